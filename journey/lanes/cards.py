"""A touchpoint's card.

```
┌──────────────────────────────────────┐     in a crowd: slim, then tight
│ 13  ☎  Reminder call, third one ★ ◀ ●│     ┌─────────────────────┐
│      (description, where there is    │     │ 13 ☎ Reminder call ●│
│       room for it)                   │     └─────────────────────┘
└──────────────────────────────────────┘
```
"""

from dataclasses import dataclass, replace
from typing import Literal, cast

from journey.lanes.card_counted import counted_height, counted_tips, draw_counted
from journey.lanes.card_marks import Marks, draw_marks, draw_walkers, is_elsewhere, marks_width, own_walkers
from journey.lanes.card_state import CardState, card_state
from journey.lanes.frame import Frame
from journey.model import Touchpoint
from journey.scene.balance import balanced_width
from journey.scene.icons import draw_icon
from journey.scene.one_line import one_line
from journey.scene.primitives import Group, Item, Rect
from journey.scene.wrap import paragraph, wrap

Crowd = Literal["easy", "slim", "tight"]
RADIUS, FADED = 6.0, 0.35
_LEADING, _DESCRIPTION_LEADING = 1.1, 1.22


@dataclass(frozen=True, slots=True)
class Form:
    """Sizes of one kind of card, px.

    ``number`` is where the number ends, ``icon`` the icon's middle, ``text`` where words start.
    """

    number: float
    icon: float
    icon_size: float
    text: float
    title: float
    least: float
    most_lines: int
    padding: float
    marks: Marks = "row"
    described: bool = False


def form_of(frame: Frame, width: float, crowd: Crowd) -> Form:
    """The kind of card for its width and its crowd; without any channel on the map words start where icons would."""
    form = _form(frame, width, crowd)
    return form if frame.map.channels else replace(form, text=form.number + 12)


def _form(frame: Frame, width: float, crowd: Crowd) -> Form:
    """Numbers of three digits push everything to the right."""
    size, many = frame.density.card, 8.0 if len(frame.map.touchpoints) >= 100 else 0.0
    if crowd == "tight":
        return Form(20 + many, 32 + many, 15, 43 + many, size - 2.5, 32, 4, 4.5, "stack")
    if crowd == "slim":
        return Form(25 + many, 41 + many, 18, 55 + many, size - 1, 30, 2, 4.5, "short")
    if frame.density.form == "described":
        return Form(26 + many, 47 + many, 22, 67 + many, size, 52, 3, 9, described=True)
    if width < 260:
        return Form(23 + many, 40 + many, 19, 55 + many, size, 42, 4, 4.5)
    return Form(26 + many, 47 + many, 22, 67 + many, size, 44, 3, 4.5)


def card_height(frame: Frame, touchpoint: Touchpoint, width: float, form: Form) -> float:
    """Height of a card ``width`` px wide: at least the form's, more where the words need it."""
    state = card_state(frame, touchpoint)
    room = _room(touchpoint, width, form)
    lines = len(_title(frame, touchpoint, room, form, state.weight))
    tall = _title_height(lines, form)
    if form.described and touchpoint.description:
        tall += 4 + _DESCRIPTION_LEADING * _small(form) * len(_description(frame, touchpoint, width, form))
    return max(form.least, tall + 2 * form.padding) + counted_height(frame, touchpoint)


