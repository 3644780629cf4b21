"""The plan against a log: counted by hand, against a plain count of any log, and against what is true of the sample."""

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random

import psycopg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journey.analyses import adherence
from journey.analyses.adherence_answer import Adherence, Step, percent
from journey.analyses.plan import addition, plan_of
from journey.errors import JourneyError
from journey.events import tables
from journey.events.ingest import Wishes, read
from journey.events.log import EventLog
from journey.events.sample.log import PATH
from journey.events.sample.truth import TRUTH_PATH
from journey.formats.library import open_sample
from journey.i18n import words
from journey.model import Channel, Link, Map, Persona, Stage, Touchpoint, apply
from journey.scene.themes import theme
from tests.analyses import plainly
from tests.events.test_sample import journeys as sample_journeys

SHOP = Map(
    id="m",
    personas=(Persona(id="p", name="Tom"),),
    channels=(Channel(id="c", name="Help line", icon="headset"),),
    stages=(Stage(id="look", order="1", name="Look"), Stage(id="order", order="2", name="Order")),
    touchpoints=(
        Touchpoint(id="search", order="1", stage_id="look", title="Searches", event_names=("search",)),
        Touchpoint(id="friend", order="2", stage_id="look", title="Asks a friend"),
        Touchpoint(
            id="reviews", order="3", stage_id="look", title="Reviews", event_names=("opened", "closed"),
            persona_ids=("p",),
        ),
        Touchpoint(id="basket", order="1", stage_id="order", title="Basket", event_names=("basket",)),
        Touchpoint(id="pay", order="2", stage_id="order", title="Pays", event_names=("pay", "search")),
    ),
    links=(
        Link(id="l1", source_id="search", target_id="basket"),
        Link(id="l2", source_id="pay", target_id="search", kind="loop"),
        Link(id="l3", source_id="basket", kind="exit"),
        Link(id="l4", source_id="basket", target_id="search", kind="loop", unplanned=True),
        Link(id="l5", source_id="friend", target_id="basket"),
    ),
)  # fmt: skip
JOURNEYS = {
    "a": ["search", "opened", "closed", "basket", "pay"],  # walks the plan
    "b": ["search", "basket", "search", "pay"],  # skips the reviews, searches again
    "c": ["basket", "search"],  # in another order; no reviews, and leaves before paying
    "d": ["search", "call", "opened"],  # something else between
    "e": ["call", "call"],
    "f": ["search"],  # walks as far as they come, and leaves before the reviews
}


def text_of(journeys: plainly.Journeys) -> str:
    """The file of a log: an hour between the events of a customer."""
    rows = [
        f"{customer},2026-01-0{hour // 24 + 1} {hour % 24:02}:00,{event}"
        for customer, events in journeys.items()
        for hour, event in enumerate(events)
    ]
    return "\n".join(["customer,time,event", *rows, ""])


def logged(path: Path, text: str) -> EventLog:
    path.write_text(text, encoding="utf-8")
    return read(path, Wishes())


@pytest.fixture
def log(tmp_path: Path) -> Iterator[EventLog]:
    found = logged(tmp_path / "log.csv", text_of(JOURNEYS))
    yield found
    found.close()


@pytest.fixture
def said(log: EventLog) -> Adherence:
    return adherence.compute(log, SHOP)


def counts(step: Step) -> tuple[int, ...]:
    return step.n, step.customers, step.skipped, step.left, step.again, step.reordered


def test_each_touchpoint_is_counted_among_those_who_reach_its_stage(said: Adherence) -> None:
    assert {step.touchpoint: counts(step) for step in said.steps} == {
        "Searches": (5, 5, 0, 0, 1, 1),
        "Reviews": (5, 2, 2, 1, 0, 0),  # opened and closed once is once
        "Basket": (3, 3, 0, 0, 0, 0),
        "Pays": (3, 2, 0, 1, 0, 0),  # the search belongs to the touchpoint that names it first
    }
    searches, reviews, *_ = said.steps
    assert (reviews.share, reviews.skipped_share, reviews.left_share) == (2 / 5, 2 / 5, 1 / 5)
    assert (searches.again_share, searches.reordered_share, searches.mean_times) == (1 / 5, 1 / 5, 6 / 5)
    assert (reviews.personas, searches.personas) == (("Tom",), ())
    assert [each.touchpoint for each in said.unrecorded] == ["Asks a friend"]


