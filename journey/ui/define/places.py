"""The choice of where a finding belongs."""

from journey.model import Map
from journey.ui.define.belonging import FIELD
from journey.ui.define.sheet import Column, Option
from journey.ui.session import session


def place_column(journey_map: Map, width: str = "9.5rem") -> Column:
    """The stages in order, each followed by its touchpoints."""
    t = session.words
    options = [Option(None, t("define.whole_journey"))]
    for stage, cell in journey_map.path:
        options.append(Option(stage.id, stage.name))
        options += [Option(touchpoint.id, f"\u2003{touchpoint.title}") for touchpoint in cell]
    return Column(FIELD, "choice", t("define.fields.place"), width, tuple(options))
