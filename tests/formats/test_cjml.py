"""CJML: the sample of its site, what we wrote, and files that should not be trusted."""

import pytest

from journey.errors import JourneyError
from journey.formats import cjml
from journey.formats.cjml_reading import _Found
from journey.formats.library import open_sample
from journey.model import Map, Persona, Stage, Touchpoint
from tests.formats.test_workbook import HOSTILE
from tests.maps import random_map

OFFICIAL = """<CJML version="2.0"><actualJourney><journeyID>AJ1</journeyID><actors>
<endUser actorID="Carl"><actorName>Carl</actorName></endUser>
<serviceProvider actorID="Company A"><companyName>Bookis</companyName></serviceProvider></actors>
<touchpoints><actualCommunicationPoint><touchpointID>TP1</touchpointID>
<initiator><refersTo actorIDref="Carl"/><initiatorLabel>Customer creates account</initiatorLabel></initiator>
<receiver><refersTo actorIDref="Bookis"/><receiverLabel>Account registered</receiverLabel></receiver>
<channel><channelName>Web</channelName></channel></actualCommunicationPoint>
<actualAction><touchpointID>TP2</touchpointID><compliance>missing</compliance>
<initiator><refersTo actorIDref="Carl"/><initiatorLabel>Reads</initiatorLabel></initiator></actualAction>
</touchpoints></actualJourney></CJML>"""


def read(text: str):
    return cjml.read(text.encode(), "x.xml")


def code(data: bytes) -> str:
    with pytest.raises(JourneyError) as refused:
        cjml.read(data, "x.xml")
    return refused.value.code


def test_the_sample_of_its_site_is_read_though_it_refers_to_nobody():
    found = read(OFFICIAL)
    made = found.journey_map
    assert [(card.title, card.initiator, card.description) for card in made.touchpoints] == [
        ("Customer creates account", "customer", "Account registered"),
        ("Reads", "customer", ""),
    ]
    assert [(persona.name, channel.name) for persona, channel in zip(made.personas, made.channels, strict=True)] == [
        ("Carl", "Web")
    ]
    assert [note.text for note in made.notes] == ["missing"]
    assert [note.key for note in found.notes] == ["cjml.status"]


def test_phases_and_a_company_that_starts_are_read_with_any_namespace():
    text = OFFICIAL.replace("<CJML ", '<CJML xmlns="http://cjml.no" ').replace(
        "<actors>",
        '<journeyPhases><journeyPhase phaseID="p"><phaseName>Join</phaseName></journeyPhase></journeyPhases><actors>',
        1,
    )
    text = text.replace("</touchpointID>", '</touchpointID><belongsTo phaseIDref="p"/>').replace(
        '<refersTo actorIDref="Carl"/><initiatorLabel>C', '<refersTo actorIDref="Company A"/><initiatorLabel>C'
    )
    made = read(text).journey_map
    assert [stage.name for stage in made.stages] == ["Join"]
    assert (made.touchpoints[0].initiator, made.touchpoints[0].title) == ("company", "Account registered")


@pytest.mark.parametrize("language", ["en", "it"])
def test_what_was_written_reads_back_with_its_path_people_and_feelings(language: str):
    sample = open_sample(language)
    made = cjml.read(cjml.write(sample).data).journey_map
    told = [(stage.name, [(c.title, c.initiator, c.description) for c in cell]) for stage, cell in made.path]
    assert told == [(s.name, [(c.title, c.initiator, c.description) for c in cell]) for s, cell in sample.path]
    assert {persona.name for persona in made.personas} == {persona.name for persona in sample.personas}
    assert sorted(round(f.valence, 3) for f in made.feelings) == sorted(round(f.valence, 3) for f in sample.feelings)
    assert (made.title, made.headline, made.state) == (sample.title, sample.headline, sample.state)


def test_what_it_cannot_hold_is_said_one_line_a_kind():
    assert cjml.write(open_sample("en")).notes[0].endswith("not written")
    plan = open_sample("en").model_copy(update={"state": "to_be"})
    assert any("planned" in note for note in cjml.write(plan).notes)


@pytest.mark.parametrize("seed", range(6))
def test_any_map_is_written_and_read(seed: int):
    journey_map = random_map(seed)
    made = cjml.read(cjml.write(journey_map).data).journey_map
    walked = {card.id for card in journey_map.touchpoints}
    assert len(made.touchpoints) == len(walked)


def test_hostile_words_are_only_words():
    for words in HOSTILE:
        stage, card = Stage(id="s", name=words), Touchpoint(id="t", stage_id="s", title=words)
        journey_map = Map(
            id="m", title=words, personas=(Persona(id="p", name=words),), stages=(stage,), touchpoints=(card,)
        )
        made = cjml.read(cjml.write(journey_map).data).journey_map
        assert (made.title, made.stages[0].name) == (journey_map.title, stage.name)
        assert (made.touchpoints[0].title, made.personas[0].name) == (card.title, journey_map.personas[0].name)