def test_of_all_customers_it_is_counted_who_does_what_at_least_once(said: Adherence) -> None:
    found = said.whole
    assert (found.customers, found.walk, found.skip, found.repeat, found.reorder, found.unplanned) == (6, 2, 2, 1, 1, 2)
    assert found.share("walk") == 2 / 6


def test_what_no_touchpoint_names_is_unplanned(said: Adherence) -> None:
    (call,) = said.unplanned
    assert (call.event, call.customers, call.share, call.mean_times) == ("call", 2, 2 / 6, 1.5)
    assert (call.before, call.stage, call.channel, call.direction) == ("Searches", "Look", "", "")


def test_the_log_says_the_stage_of_what_is_unplanned_where_the_map_has_it(tmp_path: Path) -> None:
    log = logged(
        tmp_path / "log.csv",
        "customer,time,event,stage,channel,direction\n"
        "a,2026-01-01 10:00,search,Look,web,in\na,2026-01-01 11:00,call,order ,phone,in\n"
        "a,2026-01-01 12:00,mail,Nowhere,email,out\nb,2026-01-01 12:00,mail,,email,out\n",
    )
    found = {each.event: each for each in adherence.compute(log, SHOP).unplanned}
    assert (found["call"].stage, found["call"].channel, found["call"].direction) == ("Order", "phone", "in")
    assert (found["mail"].stage, found["mail"].before, found["mail"].direction) == ("Look", "", "out")
    log.close()


def test_ways_are_walked_from_touchpoint_to_touchpoint(said: Adherence) -> None:
    assert {(way.source_id, way.target_id): (way.customers, way.planned) for way in said.ways} == {
        ("search", "reviews"): (2, True),  # neighbours in the plan; the call between them is left out
        ("basket", "search"): (2, False),  # drawn, but as a way that nobody planned
        ("reviews", "basket"): (1, True),
        ("basket", "pay"): (1, True),
        ("search", "basket"): (1, True),  # linked
        ("search", "pay"): (1, False),
    }
    hours = {(way.source_id, way.target_id): way.median_seconds for way in said.ways}
    assert hours["search", "reviews"] == 1.5 * 3_600  # one hour, and two
    assert said.ways[0].share == 2 / 6
    assert [(way.source_id, way.target_id, way.customers) for way in said.unwalked] == [("pay", "search", 0)]


def test_sentiment_is_the_mean_of_the_events_that_have_one(tmp_path: Path) -> None:
    log = logged(
        tmp_path / "log.csv",
        "customer,time,event,sentiment\na,2026-01-01,search,2\na,2026-01-02,search,\nb,2026-01-01,search,-1\n"
        "b,2026-01-02,basket,\n",
    )
    searches, _, basket, _ = adherence.compute(log, SHOP).steps
    assert (searches.sentiment, searches.sentiment_n) == (0.5, 2)
    assert (basket.sentiment, basket.sentiment_n) == (None, 0)
    log.close()


def test_the_json_has_what_the_contract_names(said: Adherence) -> None:
    told = json.loads(json.dumps(said.as_json()))
    assert told["skipped"] == [{
        "touchpoint_id": "reviews", "touchpoint": "Reviews", "stage_id": "look", "stage": "Look", "n": 5,
        "customers": 2, "share": 0.4,
    }]  # fmt: skip
    assert [(each["touchpoint"], each["n"], each["customers"]) for each in told["repeated"]] == [("Searches", 5, 1)]
    assert [(each["touchpoint"], each["share"]) for each in told["reordered"]] == [("Searches", 0.2)]
    assert [each["event"] for each in told["unplanned"]] == ["call"]
    assert told["whole"]["walk_share"] == 2 / 6


