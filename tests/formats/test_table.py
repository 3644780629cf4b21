"""Tables that people make by hand, and CSV as programs save it."""

import pytest

from journey.errors import JourneyError
from journey.files import delimited
from journey.files.grid import Grid
from journey.formats import csv_file
from journey.formats.guesses import macro_stages, nearly_same
from journey.formats.library import open_sample
from journey.formats.table.reading import How, read
from journey.formats.table.roles import role_of
from journey.formats.table.shape import laid
from journey.formats.table.values import felt
from journey.i18n import words as spoken
from journey.model import Map, Stage, Touchpoint, compare
from tests.formats.test_workbook import HOSTILE
from tests.maps import random_map


def grid(*rows: tuple) -> Grid:
    return Grid("", tuple((number, row) for number, row in enumerate(rows, 1) if any(cell is not None for cell in row)))


def table(text: str, name: str = "shop.csv"):
    return csv_file.read(text.encode(), name)


def whys(reading) -> list[tuple[str, str]]:
    return [
        (phrase.params["place"].params["place"], phrase.params["why"].key.rsplit(".", 1)[-1])
        for phrase in reading.refused
    ]


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("Stage", "stage"), ("FASE", "stage"), ("Tappa", "stage"), ("Journey phase", "stage"),
        ("Punto di contatto", "touchpoint"), ("touch-point", "touchpoint"), ("Touchpiont", "touchpoint"),
        ("Canale", "channel"), ("Emozione (da -5 a 5)", "emotion"), ("Criticita", "pain"),
        ("Main pain points today", "pain"), ("Opportunità", "opportunity"), ("Chi inizia", "initiator"),
        ("Evidenza", "evidence"), ("Citazione", "quote"), ("Pensiero", "thought"), ("Budget", "lane"),
        ("Scopre", "lane"), ("", "ignored"),
    ],
)  # fmt: skip
def test_a_heading_is_known_in_either_language_and_roughly_spelt(words: str, role: str):
    assert role_of(words) == role


def test_a_table_in_any_order_becomes_a_map():
    found = table(
        "Emotion,Touchpoint,Persona,stage,Channel,Initiator,Evidence,Pain,Thought,Budget\n"
        "2,Advert,Maya,Look,Web,company,measured,Too loud,Is it true?,10k\n"
        "-1.5,Advert,Tom,Look,Web,,,,,\n"
        "joy,Pays,,Buy,Shop,,,,,\n"
    )
    made = found.journey_map
    assert (made.title, [stage.name for stage in made.stages]) == ("shop", ["Look", "Buy"])
    assert [
        (card.title, card.initiator, card.evidence, card.persona_ids) for _, cell in made.path for card in cell
    ] == [
        ("Advert", "company", "measured", ()),  # both personas there are: everybody
        ("Pays", "customer", "assumed", ()),
    ]
    names = {persona.id: persona.name for persona in made.personas}
    felt_here = sorted((names.get(f.persona_id, ""), f.valence, f.emotion) for f in made.feelings)
    assert felt_here == [("", 5.0, "joy"), ("Maya", 2.0, ""), ("Tom", -1.5, "")]
    lanes = {lane.id: lane.title or lane.kind for lane in made.lanes}
    assert sorted((lanes[note.lane_id], note.text) for note in made.notes) == [
        ("Budget", "10k"),
        ("thoughts", "Is it true?"),
    ]
    assert [insight.title for insight in made.insights] == ["Too loud"]
    assert found.refused == ()


def test_every_row_that_is_refused_says_why():
    found = table("Stage;Touchpoint;Emotion;Chi inizia\n;Lost;1;\nLook;Ad;12;nobody\nLook;Mail;2,5;azienda\n")
    assert whys(found) == [("2", "no_stage"), ("3", "initiator"), ("3", "emotion")]
    assert [card.title for card in found.journey_map.touchpoints] == ["Ad", "Mail"]
    assert [feeling.valence for feeling in found.journey_map.feelings] == [2.5]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "mac_roman"])
def test_letters_and_delimiters_are_found_out(delimiter: str, encoding: str):
    lines = [("Fase", "Punto di contatto", "Criticità"), ("Perché", "È già qui", "più così, finché può")]
    text = "\r\n".join(delimiter.join(f'"{cell}"' for cell in line) for line in lines)
    (card,) = csv_file.read(text.encode(encoding), "x.csv").journey_map.touchpoints
    assert card.title == "È già qui"


