"""How many customers get from one stage to the next, and how long it takes them.

A customer has reached a stage if one of its events comes after they reached the stage before it: who pays without
having looked around has not paid, for the funnel. The first stage is reached by its first event.

Who reached a stage comes on, leaves or is elsewhere; the three add up to all of them. Left: after they came, the log
has no event of any other stage of theirs until it ends (they may still come back). Elsewhere: it has one, but of no
stage after this one in turn: they went back, or on to a stage further on. Nobody comes on from the last stage.
"""

from dataclasses import asdict, dataclass
from typing import Any

from journey.analyses.drawing import MARGIN_PX, layout, names_axis, plain, room_for
from journey.analyses.stages import staged
from journey.errors import JourneyError
from journey.events.log import MICROSECONDS, EventLog, duration
from journey.i18n import Words
from journey.model import Map
from journey.scene.themes import Theme

MOST_STAGES = 50  # each asks for those before it: of hundreds an engine would never be done
_ROW_PX = 96


@dataclass(frozen=True, slots=True)
class Reached:
    """``share``: of those who reached the stage before, 1 for the first. ``median_seconds``: from that to this. Of the
    customers here ``came_on`` reach the next stage, those ``gone`` and ``elsewhere`` do not; None for the last."""

    stage: str
    customers: int
    share: float
    median_seconds: float | None
    came_on: int | None = None
    gone: int | None = None
    elsewhere: int | None = None


@dataclass(frozen=True, slots=True)
class Funnel:
    stages: tuple[Reached, ...]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    def lines(self, t: Words) -> list[str]:
        told = [t("analyses.funnel.title")]
        for each in self.stages:
            after = f" ({duration(each.median_seconds, t)})" if each.median_seconds is not None else ""
            told.append(f"  {each.stage}: {t.number(each.customers)}, {t.percent(each.share)}{after}")
            if each.came_on is not None and each.customers:
                told.append(f"    {'; '.join(_rest(each, t))}")
        return told


def compute(log: EventLog, journey_map: Map | None = None) -> Funnel:
    """Raises JourneyError ``no_stages``, ``many_stages`` or ``engine_failed``."""
    steps, order = _staged(log, journey_map)
    rows = {row["place"]: row for row in log.engine.rows(question(steps, order))} if order else {}
    stages: list[Reached] = []
    before = 0
    for place, stage in enumerate(order):
        row = rows.get(place, {"customers": 0, "median_seconds": None, "moved": 0})
        share = 1.0 if place == 0 else row["customers"] / before if before else 0.0
        came_on = rows[place + 1]["customers"] if place + 1 in rows else None
        rest = (came_on, row["customers"] - row["moved"], row["moved"] - came_on) if came_on is not None else ()
        stages.append(Reached(stage, row["customers"], share, row["median_seconds"] if place else None, *rest))
        before = row["customers"]
    return Funnel(tuple(stages))


def asked(log: EventLog, journey_map: Map | None = None) -> dict[str, Any]:
    """The question as it is put to the engine."""
    return questions(*_staged(log, journey_map))


def _staged(log: EventLog, journey_map: Map | None) -> tuple[Any, tuple[str, ...]]:
    steps, order = staged(log, journey_map)
    if len(order) > MOST_STAGES:
        raise JourneyError("many_stages", log.understood.name, n=len(order), limit=MOST_STAGES)
    return steps, order


def finding(answer: Funnel, t: Words) -> str:
    """The step on which most are lost, as a sentence; "" where there is none."""
    worst = min(answer.stages[1:], key=lambda each: each.share, default=None)
    if worst is None:
        return ""
    before = answer.stages[answer.stages.index(worst) - 1]
    return t("analyses.funnel.finding", before=before.stage, stage=worst.stage, share=t.percent(worst.share))