def draw_card(
    frame: Frame, touchpoint: Touchpoint, x: float, y: float, width: float, height: float, form: Form
) -> Group:
    """The card with its top left corner at ``x, y``."""
    state = card_state(frame, touchpoint)
    room = _room(touchpoint, width, form)
    lines = len(_title(frame, touchpoint, room, form, state.weight))
    has_description = form.described and bool(touchpoint.description)
    title_height = _title_height(lines, form)
    rows = (
        _DESCRIPTION_LEADING * _small(form) * len(_description(frame, touchpoint, width, form))
        if has_description
        else 0
    )
    above = height - counted_height(frame, touchpoint)
    top = y + (above - title_height - (rows + 4 if rows else 0)) / 2
    axis = top + title_height / 2 if has_description else y + above / 2
    items: list[Item] = [_ground(state, x, y, width, height)]
    items += _number(frame, touchpoint, state, x, axis, form)
    channel = frame.map.channel(touchpoint.channel_id)
    if channel:
        items.append(
            draw_icon(
                channel.icon, x + form.icon, axis, form.icon_size, state.mark if state.weight == 400 else _strong(state)
            )
        )
    even = balanced_width(touchpoint.title, frame.measure, form.title, room, state.weight, False, form.most_lines)
    items += paragraph(
        touchpoint.title, x=x + form.text, y=top, width=even, size=form.title, measure=frame.measure, fill=state.ink,
        weight=state.weight, line_height=_LEADING, max_lines=form.most_lines, role="title",
    )[0]  # fmt: skip
    if has_description:
        even = balanced_width(touchpoint.description, frame.measure, _small(form), width - form.text - 16, max_lines=4)
        items += paragraph(
            touchpoint.description, x=x + form.text, y=top + title_height + 4, width=even,
            size=_small(form), measure=frame.measure, fill=state.theme.ink2, line_height=_DESCRIPTION_LEADING,
            max_lines=4, role="description",
        )[0]  # fmt: skip
    items += draw_marks(touchpoint, state, x + width, axis, form.marks)
    items += draw_counted(frame, touchpoint, state, x, y + height, width)
    return Group(
        items=tuple(items), id=touchpoint.id, role="card", tip=card_tip(frame, touchpoint),
        opacity=FADED if is_elsewhere(frame, touchpoint) else 1.0,
    )  # fmt: skip


def card_tip(frame: Frame, touchpoint: Touchpoint) -> str:
    """Everything about a touchpoint, in words."""
    key = (card_tip, touchpoint.id)
    if key not in frame.memory:
        frame.memory[key] = _tip(frame, touchpoint)
    return cast(str, frame.memory[key])


def _tip(frame: Frame, touchpoint: Touchpoint) -> str:
    words = frame.words
    channel = frame.map.channel(touchpoint.channel_id)
    facts = [channel.name] if channel else []
    facts += [words(f"lanes.initiator.{touchpoint.initiator}"), words(f"evidence.{touchpoint.evidence}")]
    rows = [f"{frame.map.numbers[touchpoint.id]} · {touchpoint.title}", " · ".join(facts), touchpoint.description]
    if touchpoint.moment_of_truth:
        rows.append(words("lanes.moment_of_truth"))
    loss = frame.contents.no_returns.get(touchpoint.id)
    if loss:
        rows.append(words("lanes.lost_here", share=words.percent(loss.share or 0.0)))
    owners = [persona.name for key in touchpoint.persona_ids if (persona := frame.map.persona(key))]
    if owners:
        rows.append(words("lanes.only", names=", ".join(owners)))
    rows += counted_tips(frame, touchpoint)
    return "\n".join(row for row in rows if row)


def _room(touchpoint: Touchpoint, width: float, form: Form) -> float:
    return max(width - form.text - marks_width(touchpoint, form.marks) - 6, 20.0)


def _title(frame: Frame, touchpoint: Touchpoint, room: float, form: Form, weight: int) -> tuple[str, ...]:
    return wrap(touchpoint.title, frame.measure, form.title, room, weight, False, form.most_lines).lines


def _title_height(lines: int, form: Form) -> float:
    return (0.9055 + 0.24 + _LEADING * (lines - 1)) * form.title if lines else 0.0


def _small(form: Form) -> float:
    return form.title - 2


def _description(frame: Frame, touchpoint: Touchpoint, width: float, form: Form) -> tuple[str, ...]:
    return wrap(touchpoint.description, frame.measure, _small(form), width - form.text - 16, 400, False, 4).lines


def _ground(state: CardState, x: float, y: float, width: float, height: float) -> Rect:
    return Rect(
        x=x, y=y, width=width, height=height, radius=RADIUS, fill=state.fill, stroke=state.stroke,
        stroke_width=state.stroke_width, dash=state.dash, role="ground",
    )  # fmt: skip


def _strong(state: CardState) -> str:
    return state.mark if state.mark == state.theme.loss else state.ink


def _number(frame: Frame, touchpoint: Touchpoint, state: CardState, x: float, axis: float, form: Form) -> list[Item]:
    walkers = (
        []
        if form.marks != "row" or not own_walkers(frame, touchpoint)
        else draw_walkers(frame, touchpoint, x + form.number - 4, axis + 11)
    )
    size = form.title - 0.5
    y = axis + 0.35 * size - (6 if walkers else 0)
    number = one_line(
        str(frame.map.numbers[touchpoint.id]), x=x + form.number, y=y, width=form.number - 2, size=size,
        measure=frame.measure, fill=state.quiet, weight=600, anchor="end", role="number",
    )  # fmt: skip
    return [number, *walkers]
