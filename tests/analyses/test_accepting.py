"""An answer becomes evidence: what is put on a map, what is refreshed there, and that nothing is ever doubled."""

from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journey.analyses import MAPPED, WALKED, adherence, cohorts
from journey.analyses.accepting import Outcome, accepting, claims, outcome, overwritten
from journey.analyses.adherence_answer import Adherence
from journey.analyses.claim import Claim
from journey.events.log import EventLog
from journey.i18n import words
from journey.layout.choices import Choices
from journey.layout.flows import flows
from journey.model import Drop, Edit, Link, Map, Metric, Stage, apply
from journey.model.shares import stage_shares
from tests.analyses.test_adherence import JOURNEYS, SHOP, logged, text_of

STAGED_LOG = """customer,time,event,channel,stage,sentiment
a,2026-01-01 10:00,search,web,Look,2
a,2026-01-28 10:00,basket,app,Order,
a,2026-02-28 10:00,pay,web,Order,1
b,2026-01-01 10:00,search,web,Look,-1
"""


@pytest.fixture
def log(tmp_path: Path) -> Iterator[EventLog]:
    found = logged(tmp_path / "shop.csv", text_of(JOURNEYS))
    yield found
    found.close()


def offered(log: EventLog, journey_map: Map, question: str = "adherence", language: str = "en") -> tuple[Claim, ...]:
    said = import_module(f"journey.analyses.{question}").compute(log, *((journey_map,) if question in MAPPED else ()))
    ways = said if isinstance(said, Adherence) else adherence.compute(log, journey_map)
    return claims(question, said, log, journey_map, words(language), ways)


def accepted(journey_map: Map, found: tuple[Claim, ...]) -> Map:
    edit = accepting(journey_map, found)
    assert edit is not None
    return apply(journey_map, edit)[0]


def metrics_of(journey_map: Map, place: str) -> dict[str, Metric]:
    return {each.kind: each for each in journey_map.metrics if place in (each.touchpoint_id, each.stage_id)}


def links_of(journey_map: Map) -> dict[tuple[str, str | None], Link]:
    return {(link.source_id, link.target_id): link for link in journey_map.links}


def test_a_touchpoint_gets_its_numbers_with_n_date_source_and_question(log: EventLog) -> None:
    after = accepted(SHOP, offered(log, SHOP))
    found = metrics_of(after, "reviews")
    assert {kind: (each.value, each.n, each.scale) for kind, each in found.items()} == {
        "reached": (40.0, 5, "%"), "again": (0.0, 2, "%"), "reordered": (0.0, 2, "%"),
    }  # fmt: skip
    reached = found["reached"]
    assert (str(reached.date), reached.source) == ("2026-01-01", "shop.csv, 1 Jan 2026 to 1 Jan 2026")
    assert (
        reached.question
        == "Of the customers with an event of any touchpoint of “Look”, how many have one of “Reviews”?"
    )
    assert {place.id: place.evidence for place in after.touchpoints} == {
        "search": "measured", "friend": "assumed", "reviews": "measured", "basket": "measured", "pay": "measured",
    }  # fmt: skip
    assert metrics_of(after, "friend") == {}


def test_evidence_from_a_part_of_the_customers_says_so(log: EventLog) -> None:
    said = adherence.compute(log, SHOP)
    first = claims("adherence", said, log, SHOP, words("en"), only="pay")[0].records[0]
    assert isinstance(first, Metric)
    assert first.source == "shop.csv, 1 Jan 2026 to 1 Jan 2026, only customers with “pay”"


