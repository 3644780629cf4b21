"""What a file cannot hold is said: every field of the model comes back from a file, or is named when it is written."""

from base64 import b64encode
from typing import Any

import pytest

from journey.formats import cjml, csv_file, document, markdown, mermaid, xlsx
from journey.formats.format import Format
from journey.model import COLLECTIONS, Map, from_document
from journey.model.map import HEADER_FIELDS
from tests.brands import png
from tests.formats.test_photo import jpeg

PHOTO, LOGO = b64encode(jpeg()).decode(), b64encode(png()).decode()
FORMATS = {each.name: each for each in (one.FORMAT for one in (cjml, csv_file, document, markdown, mermaid, xlsx))}
BARE: dict[str, list[dict[str, Any]]] = {
    "personas": [{"id": "p", "name": "Maya"}],
    "stages": [{"id": "s", "order": "a", "name": "Look"}],
    "touchpoints": [{"id": "t", "stage_id": "s", "title": "Asks"}],
    "feelings": [{"id": "f", "persona_id": "p", "touchpoint_id": "t", "valence": 2.5}],
    "lanes": [{"id": "l", "kind": "actions"}],
}
"""What every format holds whole."""
MORE: dict[str, dict[str, Any]] = {
    "channels": {"id": "c", "name": "Shop"},
    "notes": {"id": "n", "lane_id": "l", "touchpoint_id": "t", "text": "Rides"},
    "links": {"id": "k", "source_id": "t", "target_id": "s"},
    "metrics": {"id": "e", "value": 1.0, "stage_id": "s"},
    "insights": {"id": "i", "title": "Idea", "touchpoint_id": "t"},
    "losses": {"id": "o", "touchpoint_id": "t"},
    "care_actions": {"id": "a"},
    "ballots": {"id": "b", "target_id": "t", "participant": "Ann"},
    "comments": {"id": "d", "text": "Well"},
    "photos": {"id": "h", "persona_id": "p", "jpeg": PHOTO},
    "brands": {"id": "r", "name": "ACME"},
}
VALUES: dict[str, dict[str, Any]] = {
    "map": {
        "title": "Bikes", "headline": "They stay", "objective": "More stay", "scenario": "A shop", "state": "to_be",
        "answers": "other", "language": "it", "timeframe": {"label": "Spring", "start": None, "end": None},
        "is_sample": True,
    },
    "personas": {
        "name": "Ada", "role": "Nurse", "segment": "City", "quote": "Well!", "biography": "A life", "needs": ["n1"],
        "opinions": ["o1"], "expectations": ["e1"], "goals": ["g1"], "pains": ["p1"], "channel_ids": ["c"],
        "share": 0.5, "face": {"hair": "bun"},
    },
    "stages": {"name": "See", "macro_stage": "purchase", "goal": "To choose", "days": 5.0, "color": "#112233"},
    "channels": {"name": "Web", "icon": "phone", "kind": "human"},
    "touchpoints": {
        "title": "Reads", "description": "All of it", "initiator": "partner", "layer": "frontstage",
        "moment_of_truth": "first", "quality": "offer_quality", "event_names": ["ev"], "evidence": "measured",
    },
    "feelings": {
        "valence": -5.0, "emotion": "joy", "quote": "Oh!", "evidence": "heard", "low": 1.0, "high": 3.0, "n": 7,
    },
    "lanes": {"title": "Doing", "hidden": True},
    "notes": {"text": "Walks", "evidence": "observed"},
    "links": {
        "kind": "loop", "share": 0.3, "label": "Again", "evidence": "heard", "unplanned": True, "n": 9,
        "date": "2026-01-02", "source": "Log", "question": "Who?",
    },
    "metrics": {
        "kind": "csat", "name": "Score", "value": 4.0, "scale": "1 to 5", "n": 12, "date": "2026-01-02",
        "source": "Poll", "persona_id": "p", "question": "How well?",
    },
    "insights": {
        "kind": "solution", "title": "Act", "importance": 8.0, "satisfaction": 2.0, "impact": 9.0, "effort": 1.0,
        "owner": "Ann", "status": "open", "due": "2026-01-02", "evidence": "heard",
    },
    "losses": {
        "title": "Gone", "reason": "fear", "control": "wanted", "customers": 3, "value": 10.0, "start": "2026-01-02",
        "end": "2026-01-03", "evidence": "heard", "conversations": [{"words": "No", "follows": "Call"}], "share": 0.2,
        "share_low": 0.1, "share_high": 0.3, "n": 40, "horizon_days": 90,
    },
    "care_actions": {
        "kind": "win_back", "persona_id": "p", "stage_id": "s", "title": "Write", "every_days": 30, "owner": "Ann",
        "through": "phone", "last_done": "2026-01-02", "next_due": "2026-01-03",
    },
    "ballots": {"kind": "rating", "value": 2.0},
    "comments": {"author": "Ann", "at": "2026-01-02T03:04:05Z", "resolved": True},
    "photos": {"jpeg": PHOTO},
    "brands": {"name": "Bikes", "colour": "#112233", "font": "Noto Sans", "logo": LOGO},
}  # fmt: skip
STRUCTURE = {"id", "order", "stage_id", "touchpoint_id", "persona_id", "persona_ids", "channel_id", "lane_id", "kind",
             "source_id", "target_id", "participant", "text", "jpeg"}  # fmt: skip
