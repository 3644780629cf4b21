"""Timeframe: the definite period the map watches, and what it is for."""

from journey.formats.suggestions import of_frame
from journey.model import Map
from journey.ui.define.business import business_of, language_of
from journey.ui.define.sheet import Column, Option, Row, Sheet
from journey.ui.session import session

COLLECTION = ""
TABLE = ()


def sheet(journey_map: Map) -> Sheet:
    """The period in words and by days; objective, scenario and finding of the map."""
    t = session.words
    states = tuple(Option(state, t(f"define.state.{state}")) for state in ("as_is", "to_be"))
    known = of_frame(business_of(journey_map), language_of(journey_map))
    objective, scenario = (() if getattr(journey_map, name) else known[name] for name in ("objective", "scenario"))
    periods = () if journey_map.timeframe.label else known["timeframe.label"]
    frame = journey_map.timeframe.model_dump(mode="json")
    header = journey_map.model_dump(mode="json", include={"state", "headline", "objective", "scenario"})
    return Sheet(
        scope="timeframe",
        columns=(
            Column("timeframe.label", "text", t("define.fields.label"), span=6, ideas=periods),
            Column("timeframe.start", "day", t("define.fields.start"), span=3),
            Column("timeframe.end", "day", t("define.fields.end"), span=3),
            Column("objective", "area", t("define.fields.objective"), span=6, ideas=objective),
            Column("scenario", "area", t("define.fields.scenario"), span=6, ideas=scenario),
            Column("headline", "area", t("define.fields.headline"), span=8),
            Column("state", "choice", t("define.fields.state"), options=states, span=4),
        ),
        rows=(
            Row(
                journey_map.id,
                journey_map.title,
                {**header, **{f"timeframe.{name}": value for name, value in frame.items()}},
            ),
        ),
        layout="card",
    )
