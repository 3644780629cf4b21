"""XES: events with their own attributes and those of their trace; XML that is none, or that attacks, is refused."""

import gzip

import pytest

from journey.i18n import words
from tests.events.conftest import Reading, Refusing
from tests.events.telling import column_of, events_of, notes_of, refused_of, times_of


def event(name: str, time: str, more: str = "") -> str:
    return (
        f'<event><string key="concept:name" value="{name}"/><date key="time:timestamp" value="{time}"/>{more}</event>'
    )


def trace(customer: str, *events: str) -> str:
    return f'<trace><string key="concept:name" value="{customer}"/>{"".join(events)}</trace>'


def xes(*traces: str, namespace: str = ' xmlns="http://www.xes-standard.org/"', head: str = "") -> str:
    scope = f'<global scope="event">{event("__INVALID__", "1970-01-01T00:00:00Z")[7:-8]}</global>'
    return f'<?xml version="1.0" encoding="UTF-8"?>{head}<log{namespace}>{scope}{"".join(traces)}</log>'


SMALL = xes(
    trace("Rossi", event("visit", "2024-03-05T10:00:00.250+02:00"), event("buy", "2024-03-05T10:05:00+02:00")),
    trace("Verdi", event("visit", "2024-03-06T10:00:00Z")),
)


def test_a_trace_is_a_customer_and_its_events_are_in_the_order_of_the_file(reading: Reading):
    log = reading(SMALL, "log.xes")
    assert events_of(log, "row", "customer", "event") == [
        (1, "Rossi", "visit"),
        (2, "Rossi", "buy"),
        (3, "Verdi", "visit"),
    ]
    assert times_of(log) == ["2024-03-05 08:00:00.250000", "2024-03-05 08:05:00", "2024-03-06 10:00:00"]
    assert (log.understood.kind, log.understood.timezone) == ("xes", "UTC")


def test_it_may_be_compressed_and_called_anything_and_have_no_namespace(reading: Reading):
    assert reading(gzip.compress(SMALL.encode()), "log.xes.gz").events == 3
    assert reading(SMALL, "log.csv").events == 3
    assert reading(xes(trace("a", event("x", "2024-03-05T10:00:00Z")), namespace="")).events == 1
    assert reading(b"\xef\xbb\xbf\n" + SMALL.split("?>")[1].encode()).events == 3


def test_attributes_of_a_later_event_are_columns_too_in_any_case(reading: Reading):
    more = ('<int key="Amount" value="3"/>', '<float key="amount" value="4.5"/>', '<list key="x"><values/></list>')
    log = reading(xes(trace("a", *(event("x", f"2024-03-0{day}T10:00:00Z", each) for day, each in enumerate(more, 1)))))
    assert column_of(log, "value") == [3.0, 4.5, None]


def test_an_event_without_a_name_or_a_time_is_refused_and_the_others_read(reading: Reading):
    nameless = '<event><date key="time:timestamp" value="2024-03-05T10:00:00Z"/></event>'
    timeless = '<event><string key="concept:name" value="x"/></event>'
    log = reading(xes(trace("a", nameless, event("x", "2024-03-06T10:00:00Z"), timeless, event("y", "soon"))))
    assert (column_of(log, "event"), refused_of(log)) == (["x"], {"no_event": 1, "no_time": 1, "bad_time": 1})


