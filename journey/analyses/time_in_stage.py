"""How long customers stay in a stage: the time from each of its events to their next event, of any stage, added up.

The last event of a customer so far has no next one and adds nothing: what is not over is not measured.
"""

from dataclasses import asdict, dataclass
from typing import Any

from journey.analyses.drawing import MARGIN_PX, ROW_PX, layout, names_axis, room_for
from journey.analyses.stages import in_order, staged
from journey.events.log import MICROSECONDS, EventLog, duration
from journey.i18n import Words
from journey.model import Map
from journey.scene.themes import Theme

DAY = 86_400


@dataclass(frozen=True, slots=True)
class Stay:
    """Quartiles over ``customers`` who had an event of the stage that was followed by another."""

    stage: str
    customers: int
    low_seconds: float
    median_seconds: float
    high_seconds: float


@dataclass(frozen=True, slots=True)
class TimeInStage:
    stages: tuple[Stay, ...]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    def lines(self, t: Words) -> list[str]:
        return [
            t("analyses.time_in_stage.title"),
            *(
                f"  {each.stage}: {duration(each.median_seconds, t)}"
                f" ({duration(each.low_seconds, t)} – {duration(each.high_seconds, t)}, n = {t.number(each.customers)})"
                for each in self.stages
            ),
        ]


def compute(log: EventLog, journey_map: Map | None = None) -> TimeInStage:
    """Raises JourneyError ``no_stages`` or ``engine_failed``."""
    steps, order = staged(log, journey_map)
    return TimeInStage(tuple(Stay(**row) for row in in_order(log.engine.rows(question(steps)), order)))


def asked(log: EventLog, journey_map: Map | None = None) -> dict[str, Any]:
    """The question as it is put to the engine."""
    return questions(*staged(log, journey_map))


def finding(answer: TimeInStage, t: Words) -> str:
    """The stage that takes longest, as a sentence; "" where there is none."""
    longest = max(answer.stages, key=lambda each: each.median_seconds, default=None)
    if longest is None:
        return ""
    return t("analyses.time_in_stage.finding", stage=longest.stage, after=duration(longest.median_seconds, t))


def figure(answer: TimeInStage, t: Words, tokens: Theme) -> dict[str, Any]:
    """The median as a dot on the middle half of the customers, with its words."""
    names = [each.stage for each in answer.stages]
    rows = list(range(len(names)))
    days = [(each.low_seconds / DAY, each.median_seconds / DAY, each.high_seconds / DAY) for each in answer.stages]
    widest = max((high for _, _, high in days), default=0)
    middle = {
        "type": "bar", "orientation": "h", "y": rows, "base": [low for low, _, _ in days],
        "x": [high - low for low, _, high in days], "marker": {"color": tokens.route}, "width": 0.35,
        "hoverinfo": "skip",
    }  # fmt: skip
    dots = {
        "type": "scatter", "mode": "markers+text", "y": rows, "x": [median for _, median, _ in days],
        "hoverinfo": "skip",
        "marker": {"size": 13, "color": tokens.ink2}, "cliponaxis": False,
        "textposition": ["top left" if median > widest / 2 else "top right" for _, median, _ in days],  # off the names
        "text": [duration(each.median_seconds, t) for each in answer.stages], "textfont": {"color": tokens.ink},
    }  # fmt: skip
    margin = {"l": room_for(names), "r": 3 * MARGIN_PX, "t": 24, "b": 48, "pad": 8}
    across = {
        "fixedrange": True, "rangemode": "tozero", "gridcolor": tokens.hair, "zeroline": False,
        "title": {"text": t("analyses.time_in_stage.days")}, "tickfont": {"color": tokens.ink2},
    }  # fmt: skip
    height = (ROW_PX + 22) * len(names) + 72
    return {
        "data": [middle, dots],
        "layout": layout(tokens, height, margin=margin, yaxis=names_axis(tokens, names), xaxis=across),
    }


def questions(steps: Any, order: tuple[str, ...]) -> dict[str, Any]:
    """What is asked, as expressions over the table ``steps``; the order of the stages is that of the answer alone."""
    return {"time_in_stage": question(steps)}


def question(steps: Any) -> Any:
    over = steps.filter(steps.stage.notnull(), steps.next_time.notnull())
    stays = over.group_by(["customer", "stage"]).agg(stay=(over.next_time - over.time).sum().cast("int64"))
    return stays.group_by("stage").agg(
        customers=stays.count(),
        low_seconds=stays.stay.quantile(0.25) / MICROSECONDS,
        median_seconds=stays.stay.median() / MICROSECONDS,
        high_seconds=stays.stay.quantile(0.75) / MICROSECONDS,
    )
