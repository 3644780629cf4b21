"""What a map holds for each cell of the poster, looked up once for all lanes."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from journey.model import COUNTED_KINDS, Insight, Loss, Map, Metric, Note, Touchpoint
from journey.model.no_returns import no_returns

BEHIND = ("backstage", "support")  # layers below the line of visibility


@dataclass(frozen=True, slots=True)
class Contents:
    """Records by stage id.

    ``notes`` by (lane id, stage id); ``insights`` by (kind, stage id); ``pressure`` by touchpoint or stage id, and
    ``pressure_cap`` from the one pressure metric that stands nowhere on the path; ``no_returns`` by place id;
    ``best`` the ids of the two insights with the highest opportunity score.
    """

    notes: Mapping[tuple[str, str], Sequence[Note]] = field(default_factory=dict)
    insights: Mapping[tuple[str, str], Sequence[Insight]] = field(default_factory=dict)
    metrics: Mapping[str, Sequence[Metric]] = field(default_factory=dict)
    pressure: Mapping[str, Metric] = field(default_factory=dict)
    pressure_cap: Metric | None = None
    no_returns: Mapping[str, Loss] = field(default_factory=dict)
    best: frozenset[str] = frozenset()
    visible: Mapping[str, Sequence[Touchpoint]] = field(default_factory=dict)
    behind: Mapping[str, Sequence[Touchpoint]] = field(default_factory=dict)

    def lost_in(self, stage_id: str) -> frozenset[str]:
        """Places in a stage (itself or its touchpoints) that are points of no return."""
        cells = (*self.visible.get(stage_id, ()), *self.behind.get(stage_id, ()))
        places = {stage_id, *(touchpoint.id for touchpoint in cells)}
        return frozenset(places & self.no_returns.keys())


def contents_of(journey_map: Map, with_backstage: bool = True) -> Contents:
    """Everything sorted into its cells. Without a backstage row its touchpoints stand among the visible ones."""
    stage_of = {touchpoint.id: touchpoint.stage_id for touchpoint in journey_map.touchpoints}
    notes: dict[tuple[str, str], list[Note]] = defaultdict(list)
    for note in journey_map.notes:
        notes[note.lane_id, _stage(note, stage_of)].append(note)
    insights: dict[tuple[str, str], list[Insight]] = defaultdict(list)
    for insight in journey_map.insights:
        insights[insight.kind, _stage(insight, stage_of)].append(insight)
    metrics: dict[str, list[Metric]] = defaultdict(list)
    pressure: dict[str, Metric] = {}
    cap: Metric | None = None
    for metric in journey_map.metrics:
        place = metric.touchpoint_id or metric.stage_id
        if metric.kind in COUNTED_KINDS:
            continue  # they stand with their touchpoint
        if metric.kind != "pressure":
            metrics[_stage(metric, stage_of)].append(metric)
        elif place:
            pressure[place] = metric
        else:
            cap = metric
    visible: dict[str, list[Touchpoint]] = defaultdict(list)
    behind: dict[str, list[Touchpoint]] = defaultdict(list)
    for stage, touchpoints in journey_map.path:
        for touchpoint in touchpoints:
            rows = behind if with_backstage and touchpoint.layer in BEHIND else visible
            rows[stage.id].append(touchpoint)
    return Contents(
        notes=notes,
        insights=insights,
        metrics=metrics,
        pressure=pressure,
        pressure_cap=cap,
        no_returns=no_returns(journey_map),
        best=_best(journey_map.insights),
        visible=visible,
        behind=behind,
    )


def _stage(record: Note | Insight | Metric, stage_of: Mapping[str, str]) -> str:
    return stage_of.get(record.touchpoint_id or "", record.stage_id or "")


def _best(insights: Sequence[Insight]) -> frozenset[str]:
    scored = [insight for insight in insights if insight.kind != "pain" and insight.opportunity_score is not None]
    ordered = sorted(scored, key=lambda insight: (-(insight.opportunity_score or 0.0), insight.id))
    return frozenset(insight.id for insight in ordered[:2])