def test_letters_and_delimiter_may_be_said():
    read_as = delimited.read("Stage;x\nPerché;y\n".encode("cp1252"), "x.csv", "mac-roman", ",")
    assert (read_as.encoding, read_as.delimiter, read_as.grid.width) == ("mac-roman", ",", 1)
    with pytest.raises(JourneyError) as refused:
        delimited.read("Perché".encode("cp1252"), "x.csv", "utf-8")
    assert refused.value.code == "wrong_encoding"


def test_roles_may_be_corrected():
    text = b"Stage,What,Mood\nLook,Advert,2\n"
    corrected = read(delimited.read(text).grid, text, "x.csv", How({1: "touchpoint", 2: "ignored"})).journey_map
    assert ([card.title for card in corrected.touchpoints], corrected.feelings) == (["Advert"], ())


def test_a_stage_over_merged_cells_is_that_of_every_row_and_a_title_stands_above():
    made = read(
        grid(
            ("Our journey 2026",),
            (None,),
            (None, "Stage", "Touchpoint"),
            (None, "Look", "Ad"),
            (None, None, "Shop window"),
        ),
        b"",
    ).journey_map
    assert (made.title, len(made.stages)) == ("Our journey 2026", 1)
    assert [card.title for card in made.touchpoints] == ["Ad", "Shop window"]


STAGES_ACROSS = grid(
    ("Customer journey of a shop", None, None, None, None),
    (None, "Discover", None, "Choose", "Use"),  # Discover spans two columns
    ("Touchpoints", "Ad", "Friend", "Shop;Website", None),
    ("Actions", "Sees it", "Asks", "Compares\nTries", "Rides"),
    ("Emotions", 1, 3, "-2", "joy"),
    ("Pain points", None, None, "• Cost\n• Time", None),
    ("Team", "Marketing", None, "Sales", None),
)


def test_stages_side_by_side_are_understood():
    found = read(STAGES_ACROSS, b"")
    made = found.journey_map
    assert made.title == "Customer journey of a shop"
    assert [stage.name for stage in made.stages] == ["Discover", "Choose", "Use"]
    assert [card.title for _, cell in made.path for card in cell] == ["Ad", "Friend", "Shop", "Website"]
    assert sorted(insight.title for insight in made.insights) == ["Cost", "Time"]
    at = {card.id: card.title for card in made.touchpoints} | {stage.id: stage.name for stage in made.stages}
    feelings = {at[f.touchpoint_id or f.stage_id]: f.valence for f in made.feelings}
    assert feelings == {"Ad": 1, "Friend": 3, "Choose": -2, "Use": 5}
    assert "table.notes.across" in [note.key for note in found.notes]
    assert any(lane.title == "Team" for lane in made.lanes)


def test_the_same_table_turned_is_understood_too():
    rows = [row + (None,) * (5 - len(row)) for _, row in STAGES_ACROSS.rows[1:]]
    turned = grid(("Stage", *(row[0] for row in rows[1:])), *zip(*[row[1:] for row in rows], strict=True))
    made = read(turned, b"").journey_map
    assert [stage.name for stage in made.stages] == ["Discover", "Choose", "Use"]
    assert {insight.title for insight in made.insights} == {"Cost", "Time"}


def test_a_table_without_heads_is_refused():
    with pytest.raises(JourneyError) as refused:
        table("1,2,3\n4,5,6\n")
    assert refused.value.code == "no_table"
    with pytest.raises(JourneyError) as refused:
        table("")
    assert refused.value.code == "table_empty"


@pytest.mark.parametrize(
    ("text", "strength", "name"),
    [
        ("2,5", 2.5, ""),
        ("−3 (paura)", -3, "fear"),
        ("Joy", 5, "joy"),
        ("frustrazone", -4, "frustration"),
        ("meh", None, "meh"),
    ],
)
def test_how_something_feels_is_a_number_or_a_name(text: str, strength: float | None, name: str):
    assert felt(text) == (strength, name)


@pytest.mark.parametrize(
    ("text", "decimal", "strength"),
    [
        ("2.125", ".", 2.125),
        ("2.125", ",", 2125),
        ("2,125", ".", 2125),
        ("2,125", ",", 2.125),
        ("-1.234,5", ",", -1234.5),
        ("1,234.5", ".", 1234.5),
        ("0.125", ",", 0.125),  # no sign groups digits behind a nought
        ("2,5", ".", 2.5),  # nor a single one: it can only be a half
        ("2.5 (joy)", ",", 2.5),
    ],
)
def test_a_number_is_read_with_the_decimal_sign_that_was_chosen(text: str, decimal: str, strength: float):
    assert felt(text, decimal)[0] == strength


