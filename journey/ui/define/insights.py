"""Beyond the six: what hurts, what could be done, and how much each of it counts."""

from journey.formats.suggestions import of_insights
from journey.model import EVIDENCE, Insight, Map
from journey.ui.define.belonging import place_of
from journey.ui.define.business import business_choice, business_of, ideas, language_of
from journey.ui.define.places import place_column
from journey.ui.define.sheet import Adder, Column, Option, Row, Sheet, Tab, Tabs
from journey.ui.define.stages import plainly
from journey.ui.session import session

COLLECTION = "insights"
TABLE = ("kind", "title", "place", "importance", "satisfaction", "impact", "effort", "owner", "due", "evidence")
KINDS = ("pain", "opportunity", "solution")
RATINGS = ("importance", "satisfaction", "impact", "effort")


def sheet(journey_map: Map) -> Sheet:
    """One kind at a time: a row each with its four numbers from 0 to 10."""
    t = session.words
    kind = chosen_kind()
    return Sheet(
        scope=f"insights:{kind}",
        columns=_columns(journey_map),
        rows=tuple(
            _row(insight, number)
            for number, insight in enumerate((each for each in journey_map.insights if each.kind == kind), 1)
        ),
        tabs=(kind_tabs(journey_map),),
        adder=adder(journey_map),
        empty=t(f"define.empty.{kind}"),
    )


def chosen_kind() -> str:
    """Pain, opportunity or solution: what the sheet is about now."""
    kind: str = session.get("finding", "")
    return kind if kind in KINDS else KINDS[0]


def kind_tabs(journey_map: Map) -> Tabs:
    t = session.words
    found: list[str] = [insight.kind for insight in journey_map.insights]
    tabs = tuple(Tab(kind, t(f"define.findings.{kind}"), str(found.count(kind)), adds={"kind": kind}) for kind in KINDS)
    return Tabs("finding", t("app.insight.kind"), chosen_kind(), tabs)


def adder(journey_map: Map) -> Adder:
    t = session.words
    kind = chosen_kind()
    there = [insight.title for insight in journey_map.insights]
    return Adder(
        "insights",
        t(f"define.add_insight.{kind}"),
        place_column(journey_map),
        ideas(journey_map, of_insights(business_of(journey_map), language_of(journey_map), kind), there, most=3),
        business_choice(journey_map),
    )


def _columns(journey_map: Map) -> tuple[Column, ...]:
    t = session.words
    kinds = tuple(Option(kind, t(f"app.insight.{kind}")) for kind in KINDS)
    evidence = tuple(Option(known, t(f"evidence.{known}")) for known in EVIDENCE)
    widths = {"importance": "5.6rem", "satisfaction": "6.4rem"}
    return (
        Column("title", "area", t("app.insight.title"), "minmax(11rem, 1fr)", head=t("define.heads.insight")),
        place_column(journey_map),
        *(
            Column(name, "number", t(f"define.fields.{name}"), widths.get(name, "5rem"), head=t(f"define.heads.{name}"))
            for name in RATINGS
        ),
        Column("owner", "text", t("app.insight.owner"), place="more", span=4),
        Column("status", "text", t("define.fields.status"), place="more", span=4),
        Column("due", "day", t("define.fields.due"), place="more", span=4),
        Column("evidence", "choice", t("define.fields.evidence"), options=evidence, place="more", span=4),
        Column("kind", "choice", t("app.insight.kind"), options=kinds, place="more", span=4),
    )


def _row(insight: Insight, number: int) -> Row:
    values = insight.model_dump(mode="json", include={"title", "owner", "status", "due", "evidence", "kind"})
    ratings = {name: plainly(getattr(insight, name)) for name in RATINGS}
    return Row(
        insight.id,
        insight.title,
        {**values, **ratings, "place": place_of(insight)},
        number=number,
        drop=insight.id,
    )
