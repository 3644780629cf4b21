"""Leading to one record on the Define page: its step, its stage or persona, the cursor in the field that matters."""

from journey.model import Feeling, Insight, Map, Metric, Persona, Stage, Touchpoint
from journey.ui.session import session

_FIELDS = {  # what a rule of advice is about, where that is not the name
    "persona_without_needs": "needs",
    "persona_shares": "share",
    "objective_missing": "objective",
    "headline_missing": "headline",
    "measured_without_period": "timeframe.start",
    "period_long_ago": "timeframe.end",
    "stage_without_goal": "goal",
    "ends_at_purchase": "macro_stage",
    "starts_at_purchase": "macro_stage",
    "touchpoint_without_channel": "channel_id",
    "moment_of_truth_assumed": "evidence",
    "only_assumed": "evidence",
    "turn_without_words": "quote",
    "emotion_against_valence": "valence",
    "mostly_unfelt": "valence",
    "unowned_opportunity": "owner",
    "bare_metric": "n",
}


def show_record(journey_map: Map, step: str, record_id: str, rule: str = "") -> None:
    """Opens a step where a record can be changed, and puts the cursor into the field that ``rule`` is about."""
    record = journey_map.get(record_id)
    session.put("step", step)
    session.put("removed", None)
    if isinstance(record, Persona):
        session.put("who", record.id)
    elif isinstance(record, Feeling) and record.persona_id:
        session.put("who", record.persona_id)
    elif isinstance(record, Insight):
        session.put("finding", record.kind)
    elif isinstance(record, Metric):
        session.put("measured", record.kind)
    stage = _stage_of(journey_map, record_id)
    if stage is not None:
        session.put("stage", stage.id)
    session.put("focus", {"id": _row_of(journey_map, record_id), "field": _FIELDS.get(rule, "")})


def can_be_shown(journey_map: Map, step: str, record_id: str) -> bool:
    """Whether there is something of this step to lead to."""
    return journey_map.get(record_id) is not None or (step == "timeframe" and bool(journey_map.id))


def to_focus(journey_map: Map) -> dict[str, str]:
    """Where the cursor goes now, once; nothing where it stays."""
    none: dict[str, str] = {}
    wanted = session.get("focus", none) or none
    session.put("focus", None)
    return wanted if not wanted or wanted["id"] else {**wanted, "id": journey_map.id}


def _row_of(journey_map: Map, record_id: str) -> str:
    """The row that stands for a record: of a feeling it is its moment."""
    record = journey_map.get(record_id)
    if isinstance(record, Feeling):
        return record.touchpoint_id or record.stage_id or ""
    return record_id


def _stage_of(journey_map: Map, record_id: str) -> Stage | None:
    record = journey_map.get(_row_of(journey_map, record_id))
    if isinstance(record, Touchpoint):
        return journey_map.stage(record.stage_id)
    return record if isinstance(record, Stage) else None