def test_what_should_not_be_trusted_is_refused():
    entity = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + OFFICIAL.replace("Carl</", "&a;</")
    assert code(entity.encode()) == code(b"<!DOCTYPE x><CJML/>") == "xml_forbidden"
    assert (
        code(b"<CJML><actors>") == code(b"") == code(b'<?xml version="1.0" encoding="no-such"?><CJML/>') == "xml_broken"
    )
    assert code(b"<html/>") == "not_cjml"
    assert code(b" " * 20_000_001) == "file_too_large"
    many = OFFICIAL.replace("<actualAction>", "<actualAction/>" * 2100 + "<actualAction>")
    assert code(many.encode()) == "too_many_touchpoints"
    crowd = "".join(f'<endUser actorID="{n}"/>' for n in range(60_000))
    felt = "<actualAction><experienceRating>4</experienceRating></actualAction>"
    assert code(f"<CJML><actualJourney>{crowd}{felt}</actualJourney></CJML>".encode()) == "too_many_records"


def walk(who: str, *points: str) -> str:
    """A journey of an end user called ``customer`` as all are: its points ``a``, or ``a:5`` with a rating."""
    told = []
    for point in points:
        key, _, rating = point.partition(":")
        felt = f"<experienceRating>{rating}</experienceRating>" if rating else ""
        told.append(f"<actualAction><touchpointID>{key}</touchpointID>{felt}</actualAction>")
    name = f"<actorName>{who}</actorName>" if who else ""
    return f'<actualJourney><endUser actorID="customer">{name}</endUser>{"".join(told)}</actualJourney>'


def test_touchpoints_beyond_what_a_map_holds_are_refused_before_the_others_are_looked_at(monkeypatch):
    taken = []
    point = _Found._point
    monkeypatch.setattr(_Found, "_point", lambda *args: taken.append(1) or point(*args))
    many = "".join(f"<actualAction><touchpointID>{n}</touchpointID></actualAction>" for n in range(5000))
    assert code(f"<CJML><actualJourney>{many}</actualJourney></CJML>".encode()) == "too_many_touchpoints"
    assert len(taken) == 2001


def test_what_is_nested_in_one_of_its_kind_belongs_to_it():
    nested = walk("A", "a").replace("<actualAction>", "<actualAction>" * 500)
    nested = nested.replace("</actualAction>", "</actualAction>" * 500)
    nested = nested.replace("<touchpointID>a</touchpointID>", "")
    deep = "<actualJourney>" * 500 + nested + "</actualJourney>" * 500
    assert [card.title for card in read(f"<CJML>{deep}</CJML>").journey_map.touchpoints] == ["#0"]


def test_the_path_of_several_journeys_is_one_path():
    made = read(f"<CJML>{walk('A', 'a', 'b', 'c')}{walk('B', 'x', 'b', 'y', 'c', 'z')}{walk('C', 'w')}</CJML>")
    assert [card.title for card in made.journey_map.touchpoints] == list("axbyczw")


def test_two_customers_under_one_actor_id_stay_two():
    made = read(f"<CJML>{walk('Maya', 'a:5')}{walk('Bruno', 'b:1')}{walk('Maya', 'c:2')}</CJML>").journey_map
    assert [persona.name for persona in made.personas] == ["Maya", "Bruno"]
    felt = [(made.persona(f.persona_id).name, made.touchpoint(f.touchpoint_id).title) for f in made.feelings]
    assert felt == [("Maya", "a"), ("Bruno", "b"), ("Maya", "c")]


def test_a_name_left_out_once_is_the_one_known():
    for first, second in (("", "Maya"), ("Maya", "")):
        made = read(f"<CJML>{walk(first, 'a')}{walk(second, 'b')}</CJML>").journey_map
        assert [persona.name for persona in made.personas] == ["Maya"]


def test_of_several_visits_the_last_one_counts_and_it_is_said():
    found = read(f"<CJML>{walk('Maya', 'a:5', 'b:3', 'a:1')}</CJML>")
    felt = [(found.journey_map.touchpoint(f.touchpoint_id).title, f.valence) for f in found.journey_map.feelings]
    assert sorted(felt) == [("a", -5.0), ("b", 0.0)]
    assert [(note.key, note.params["n"]) for note in found.notes] == [("cjml.visited_again", 1)]
    assert not read(f"<CJML>{walk('Maya', 'a:5', 'b:3', 'a:5')}</CJML>").notes
