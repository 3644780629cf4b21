"""Beyond the six: what was measured, never a bare number."""

from collections import Counter

from journey.model import COUNTED_KINDS, METRIC_KINDS, Map, Metric
from journey.ui.define.belonging import place_of
from journey.ui.define.places import place_column
from journey.ui.define.sheet import Adder, Column, Option, Row, Sheet, Tab, Tabs
from journey.ui.define.stages import plainly
from journey.ui.session import session

COLLECTION = "metrics"
TABLE = ("kind", "name", "value", "scale", "n", "date", "source", "place")
PRESSURE = "pressure"
GROUPS = ("said", PRESSURE, "counted")


def sheet(journey_map: Map) -> Sheet:
    """What customers say, how often they are written to, or what a log counted: a row a metric, along the path."""
    shown = chosen_group()
    found = (metric for metric in along_the_path(journey_map) if _group(metric) == shown)
    return Sheet(
        scope=f"metrics:{shown}",
        columns=_columns(journey_map, with_kind=shown != PRESSURE),
        rows=tuple(_row(metric, number) for number, metric in enumerate(found, 1)),
        tabs=(group_tabs(journey_map),),
        adder=adder(journey_map) if shown != "counted" else None,
        empty=session.words("define.empty.metrics"),
    )


def chosen_group() -> str:
    """One of ``GROUPS``: what the sheet is about now."""
    chosen: str = session.get("measured", "")
    return chosen if chosen in GROUPS else GROUPS[0]


def _group(metric: Metric) -> str:
    return "counted" if metric.kind in COUNTED_KINDS else PRESSURE if metric.kind == PRESSURE else "said"


def group_tabs(journey_map: Map) -> Tabs:
    t = session.words
    counts = Counter(map(_group, journey_map.metrics))
    tabs = tuple(
        Tab(name, t(f"define.measured.{name}"), str(counts[name]), adds={"kind": PRESSURE} if name == PRESSURE else {})
        for name in GROUPS
        if name != "counted" or counts[name]  # a log says them; nobody types one
    )
    return Tabs("measured", t("define.steps.metrics"), chosen_group(), tabs)


def along_the_path(journey_map: Map) -> tuple[Metric, ...]:
    """What customers say, then how often they are written to, then what was counted; the whole journey first."""
    places = [None, *(place.id for stage, cell in journey_map.path for place in (stage, *cell))]
    at = {place: number for number, place in enumerate(places)}
    return tuple(
        sorted(
            journey_map.metrics,
            key=lambda metric: (GROUPS.index(_group(metric)), at.get(place_of(metric), 0), metric.id),
        )
    )


def adder(journey_map: Map) -> Adder:
    label = session.words("define.add_pressure" if chosen_group() == PRESSURE else "define.add_metric")
    return Adder("metrics", label, place_column(journey_map))


def _columns(journey_map: Map, with_kind: bool) -> tuple[Column, ...]:
    t = session.words
    kinds = tuple(Option(kind, t(f"map_page.metrics.kinds.{kind}")) for kind in METRIC_KINDS)
    everyone = (Option(None, t("define.fields.everybody")), *(Option(p.id, p.name) for p in journey_map.personas))
    return (
        Column(
            "kind", "choice", t("map_page.metrics.kind"), "8rem", kinds, head=t("define.heads.kind"), span=4,
            place="row" if with_kind else "more",
        ),
        Column("name", "text", t("map_page.metrics.name"), "minmax(7.5rem, 1fr)"),
        place_column(journey_map),
        Column("value", "number", t("map_page.metrics.value"), "4.75rem"),
        Column("n", "number", t("map_page.metrics.n"), "4.75rem", head=t("define.heads.n")),
        Column("date", "day", t("map_page.metrics.date"), "9.5rem"),
        Column(
            "scale", "text", t("map_page.metrics.scale"), place="more", span=4,
            placeholder=t("map_page.metrics.scale_placeholder"),
        ),
        Column("source", "text", t("map_page.metrics.source"), place="more", span=4),
        Column("persona_id", "choice", t("define.fields.people"), options=everyone, place="more", span=4),
    )  # fmt: skip


def _row(metric: Metric, number: int) -> Row:
    values = metric.model_dump(mode="json", include={"kind", "name", "scale", "date", "source", "persona_id"})
    numbers = {"value": plainly(metric.value), "n": plainly(metric.n)}
    return Row(
        metric.id,
        metric.name or session.words(f"map_page.metrics.kinds.{metric.kind}"),
        {**values, **numbers, "place": place_of(metric)},
        number=number,
        drop=metric.id,
    )