def test_a_link_gets_its_share_and_a_way_that_many_walk_is_drawn_as_unplanned(log: EventLog) -> None:
    before, after = links_of(SHOP), links_of(accepted(SHOP, offered(log, SHOP)))
    basket = after["search", "basket"]
    assert (basket.share, basket.n, basket.evidence, basket.unplanned) == (round(1 / 6, 4), 6, "measured", False)
    assert basket.question.endswith("from “Searches” to “Basket” with no other touchpoint between?")
    assert after["pay", "search"].share == 0  # drawn, and nobody walks it
    assert (after["basket", "search"].share, after["basket", "search"].id) == (round(2 / 6, 4), "l4")
    new = after["search", "pay"]
    assert (new.kind, new.unplanned, new.evidence) == ("alternative", True, "measured")
    assert after["friend", "basket"] == before["friend", "basket"]  # of which the log says nothing
    assert (after["basket", None].share, after["basket", None].id) == (0, "l3")  # nobody's last event is a basket
    assert ("search", "reviews") not in after  # a way that the order of the map draws needs no link


def test_a_way_back_is_a_loop_and_a_rare_one_is_not_drawn(tmp_path: Path) -> None:
    many = {f"a{n}": ["search", "basket"] for n in range(39)} | {"b": ["search", "pay", "opened"]}
    log = logged(tmp_path / "many.csv", text_of(many))
    assert ("search", "pay") not in links_of(accepted(SHOP, offered(log, SHOP)))  # 1 of 40
    log.close()
    log = logged(tmp_path / "few.csv", text_of({"b": ["search", "pay", "opened"]}))
    back = links_of(accepted(SHOP, offered(log, SHOP)))["pay", "reviews"]
    assert (back.kind, back.unplanned) == ("loop", True)
    log.close()


def test_what_an_answer_claims_is_not_asked_again(tmp_path: Path) -> None:
    found = logged(tmp_path / "log.csv", text_of({"a": ["search", "basket"]}))
    said = adherence.compute(found, SHOP)
    found.close()
    assert claims("adherence", said, found, SHOP, words("en"), said)


def test_a_newer_log_refreshes_what_was_accepted_and_leaves_what_it_does_not_say(log: EventLog, tmp_path: Path) -> None:
    once = accepted(SHOP, offered(log, SHOP))
    newer = logged(tmp_path / "newer.csv", text_of({"a": ["search", "basket"], "b": ["search", "basket"]}))
    edit = accepting(once, offered(newer, once))
    newer.close()
    assert edit is not None
    assert {operation.op for operation in edit.operations} == {"set"}
    twice = apply(once, edit)[0]
    assert len(twice.metrics) == len(once.metrics)
    was, now = metrics_of(once, "search")["reached"], metrics_of(twice, "search")["reached"]
    assert (was.id, was.n, now.n) == (now.id, 5, 2)
    assert now.source.startswith("newer.csv")
    paid, before = metrics_of(twice, "pay"), metrics_of(once, "pay")
    assert (paid["reached"].value, paid["reached"].n) == (0, 2)  # nobody paid in it
    assert paid["again"] == before["again"]  # so it says nothing of who paid again
    assert links_of(twice)["search", "pay"].share == 0  # a way of the old log beside those of the new: nobody walks it


@settings(max_examples=8, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(["search", "opened", "basket", "pay", "call"]), min_size=1, max_size=7),
             min_size=1, max_size=6),
    st.data(),
)  # fmt: skip
def test_to_accept_twice_is_to_accept_once_and_undone_is_as_before(
    tmp_path_factory: pytest.TempPathFactory, found: list[list[str]], data: st.DataObject
) -> None:
    journeys = {f"c{number}": events for number, events in enumerate(found)} | {"z": ["search", "basket"]}
    log = logged(tmp_path_factory.mktemp("log") / "log.csv", text_of(journeys))
    all_of_it = offered(log, SHOP)
    chosen = tuple(claim for claim in all_of_it if data.draw(st.booleans()))
    edit = accepting(SHOP, chosen)
    if edit is None:
        assert not chosen
    else:
        after, inverse = apply(SHOP, edit)
        assert accepting(after, chosen) is None
        assert accepting(after, tuple(claim for claim in offered(log, after) if claim in chosen)) is None
        assert apply(after, inverse)[0] == SHOP
        Edit.model_validate_json(edit.model_dump_json())
    log.close()