"""What tells where a record belongs, which other tests hold, and what no record of its kind is without."""
EACH = [(name, field) for name, fields in VALUES.items() for field in fields]


def made(collection: str = "", field: str = "", value: object = None) -> Map:
    """The bare map, with one record more where it has none of the collection, and one field of it set."""
    found: dict[str, Any] = {name: [dict(body) for body in bodies] for name, bodies in BARE.items()}
    if collection in MORE:
        found[collection] = [dict(MORE[collection])]
    if collection == "channels" or field == "channel_ids":
        found["channels"] = [dict(MORE["channels"])]
        found["touchpoints"][0]["channel_id"] = "c"
    if collection == "lanes":
        found["notes"] = [MORE["notes"]]
    changed = found if collection == "map" else found[collection][0] if collection else {}
    if field:
        changed[field] = value
    return from_document({"schema_version": 2, "id": "m", **found}, "x")


def test_every_field_is_tried():
    fields = {name: set(kind.model_fields) for name, kind in COLLECTIONS.items()} | {"map": set(HEADER_FIELDS)}
    assert {field for name, known in fields.items() for field in known - STRUCTURE - set(VALUES[name])} == set()


@pytest.mark.parametrize("name", FORMATS)
def test_a_bare_map_loses_nothing(name: str):
    assert FORMATS[name].write(made(), None).notes == ()


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(("collection", "field"), EACH)
def test_a_field_comes_back_or_is_named(name: str, collection: str, field: str):
    told = FORMATS[name]
    journey_map = made(collection, field, VALUES[collection][field])
    written = told.write(journey_map, None)
    assert written.notes or comes_back(told, journey_map, collection, field, written.data)


def comes_back(told: Format, journey_map: Map, collection: str, field: str, data: bytes) -> bool:
    """Whether the value is in what is read; a report, which is for people, need only tell it."""
    if told.name == "markdown":
        return data != told.write(made(collection), None).data
    read = told.read(data, f"x{told.suffix}").journey_map
    if collection == "map":
        return getattr(read, field) == getattr(journey_map, field)
    wanted = getattr(getattr(journey_map, collection)[0], field)
    return any(getattr(record, field) == wanted for record in getattr(read, collection))


def test_what_a_table_has_no_row_for_is_named():
    made = from_document(
        {
            "schema_version": 2, "id": "m", "stages": [{"id": "s", "name": "Look"}],
            "personas": [{"id": "p", "name": "Maya"}, {"id": "q", "name": "Bruno"}],
            "channels": [{"id": "c", "name": "Shop"}],
            "touchpoints": [{"id": "t", "stage_id": "s", "title": "Asks", "evidence": "heard"},
                            {"id": "u", "stage_id": "s", "title": ""}],
            "feelings": [{"id": f"f{n}", "persona_id": "p", "touchpoint_id": "t", "valence": n} for n in range(2)],
            "insights": [{"id": "i", "title": "Idea"}],
            "lanes": [{"id": "own", "title": "Ours"}, {"id": "g", "kind": "goals"}],
            "notes": [{"id": "n", "lane_id": "g", "stage_id": "s", "text": "Why"}],
        },
        "x",
    )  # fmt: skip
    assert csv_file.write(made).notes == (
        "1 persona, 1 channel, 1 touchpoint, 1 feeling, 1 row of the poster, 1 note, 1 insight, "
        "the evidence of 2 claims not written",
    )


def test_a_report_names_what_hidden_rows_and_no_stage_hold():
    body: dict[str, Any] = {name: list(bodies) for name, bodies in BARE.items()}
    body |= {"lanes": [{"id": "l", "kind": "actions", "hidden": True}, {"id": "x", "title": "Ours"}]}
    body |= {"notes": [MORE["notes"], {"id": "m1", "lane_id": "x", "text": "Nowhere"}], "channels": [MORE["channels"]]}
    made = from_document({"schema_version": 2, "id": "m", **body}, "x")
    assert markdown.write(made).notes == ("1 channel, 2 notes not written",)


def test_a_report_tells_the_words_of_every_feeling_and_what_a_whole_stage_feels_like():
    body: dict[str, Any] = {name: list(bodies) for name, bodies in BARE.items()}
    felt = [("s", "stage_id", "All of it"), ("t", "touchpoint_id", "What is this?")]
    body["feelings"] = [
        {"id": f"f-{place}", key: place, "persona_id": "p", "valence": 1, "quote": said} for place, key, said in felt
    ]
    text = markdown.write(from_document({"schema_version": 2, "id": "m", **body}, "x")).data.decode()
    assert "\n\n- Maya: +1.0 – All of it\n\n" in text
    assert "| Maya: +1.0 – What is this? |" in text