def figure(answer: Funnel, t: Words, tokens: Theme) -> dict[str, Any]:
    """Bars as long as the customers who got there: full those who come on, hatched who is elsewhere, hollow who left;
    under each bar the same in words."""
    names, rows = [each.stage for each in answer.stages], list(range(len(answer.stages)))
    widest = max((each.customers for each in answer.stages), default=1) or 1
    parts = (
        [each.customers if each.came_on is None else each.came_on for each in answer.stages],
        [each.elsewhere or 0 for each in answer.stages],
        [each.gone or 0 for each in answer.stages],
    )
    looks: tuple[dict[str, Any], ...] = (
        {"color": tokens.ribbon},
        {"color": tokens.card, "pattern": {"shape": "/", "fgcolor": tokens.ribbon, "bgcolor": tokens.card, "size": 6}},
        {"color": tokens.card},
    )
    line = {"color": tokens.ribbon, "width": 1}
    data = [
        {"type": "bar", "orientation": "h", "x": part, "y": rows, "width": 0.3, "hoverinfo": "skip",
         "marker": look | {"line": line}}
        for part, look in zip(parts, looks, strict=True)
    ]  # fmt: skip
    words = []
    for row, each in enumerate(answer.stages):
        words.append(_word(t.number(each.customers), row, -24, tokens.ink, 15))
        if row:
            share, before = t.percent(each.share), plain(answer.stages[row - 1].stage)
            words[-1]["text"] += f" · {t('analyses.funnel.of_before', share=share)}"
            base = t("analyses.funnel.hover", share=share, before=before)
            words[-1]["hovertext"] = f"{base}<br>{t('analyses.funnel.hover_map')}"
        if each.came_on is not None and each.customers:
            came_on, left, elsewhere = _rest(each, t)
            words.append(_word(f"{came_on}<br>{left} · {elsewhere}", row, 37, tokens.ink2, 14))
    margin = {"l": room_for(names), "r": MARGIN_PX, "t": 8, "b": 8, "pad": 8}
    return {
        "data": data,
        "layout": layout(
            tokens, _ROW_PX * len(names) + 16, margin=margin, yaxis=names_axis(tokens, names), annotations=words,
            xaxis={"visible": False, "fixedrange": True, "range": [0, 1.005 * widest]}, barmode="stack",
        ),
    }  # fmt: skip


def _rest(each: Reached, t: Words) -> list[str]:
    """What became of those who reached a stage, as shares of them."""
    counted = {"came_on": each.came_on, "left": each.gone, "elsewhere": each.elsewhere}
    return [t(f"analyses.funnel.{name}", share=t.percent((n or 0) / each.customers)) for name, n in counted.items()]


def _word(said: str, row: int, shift: float, colour: str, size: int) -> dict[str, Any]:
    return {
        "text": said, "x": 0, "y": row, "yshift": -shift, "xanchor": "left", "yanchor": "middle", "align": "left",
        "showarrow": False, "borderpad": 0, "font": {"color": colour, "size": size},
    }  # fmt: skip


def questions(steps: Any, order: tuple[str, ...]) -> dict[str, Any]:
    """What is asked, as expressions over the table ``steps``, whose stages stand in this order."""
    return {"funnel": question(steps, order)}


def question(steps: Any, order: tuple[str, ...]) -> Any:
    """One row a stage: its place in the order, how many reached it, the median time since the stage before, and how
    many have an event of another stage after that."""
    import ibis

    answer = reached = None
    for place, stage in enumerate(order):
        here = steps.filter(steps.stage == stage).select("customer", "position", "time")
        if reached is None:
            reached = here.group_by("customer").agg(at=here.position.min(), when=here.time.min(), since=here.time.min())
        else:
            later = here.join(reached, "customer").filter(lambda both: both.position > both["at"])
            reached = later.group_by("customer").agg(
                at=later.position.min(), when=later.time.min(), since=later.when.min()
            )
        others = steps.filter(steps.stage != stage)
        others = others.group_by("customer").agg(last=others.position.max())
        known = reached.left_join(others, "customer")
        counted = known.agg(
            place=ibis.literal(place),
            customers=known.count(),
            median_seconds=(known.when - known.since).median() / MICROSECONDS,
            moved=(known["last"] > known["at"]).ifelse(1, 0).sum().cast("int64").coalesce(0),
        )
        answer = counted if answer is None else answer.union(counted)
    return answer