def test_what_was_removed_meanwhile_is_not_put_back(log: EventLog) -> None:
    found = offered(log, SHOP)
    gone = apply(SHOP, Edit(label="remove", operations=(Drop(id="reviews"),)))[0]
    after = accepted(gone, found)
    assert metrics_of(after, "reviews") == {}
    assert after.touchpoint("reviews") is None


def test_what_it_does_to_the_evidence_is_found_by_doing_it(log: EventLog) -> None:
    edit = accepting(SHOP, offered(log, SHOP))
    assert edit is not None
    # 5 touchpoints and 5 links, all assumed; friend and l5 stay so; 5 links, 4 of them of stages, and 4 counts come
    assert outcome(SHOP, edit) == Outcome(touchpoints=4, metrics=14, links=9, before=1.0, after=2 / 19)


def test_the_words_kept_are_in_the_language_of_the_map_and_those_told_in_that_of_the_page(log: EventLog) -> None:
    italian = SHOP.model_copy(update={"language": "it"})
    first = offered(log, italian, language="en")[0]
    assert first.said == "100% of 5 come here, 20% of them again"
    assert isinstance(first.records[0], Metric)
    assert first.records[0].question.startswith("Dei clienti con un evento")


def test_sentiment_is_kept_on_the_scale_of_feelings(tmp_path: Path) -> None:
    log = logged(tmp_path / "log.csv", "customer,time,event,sentiment\na,2026-01-01,search,-80\n")
    felt = metrics_of(accepted(SHOP, offered(log, SHOP)), "search")["sentiment"]
    assert (felt.value, felt.n, felt.scale) == (-5.0, 1, "-5..5")
    log.close()


@pytest.fixture
def staged(tmp_path: Path) -> Iterator[EventLog]:
    found = logged(tmp_path / "staged.csv", STAGED_LOG)
    yield found
    found.close()


@pytest.mark.parametrize(
    ("question", "place", "value", "n", "scale"),
    [
        ("funnel", "order", 50.0, 2, "%"),
        ("time_in_stage", "order", 31.0, 1, "days"),
        ("channel_mix", "order", 50.0, 2, "%"),
        ("channel_mix", "look", 100.0, 2, "%"),
    ],
)
def test_the_other_questions_say_something_of_the_stages(
    staged: EventLog, question: str, place: str, value: float, n: int, scale: str
) -> None:
    metric = metrics_of(accepted(SHOP, offered(staged, SHOP, question)), place)["own"]
    assert (metric.value, metric.n, metric.scale) == (value, n, scale)
    assert metric.name
    assert metric.question.endswith("?")


def test_who_comes_back_is_said_of_the_whole_journey(staged: EventLog) -> None:
    (claim,) = offered(staged, SHOP, "cohorts")
    going_on = replace(cohorts.compute(staged), open_month="2026-02")
    assert claims("cohorts", going_on, staged, SHOP, words("en")) == (), "who still comes back in it is not known"
    (metric,) = accepted(SHOP, (claim,)).metrics
    assert (metric.value, metric.n, metric.stage_id, metric.touchpoint_id) == (50.0, 2, None, None)


@pytest.mark.parametrize("question", ["itinerary", "first_steps"])
def test_steps_say_something_of_the_links_alone(log: EventLog, question: str) -> None:
    after = accepted(SHOP, offered(log, SHOP, question))
    assert after.metrics == ()
    assert links_of(after)["search", "basket"].share == round(1 / 6, 4)


@pytest.mark.parametrize("question", WALKED)
def test_every_question_has_claims_that_can_be_accepted_once(staged: EventLog, question: str) -> None:
    after = accepted(SHOP, offered(staged, SHOP, question))
    assert accepting(after, offered(staged, after, question)) is None


def test_a_stage_of_the_log_that_the_map_does_not_have_says_nothing(tmp_path: Path) -> None:
    log = logged(tmp_path / "log.csv", "customer,time,event,stage,channel\na,2026-01-01,x,Elsewhere,web\n")
    assert (
        claims("channel_mix", import_module("journey.analyses.channel_mix").compute(log), log, SHOP, words("en")) == ()
    )
    log.close()