def test_more_events_than_are_read_at_once(reading: Reading, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("journey.events.xes._BATCH", 2)
    late = event("z", "2024-03-07T10:00:00Z", '<string key="channel" value="web"/>')
    log = reading(xes(*(trace(str(n), event("x", "2024-03-05T10:00:00Z"), late) for n in range(5))))
    assert (log.events, log.customers, column_of(log, "channel")) == (10, 5, [None, "web"] * 5)
    assert column_of(log, "row") == list(range(1, 11))


def lived(name: str, transition: str, minute: int, more: str = "") -> str:
    said = f'<string key="lifecycle:transition" value="{transition}"/>{more}'
    return event(name, f"2024-03-05T10:{minute:02}:00Z", said)


LIVED = xes(
    trace(
        "a", lived("call", "start", 0), lived("mail", "START", 1),
        lived("call", "complete", 2), lived("mail", "complete", 3),
    ),
    trace("b", lived("call", "complete", 0), lived("call", "start", 1), lived("call", "suspend", 2)),
)  # fmt: skip


@pytest.mark.parametrize("name", ["log.xes", "log.xes.gz"])
def test_an_activity_that_starts_and_completes_is_one_event(reading: Reading, name: str):
    log = reading(gzip.compress(LIVED.encode()) if name.endswith("gz") else LIVED, name)
    assert events_of(log, "customer", "event", "position") == [
        ("a", "call", 1), ("a", "mail", 2), ("b", "call", 1), ("b", "call", 2), ("b", "call", 3),
    ]  # fmt: skip
    assert times_of(log)[:2] == ["2024-03-05 10:02:00", "2024-03-05 10:03:00"]
    assert log.understood.read == 5
    note = log.understood.notes[0]
    assert words("en").say(note) == "2 activities have a start and a completion; each is one event, its completion."


def test_activities_at_the_same_time_are_told_apart_by_their_instance(reading: Reading):
    one, other = (f'<string key="concept:instance" value="{number}"/>' for number in (1, 2))
    log = reading(xes(trace("a", lived("call", "start", 0, one), lived("call", "complete", 1, other))))
    assert (log.events, notes_of(log)) == (2, ["no_direction"])


def test_a_log_of_completions_alone_is_read_as_it_is(reading: Reading):
    log = reading(xes(trace("a", lived("call", "complete", 0), lived("call", "complete", 1))))
    assert (log.events, notes_of(log)) == (2, ["no_direction"])


LAUGHS = '<!DOCTYPE log [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
FILES = '<!DOCTYPE log [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("head", [LAUGHS, FILES], ids=["a billion laughs", "a file of the machine"])
def test_entities_are_refused(refusing: Refusing, head: str):
    error = refusing(xes(trace("&a;", event("x", "2024-03-05T10:00:00Z")), head=head))
    assert error.what() == (
        "The file is no XES log that can be read (it defines entities of its own, which could hide a flood of text or "
        "the files of this machine)."
    )
    assert error.what("it") == (
        "Il file non è un log XES leggibile (definisce entità proprie, che potrebbero nascondere una marea di testo o "
        "i file di questo computer)."
    )


@pytest.mark.parametrize("content", ["<html><body/></html>", "<CJML version='2.0'/>", xes(), xes(trace("a"))])
def test_xml_without_events_is_no_log(refusing: Refusing, content: str):
    error = refusing(content, "log.xes")
    assert error.what() == "The file is no XES log that can be read (it has no traces with events)."
    assert error.what("it") == "Il file non è un log XES leggibile (non ha tracce con eventi)."


@pytest.mark.parametrize(
    "content",
    [
        SMALL[:-20],
        "<log",
        "<log></trace>",
        SMALL.replace("visit", "\x01"),
        "<!doctype html><p>a<br></html>",
        SMALL.replace("UTF-8", "EBCDIC-IT-2"),
    ],
)
def test_xml_that_is_not_well_formed_is_refused(refusing: Refusing, content: str):
    assert refusing(content, "log.xes").code == "not_xes"


@pytest.mark.parametrize("name", ["rowid", "RowId", "__row"])
def test_an_attribute_may_be_called_as_the_engine_calls_its_own(reading: Reading, name: str):
    more = f'<string key="{name}" value="seven"/>'
    log = reading(
        xes(trace("Rossi", event("visit", "2024-03-05T10:00:00Z", more), event("buy", "2024-03-05T11:00:00Z")))
    )
    assert events_of(log, "row", "event") == [(1, "visit"), (2, "buy")]
