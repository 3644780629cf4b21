"""Where customers go first: the flow from their first event to the next few, step by step."""

from dataclasses import asdict, dataclass
from typing import Any

from journey.analyses.drawing import LEAST_PX, MARGIN_PX, layout, plain
from journey.analyses.short_names import lines_of
from journey.events.log import EventLog
from journey.i18n import Words
from journey.scene.themes import Theme

STEPS = 4  # events of a journey that are followed
MOST_SHOWN = 10
MOST_NODES = 6  # of a position that have their own name
_LEAST_PX = 900  # in less room it scrolls sideways
_SIZE, _ROOM_PX, _SHARED_PX = 14, 240, 122  # the last two positions share the room between them


@dataclass(frozen=True, slots=True)
class Flow:
    """``count`` customers whose event number ``position`` was ``source``, and the next one ``target``; None: none."""

    position: int
    source: str
    target: str | None
    count: int


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """By position, then by falling count."""

    flows: tuple[Flow, ...]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    def lines(self, t: Words) -> list[str]:
        return [
            t("analyses.first_steps.title"),
            *(
                f"  {flow.source} → {flow.target or t('analyses.first_steps.nothing')}: {t.number(flow.count)}"
                for flow in self.flows[:MOST_SHOWN]
            ),
        ]


def compute(log: EventLog, steps_followed: int = STEPS) -> FirstSteps:
    """Raises JourneyError ``engine_failed``."""
    rows = log.engine.rows(question(log.engine.steps, steps_followed))
    flows = sorted((Flow(**row) for row in rows), key=lambda flow: (flow.source, flow.target or ""))
    return FirstSteps(tuple(sorted(flows, key=lambda flow: (flow.position, -flow.count))))


def asked(log: EventLog) -> dict[str, Any]:
    """The question as it is put to the engine."""
    return questions(log.engine.steps)


def finding(answer: FirstSteps, t: Words) -> str:
    """With what most journeys begin, as a sentence; "" where there is none."""
    begun: dict[str, int] = {}
    for flow in answer.flows:
        if flow.position == 1:
            begun[flow.source] = begun.get(flow.source, 0) + flow.count
    if not begun:
        return ""
    first = max(begun, key=lambda event: (begun[event], event))
    return t("analyses.first_steps.finding", event=first, share=t.percent(begun[first] / sum(begun.values())))


def figure(answer: FirstSteps, t: Words, tokens: Theme) -> dict[str, Any]:
    """A ribbon for each flow, from the first event at the left; the rarest are drawn as one, the others.

    Where a journey ends, no ribbon goes on: an event is taller than what leaves it.
    """
    others = t("analyses.first_steps.others")
    common = _common(answer)
    nodes: dict[tuple[int, str], int] = {}
    ribbons: dict[tuple[int, int], int] = {}
    for flow in answer.flows:
        if flow.target is None:
            continue
        ends = []
        for place, event in ((flow.position, flow.source), (flow.position + 1, flow.target)):
            name = event if (place, event) in common else others
            ends.append(nodes.setdefault((place, name), len(nodes)))
        ribbons[ends[0], ends[1]] = ribbons.get((ends[0], ends[1]), 0) + flow.count
    last = max((place for place, _ in nodes), default=1)
    data = {
        "type": "sankey", "arrangement": "snap", "textfont": {"color": tokens.ink, "shadow": "none", "size": _SIZE},
        "node": {
            "label": [_label(name, place, last) for place, name in nodes],
            "pad": 22, "thickness": 14, "color": tokens.ribbon,
            "x": [0.001 + 0.998 * (place - 1) / max(last - 1, 1) for place, _ in nodes],
            "line": {"width": 0}, "hovertemplate": "%{label}: %{value}<extra></extra>",
        },
        "link": {
            "source": [source for source, _ in ribbons], "target": [target for _, target in ribbons],
            "value": list(ribbons.values()), "color": tokens.hair,
            "hovertemplate": "%{source.label} → %{target.label}: %{value}<extra></extra>",
        },
    }  # fmt: skip
    margin = {"l": MARGIN_PX, "r": MARGIN_PX, "t": MARGIN_PX, "b": MARGIN_PX}
    return {"data": [data], "layout": layout(tokens, 560, margin=margin, meta={LEAST_PX: _LEAST_PX})}


def _label(name: str, place: int, last: int) -> str:
    """A name in at most two lines: those of the last position stand before it, beside those of the one before."""
    room = _SHARED_PX if place >= last - 1 else _ROOM_PX
    return "<br>".join(map(plain, lines_of(name, room, _SIZE, most=2)))


def _common(answer: FirstSteps) -> set[tuple[int, str]]:
    """The events of each position that are drawn under their own name: those most went through."""
    total: dict[tuple[int, str], int] = {}
    for flow in answer.flows:
        for place, event in ((flow.position, flow.source), (flow.position + 1, flow.target)):
            if event is not None:
                total[place, event] = total.get((place, event), 0) + flow.count
    kept: set[tuple[int, str]] = set()
    for place in {place for place, _ in total}:
        here = sorted((node for node in total if node[0] == place), key=lambda node: (-total[node], node))
        kept.update(here[:MOST_NODES])
    return kept


def questions(steps: Any) -> dict[str, Any]:
    """What is asked, as expressions over the table ``steps``."""
    return {"first_steps": question(steps)}


def question(steps: Any, steps_followed: int = STEPS) -> Any:
    first = steps.filter(steps.position < steps_followed)
    return first.group_by("position", source=first.event, target=first.next_event).agg(count=first.count())
