"""A map drawn from a log: what is counted by hand, any small log, and the sample log."""

import csv
import io
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journey.analyses import adherence
from journey.analyses.accepting import accepting, claims
from journey.analyses.drawn import drawn as with_numbers
from journey.errors import JourneyError
from journey.events.ingest import read
from journey.events.log import EventLog
from journey.events.narrowing import Part, narrowed
from journey.events.outline import MOST_EVENTS
from journey.events.sample.log import PATH
from journey.events.sentiment import valence
from journey.formats import document
from journey.formats.draft import Draft, draft
from journey.formats.format import ExportOptions
from journey.formats.picture import scene_of
from journey.i18n import words
from journey.layout import VIEWS
from journey.model import Edit, Map
from journey.model.shares import stage_shares

LOG = """customer,time,event,channel,direction,sentiment,stage
a,2026-01-01,search,Google,in,,Look
a,2026-01-02,add_to_basket,web,in,1,Order
a,2026-01-03,search,Google,in,,Look
a,2026-01-04,paid,web,in,2,Order
a,2026-01-05,mail_sent,e-mail,out,,Order
a,2026-01-06,mail_sent,e-mail,out,,Order
b,2026-01-03,search,Google,in,,Look
b,2026-01-09,paid,shop,in,-1,Order
b,2026-02-10,rode,app,in,,
"""


def drawn(text: str, language: str = "en", name: str = "shop.log.csv") -> Draft:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_text(text, encoding="utf-8")
        log = read(path)
        try:
            return whole(log, language)
        finally:
            log.close()


def whole(log: EventLog, language: str = "en") -> Draft:
    """With what the log says of it."""
    made = draft(log, language)
    return Draft(with_numbers(log, made.journey_map), made.notes)


@pytest.fixture(scope="module")
def sample_log() -> Iterator[EventLog]:
    log = read(PATH)
    yield log
    log.close()


@pytest.fixture(scope="module")
def sample(sample_log: EventLog) -> Draft:
    return whole(sample_log)


def titles(journey_map: Map) -> dict[str, list[str]]:
    return {stage.name: [touchpoint.title for touchpoint in cell] for stage, cell in journey_map.path}


def ways(journey_map: Map) -> dict[tuple[str, str], tuple[str, float]]:
    def name(record_id: str | None) -> str:
        record = journey_map.get(record_id)
        return "" if record is None else getattr(record, "title", "") or getattr(record, "name", "")

    return {(name(link.source_id), name(link.target_id)): (link.kind, link.share) for link in journey_map.links}


def test_stages_come_from_the_log_in_the_order_customers_reach_them():
    made = drawn(LOG).journey_map
    assert titles(made) == {"Look": ["Search"], "Order": ["Add to basket", "Paid", "Rode", "Mail sent"]}
    assert [stage.macro_stage for stage in made.stages] == ["pre_purchase", "purchase"]
    assert made.title == "What customers did: shop"
    assert (str(made.timeframe.start), str(made.timeframe.end)) == ("2026-01-01", "2026-02-10")


def test_touchpoints_say_which_event_where_and_who_starts():
    made = drawn(LOG).journey_map
    mail = next(each for each in made.touchpoints if each.title == "Mail sent")
    assert (mail.event_names, mail.initiator, mail.evidence) == (("mail_sent",), "company", "measured")
    assert [(each.name, each.icon, each.kind) for each in made.channels] == [
        ("Google", "search", "digital"), ("Web", "web", "digital"), ("Shop", "store", "physical"),
        ("App", "app", "digital"), ("E-mail", "email", "digital"),
    ]  # fmt: skip


def test_shares_are_of_all_customers_and_ways_have_their_kinds():
    made = ways(drawn(LOG).journey_map)
    assert made["Search", "Paid"] == ("main", 1.0)
    assert made["Paid", "Rode"] == ("main", 0.5)
    assert made["Add to basket", "Search"] == ("loop", 0.5)
    assert made["Paid", "Mail sent"] == ("main", 0.5)
    assert made["Search", "Add to basket"] == ("main", 0.5)


