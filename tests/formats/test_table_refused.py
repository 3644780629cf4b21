"""What is wrong in a table is refused aloud: no false row, no shifted cell, no number that is none."""

import pytest

from journey.errors import JourneyError
from journey.files import delimited
from journey.formats.table.reading import How, read
from journey.model.wholeness import MOST_TOUCHPOINTS
from tests.formats.test_table import table, whys


def test_a_million_rows_are_refused_in_little_time():
    with pytest.raises(JourneyError) as refused:
        table("Stage,Touchpoint\n" + "a,b\n" * 1_000_000)
    assert refused.value.code == "too_many_rows"


def test_rows_beyond_what_a_map_holds_leave_no_stage():
    text = "Stage,Touchpoint\n" + "".join(f"S{number},T{number}\n" for number in range(MOST_TOUCHPOINTS + 40_000))
    found = table(text)
    assert len(found.journey_map.stages) == len(found.journey_map.touchpoints) == MOST_TOUCHPOINTS
    assert len(found.refused) == 40_000


def test_a_row_with_more_cells_than_heads_is_refused_and_not_shifted():
    found = table("Stage,Touchpoint,Emotion\nLook,Ad, big and loud,2\nBuy,Pay,-1,5\nCare,Mail,1,\n")
    assert [stage.name for stage in found.journey_map.stages] == ["Care"]
    assert whys(found) == [("2", "too_wide"), ("3", "too_wide")]


def test_the_error_of_a_formula_is_no_name_and_no_feeling():
    found = table("Fase;Punto di contatto;Emozione;Criticità\nA;#RIF!;2;\nB;Cassa;#N/D;Err:502\nC;App;1;#1 in fila\n")
    assert [card.title for _, cell in found.journey_map.path for card in cell] == ["Cassa", "App"]
    assert [(each.valence, each.emotion) for each in found.journey_map.feelings] == [(1.0, "")]
    assert [insight.title for insight in found.journey_map.insights] == ["#1 in fila"]
    assert whys(found) == [("2", "error"), ("3", "error"), ("3", "error")]


@pytest.mark.parametrize("text", ["05/02/2026", "2-mar", "02-gen", "2:30", "3/5", "4 su 5", "4 out of 5", "2026-05-02"])
def test_a_day_an_hour_or_a_vote_on_another_scale_is_no_strength(text: str):
    found = table(f"Stage;Touchpoint;Emotion\nLook;Ad;{text}\n")
    assert (found.journey_map.feelings, whys(found)) == ((), [("2", "emotion")])


def test_a_row_of_totals_is_no_stage():
    found = table("Fase;Punto di contatto;Emozione\nScopre;Spot;2\nMedia;Giornale;1\n;;\nTotale;;1\nMedia;2;0,5\n")
    assert [stage.name for stage in found.journey_map.stages] == ["Scopre", "Media"]
    assert whys(found) == [("5", "totals"), ("6", "totals")]


def test_strengths_of_which_none_is_below_zero_may_be_votes_and_that_is_said():
    def notes(*numbers: object) -> set[str]:
        text = "Stage;Touchpoint;Vote\n" + "".join(f"S;T{n};{each}\n" for n, each in enumerate(numbers))
        return {note.key for note in read(delimited.read(text.encode()).grid, b"", how=How({2: "emotion"})).notes}

    assert "table.notes.votes" in notes(3, 5, 1, 4)
    assert "table.notes.votes" not in notes(3, 5, -1, 4) | notes(5, 5, 5, 5) | notes(2, 3)


def test_another_table_below_is_told_and_heads_that_come_again_are_no_row():
    found = table(
        "Stage,Touchpoint,Emotion\nLook,Ad,2\n\nStage,Touchpoint,Emotion\nBuy,Pay,-1\n\n"
        "Persona,Age,Goal\nMaya,34,Save\nTom,50,Speed\n"
    )
    assert [stage.name for stage in found.journey_map.stages] == ["Look", "Buy"]
    (told,) = found.refused
    assert (told.key, told.params["n"], told.params["place"].params) == ("table.another", 3, {"place": "7"})


OPEN = {
    "to the end": 'Stage,Touchpoint,Pain\nLook,Ad,"too\nloud"\nBuy,"Pay,1\nCare,Mail,1\n',
    "until the next": 'Stage,Touchpoint,Pain\nLook,Ad,"too\nloud"\nBuy,"Pay,1\nCare,"Mail",1\n',
    "in its line": 'Stage,Touchpoint,Pain\nLook,Ad,"too\nloud"\nBuy,"Pay,1,"cash"\nCare,Mail,1\n',
    "told by a backslash": 'Stage,Touchpoint,Pain\nLook,Ad,"too\nloud"\nBuy,"Says \\"hi, you\\"",1\nCare,Mail,1\n',
}


@pytest.mark.parametrize("text", OPEN.values(), ids=OPEN)
def test_rows_before_a_quotation_mark_that_does_not_close_are_read_and_the_rest_is_told(text: str):
    for ends in ("\n", "\r\n", "\r"):
        found = table(text.replace("\n", ends))
        assert [card.title for card in found.journey_map.touchpoints] == ["Ad"]
        assert {insight.title for insight in found.journey_map.insights} == {"too", "loud"}
        (told,) = found.refused
        assert (told.key, told.params) == ("table.open_quote", {"line": "4", "n": 2})
    assert table("sep=,\n" + text).refused[0].params["line"] == "5"


def test_a_quotation_mark_that_never_closes_is_found_in_a_long_table_and_over_the_first_row():
    found = table('Stage,Touchpoint\nLook,Ad\n"a,b\n' + "x,y\n" * 500_000)
    assert found.refused[0].params == {"line": "3", "n": 500_001}
    with pytest.raises(JourneyError) as refused:
        table('Stage,"Touchpoint\nLook,Ad\n')
    assert (refused.value.code, refused.value.params["line"]) == ("quote_open", "1")


def test_quotation_marks_within_words_and_spaces_around_them_do_no_harm():
    found = table('Stage, "Touchpoint" ,Pain\nLook, "Ad, big" ,the "loud" one\nLook,"Big" news,5 inches\n')
    assert [card.title for card in found.journey_map.touchpoints] == ["Ad, big", "Big news"]
    assert sorted(insight.title for insight in found.journey_map.insights) == ["5 inches", 'the "loud" one']
    assert found.refused == ()
