"""Points of no return become losses and pressure becomes metrics: put once, refreshed, and what people said is kept."""

from dataclasses import replace
from pathlib import Path

import pytest

from journey.analyses import split
from journey.analyses.accepting import accepting, claims, outcome
from journey.analyses.drop_off_answer import DropOff, Point
from journey.analyses.pressure_answer import Pressed, Pressure
from journey.analyses.silence import Terms
from journey.events.ingest import read
from journey.events.log import EventLog
from journey.i18n import words
from journey.model import Loss, Map, Metric, Stage, Touchpoint, apply
from journey.scene.themes import theme

SHOP = Map(
    id="m",
    stages=(Stage(id="s", order="1", name="Order"),),
    touchpoints=(Touchpoint(id="t", stage_id="s", title="Delivery cost", event_names=("cost",)),),
)
POINT = Point(
    "Delivery cost", "touchpoint", False, 500, 170, 500, 0.4, 0.34, 0.3, 0.38, 50, 0.1, 3.4, 2.9, 4.0, 0.001, True
)
STAGE = replace(POINT, event="Order", kind="stage")
LOG = "customer,time,event,direction,stage\na,2026-01-01 10:00,cost,in,Order\na,2026-03-02 10:00,mail,out,Order\n"


@pytest.fixture
def log(tmp_path: Path):
    path = tmp_path / "shop.csv"
    path.write_text(LOG, encoding="utf-8")
    found = read(path)
    yield found
    found.close()


def said(*points: Point, stages: tuple[Point, ...] = (), perhaps: tuple[str, ...] = ()) -> DropOff:
    return DropOff(35, 0.09, (), points, stages, (), True, perhaps_ends=perhaps)


def marked(log: EventLog, journey_map: Map, answer: DropOff) -> Map:
    edit = accepting(journey_map, claims("drop_off", answer, log, journey_map, words("en")))
    assert edit is not None
    return apply(journey_map, edit)[0]


def test_a_flagged_touchpoint_becomes_a_loss_of_which_nobody_knows_why(log: EventLog) -> None:
    (loss,) = marked(log, SHOP, said(POINT, stages=(STAGE,))).losses  # nor is its stage one more
    assert (loss.touchpoint_id, loss.share, loss.share_low, loss.share_high) == ("t", 0.34, 0.3, 0.38)
    assert (loss.n, loss.customers, loss.horizon_days, loss.evidence, loss.reason, loss.control) == (
        500, 170, 35, "measured", "other", "unknown"
    )  # fmt: skip
    assert (str(loss.start), str(loss.end), loss.title) == ("2026-01-01", "2026-03-02", "Silence after “Delivery cost”")


def test_a_stage_is_marked_where_no_touchpoint_of_it_stands_out(log: EventLog) -> None:
    (loss,) = marked(log, SHOP, said(replace(POINT, flag=False), stages=(STAGE,))).losses
    assert (loss.touchpoint_id, loss.stage_id) == (None, "s")


def test_a_newer_log_refreshes_the_share_and_leaves_what_people_said(log: EventLog) -> None:
    once = marked(log, SHOP, said(POINT))
    told = once.losses[0].model_copy(update={"reason": "low_trust", "control": "unwanted"})
    known = Map(id="m", stages=SHOP.stages, touchpoints=SHOP.touchpoints, losses=(told,))
    assert accepting(known, claims("drop_off", said(POINT), log, known, words("en"))) is None
    (loss,) = marked(log, known, said(replace(POINT, share=0.4, n=900))).losses
    assert (loss.id, loss.share, loss.n, loss.reason, loss.control) == (told.id, 0.4, 900, "low_trust", "unwanted")


def test_a_guessed_share_gives_way_and_keeps_its_heads_as_a_guess(log: EventLog) -> None:
    guess = Loss(id="g", touchpoint_id="t", share=0.5, customers=70)
    known = Map(id="m", stages=SHOP.stages, touchpoints=SHOP.touchpoints, losses=(guess,))
    found = {loss.id == "g": loss for loss in marked(log, known, said(POINT)).losses}
    assert (found[True].share, found[True].customers, found[True].evidence) == (None, 70, "assumed")
    assert (found[False].share, found[False].customers, found[False].evidence) == (0.34, 170, "measured")