def test_a_mail_brings_nobody_back_and_is_nobody_s_last_event():
    made = ways(drawn(LOG).journey_map)
    assert ("Mail sent", "Mail sent") not in made
    assert {pair[0] for pair, way in made.items() if way[0] == "exit"} == {"Paid", "Rode", "Order"}
    assert made["Paid", ""] == ("exit", 0.5)
    assert made["Order", ""] == ("exit", 1.0)


def test_between_stages_a_customer_who_goes_two_ways_counts_once():
    made = ways(drawn(LOG).journey_map)
    assert made["Look", "Order"] == ("main", 1.0)
    assert made["Order", "Look"] == ("loop", 0.5)


def test_past_a_stage_is_an_alternative():
    text = "customer,time,event,stage\n"
    for customer, events in {"a": "lob", "b": "lob", "c": "lb"}.items():
        text += "".join(f"{customer},2026-01-0{day},{each},{each}\n" for day, each in enumerate(events, 1))
    made = ways(drawn(text).journey_map)
    assert made["L", "B"] == ("alternative", pytest.approx(1 / 3, abs=1e-4))


def test_feelings_are_the_mean_sentiment_of_everybody():
    made = drawn(LOG).journey_map
    felt = {made.get(each.touchpoint_id).title: (each.persona_id, each.valence) for each in made.feelings}
    assert felt == {"Add to basket": (None, 2.5), "Paid": (None, 1.2)}


@pytest.mark.parametrize(
    ("sentiment", "least", "greatest", "expected"),
    [
        (0.5, -1, 1, 2.5),
        (-2, -2, 1, -5),
        (-2.04, -4, 3, -2),
        (5, 1, 5, 5),
        (1, 1, 5, -5),
        (3, 1, 5, 0),
        (3, 3, 3, 0),
        (0, 0, 0, 0),
    ],
)
def test_sentiments_and_stars_fill_the_scale(sentiment: float, least: float, greatest: float, expected: float):
    assert valence(sentiment, least, greatest) == expected


def test_a_sentiment_beyond_every_number_is_no_feeling():
    made = drawn("customer,time,event,sentiment\na,2026-01-01,x,1e999\na,2026-01-02,y,2\n").journey_map
    assert [made.get(each.touchpoint_id).title for each in made.feelings] == ["Y"]


def test_without_stages_the_flow_is_cut_into_groups_called_after_their_commonest_event():
    rows = [f"c{n},2026-01-0{day},step_{day}\n" for n in range(5) for day in range(1, 8)]
    made = drawn("customer,time,event\n" + "".join(rows), "it").journey_map
    assert titles(made) == {
        "Step 1 e altro": ["Step 1", "Step 2", "Step 3"],
        "Step 4 e altro": ["Step 4", "Step 5", "Step 6", "Step 7"],
    }
    assert made.language == "it"


def test_what_customers_do_in_a_group_that_nobody_named_does_not_tell_when_it_is():
    rows = [f"c{n},2026-01-0{day},order_{day}\n" for n in range(5) for day in range(1, 10)]
    made = drawn("customer,time,event\n" + "".join(rows)).journey_map
    assert [stage.macro_stage for stage in made.stages] == ["pre_purchase", "purchase", "post_purchase"]


def test_what_hardly_anybody_has_is_left_out_and_told():
    rows = [f"c{n},2026-01-01,visit\nc{n},2026-01-02,pay\n" for n in range(200)]
    found = drawn("customer,time,event\n" + "".join(rows) + "c1,2026-01-03,rare\nc1,2026-01-03,two  spaces\n")
    assert [note.key for note in found.notes] == ["draft.made", "draft.left_out", "draft.nameless"]
    assert {name for each in found.journey_map.touchpoints for name in each.event_names} == {"visit", "pay"}


