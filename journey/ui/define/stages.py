"""Stages: from where to where the journey goes."""

from journey.formats.suggestions import of_stages
from journey.model import MACRO_STAGES, Map
from journey.ui.define.business import business_choice, business_of, ideas, language_of
from journey.ui.define.sheet import Adder, Column, Option, Row, Sheet
from journey.ui.session import session

COLLECTION = "stages"
TABLE = ("name", "macro_stage", "goal", "days")
MOST_IDEAS = 8  # a whole cycle, so that one can take all of it


def sheet(journey_map: Map) -> Sheet:
    """A row a stage: its name, when it is, what the customer wants, how many days it takes."""
    t = session.words
    macro = tuple(Option(stage, t(f"macro_stages.{stage}")) for stage in MACRO_STAGES)
    return Sheet(
        scope="stages",
        columns=(
            Column("name", "text", t("define.fields.name"), "minmax(9rem, 1fr)"),
            Column("macro_stage", "choice", t("define.fields.macro_stage"), "11.5rem", macro),
            Column("goal", "quote", t("define.fields.goal"), "minmax(11rem, 1.7fr)"),
            Column("days", "number", t("define.fields.days"), "5rem"),
        ),
        rows=tuple(
            Row(
                stage.id,
                stage.name,
                {"name": stage.name, "macro_stage": stage.macro_stage, "goal": stage.goal, "days": plainly(stage.days)},
                number=number,
                drop=stage.id,
            )
            for number, stage in enumerate(journey_map.stages, 1)
        ),
        adder=adder(journey_map),
        movable=True,
        empty=t("define.empty.stages"),
    )


def adder(journey_map: Map) -> Adder:
    t = session.words
    offered = of_stages(business_of(journey_map), language_of(journey_map))
    there = [stage.name for stage in journey_map.stages]
    return Adder(
        "stages",
        t("define.add_stage"),
        ideas=ideas(journey_map, offered, there, MOST_IDEAS),
        business=business_choice(journey_map),
    )


def plainly(number: float | None) -> str:
    """A number as a person types it, without groups of thousands; empty for none."""
    if number is None:
        return ""
    return f"{number:g}".replace("-", "\N{MINUS SIGN}").replace(".", "," if session.language == "it" else ".")