@pytest.mark.parametrize(("held", "after"), [(170, 360), (None, 360), (42, 42)])
def test_heads_are_counted_anew_unless_somebody_wrote_others(log: EventLog, held: int | None, after: int) -> None:
    told = marked(log, SHOP, said(POINT)).losses[0].model_copy(update={"customers": held})
    known = Map(id="m", stages=SHOP.stages, touchpoints=SHOP.touchpoints, losses=(told,))
    (loss,) = marked(log, known, said(replace(POINT, share=0.4, n=900, vanished=360))).losses
    assert (loss.share, loss.customers) == (0.4, after)


def test_what_may_be_a_natural_end_is_not_marked(log: EventLog) -> None:
    answer = said(POINT, stages=(STAGE,), perhaps=("cost",))
    assert claims("drop_off", answer, log, SHOP, words("en")) == ()


def pressed() -> Pressure:
    shares = {"0": 0.1, "1": 0.1, "2": 0.1, "3-4": 0.2, "5+": 0.3}
    rows = tuple(
        Pressed(name, 1000, round(1000 * share), share, share - 0.02, share + 0.02, 100, 2, 1.5, 3, customers=600)
        for name, share in shares.items()
    )
    return Pressure(14, 35, rows, (), (), (), (), (), (), {"Order": (2.5, 80)})


def test_pressure_becomes_messages_a_week_and_a_cap_where_the_team_set_none(log: EventLog) -> None:
    edit = accepting(SHOP, claims("pressure", pressed(), log, SHOP, words("en")))
    assert edit is not None
    found = {metric.stage_id: metric for metric in apply(SHOP, edit)[0].metrics}
    assert (found["s"].kind, found["s"].value, found["s"].n) == ("pressure", 2.5, 80)
    assert found[None].value == 1.0  # two in fourteen days
    assert outcome(SHOP, edit).metrics == 2
    own = Map(id="m", stages=SHOP.stages, metrics=(Metric(id="c", kind="pressure", value=2.0),))
    assert [claim.subject for claim in claims("pressure", pressed(), log, own, words("en"))] == ["Order"]


def test_a_point_is_told_apart_by_group_of_customers_also_where_a_row_says_none(tmp_path: Path) -> None:
    path = tmp_path / "groups.csv"
    rows = [f"c{n},2026-01-01 10:00,call,{'families' if n % 3 else 'couriers'}" for n in range(120)]
    rows += [f"c{n},2026-01-05 10:00,call," for n in range(90)] + ["z,2026-01-02,call,", "z,2026-06-30,look,"]
    path.write_text("customer,time,event,segment\n" + "\n".join(rows) + "\n", encoding="utf-8")
    log = read(path)
    assert split.splits(log, "event") == ("segment", "before", "month")
    parts = split.compute(log, None, "event", "call", "segment", terms=Terms(horizon=30)).parts
    assert [(each.part, each.n, each.vanished) for each in parts] == [
        ("families", 140, 80), ("couriers", 70, 40), ("", 1, 1)
    ]  # fmt: skip
    drawn = split.figure(split.Split("call", "segment", 30, parts), words("en"), theme("light"))
    assert "no group said" in str(drawn)
    log.close()


def test_the_parts_of_a_point_add_up_to_it_and_small_ones_say_so(tmp_path: Path) -> None:
    path = tmp_path / "calls.csv"
    rows = [f"c{n},2026-01-01 10:00,call,{'web' if n % 3 else 'phone'},in" for n in range(120)]
    rows += [f"c{n},2026-01-05 10:00,look,web,in" for n in range(90)] + ["z,2026-06-30,look,web,in"]
    path.write_text("customer,time,event,channel,direction\n" + "\n".join(rows) + "\n", encoding="utf-8")
    log = read(path)
    parts = split.compute(log, None, "event", "call", "channel", terms=Terms(horizon=30)).parts
    assert [(each.part, each.n, each.vanished, each.few) for each in parts] == [
        ("web", 80, 20, False), ("phone", 40, 10, True),
    ]  # fmt: skip
    before = split.compute(log, None, "event", "look", "before", terms=Terms(horizon=30)).parts
    assert [(each.part, each.n, each.vanished) for each in before] == [("call", 90, 90)]
    since = split.compute(log, None, "event", "call", "since", terms=Terms(horizon=30)).parts
    assert [(each.part, each.n) for each in since] == [("never", 120)]
    log.close()
