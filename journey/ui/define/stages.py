"""Stages: from where to where the journey goes."""

from journey.model import MACRO_STAGES, Map
from journey.ui.define.sheet import Adder, Column, Option, Row, Sheet
from journey.ui.session import session

COLLECTION = "stages"
TABLE = ("name", "macro_stage", "goal", "days")
ENOUGH = 5  # stages after which suggestions would only be in the way


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
    taken = {stage.name.casefold() for stage in journey_map.stages}
    ideas = [idea for idea in t("define.suggestions.stages").split("|") if idea.casefold() not in taken]
    shown = tuple(ideas) if len(taken) < ENOUGH else ()
    return Adder("stages", t("define.add_stage"), ideas=shown)


def plainly(number: float | None) -> str:
    """A number as a person types it, without groups of thousands; empty for none."""
    if number is None:
        return ""
    return f"{number:g}".replace("-", "\N{MINUS SIGN}").replace(".", "," if session.language == "it" else ".")