def test_the_decimal_sign_is_that_of_most_numbers_and_may_be_corrected():
    text = b"Stage;Touchpoint;Emotion\nLook;A;1.250\nLook;B;2,5\nLook;C;1,5\n"
    cells = delimited.read(text).grid
    assert whys(read(cells, text)) == [("2", "emotion")]  # one thousand two hundred and fifty
    assert [each.valence for each in read(cells, text, how=How(decimal=".")).journey_map.feelings] == [1.25, 2.5, 1.5]


def test_letters_that_are_only_guessed_are_told():
    cyrillic = delimited.read("Stage,Touchpoint\nСтарт,Реклама и журнал\n".encode("cp1251"))
    assert (cyrillic.encoding, cyrillic.grid.rows[1][1][0]) == ("cp1251", "Старт")
    polish = "Stage,Touchpoint\nŹródło,Ważny węzeł\n".encode("cp1250")
    for found in (cyrillic, delimited.read(polish)):
        assert [note.key for note in found.notes()] == ["table.notes.letters"]
    assert delimited.read(polish, encoding="cp1250").grid.rows[1][1] == ("Źródło", "Ważny węzeł")
    assert "table.notes.letters" in [note.key for note in csv_file.read(polish, "x.csv").notes]
    for said in (delimited.read(polish, encoding="cp1250"), delimited.read("Stage\nPerché\n".encode("cp1252"))):
        assert said.notes() == ()


@pytest.mark.parametrize("language", ["en", "it"])
def test_what_was_written_reads_back_with_the_same_path_and_words(language: str):
    sample = open_sample(language)
    made = csv_file.read(csv_file.write(sample).data, "x.csv").journey_map
    for name in ("stages", "channels", "personas"):
        assert {each.name for each in getattr(made, name)} == {each.name for each in getattr(sample, name)}
    assert [card.title for _, cell in made.path for card in cell] == [
        card.title for _, cell in sample.path for card in cell
    ]
    assert sorted(feeling.valence for feeling in made.feelings) == sorted(
        feeling.valence for feeling in sample.feelings
    )
    assert sorted(note.text for note in made.notes) == sorted(note.text for note in sample.notes)
    assert sorted(each.title for each in made.insights) == sorted(each.title for each in sample.insights)


def test_the_letters_and_signs_are_those_of_the_excel_of_the_language():
    for language, delimiter, number in (("en", ",", "2.1"), ("it", ";", "2,1")):
        data = csv_file.write(open_sample(language)).data
        assert data.startswith(b"\xef\xbb\xbf")
        assert f"{delimiter}{number}{delimiter}" in data.decode()


def edited(journey_map: Map, *changes: tuple[str, str]) -> Map:
    text = csv_file.write(journey_map).data.decode()
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    data = text.encode()
    return read(delimited.read(data).grid, data, "x.csv", base=journey_map).journey_map


@pytest.mark.parametrize("seed", range(10))
def test_a_table_nobody_touched_changes_nothing_on_its_map(seed: int):
    journey_map = random_map(seed, touchpoints=20)
    assert compare(journey_map, edited(journey_map)).count == 0


def test_edits_in_a_table_are_edits_of_its_map_and_the_rest_stays():
    sample = open_sample("en")
    after = edited(
        sample, ("A friend’s photo", "A photo of a friend"), ("Maya Brooks,2.1,Curiosity", "Maya Brooks,-2.1,Doubt")
    )
    comparison = compare(sample, after)
    assert [(record.id, fields) for record, fields in comparison.changed] == [
        ("tp-photo", ("title",)),
        ("fe-maya-photo", ("valence", "emotion")),
    ]
    assert (comparison.added, comparison.removed, comparison.header) == ((), (), ())


def test_a_row_that_went_takes_its_touchpoint_along_and_a_new_row_brings_one():
    sample = open_sample("en")
    lines = csv_file.write(sample).data.decode().split("\r\n")
    kept = [line for line in lines if not line.endswith("tp-photo")]
    data = "\r\n".join([*kept[:-1], "Notice,,,A new poster,,Street,,3", ""]).encode()
    comparison = compare(sample, read(delimited.read(data).grid, data, base=sample).journey_map)
    assert "tp-photo" in {record.id for record in comparison.removed}
    assert {getattr(record, "title", getattr(record, "name", "")) for record in comparison.added} >= {
        "A new poster",
        "Street",
    }


