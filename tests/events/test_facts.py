"""What a log says of each event, and which comes before which."""

import pytest

from journey.events import facts, order
from journey.events.engine import DIALECTS, Engine, unbound
from journey.events.facts import EventFacts, facts_of
from journey.events.order import in_order
from journey.events.spelling import keepable, readable, words_of
from tests.events.conftest import Reading

LOG = """customer,time,event,channel,direction,sentiment,stage
a,2026-01-01,visit,web,in,1,Look
a,2026-01-02,visit,web,in,,Look
a,2026-01-03,mail,email,out,,Look
b,2026-01-01,visit,shop,in,-2,Look
b,2026-01-05,pay,shop,in,,Buy
c,2026-01-01,pay,web,in,,
"""


def test_each_event_is_counted_and_placed_in_its_customers_journeys(reading: Reading):
    """visit: places 0 and a half of a's three events, and 0 of b's two; c, who has one event alone, places nothing."""
    found = {event.name: event for event in facts_of(reading(LOG))}
    assert list(found) == ["visit", "pay", "mail"]
    assert found["visit"] == EventFacts("visit", 3, 2, pytest.approx(0.5 / 3, abs=1e-5), "web", "in", "Look", -0.5)
    assert found["pay"] == EventFacts("pay", 2, 2, 1.0, "shop", "in", "Buy")
    assert (found["mail"].direction, found["mail"].place) == ("out", 1.0)


def test_without_the_other_columns_nothing_is_said_of_them(reading: Reading):
    assert facts_of(reading("customer,time,event\na,2026-01-01,visit\n")) == (EventFacts("visit", 1, 1, 0.5),)


def test_what_begins_before_the_log_does_not_come_first(reading: Reading):
    """Most rides are the first event of an owner; of those who order and ride, everybody orders first."""
    rows = [f"owner{n},2026-01-01,ride\n" for n in range(9)]
    rows += [
        f"a{n},2026-01-0{day},{name}\n" for n in range(2) for day, name in ((1, "look"), (2, "order"), (3, "ride"))
    ]
    log = reading("customer,time,event\n" + "".join(rows))
    assert in_order(log, "event", ("ride", "order", "look")) == ("look", "order", "ride")
    assert in_order(log, "event", ("ride",)) == ("ride",)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_the_questions_can_be_put_to_every_engine(dialect: str):
    _, steps = unbound()
    engine = Engine(None, steps, steps, dialect)
    for question in (*facts.questions(steps).values(), order.question(steps, "stage", ("Look", "Buy"))):
        assert "SELECT" in engine.sql(question, dialect)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("delivery_cost_shown", "Delivery cost shown"), ("deliveryCostShown", "Delivery cost shown"),
        ("page-view", "Page view"), ("app.open", "App open"), ("e-mail", "E-mail"),
        ("HTTPError", "HTTP error"), ("FAQ_view", "FAQ view"),
        ("Ordine confermato da noi", "Ordine confermato da noi"), ("<b>x</b>", "<b>x</b>"), ("___", "___"),
    ],
)  # fmt: skip
def test_a_program_s_name_becomes_a_title(name: str, title: str):
    assert readable(name) == title


def test_a_name_has_words_in_any_spelling():
    assert words_of("firstRide_recorded") == words_of("First ride: recorded!") == ["first", "ride", "recorded"]


@pytest.mark.parametrize("name", ["x" * 2001, "two  spaces", "a\u202eb"])
def test_a_name_that_would_change_on_a_map_is_none_for_it(name: str):
    assert not keepable(name)
    assert keepable("<b>[x](y)</b> è")