@pytest.mark.parametrize(
    ("journey_map", "code"),
    [
        (None, "needs_map"),
        (Map(id="m", stages=(Stage(id="s", name="S"),)), "no_events_named"),
        (
            Map(
                id="m",
                stages=SHOP.stages,
                touchpoints=(Touchpoint(id="t", stage_id="look", title="T", event_names=("x",)),),
            ),
            "no_events_named",
        ),
    ],
    ids=["no map", "a map that names no event", "a map of other events"],
)  # fmt: skip
def test_without_a_plan_it_says_what_to_do(log: EventLog, journey_map: Map | None, code: str) -> None:
    with pytest.raises(JourneyError) as caught:
        adherence.compute(log, journey_map)
    assert caught.value.code == code
    assert caught.value.hint("it") != caught.value.hint("en")


def test_the_finding_is_what_tells_most(said: Adherence, tmp_path: Path) -> None:
    assert adherence.finding(said, words("en")) == "“Call” is not on your map. It happens to 33 in 100 customers."
    many = {f"{name}{n}": events for n in range(20) for name, events in JOURNEYS.items()}
    log = logged(tmp_path / "many.csv", text_of(many))
    told = adherence.finding(adherence.compute(log, SHOP), words("it"))
    assert told == "Avevate previsto «Reviews»: 40 clienti su 100 proseguono senza."
    log.close()


def test_of_skipped_touchpoints_one_that_all_customers_begin_tells_most() -> None:
    def step(name: str, skipped: int, initiator: str, *personas: str) -> Step:
        shares = (100 - skipped, (100 - skipped) / 100, skipped, skipped / 100, 0, 0.0, 0, 0.0, 1.0, 0, 0.0, None, 0)
        return Step(name, name, "s", "S", 100, *shares, personas, initiator, "")

    steps = (step("mail", 90, "company"), step("visit", 80, "customer", "Tom"), step("guide", 70, "customer"))
    said = Adherence(adherence.Whole(100, 0, 0, 0, 0, 0), (), steps, (), (), (), ())
    assert said.most("skipped") == steps[2]
    assert said.most("reordered") is None


def test_little_is_not_nothing() -> None:
    assert [percent(share, words("en")) for share in (0, 0.0001, 0.004, 0.3)] == ["0%", "0%", "0.4%", "30%"]


def test_what_was_compared_is_said_where_not_all_was(tmp_path: Path) -> None:
    log = logged(tmp_path / "log.csv", text_of({f"c{n}": ["opened", "basket", "pay"] for n in range(40)}))
    said = adherence.compute(log, SHOP)
    assert adherence.finding(said, words("en")) == (
        "You planned “Searches”. 100 in 100 go on without it, more than for any other step that every customer can"
        " begin."
    )
    most = said.as_json()["most"]
    assert (most["skipped"]["compared"], most["skipped"]["among"]) == ("begun_by_any_customer", ["search"])
    assert most["repeated"] is None
    assert "skip a step: 100%; most often “Searches”, of the steps that every customer can begin" in "\n".join(
        said.lines(words("en"))
    )
    log.close()


def test_many_events_are_joined_and_counted_the_same(log: EventLog, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = {}
    for many in (1, 1_000):
        monkeypatch.setattr(adherence, "MANY", many)
        asked[many] = adherence.asked(log, SHOP)["plan"], adherence.compute(log, SHOP)
    joined, told = (log.engine.sql(asked[many][0]) for many in (1, 1_000))
    assert "'basket'" in told
    assert "'basket'" not in joined
    assert asked[1][1] == asked[1_000][1]


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(["search", "opened", "closed", "basket", "pay", "call", "mail"]), min_size=1,
                      max_size=9), min_size=1, max_size=8),
)  # fmt: skip
def test_any_log_is_counted_as_plainly_as_one_can(tmp_path_factory: pytest.TempPathFactory, found: list[list[str]]):
    journeys = {f"c{number}": events for number, events in enumerate(found)}
    plan = plan_of(SHOP)
    log = logged(tmp_path_factory.mktemp("log") / "log.csv", text_of(journeys))
    if not any(event in plan.events for events in found for event in events):
        with pytest.raises(JourneyError):
            adherence.compute(log, SHOP)
    else:
        told_as_plainly(adherence.compute(log, SHOP), journeys, SHOP)
    log.close()


