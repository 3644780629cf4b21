"""Under the curve, a card for each persona: peak, valley, end, and what will be remembered of them.

```
┌──────────────────────────────────────────────────────┐
│ (face)  Name          remembered experience ... +3.6 │
│         Peak            Valley           End         │
│         ☺ +4.6 updates  ☹ −4.5 calls     ☺ +2.6 ...  │
└──────────────────────────────────────────────────────┘
```
"""

from journey.lanes.emotion_words import place_name
from journey.lanes.frame import Frame, Walker
from journey.lanes.portrait import portrait
from journey.model.curves import Moment, Remembered, curve, remembered
from journey.model.feelings import face_of
from journey.scene.faces import draw_face
from journey.scene.primitives import Box, Group, Item, Rect, Text
from journey.scene.wrap import paragraph, wrap

HEIGHT, TALLER = 148.0, 222.0  # taller where narrow cards need more lines
GAP = 20.0
MOST_IN_A_ROW = 3
_NAME, _SMALL, _VALUE, _PLACE = 24.0, 19.0, 23.0, 19.5


def cards_height(frame: Frame) -> float:
    """Height in px of all rows of cards, 0 without personas."""
    rows = -(-len(frame.walkers) // MOST_IN_A_ROW)
    return rows * _height(frame) + max(rows - 1, 0) * GAP


def _height(frame: Frame) -> float:
    return TALLER if len(frame.walkers) >= MOST_IN_A_ROW else HEIGHT


def draw_cards(frame: Frame, left: float, top: float, width: float) -> tuple[Item, ...]:
    """The cards in rows of up to three, from ``left, top`` px."""
    across = min(max(len(frame.walkers), 1), MOST_IN_A_ROW)
    card_width = (width - (across - 1) * GAP) / across
    cards: list[Item] = []
    for place, walker in enumerate(frame.walkers):
        row, column = divmod(place, MOST_IN_A_ROW)
        x, y = left + column * (card_width + GAP), top + row * (_height(frame) + GAP)
        cards.append(_card(frame, walker, (x, y, x + card_width, y + _height(frame))))
    return tuple(cards)


def _card(frame: Frame, walker: Walker, box: Box) -> Group:
    theme, persona, colour = frame.theme, walker.persona, frame.theme.persona(walker.index)
    left, top, right, bottom = box
    items: list[Item] = [
        Rect(
            x=left, y=top, width=right - left, height=bottom - top, radius=14, fill=theme.card, stroke=theme.hair,
            stroke_width=1.5,
        ),
        portrait(frame.map, walker, left + 24 + 44, (top + bottom) / 2, 44, theme),
    ]  # fmt: skip
    text_left, text_right = left + 24 + 88 + 22, right - 24
    memory = remembered(curve(frame.map, persona.id))
    how = _remembered(frame, memory, "curve.remembered_how")
    room = text_right - text_left - frame.measure.width(persona.name, _NAME, 700) - 24.0
    said = how if frame.measure.width(how, _SMALL) <= room else _remembered(frame, memory, "curve.remembered")
    said_width = frame.measure.width(said, _SMALL)
    baseline = top + 41.0
    beside = bottom - top < TALLER
    name_room = text_right - text_left - (said_width + 24.0 if beside else 0.0)
    items.extend(_line(frame, persona.name, text_left, baseline, name_room, _NAME, 700, colour))
    if beside:
        items.append(
            Text(
                x=text_right, y=baseline, text=said, size=_SMALL, width=said_width, fill=theme.muted, anchor="end",
                box=(text_right - said_width - 2, top, text_right + 2, top + 54),
            )
        )  # fmt: skip
    else:
        items.extend(_line(frame, said, text_left, bottom - 22.0, text_right - text_left, _SMALL, 400, theme.muted))
    if memory:
        column = (text_right - text_left) / 3
        told = (("peak", memory.best), ("valley", memory.worst), ("end", memory.last))
        for place, (key, moment) in enumerate(told):
            title = frame.words(f"curve.{key}")
            corner = (text_left + place * column, top)
            items.extend(_moment(frame, title, moment, corner, column - 16, stacked=not beside))
    return Group(items=tuple(items), id=persona.id, role="persona", tip=f"{persona.name}\n{how}")


def _remembered(frame: Frame, memory: Remembered | None, key: str) -> str:
    if memory is None:
        return frame.words("curve.nothing_felt")
    return frame.words(key, score=frame.words.number(memory.score, 1, signed=True))


def _moment(
    frame: Frame, title: str, moment: Moment, corner: tuple[float, float], room: float, stacked: bool
) -> list[Item]:
    """A face with the valence and the place; hollow, and said so, where it is only assumed.

    ``stacked`` puts the place under the valence instead of beside it.
    """
    left, top = corner
    theme, words = frame.theme, frame.words
    assumed = moment.evidence == "assumed"
    place = place_name(moment)
    heading = f"{title}, {words('evidence.assumed')}" if assumed else title
    value = words.number(moment.valence, 1, signed=True)
    kind = face_of(moment.feeling.emotion, moment.valence)
    face = draw_face(kind, moment.valence, left + 16, top + 103, 36.0, theme, hollow=assumed)
    text_left, baseline = left + 44, top + 110.0
    value_width = frame.measure.width(value, _VALUE, 700)
    return [
        *_line(frame, heading, left, top + 74.0, room, _SMALL, 400, theme.muted),
        face,
        *_line(frame, value, text_left, baseline, value_width + 1, _VALUE, 700, theme.ink),
        *(
            _place(frame, place, left, baseline + 36.0, room)
            if stacked
            else _place(frame, place, text_left + value_width + 10, baseline, room - 52 - value_width)
        ),
    ]


def _place(frame: Frame, text: str, left: float, baseline: float, room: float) -> tuple[Text, ...]:
    """Where it was, in two lines where one is too short."""
    texts, _, _ = paragraph(
        text, x=left, y=baseline - 0.966 * _PLACE, width=max(room, 0.0), size=_PLACE, measure=frame.measure,
        fill=frame.theme.ink, weight=600, line_height=1.15, max_lines=2,
    )  # fmt: skip
    return texts


def _line(
    frame: Frame, text: str, left: float, baseline: float, room: float, size: float, weight: int, fill: str
) -> list[Text]:
    """One line, shortened to its room with the whole text as tooltip."""
    wrapped = wrap(text, frame.measure, size, max(room, 0.0), weight, False, 1)
    if not wrapped.lines or not wrapped.lines[0]:
        return []
    return [
        Text(
            x=left, y=baseline, text=wrapped.lines[0], size=size, width=wrapped.widths[0], weight=weight, fill=fill,
            box=(left, baseline - size, left + room, baseline + 0.4 * size), tip=text if wrapped.shortened else "",
        )
    ]  # fmt: skip