def test_hostile_words_are_no_formula_in_any_cell_and_come_back():
    for words in HOSTILE:
        journey_map = Map(
            id="m", stages=(Stage(id="s", name=words),), touchpoints=(Touchpoint(id="t", stage_id="s", title=words),)
        )
        data = csv_file.write(journey_map).data
        for line in data.decode("utf-8-sig").split("\r\n"):
            assert not any(cell.strip('"')[:1] in ("=", "+", "-", "@", "\t", "＝") for cell in line.split(",") if cell)
        assert compare(journey_map, edited(journey_map)).count == 0
        assert csv_file.read(data, "x.csv").journey_map.touchpoints[0].title == journey_map.touchpoints[0].title


def test_the_heads_of_a_bad_table_do_not_matter_to_where_it_lies():
    assert laid(grid((1, 2), (3, 4))) is None


PALESTRA = """Fase;Punto di contatto;Canale;Persona;Emozione
Scoperta;Vede il volantino;Volantino;Luca;1
Prova;Telefona;telefono;Luca;-2
Prova;Lezione;Palestra;Sara;molto bene
Iscrizzione;Firma;Palestra;Sara;-1
Iscrizione;Paga;e-mail;Sara;boh
Rinnovo;Disdice;App;Luca;-4
"""


def test_a_table_made_by_hand_is_dressed_by_its_names():
    found = table(PALESTRA)
    made = found.journey_map
    assert [(each.name, each.icon, each.kind) for each in made.channels] == [
        ("Volantino", "ad", "physical"),
        ("telefono", "phone", "human"),
        ("Palestra", "store", "physical"),
        ("e-mail", "email", "digital"),
        ("App", "app", "digital"),
    ]
    assert [each.macro_stage for each in made.stages] == [
        "pre_purchase", "pre_purchase", "purchase", "purchase", "post_purchase",
    ]  # fmt: skip
    assert len({each.face for each in made.personas}) == 2
    assert sorted(one.valence for one in made.feelings) == [-4, -2, -1, 0, 1, 4]
    notes = [spoken("en").say(note) for note in found.notes]
    assert "1 emotion is not known and keeps its word, at 0: Row 6: “boh”" in notes
    assert "“Iscrizzione” and “Iscrizione” are nearly the same name, and came in as two stages" in notes
    assert "before, at or after buying is a guess by the name and the place of each stage" in notes


def test_macro_stages_that_the_table_tells_are_not_guessed():
    found = table("Stage;Macro stage;Touchpoint\nBuy;After buying;Ad\nOrder;;Mail\n")
    assert [each.macro_stage for each in found.journey_map.stages] == ["post_purchase", "post_purchase"]
    assert found.notes == ()


@pytest.mark.parametrize(
    ("names", "when"),
    [
        (["Alfa", "Beta", "Gamma"], ["pre_purchase", "purchase", "post_purchase"]),
        (["Before buying", "I order and pay", "Whatever", "I order again"],
         ["pre_purchase", "purchase", "purchase", "post_purchase"]),
        (["Consapevolezza", "Valutazione", "Acquisto", "Post-acquisto"],
         ["pre_purchase", "pre_purchase", "purchase", "post_purchase"]),
    ],
)  # fmt: skip
def test_when_a_stage_is_shows_in_its_name_else_in_its_place(names: list[str], when: list[str]):
    assert macro_stages(names) == when


@pytest.mark.parametrize(("one", "other"), [("Stage 1", "Stage 2"), ("Buy", "Bay"), ("Comparison", "Purchase")])
def test_names_that_differ_by_more_than_a_slip_are_two(one: str, other: str):
    assert not nearly_same(one, other)


def test_a_stage_with_a_feeling_of_its_own_is_one_row():
    made = table("Stage;Touchpoint;Persona;Emotion\nRenew;;Luca;3\nRenew;Leaves;Sara;-4\n").journey_map
    written = csv_file.write(made).data.decode().splitlines()
    assert [row.split(",")[6:8] for row in written[1:]] == [["Luca", "3"], ["Sara", "-4"]]
