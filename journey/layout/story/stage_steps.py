"""What happens in a stage: the row of touchpoints under the curve, or alone with their descriptions."""

from collections.abc import Set

from journey.layout.story.column import Column
from journey.layout.story.frame import BODY, FOOT, MARGIN, SMALL, WIDTH, Teller, fitting
from journey.layout.story.stage_places import MOST_OWN, Place, Places, cell_of
from journey.model import Stage, Touchpoint
from journey.scene.icons import draw_icon
from journey.scene.primitives import Group, Item

STEPS_TOP = 850.0
_ICON = 40.0
_NAMES = ((36.0, 1), (30.0, 1), (SMALL, 2))  # size and most lines


def draw_step_row(teller: Teller, places: Places, key_id: str, lost: Set[str]) -> list[Item]:
    """Icon and name under each slot: bold where the key moment is, quiet for what comes before and after.

    All names are as large as the longest of them allows.
    """
    theme, width = teller.theme, places.spacing - 20.0
    size, most = min(fitting(_name(place), teller.measure, width, _NAMES, 700) for place in places.shown)
    items: list[Item] = []
    for place in places.shown:
        x, is_own, is_key = places.slots[place.id], place.id in places.own, place.id == key_id
        ink = theme.ink if is_key else theme.ink2 if is_own else theme.muted
        column = Column(x - width / 2, STEPS_TOP + 48.0, width, FOOT, teller.measure)
        colour = theme.loss if place.id in lost else ink
        column.add(_name(place), size, ink, weight=700 if is_key else 400, most=most, anchor="middle", line_height=1.15)
        icon = teller.icon_of(place) if isinstance(place, Touchpoint) else ""
        drawn = [draw_icon(icon, x, STEPS_TOP + 24.0, _ICON, colour)] if icon else []
        items.append(Group(items=(*drawn, *column.items), role="step", id=place.id, tip=_name(place)))
    return items


def draw_steps(teller: Teller, stage: Stage) -> list[Item]:
    """The touchpoints of a stage of which nobody has said how it feels: in columns, with what happens there."""
    shown = [place for place in cell_of(teller, stage) if isinstance(place, Touchpoint)][:MOST_OWN]
    theme = teller.theme
    if not shown:
        return []
    width = (WIDTH - 2 * MARGIN) / max(len(shown), 3)
    items: list[Item] = []
    for place, touchpoint in enumerate(shown):
        left, top = MARGIN + place * width, BODY + 110.0
        icon = teller.icon_of(touchpoint)
        drawn = [draw_icon(icon, left + 32.0, top, 64.0, theme.brand)] if icon else []
        column = Column(left, top + 52.0, width - 32.0, FOOT - 60.0, teller.measure)
        column.add(touchpoint.title, 32.0 if len(shown) <= 5 else 28.0, theme.ink, weight=700, most=4, line_height=1.15)
        column.add(touchpoint.description, SMALL + 2, theme.ink2, most=7, gap=12.0)
        items.append(Group(items=(*drawn, *column.items), role="step", id=touchpoint.id, tip=touchpoint.title))
    return items


def _name(place: Place) -> str:
    return place.title if isinstance(place, Touchpoint) else place.name