def test_a_name_from_a_file_is_cut_where_it_would_not_fit(tmp_path: Path) -> None:
    log = logged(tmp_path / f"{'long' * 50}.csv", text_of(JOURNEYS))
    for claim in offered(log, SHOP):
        for record in claim.records:
            assert isinstance(record, Metric | Link)
            assert len(record.source) < 200
    log.close()


def test_a_stage_is_reached_by_a_share_of_all_and_the_stop_says_the_same(log: EventLog) -> None:
    after = accepted(SHOP, offered(log, SHOP))
    (look,) = (each for each in after.metrics if each.stage_id == "look")
    assert (look.kind, look.value, look.n) == ("reached", pytest.approx(500 / 6, abs=0.01), 6)
    assert look.question == "Of all the customers, how many have an event of any touchpoint of “Look”?"
    shares = {share.stage_id: share for share in stage_shares(after)}
    assert (shares["look"].arrives, shares["order"].arrives) == (pytest.approx(5 / 6, abs=1e-4), 0.5)
    assert all(share.balanced and share.measured for share in shares.values())


def test_who_comes_to_a_stage_only_after_a_later_one_is_seen_in_it_too_and_no_touchpoint_says_more(
    tmp_path: Path,
) -> None:
    rows = "a,2026-01-01,search\na,2026-01-02,basket\nb,2026-01-01,basket\nb,2026-01-02,search\nc,2026-01-01,basket\n"
    log = logged(tmp_path / "log.csv", "customer,time,event\n" + rows)
    after = accepted(SHOP, offered(log, SHOP))
    log.close()
    reached = {metric.stage_id or metric.touchpoint_id: metric for metric in after.metrics if metric.kind == "reached"}
    share = {(link.source_id, link.target_id): link.share for link in after.links}
    assert (share["look", "order"], reached["look"].value) == (round(1 / 3, 4), pytest.approx(200 / 3, abs=0.01))
    assert reached["look"].n == 3
    assert reached["search"].n == 2
    assert all(found.balanced for found in stage_shares(after))


def test_a_mail_of_the_firm_takes_nobody_further(tmp_path: Path) -> None:
    rows = "a,2026-01-01,search,in\na,2026-01-02,basket,out\nb,2026-01-01,search,in\nb,2026-01-02,basket,in\n"
    rows += "c,2026-01-01,search,in\nc,2026-01-02,basket,in\nc,2026-01-03,basket,out\nd,2026-01-04,basket,out\n"
    rows += "b,2026-01-03,basket,out\nc,2026-01-04,basket,out\n"
    log = logged(tmp_path / "log.csv", "customer,time,event,direction\n" + rows)
    after = accepted(SHOP, offered(log, SHOP))
    log.close()
    reached = {metric.stage_id: metric.value for metric in after.metrics if metric.stage_id}
    share = {(link.source_id, link.target_id): link.share for link in after.links}
    assert (reached["order"], share["look", "order"]) == (100, 0.5)
    assert {metric.n for metric in after.metrics if metric.touchpoint_id == "basket" and metric.kind == "reached"} == {
        4
    }


def test_a_claim_says_which_exit_it_counts(log: EventLog) -> None:
    said = {claim.key: claim.said for claim in offered(log, SHOP)}
    assert said["basket>"].endswith("have their last event here")
    assert said["order>"].endswith("come no further than here")


STAGED_SHOP = SHOP.with_collections(
    {},
    {
        "stages": (*SHOP.stages, Stage(id="talk", order="3", name="Talk")),
        "links": (
            Link(id="on", source_id="look", target_id="order", share=0.9),
            Link(id="out", source_id="look", kind="exit", share=0.1),
            Link(id="back", source_id="order", target_id="look", kind="loop", share=0.4),
            Link(id="talking", source_id="order", target_id="talk", share=0.2),
        ),
    },
)


