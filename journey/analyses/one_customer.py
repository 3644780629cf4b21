"""The journey of one customer: every event in its order, with what is known of it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, time, timedelta
from typing import Any

from journey.analyses.drawing import MARGIN_PX, ROW_PX, layout, names_axis, noted, plain, room_for
from journey.errors import JourneyError
from journey.events.log import MICROSECONDS, EventLog, duration, moment
from journey.i18n import Words
from journey.scene.themes import Theme

MOST_EVENTS = 2_000
MOST_DRAWN = 60
MOST_CUSTOMERS = 200
_TICKS = 4
_KNOWN = ("channel", "direction", "value", "sentiment", "stage")


@dataclass(frozen=True, slots=True)
class Happening:
    """``time`` as ISO 8601, as it stands in the log."""

    time: str
    event: str
    channel: str | None = None
    direction: str | None = None
    value: float | None = None
    sentiment: float | None = None
    stage: str | None = None


@dataclass(frozen=True, slots=True)
class OneCustomer:
    """``events``: the first of them; ``count`` and ``seconds``, from the first to the last, are of all."""

    customer: str
    count: int
    seconds: float
    events: tuple[Happening, ...]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    def lines(self, t: Words) -> list[str]:
        return [
            t("analyses.one_customer.title", customer=self.customer, n=self.count),
            *(f"  {each.time}  {each.event}{f' · {each.channel}' if each.channel else ''}" for each in self.events),
        ]


def customers(log: EventLog) -> dict[str, int]:
    """Some customers to look at and how many events each has: those to whom most different things happened, in the
    fewest events; up to ``MOST_CUSTOMERS``."""
    steps = log.engine.steps
    counted = steps.group_by("customer").agg(count=steps.count(), kinds=steps.event.nunique())
    varied = counted.order_by([counted.kinds.desc(), "count", "customer"]).limit(MOST_CUSTOMERS)
    return {row["customer"]: row["count"] for row in log.engine.rows(varied)}


def compute(log: EventLog, customer: str) -> OneCustomer:
    """Raises JourneyError ``unknown_customer`` or ``engine_failed``."""
    events = log.engine.events
    own = events.filter(events.customer == customer)
    (whole,) = log.engine.rows(own.agg(count=own.count(), first=own.time.min(), last=own.time.max()))
    if not whole["count"]:
        raise JourneyError("unknown_customer", log.understood.name, value=customer)
    rows = log.engine.rows(question(events, customer))
    return OneCustomer(
        customer,
        whole["count"],
        (whole["last"] - whole["first"]) / MICROSECONDS,
        tuple(Happening(**{**row, "time": moment(row["time"]).isoformat()}) for row in rows),
    )


def asked(log: EventLog, customer: str) -> dict[str, Any]:
    """The question as it is put to the engine."""
    return questions(log.engine.events, customer)


def questions(events: Any, customer: str) -> dict[str, Any]:
    """What is asked, as expressions over the table ``events``, or ``steps``, which has all of it."""
    return {"one_customer": question(events, customer)}


def question(events: Any, customer: str) -> Any:
    """The first events of a customer, in their order."""
    known = [role for role in _KNOWN if role in events.columns]
    own = events.filter(events.customer == customer)
    return own.order_by(["time", "row"]).select("time", "event", *known).limit(MOST_EVENTS)


def finding(answer: OneCustomer, t: Words) -> str:
    """How much happened in how long, as a sentence."""
    lasted = duration(answer.seconds, t)
    channels = len({each.channel for each in answer.events if each.channel})
    told = t("analyses.one_customer.finding", customer=answer.customer, n=answer.count, lasted=lasted)
    return f"{told} {t('analyses.one_customer.channels', n=channels)}" if channels > 1 else told


def figure(answer: OneCustomer, t: Words, tokens: Theme) -> dict[str, Any]:
    """A row an event, at its time: discs for what the customer did, empty squares for what came from the company."""
    drawn = answer.events[:MOST_DRAWN]
    rows = [f"{each.event} · {each.channel}" if each.channel else each.event for each in drawn]
    sent = [each.direction == "out" for each in drawn]
    line = {
        "type": "scatter", "mode": "lines+markers", "x": [each.time for each in drawn], "y": list(range(len(drawn))),
        "line": {"color": tokens.hair2, "width": 2, "shape": "vh"}, "hoverinfo": "text",
        "text": [plain(f"{row} · {each.time.replace('T', ' ')}") for row, each in zip(rows, drawn, strict=True)],
        "marker": {
            "size": 12, "symbol": ["square" if out else "circle" for out in sent],
            "color": [tokens.card if out else tokens.ribbon for out in sent],
            "line": {"color": tokens.ribbon, "width": 2},
        },
    }  # fmt: skip
    margin = {"l": room_for(rows), "r": 2 * MARGIN_PX, "t": 40, "b": 8, "pad": 8}
    ticks = _ticks([datetime.fromisoformat(each.time) for each in drawn], t)
    across = {
        "type": "date", "side": "top", "fixedrange": True, "showgrid": True, "gridcolor": tokens.hair,
        "zeroline": False, "tickfont": {"color": tokens.ink}, "tickangle": 0, "tickmode": "array",
        "tickvals": list(ticks), "ticktext": list(ticks.values()),
    }  # fmt: skip
    height = ROW_PX * len(rows) + 64
    down = names_axis(tokens, rows) | {"autorange": False, "range": [len(rows) - 0.5, -0.5]}
    left_out = t("analyses.one_customer.cut", n=answer.count, shown=len(drawn)) if answer.count > len(drawn) else ""
    return noted(
        {"data": [line], "layout": layout(tokens, height, margin=margin, yaxis=down, xaxis=across)}, left_out, tokens
    )


def _ticks(times: Sequence[datetime], t: Words) -> dict[str, str]:
    """Days between the first event and the last, as they are written; of a journey of a few hours, its beginning."""
    first, last = min(times), max(times)
    start = datetime.combine(first.date(), time())
    days = (last - start).days
    if not days:
        return {first.isoformat(): f"{t.day(first)}, {first:%H:%M}"}
    places = sorted({round(days * part / (_TICKS - 1)) for part in range(_TICKS)})
    return {(start + timedelta(place)).isoformat(): t.day(start + timedelta(place)) for place in places}
