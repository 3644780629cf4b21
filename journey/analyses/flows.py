"""How customers move over the stages of a plan: flows that add up, as expressions over the events that it names.

A customer's walk is the sequence of *record highs*: the first stage they enter, then each one further on than any
before. So everybody leaves once, from the furthest stage reached, and what comes into a stage, entries with it, goes
out of it again. A way back is counted beside this, for the customers who go it at least once.

What the firm sends (direction ``out``) carries a customer further only where no stage that has customers' own events
lies between the furthest one they reached by their own and its own, and where it opens its stage: at least half of the
times it comes before the customer did anything there. What a courier brings after a payment does, a mail about a later
stage to somebody who only looked does not, nor one that mostly goes to those who were there already. Else it counts
nowhere: nobody comes back or leaves because a mail came, and who got nothing but mails has no walk. Without directions
every event is the customer's own.
"""

from typing import Any

import ibis

from journey.analyses.plan import Plan

BEFORE_ALL = -1


def moved(on_plan: Any, plan: Plan) -> dict[str, Any]:
    """``onward`` from stage to stage, ``source`` null where a walk begins; ``back``; the place of the ``last`` event
    that counts. ``on_plan``: the steps that have a ``place``."""
    counting = _counting(on_plan, plan)
    highs = counting.filter(counting.high)
    own = counting.filter(counting.own == 1)
    before = own.stage.lag().over(ibis.window(group_by=own.customer, order_by=own.position))
    own = own.mutate(before=before)
    back = own.filter(own.stage < own.before)
    counted = counting.filter(counting.high | (counting.own == 1))
    counted = counted.mutate(end=counted.position.max().over(ibis.window(group_by=counted.customer)))
    last = counted.filter(counted.position == counted.end)
    return {
        "onward": highs.group_by(source=highs.came, target=highs.stage).agg(customers=highs.count()),
        "back": back.group_by(source=back.before, target=back.stage).agg(customers=back.customer.nunique()),
        "last": last.group_by(source=last.place).agg(customers=last.count()),
    }


def _counting(on_plan: Any, plan: Plan) -> Any:
    """Each event with its ``stage``, whether it is the customer's ``own`` (1 or 0), the furthest stage that they
    ``came`` to before it, null before all, and whether it carries them further: a ``high``."""
    own = (on_plan.direction == "out").ifelse(0, 1) if "direction" in on_plan.columns else ibis.literal(1)
    steps = on_plan.select(
        "customer", "position", "place", own=own.cast("int64"),
        stage=on_plan.place.cases(*enumerate(plan.stage_of)).cast("int64"),
    )  # fmt: skip
    stages = steps.group_by("stage").agg(owned=steps.own.max())
    earlier = ibis.window(order_by=stages.stage, preceding=(None, 1))
    due = (stages.owned == 1).ifelse(stages.stage, None).max().over(earlier)
    stages = stages.select(here="stage", due=due.fill_null(BEFORE_ALL))  # the last one before that customers act in
    steps = steps.join(stages, steps.stage == stages.here)
    until = ibis.window(group_by=steps.customer, order_by=steps.position, preceding=(None, 0))
    by_own = (steps.own == 1).ifelse(steps.stage, None).max().over(until).fill_null(BEFORE_ALL)
    steps = steps.mutate(by_own=by_own)
    sent = steps.filter(steps.own == 0)
    opening = sent.group_by(sent=sent.place).agg(
        opens=2 * (sent.by_own < sent.stage).ifelse(1, 0).sum() >= sent.count()
    )
    steps = steps.left_join(opening, steps.place == opening.sent)
    carries = steps.opens & (steps.by_own >= steps.due)
    steps = steps.mutate(level=((steps.own == 1) | carries).ifelse(steps.stage, None))
    before = ibis.window(group_by=steps.customer, order_by=steps.position, preceding=(None, 1))
    steps = steps.mutate(came=steps.level.max().over(before))
    return steps.mutate(high=(steps.level > steps.came.fill_null(BEFORE_ALL)).fill_null(False))
