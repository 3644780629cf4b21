"""How each field stands in a table: as words, as a number, as one of several."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import streamlit as st

from journey.model import EMOTIONS, EVIDENCE, MACRO_STAGES, Map
from journey.model.changes import subject_of
from journey.scene.icons import channel_icons
from journey.ui.define.channels import KINDS, icon_name, kind_name
from journey.ui.define.emotions import emotion_name
from journey.ui.define.touchpoints import INITIATORS
from journey.ui.session import session

_LABELS = {
    "stage_id": "stage",
    "channel_id": "channel",
    "persona_id": "persona",
    "touchpoint_id": "moment",
    "title": "happens",
}
_FIXED = ("persona_id", "touchpoint_id")  # what a feeling is about does not change; it is another feeling then
_WIDE = ("title", "quote", "goal", "biography", "description")
_WIDE_PX, _USUAL_PX = 300, 150


def column(journey_map: Map, field: str) -> Any:
    """The column of a field, for ``st.data_editor``."""
    label = session.words(f"define.fields.{_LABELS.get(field, field)}")
    kinds = st.column_config
    choice = _choice(journey_map, field)
    if choice:
        options, name_of = choice
        width = _USUAL_PX if field.endswith("_id") else None
        fixed = field in _FIXED
        return kinds.SelectboxColumn(label, options=list(options), format_func=name_of, disabled=fixed, width=width)
    match field:
        case "moment_of_truth":
            return kinds.CheckboxColumn("★", help=label, width="small")
        case "share":
            return kinds.NumberColumn(label, min_value=0, max_value=100, step=1, width="small")
        case "days":
            return kinds.NumberColumn(label, min_value=0, width="small")
        case "valence":
            return kinds.NumberColumn(label, min_value=-5, max_value=5, step=0.1, width="small")
    return kinds.TextColumn(label, width=_WIDE_PX if field in _WIDE else _USUAL_PX)


def _choice(journey_map: Map, field: str) -> tuple[Iterable[Any], Callable[[Any], str]] | None:
    t = session.words
    match field:
        case "macro_stage":
            return MACRO_STAGES, lambda value: t(f"macro_stages.{value}")
        case "evidence":
            return EVIDENCE, lambda value: t(f"evidence.{value}")
        case "initiator":
            return INITIATORS, lambda value: t(f"define.initiators.{value}")
        case "kind":
            return KINDS, kind_name
        case "icon":
            return channel_icons(), icon_name
        case "emotion":
            own = {feeling.emotion for feeling in journey_map.feelings} - {*EMOTIONS, ""}
            return ("", *EMOTIONS, *sorted(own)), emotion_name
        case "stage_id":
            return _named(journey_map, journey_map.stages)
        case "channel_id":
            return _named(journey_map, journey_map.channels)
        case "persona_id":
            return _named(journey_map, journey_map.personas)
        case "touchpoint_id":
            return _named(journey_map, journey_map.touchpoints)
    return None


def _named(journey_map: Map, records: Sequence[Any]) -> tuple[list[str], Callable[[Any], str]]:
    def name(record_id: str) -> str:
        record = journey_map.get(record_id)
        return subject_of(record) if record else session.words("define.fields.everybody")

    return [record.id for record in records], name