def told_as_plainly(said: Adherence, journeys: plainly.Journeys, journey_map: Map) -> None:
    plan = plainly.planned(journeys, plan_of(journey_map))
    names = ("n", "customers", "skipped", "left", "again", "reordered", "other_way")
    for place, step in enumerate(said.steps):
        assert {name: getattr(step, name) for name in names} == plainly.step(journeys, plan, place), step.touchpoint
    whole = plainly.whole(journeys, plan)
    assert {name: getattr(said.whole, name) for name in whole} == whole
    at = {place.id: number for number, place in enumerate(plan.places)}
    assert {(at[way.source_id], at[way.target_id]): way.customers for way in said.ways} == plainly.ways(journeys, plan)
    counted = {each.event: (each.customers, round(each.mean_times * each.customers)) for each in said.unplanned}
    assert counted == plainly.unplanned(journeys, plan)


def test_the_sample_log_is_held_against_the_sample_map_as_it_is_true() -> None:
    truth = json.loads(TRUTH_PATH.read_text(encoding="utf-8"))["adherence"]
    log, sample = read(PATH, Wishes()), open_sample("en")
    said = adherence.compute(log, sample)
    log.close()
    told_as_plainly(said, {who: [event for _, event, _ in events] for who, events in sample_journeys().items()}, sample)
    apart = [(step.touchpoint_id, step.alternatives) for step in said.steps if step.alternatives]
    assert apart == [
        ("tp-photo", ("Searches “bike for work”",)),
        ("tp-search", ("A friend’s photo",)),
    ]  # two of the sample's beginnings; the ad, a third, comes after a search as well
    tracking = next(step for step in said.steps if step.touchpoint_id == "tp-tracking")
    assert tracking.again_share == pytest.approx(truth["repeated"]["tracking_view"], abs=1e-4)
    assert {each.event: round(each.mean_times * each.customers) for each in said.unplanned} == truth["unplanned"]
    stages = {each.event: each.stage for each in said.unplanned}
    assert stages == {"price_reminder_sent": "Look around", "riders_group_joined": "Ride it", "parcel_call": "Receive"}


def test_another_engine_gives_the_same_answer(tmp_path: Path, postgres_url: str) -> None:
    random = Random(7)
    events = ["search", "opened", "closed", "basket", "pay", "call", "mail"]
    journeys = {f"c{number}": random.choices(events, k=random.randint(1, 12)) for number in range(60)}
    head, *rows = text_of(journeys).strip().split("\n")
    told = [
        f"{row},{random.choice(('web', 'phone'))},{random.choice(('', '-2', '3'))},{random.choice(('in', 'out', ''))}"
        for row in rows
    ]
    text = "\n".join([f"{head},channel,sentiment,direction", *told, ""])
    here = logged(tmp_path / "log.csv", text)
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute(
            "CREATE TABLE log (customer text, time timestamp, event text, channel text, sentiment float,"
            " direction text)"
        )
        with connection.cursor().copy("COPY log FROM STDIN (FORMAT csv, HEADER)") as copy:
            copy.write(text)
    there = tables.read(postgres_url, "log", Wishes())
    assert adherence.compute(there, SHOP) == adherence.compute(here, SHOP)
    for log in (here, there):
        log.close()


