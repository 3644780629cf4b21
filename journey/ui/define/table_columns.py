"""How each field stands in a table: as words, as a number, as one of several."""

from collections.abc import Iterable

from journey.lanes.emotion_words import emotion_name
from journey.model import EMOTIONS, EVIDENCE, MACRO_STAGES, METRIC_KINDS, Map, Record
from journey.model.changes import subject_of
from journey.scene.icons import channel_icons
from journey.ui.define import insights
from journey.ui.define.belonging import FIELD
from journey.ui.define.channels import KINDS, icon_name, kind_name
from journey.ui.define.places import place_column
from journey.ui.define.sheet import Column, Option
from journey.ui.define.touchpoints import INITIATORS
from journey.ui.session import session

_LABELS = {
    "stage_id": "stage",
    "channel_id": "channel",
    "persona_id": "persona",
    "touchpoint_id": "moment",
    "title": "happens",
}
_KINDS = {  # what is not here is a line of text
    "title": "area",
    "importance": "number",
    "satisfaction": "number",
    "impact": "number",
    "effort": "number",
    "value": "number",
    "n": "number",
    "date": "day",
    "due": "day",
    "role": "area",
    "segment": "area",
    "biography": "area",
    "description": "area",
    "owner": "area",
    "source": "area",
    "quote": "quote",
    "goal": "quote",
    "share": "number",
    "days": "number",
    "valence": "number",
    "moment_of_truth": "star",
    "evidence": "moon",
    "emotion": "emotion",
    "persona_id": "plain",  # what a feeling is about does not change; it is another feeling then
    "touchpoint_id": "plain",
}
_WIDTHS = {
    "title": "minmax(13rem, 1.4fr)",
    "role": "minmax(11rem, 1fr)",
    "biography": "minmax(13rem, 1.6fr)",
    "description": "minmax(12rem, 1.2fr)",
    "quote": "minmax(13rem, 1.4fr)",
    "goal": "minmax(14rem, 1.7fr)",
    "name": "minmax(10rem, 1fr)",
    "segment": "minmax(9rem, 0.8fr)",
    "touchpoint_id": "minmax(10rem, 1.2fr)",
    "persona_id": "9rem",
    "stage_id": "9.5rem",
    "channel_id": "12rem",
    "icon": "11rem",
    "macro_stage": "11.5rem",
    "place": "10rem",
    "importance": "6.4rem",
    "satisfaction": "7rem",
    "impact": "5.2rem",
    "effort": "5.2rem",
    "owner": "minmax(8rem, 0.7fr)",
    "due": "9rem",
    "value": "5.5rem",
    "scale": "8rem",
    "n": "5.5rem",
    "date": "9.5rem",
    "source": "minmax(10rem, 1fr)",
    "initiator": "9rem",
    "kind": "8rem",
    "evidence": "9rem",
    "emotion": "10rem",
    "moment_of_truth": "2.5rem",
    "share": "5rem",
    "days": "5rem",
    "valence": "5.5rem",
}
_RATINGS = ("importance", "satisfaction", "impact", "effort")
_OF = {  # fields whose words stand elsewhere
    ("insights", "title"): "app.insight.title",
    ("insights", "kind"): "app.insight.kind",
    ("insights", "owner"): "app.insight.owner",
    **{
        ("metrics", name): f"map_page.metrics.{name}"
        for name in ("kind", "name", "value", "scale", "n", "date", "source")
    },
}
_HEADS = {
    **{name: f"define.heads.{name}" for name in (*_RATINGS, "n")},
    "share": "define.heads.share",
    "valence": "define.heads.valence",
    "moment_of_truth": "define.heads.star",
    "owner": "define.heads.owner",
}


def column(journey_map: Map, field: str, collection: str = "") -> Column:
    """The column of a field of a collection's records."""
    if field == FIELD:
        return place_column(journey_map, _WIDTHS[field])
    options = _options(journey_map, field, collection)
    return Column(
        field,
        _KINDS.get(field, "icon" if field == "icon" else "choice" if options else "text"),
        session.words(_OF.get((collection, field), f"define.fields.{_LABELS.get(field, field)}")),
        _WIDTHS[field],
        options,
        head=session.words(_HEADS[field]) if field in _HEADS else None,
    )


def _options(journey_map: Map, field: str, collection: str) -> tuple[Option, ...]:
    t = session.words
    match field:
        case "kind" if collection == "insights":
            return tuple(Option(kind, t(f"app.insight.{kind}")) for kind in insights.KINDS)
        case "kind" if collection == "metrics":
            return tuple(Option(kind, t(f"map_page.metrics.kinds.{kind}")) for kind in METRIC_KINDS)
        case "macro_stage":
            return tuple(Option(stage, t(f"macro_stages.{stage}")) for stage in MACRO_STAGES)
        case "evidence":
            return tuple(Option(known, t(f"evidence.{known}")) for known in EVIDENCE)
        case "initiator":
            return tuple(Option(who, t(f"define.initiators.{who}")) for who in INITIATORS)
        case "kind":
            return tuple(Option(kind, kind_name(kind)) for kind in KINDS)
        case "icon":
            strange = sorted({channel.icon for channel in journey_map.channels} - set(channel_icons()))
            return tuple(Option(icon, icon_name(icon), icon) for icon in (*channel_icons(), *strange))
        case "emotion":
            return (Option("", t("define.no_emotion")), *(Option(key, emotion_name(key, t)) for key in EMOTIONS))
        case "stage_id":
            return tuple(_named(journey_map.stages))
        case "channel_id":
            channels = (Option(channel.id, channel.name, channel.icon) for channel in journey_map.channels)
            return (Option(None, t("define.no_channel")), *channels)
    return ()


def _named(records: Iterable[Record]) -> Iterable[Option]:
    return (Option(record.id, subject_of(record)) for record in records)
