"""The moments of truth: where the customer makes up their mind, and how each of them goes.

```
 ★ 15  Title            ★ 19  Title
   Stage · second          Stage · first
   ☺ Maya  ☹ Tom           ☺ Maya
   “quote”                 “quote”
```
"""

from collections.abc import Iterator, Sequence

from journey.lanes.emotion_faces import LEAST_VALENCE
from journey.layout.story.column import Column
from journey.layout.story.frame import FOOT, MARGIN, SMALL, WIDTH, StoryFrame, Teller, draw_head, ended, scene_of
from journey.model import Touchpoint, face_of
from journey.model.curves import Moment, curve
from journey.scene.faces import draw_face
from journey.scene.icons import draw_star
from journey.scene.one_line import one_line
from journey.scene.primitives import Group, Item

MOST, ACROSS = 8, 4
_GAP, _STAR, _FACE = 44.0, 34.0, 44.0


def frames(teller: Teller) -> Iterator[StoryFrame]:
    found = _found(teller)
    if not found:
        return
    words, headline = teller.words, headline_of(teller)
    felt = {one.id: _felt(teller, one) for one in found}
    shown = _shown(found, felt)
    head, body = draw_head(teller, words("story.names.truths"), headline)
    across = min(max(len(shown), 2), ACROSS) if len(shown) <= ACROSS else -(-len(shown) // 2)
    rows = -(-len(shown) // across)
    width = (WIDTH - 2 * MARGIN - (across - 1) * _GAP) / across
    tall = (FOOT - body) / rows
    cards = [
        _card(teller, one, felt[one.id], MARGIN + (place % across) * (width + _GAP), body + (place // across) * tall,
              width, tall - 24.0)
        for place, one in enumerate(shown)
    ]  # fmt: skip
    notes = tuple(_notes(teller, found, felt, len(found) - len(shown)))
    scene = scene_of(teller, "truths", (*head, *cards), headline, notes)
    yield StoryFrame("truths", words("story.names.truths"), scene, notes)


def _felt(teller: Teller, touchpoint: Touchpoint) -> list[tuple[str, int, Moment]]:
    """Name, place among the personas and moment of everyone who feels something there."""
    people = [(one.id, teller.names[one.id]) for one in teller.map.personas]
    people = people or [("everyone", teller.words("curve.everyone"))]
    return [
        (name, index, moment)
        for index, (persona_id, name) in enumerate(people)
        for moment in curve(teller.map, persona_id)
        if moment.at.id == touchpoint.id
    ]


def _shown(found: Sequence[Touchpoint], felt: dict[str, list[tuple[str, int, Moment]]]) -> list[Touchpoint]:
    """No more than ``MOST``, in their order: those that are felt most."""

    def weight(touchpoint: Touchpoint) -> float:
        return max((abs(moment.valence) for _, _, moment in felt[touchpoint.id]), default=0.0)

    kept = {one.id for one in sorted(found, key=weight, reverse=True)[:MOST]}
    return [one for one in found if one.id in kept]


def _found(teller: Teller) -> list[Touchpoint]:
    return [touchpoint for _, cell in teller.map.path for touchpoint in cell if touchpoint.moment_of_truth]


def headline_of(teller: Teller) -> str:
    """How many go badly, for anybody; where nobody felt anything, how many there are; "" where there is none."""
    felt = {one.id: _felt(teller, one) for one in _found(teller)}
    if not felt:
        return ""
    told = [[moment.valence for _, _, moment in found] for found in felt.values() if found]
    if not told:
        return teller.words("story.truths", n=len(felt))
    bad = sum(min(values) <= -LEAST_VALENCE for values in told)
    if len(felt) == 1:
        return teller.words("story.truth_bad" if bad else "story.truth_good")
    return teller.words("story.truths_bad" if bad else "story.truths_good", n=bad or len(told), total=len(felt))


def _card(
    teller: Teller, touchpoint: Touchpoint, felt: Sequence[tuple[str, int, Moment]], left: float, top: float,
    width: float, tall: float,
) -> Group:  # fmt: skip
    theme, words = teller.theme, teller.words
    column = Column(left, top, width, top + tall, teller.measure)
    column.add(touchpoint.title, 30.0, theme.ink, weight=700, most=3, line_height=1.14, indent=_STAR + 14.0)
    kind = touchpoint.moment_of_truth
    stage = teller.map.stage(touchpoint.stage_id)
    which = words(f"app.moments.{kind}") if isinstance(kind, str) else ""
    column.add(teller.line(stage.name if stage else "", which), SMALL, theme.ink2, gap=6.0, most=2)
    items: list[Item] = [draw_star(left + _STAR / 2, top + 20.0, _STAR, theme.ink)]
    faces, column.y = _faces(teller, felt, left, column.y + 14.0, width, top + tall)
    items += faces
    worst = min(felt, key=lambda one: (not one[2].feeling.quote, one[2].valence), default=None)
    if worst and worst[2].feeling.quote:
        column.add(teller.quoted(worst[2].feeling.quote), 26.0, theme.ink, italic=True, gap=10.0, most=3)
    return Group(items=(*items, *column.items), id=touchpoint.id, role="truth", tip=touchpoint.title)


def _faces(
    teller: Teller, felt: Sequence[tuple[str, int, Moment]], left: float, top: float, width: float, bottom: float
) -> tuple[list[Item], float]:
    """A face with name and valence for everyone, side by side and in as many rows as there is room for; their foot."""
    items: list[Item] = []
    x, y = left, top
    for name, index, moment in felt:
        value = teller.words.number(moment.valence, 1, signed=True)
        said = f"{name} {value}" if teller.map.personas else value
        room = min(teller.measure.width(said, SMALL, 700) + 1.0, width - _FACE - 10.0)
        if x > left and x + _FACE + 10.0 + room > left + width:
            x, y = left, y + _FACE + 8.0
        if y + _FACE > bottom:
            return items, y - 8.0
        colour = teller.theme.persona(index)
        items.append(
            draw_face(
                face_of(moment.feeling.emotion, moment.valence), moment.valence, x + _FACE / 2, y + _FACE / 2, _FACE,
                teller.theme, ring=colour, ring_width=3.0, hollow=moment.evidence == "assumed", id=moment.feeling.id,
            )
        )  # fmt: skip
        items.append(
            one_line(
                said, x=x + _FACE + 10.0, y=y + 30.0, width=room, size=SMALL, weight=700, measure=teller.measure,
                fill=colour,
            )
        )  # fmt: skip
        x += _FACE + room + 30.0
    return items, y + _FACE if felt else y


def _notes(
    teller: Teller, found: Sequence[Touchpoint], felt: dict[str, list[tuple[str, int, Moment]]], left_out: int
) -> Iterator[str]:
    words = teller.words
    for touchpoint in found:
        values = [f"{name} {words.number(moment.valence, 1, signed=True)}" for name, _, moment in felt[touchpoint.id]]
        known = words("lanes.known", evidence=words(f"evidence.{touchpoint.evidence}"))
        yield " ".join(
            part
            for part in (f"{touchpoint.title}:", ended(touchpoint.description), ended(teller.line(*values, known)))
            if part
        )
    if left_out:
        yield words("story.notes.truths_left_out", n=left_out)