def test_an_unplanned_event_is_put_on_the_map_right_after_what_it_follows(said: Adherence) -> None:
    (call,) = said.unplanned
    edit = addition(SHOP, call)
    assert edit is not None
    after, inverse = apply(SHOP, edit)
    assert [place.title for place in after.path[0][1]] == ["Searches", "Call", "Asks a friend", "Reviews"]
    place = after.path[0][1][1]
    assert (place.event_names, place.initiator, place.evidence, place.channel_id) == (
        ("call",), "customer", "measured", None,
    )  # fmt: skip
    assert addition(after, call) is None
    assert apply(after, inverse)[0] == SHOP


def test_what_the_firm_sends_through_a_channel_of_the_map_is_put_there(tmp_path: Path) -> None:
    log = logged(
        tmp_path / "log.csv",
        "customer,time,event,channel,direction\na,2026-01-01,search,web,in\na,2026-01-02,call_back,help-line,out\n",
    )
    (found,) = adherence.compute(log, SHOP).unplanned
    edit = addition(SHOP, found)
    assert edit is not None
    place = next(each for each in apply(SHOP, edit)[0].touchpoints if each.event_names == ("call_back",))
    assert (place.title, place.initiator, place.channel_id) == ("Call back", "company", "c")
    log.close()


@pytest.mark.parametrize("width", [0, 320, 640, 1_000])
def test_the_picture_has_a_bar_and_the_words_of_every_row(said: Adherence, width: float) -> None:
    drawn = adherence.figure(said, words("en"), theme("light"), width)
    assert len(drawn["data"][0]["x"]) == 5
    told = {word["text"] for word in drawn["layout"]["annotations"]}
    assert {"Look", "Order", "Searches", "Reviews", "Call", "33% of all, not on the map", "40% skip it"} <= told
    narrow = 0 < width < 820
    assert ("40% again · 20% other order" in told or "20% again · 20% other order" in told) == narrow
    assert ("other order" in told) != narrow


@pytest.mark.parametrize("width", [0, 320])
def test_the_picture_says_of_whom_it_does_not_depend(log: EventLog, width: float) -> None:
    """More of them go on without it, and yet the headline is about another."""
    sent = [
        {**place.model_dump(), "initiator": "company" if place.id == "basket" else "customer"}
        for place in SHOP.touchpoints
    ]
    said = adherence.compute(log, Map.model_validate({**SHOP.model_dump(), "touchpoints": sent}))
    drawn = adherence.figure(said, words("en"), theme("light"), width)
    told = [word["text"] for word in drawn["layout"]["annotations"]]
    assert told[told.index("Reviews") + 1] == "for Tom only"
    assert told[told.index("Basket") + 1] == "from us"
    assert told.count("from us") == told.count("for Tom only") == 1


def test_names_from_a_map_are_no_markup_in_the_picture(log: EventLog) -> None:
    places = [{**place.model_dump(), "title": "<a href=x>" + "long " * 30} for place in SHOP.touchpoints]
    nasty = Map.model_validate({**SHOP.model_dump(), "touchpoints": places})
    drawn = json.dumps(adherence.figure(adherence.compute(log, nasty), words("en"), theme("dark")), ensure_ascii=False)
    assert "<a" not in drawn
    assert "&lt;a" in drawn


def test_a_touchpoint_that_never_happens_is_said_to(tmp_path: Path) -> None:
    log = logged(tmp_path / "log.csv", text_of({"a": ["search", "basket"]}))
    said = adherence.compute(log, SHOP)
    told = [word["text"] for word in adherence.figure(said, words("en"), theme("light"))["layout"]["annotations"]]
    assert told.count("never in this log") == 2
    log.close()


@pytest.mark.parametrize("language", ["en", "it"])
def test_it_is_told_in_lines(said: Adherence, language: str) -> None:
    lines = "\n".join(said.lines(words(language)))
    assert "Asks a friend" in lines
    assert "call: 33%" in lines
    assert "Look · Reviews: 40%, 40%, 20%; 0%, 0% (n = 5)" in lines