def test_links_of_stages_are_measured_together_and_what_no_log_records_stays(log: EventLog) -> None:
    after = {link.id: link for link in accepted(STAGED_SHOP, offered(log, STAGED_SHOP)).links}
    shares = {name: (after[name].share, after[name].n) for name in ("on", "out", "back", "talking")}
    # of 6: a and b go on, b and c come back, d and f leave
    assert shares == {"on": (0.3333, 6), "out": (0.3333, 6), "back": (0.3333, 6), "talking": (0.2, None)}
    assert after["talking"].evidence == "assumed"


def test_a_stage_that_no_log_records_is_not_said_to_be_passed_by(log: EventLog) -> None:
    between = STAGED_SHOP.with_collections(
        {}, {"stages": tuple(stage.model_copy(update={"order": "15"}) if stage.id == "talk" else stage
                             for stage in STAGED_SHOP.stages), "links": ()}
    )  # fmt: skip
    assert [stage.id for stage in between.stages] == ["look", "talk", "order"]
    assert ("look", "order") not in links_of(accepted(between, offered(log, between)))


def test_what_the_firm_sends_is_no_new_way_back(tmp_path: Path) -> None:
    mail = next(place for place in SHOP.touchpoints if place.id == "reviews").model_copy(
        update={"initiator": "company"}
    )
    sending = SHOP.with_collections(
        {}, {"touchpoints": tuple(mail if place.id == "reviews" else place for place in SHOP.touchpoints)}
    )
    log = logged(tmp_path / "few.csv", text_of({"b": ["search", "pay", "opened"]}))
    assert ("pay", "reviews") not in links_of(accepted(sending, offered(log, sending)))
    log.close()


def test_in_another_language_the_same_numbers_are_refreshed_and_none_is_doubled(staged: EventLog) -> None:
    italian = SHOP.model_copy(update={"language": "it"})
    for question in ("funnel", "time_in_stage", "channel_mix", "cohorts"):
        once = accepted(italian, offered(staged, italian, question))
        english = once.model_copy(update={"language": "en"})
        twice = accepted(english, offered(staged, english, question))
        assert [each.id for each in twice.metrics] == [each.id for each in once.metrics]
        assert {each.name for each in twice.metrics} == {words("en")(f"analyses.accepting.metric.{question}")}


def test_the_graph_says_of_a_touchpoint_what_was_counted_there_not_the_sum_of_its_ways(log: EventLog) -> None:
    found = flows(accepted(SHOP, offered(log, SHOP)), Choices(detail="touchpoints"))
    shares = {stop.id: stop.share for _, stops in found.columns for stop in stops}
    assert (shares["search"], shares["reviews"]) == (pytest.approx(5 / 6, abs=1e-4), pytest.approx(2 / 6, abs=1e-4))
    assert found.by_log == 0


def test_an_older_log_or_one_of_fewer_customers_says_whose_numbers_it_replaces(log: EventLog, tmp_path: Path) -> None:
    whole = accepted(SHOP, offered(log, SHOP))
    part = logged(tmp_path / "part.csv", text_of({"a": JOURNEYS["a"]}))
    edit = accepting(whole, offered(part, whole))
    assert edit is not None
    (told,) = overwritten(whole, edit)
    assert (told.source, told.n) == ("shop.csv, 1 Jan 2026 to 1 Jan 2026", 6)
    assert told.instead.startswith("part.csv")
    fewer = apply(whole, edit)[0]
    back = accepting(fewer, offered(log, fewer))
    assert back is not None
    assert overwritten(fewer, back) == ()
    part.close()
    older = logged(tmp_path / "older.csv", text_of(JOURNEYS | {"g": ["search"]}).replace("2026-", "2025-"))
    edit = accepting(whole, offered(older, whole))
    assert edit is not None
    assert [each.n for each in overwritten(whole, edit)] == [6]
    newer = logged(tmp_path / "newer.csv", text_of({"a": JOURNEYS["a"]}).replace("-01-0", "-02-0"))
    edit = accepting(whole, offered(newer, whole))
    assert edit is not None
    assert overwritten(whole, edit) == ()
    older.close()
    newer.close()
