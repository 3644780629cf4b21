"""Who sent what a log calls sent: a partner's message is named so, and presses nobody in our name."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from journey.analyses import dialogue, drop_off, drop_off_figure, pressure, split
from journey.analyses.naming import named
from journey.analyses.pressure_answer import uncounted
from journey.analyses.senders import sender
from journey.analyses.silence import Terms
from journey.analyses.tables import tables
from journey.events.ingest import read
from journey.events.log import EventLog
from journey.i18n import words
from journey.model import Map
from journey.scene.themes import theme

TERMS = Terms(horizon=30)
HEAD = "customer,time,event,direction"


@pytest.fixture
def log(tmp_path: Path) -> Iterator[EventLog]:
    """90 customers look, get a word of the courier and one of the shop, and look again; 30 of them no more."""
    rows = []
    for n in range(90):
        rows += [f"c{n},2026-01-01,look,in", f"c{n},2026-01-02,courier_text,out", f"c{n},2026-01-03,offer,out"]
        rows += [f"c{n},2026-01-05,look,in"] if n % 3 else []
    path = tmp_path / "shop.csv"
    path.write_text("\n".join([HEAD, *rows, "z,2026-06-30,look,in"]) + "\n", encoding="utf-8")
    found = read(path)
    yield found
    found.close()


def shop(initiator: str = "partner") -> Map:
    return Map.model_validate({
        "id": "m", "stages": [{"id": "s", "name": "Wait"}],
        "touchpoints": [
            {"id": "c", "stage_id": "s", "title": "The courier writes", "initiator": initiator,
             "event_names": ["courier_text"]},
            {"id": "o", "stage_id": "s", "title": "An offer", "initiator": "company", "event_names": ["offer"]},
        ],
    })  # fmt: skip


@pytest.mark.parametrize(
    ("initiator", "said"),
    [("partner", ("from a partner", "da un partner")), ("social", ("from other people", "da altre persone"))],
)
def test_what_others_send_is_called_so(log: EventLog, initiator: str, said: tuple[str, str]) -> None:
    found = drop_off.compute(log, shop(initiator), TERMS)
    points = {each.event: each for each in found.events}
    for language, told in zip(("en", "it"), said, strict=True):
        t = words(language)
        assert points["courier_text"].whose(t) == told
        assert points["offer"].whose(t) == {"en": "from us", "it": "da noi"}[language] and not points["look"].whose(t)
        assert told in str(drop_off_figure.figure(found, t, theme("light")))
        (events,) = (table for name, table in tables(found, t) if name == t("analyses.tables.events"))
        assert told in events[t("analyses.columns.sender")].tolist()
    assert points["courier_text"].as_json()["sender"] == initiator
    assert {each.event: each.sender for each in found.touchpoints}["The courier writes"] == initiator


def test_where_it_may_be_either_nobody_is_named_alone() -> None:
    assert sender("stage", "Wait", shop()) == "several" and sender("stage", "Wait", shop("company")) == "company"
    assert sender("channel", "sms", shop()) == "several" and sender("channel", "sms", None) == "company"


def test_only_messages_of_the_firm_are_counted_as_pressure_and_the_others_are_named(log: EventLog) -> None:
    counted = {each.messages: each.n for each in pressure.compute(log, shop("company"), TERMS).by_count}
    assert (counted["0"], counted["1"], counted["2"]) == (90, 0, 60)
    said = pressure.compute(log, shop(), TERMS)
    counted = {each.messages: each.n for each in said.by_count}
    assert (counted["0"], counted["1"], counted["2"]) == (90, 60, 0)
    assert [each.event for each in said.kinds] == ["offer"] and said.others == ("courier_text",)
    told = uncounted(named(said, {"courier_text": "The courier writes"}), words("en"))
    assert told == "Not counted, for others send it: “The courier writes”."
    assert told in "".join(named(said, {"courier_text": "The courier writes"}).lines(words("en")))
    assert not uncounted(pressure.compute(log, shop("company"), TERMS), words("en"))


def test_nor_are_they_words_of_ours_that_wait_for_an_answer(log: EventLog) -> None:
    assert dialogue.compute(log, shop("company"), TERMS).messages == 180
    assert dialogue.compute(log, shop(), TERMS).messages == 90


def test_the_parts_of_what_was_sent_are_those_of_the_first_in_each_silence(log: EventLog) -> None:
    parts = split.compute(log, shop(), "event", "offer", "before", sent=True, terms=TERMS).parts
    assert [(each.part, each.n, each.vanished) for each in parts] == [("courier_text", 90, 30)]
    since = split.compute(log, shop(), "event", "offer", "since", sent=True, terms=TERMS).parts
    assert [(each.part, each.n) for each in since] == [("never", 90)]  # the courier's message is none of ours
    since = split.compute(log, shop("company"), "event", "offer", "since", sent=True, terms=TERMS).parts
    assert [(each.part, each.n) for each in since] == [("day", 90)]
