"""Beyond the six: what was measured, never a bare number."""

from journey.model import Map, Metric
from journey.ui.define.belonging import place_of
from journey.ui.define.places import place_column
from journey.ui.define.sheet import Adder, Column, Option, Row, Sheet, Tab, Tabs
from journey.ui.define.stages import plainly
from journey.ui.session import session

COLLECTION = "metrics"
TABLE = ("kind", "name", "value", "scale", "n", "date", "source", "place")
PRESSURE = "pressure"
GROUPS = ("said", PRESSURE)
KINDS = ("nps", "csat", "ces", "own", "pressure")


def sheet(journey_map: Map) -> Sheet:
    """What customers say, or how often they are written to: a row a metric, along the path."""
    shown = chosen_group()
    found = (metric for metric in along_the_path(journey_map) if (metric.kind == PRESSURE) == (shown == PRESSURE))
    return Sheet(
        scope=f"metrics:{shown}",
        columns=_columns(journey_map, with_kind=shown != PRESSURE),
        rows=tuple(_row(metric, number) for number, metric in enumerate(found, 1)),
        tabs=(group_tabs(journey_map),),
        adder=adder(journey_map),
        empty=session.words("define.empty.metrics"),
    )


def chosen_group() -> str:
    """ "said" or "pressure": what the sheet is about now."""
    return PRESSURE if session.get("measured", "") == PRESSURE else GROUPS[0]


def group_tabs(journey_map: Map) -> Tabs:
    t = session.words
    pressing = sum(metric.kind == PRESSURE for metric in journey_map.metrics)
    counts = (len(journey_map.metrics) - pressing, pressing)
    tabs = tuple(
        Tab(name, t(f"define.measured.{name}"), str(n), adds={"kind": PRESSURE} if name == PRESSURE else {})
        for name, n in zip(GROUPS, counts, strict=True)
    )
    return Tabs("measured", t("define.steps.metrics"), chosen_group(), tabs)


def along_the_path(journey_map: Map) -> tuple[Metric, ...]:
    """What customers say, then how often they are written to; of the whole journey first, then stage by stage."""
    places = [None, *(place.id for stage, cell in journey_map.path for place in (stage, *cell))]
    at = {place: number for number, place in enumerate(places)}
    return tuple(
        sorted(
            journey_map.metrics,
            key=lambda metric: (metric.kind == "pressure", at.get(place_of(metric), 0), metric.id),
        )
    )


def adder(journey_map: Map) -> Adder:
    label = session.words("define.add_pressure" if chosen_group() == PRESSURE else "define.add_metric")
    return Adder("metrics", label, place_column(journey_map))


def _columns(journey_map: Map, with_kind: bool) -> tuple[Column, ...]:
    t = session.words
    kinds = tuple(Option(kind, t(f"map_page.metrics.kinds.{kind}")) for kind in KINDS)
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