def test_of_thousands_of_kinds_the_commonest_are_drawn():
    rows = [f"c{n % 700},2026-01-{1 + n % 28:02},kind_{n % 2000}\n" for n in range(4000)]
    found = drawn("customer,time,event\n" + "".join(rows))
    assert len(found.journey_map.touchpoints) == MOST_EVENTS
    assert found.notes[1].params["n"] == 2000 - MOST_EVENTS


def test_a_part_of_a_log_is_drawn_from_what_is_in_it(sample_log: EventLog):
    part = narrowed(sample_log, Part(date(2026, 2, 1), date(2026, 3, 31), "payment_done"))
    made = whole(part).journey_map
    assert (made.timeframe.start, made.timeframe.end) == (date(2026, 2, 1), date(2026, 3, 31))
    assert ways(made)["Payment done", "Order confirmed"] == ("main", 1.0)


def test_in_half_a_year_of_the_sample_the_stages_come_in_the_same_order(sample_log: EventLog, sample: Draft):
    half = whole(narrowed(sample_log, Part(date(2026, 1, 1), date(2026, 6, 30)))).journey_map
    assert [stage.name for stage in half.stages] == [stage.name for stage in sample.journey_map.stages]


def test_one_event_is_a_map_and_names_too_long_are_none():
    made = drawn("customer,time,event\na,2026-01-01,<b>visit</b>\n").journey_map
    assert titles(made) == {"<b>visit</b>": ["<b>visit</b>"]}
    with pytest.raises(JourneyError) as caught:
        drawn(f"customer,time,event\na,2026-01-01,{'x' * 10_000}\n")
    assert caught.value.code == "nothing_to_draft"


def test_the_sample_log_gives_its_own_stages_and_shows_where_customers_vanish(sample: Draft):
    made = sample.journey_map
    assert [stage.name for stage in made.stages] == [
        "Notice", "Look around", "Choose", "Order", "Receive", "Ride it", "Buy again"
    ]  # fmt: skip
    exits = {source: way[1] for (source, target), way in ways(made).items() if way[0] == "exit"}
    stages = {stage.name for stage in made.stages}
    assert max(exits.keys() - stages, key=lambda source: exits[source]) == "Delivery cost shown"


@pytest.mark.parametrize("view", [view for view in VIEWS if view != "compare"])
def test_the_sample_draft_can_be_looked_at(sample: Draft, view: str):
    assert scene_of(sample.journey_map, ExportOptions(view=view))


def again(log: EventLog, made: Map) -> Edit | None:
    """What accepting the same log on its own draft would change."""
    return accepting(made, claims("adherence", adherence.compute(log, made), log, made, words(made.language)))


def test_to_accept_the_log_on_its_draft_changes_nothing(sample_log: EventLog, sample: Draft):
    assert again(sample_log, sample.journey_map) is None


def test_every_number_of_a_draft_says_of_how_many_when_and_where_it_was_counted(sample: Draft):
    made = sample.journey_map
    for record in (*made.links, *made.metrics):
        assert record.n
        assert str(record.date) == "2026-08-15"
        assert record.source.startswith("online-bike-shop.log.csv.gz, 1 ")
        assert record.question.endswith("?")
    reached = {metric.touchpoint_id or metric.stage_id for metric in made.metrics if metric.kind == "reached"}
    assert reached == {record.id for record in (*made.stages, *made.touchpoints)}
    assert {metric.id for metric in made.metrics} == {f"metric-{n}" for n in range(1, len(made.metrics) + 1)}


def test_the_flows_of_the_sample_add_up_and_the_first_stage_is_not_everybody(sample: Draft):
    made = sample.journey_map
    shares = stage_shares(made)
    assert all(share.measured and share.balanced for share in shares)
    assert shares[0].arrives == pytest.approx(6050 / 8830, abs=1e-4)
    going = {link.source_id: 0.0 for link in made.links}
    for link in made.links:
        going[link.source_id] += 0 if link.kind == "loop" else link.share or 0
    seen = [(share.arrives or 0.0) - going[share.stage_id] for share in shares]
    assert min(seen) > -0.01  # whoever goes on or out was here
    assert max(seen) > 0.03  # some come here only after they were further on
    assert sum(share.leaves or 0 for share in shares) == pytest.approx(8780 / 8830, abs=1e-3)  # 50 got mails alone


def test_the_headline_says_where_most_stop():
    text = "customer,time,event,stage\n"
    for customer, events in {"a": "look", "b": "look", "c": "look buy use", "d": "look buy"}.items():
        text += "".join(f"{customer},2026-01-0{day},{name},{name}\n" for day, name in enumerate(events.split(), 1))
    assert drawn(text).journey_map.headline == (
        "50% of the 4 customers come as far as “Look” and no further, up to 3 Jan 2026."
    )
    assert drawn("customer,time,event\na,2026-01-01,visit\n", "it").journey_map.headline == (
        "L’unico cliente arriva a «Visit», al 1 gen 2026."
    )


def test_what_the_firm_sends_founds_no_group_and_names_none():
    rows = [f"c{n},2026-01-{day:02},step_{day},in\n" for n in range(5) for day in range(1, 7)]
    rows += [f"c{n},2026-01-{day:02},mail_{mail},out\n" for n in range(9) for mail in range(4) for day in (3, 4, 5)]
    made = drawn("customer,time,event,direction\n" + "".join(rows)).journey_map
    assert [stage.name for stage in made.stages] == ["Step 1 and more", "Step 4 and more"]


def test_a_mail_to_everybody_stands_where_it_is_first_sent_and_takes_nobody_further():
    rows = [f"c{n},2026-01-01,look_{n % 3},in\nc{n},2026-01-03,news,out\n" for n in range(30)]
    rows += [
        f"c{n},2026-01-0{day},{event}\n"
        for n in range(6)
        for day, event in ((4, "pay,in"), (5, "brought,out"), (6, "ride,in"), (7, "rate,in"), (8, "news,out"))
    ]
    made = drawn("customer,time,event,direction\n" + "".join(rows)).journey_map
    early, late = titles(made).values()
    assert "News" in early
    assert late.index("Brought") == late.index("Pay") + 1
    assert [(share.arrives, share.leaves) for share in stage_shares(made)] == [(1.0, 0.8), (0.2, 0.2)]


WORDS = st.text(min_size=1, max_size=12).filter(lambda word: word.strip())
EVENTS = st.sampled_from(["visit", "add_to_basket", "Pay", "mailSent", "<i>x</i>", "=1+1", "è", "__", "a  b"]) | WORDS


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from("abc"), st.integers(1, 28), EVENTS, st.sampled_from(["", "web", "Chat"]),
            st.sampled_from(["", "in", "out"]), st.sampled_from(["", "-1", "2.5"]),
            st.sampled_from(["", "Look", "buy it"]),
        ),
        min_size=1, max_size=20,
    ),
    st.sampled_from(["en", "it"]),
)  # fmt: skip
def test_a_draft_of_any_small_log_is_a_whole_map_of_its_events(rows: list[tuple[object, ...]], language: str):
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(("customer", "time", "event", "channel", "direction", "sentiment", "stage"))
    writer.writerows((who, f"2026-01-{day:02}", *rest) for who, day, *rest in rows)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "log.csv"
        path.write_bytes(out.getvalue().encode(errors="replace"))
        try:
            log = read(path)
        except JourneyError:
            return
        events = {row["event"] for row in log.engine.rows(log.engine.events.select("event").distinct())}
        try:
            made = whole(log, language).journey_map
            assert again(log, made) is None
        except JourneyError as problem:
            assert problem.code == "nothing_to_draft"
            return
        finally:
            log.close()
    assert document.read(document.write(made).data).journey_map == made
    named = [name for touchpoint in made.touchpoints for name in touchpoint.event_names]
    assert len(named) == len(set(named)) == len(made.touchpoints)
    assert set(named) <= events
    assert all(0 < (link.share or 0) <= 1 for link in made.links)
