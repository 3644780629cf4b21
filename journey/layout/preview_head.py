"""What a map is about, as the head of its poster will say it: shown beside the form while nothing else is there yet.

```
 SWIM SCHOOL · AS IS
 They stay for the teacher
 Objective   ...
 Timeframe   ...
 ╭──╮  Name
 │☺ │  role · segment
 ╰──╯  “quote”
 ─●──  62% of customers
 (o)   Name              ─◆─ 38%
       role
       and 2 more
```
The persona one speaks of stands there in full, the others in a line each, all in the order of the map.
"""

from collections.abc import Sequence
from dataclasses import replace

from journey.i18n import Words
from journey.lanes.frame import Frame, Walker
from journey.lanes.portrait import portrait
from journey.layout.heading import finding_of, kicker_of
from journey.layout.period import period
from journey.layout.poster_personas import draw_nobody, draw_persona, share_height, words_height
from journey.layout.preview import MARGIN, WIDTH, plain_frame
from journey.model import Map, Persona
from journey.scene.markers import SHAPES, draw_marker
from journey.scene.measure import Measure
from journey.scene.one_line import one_line
from journey.scene.primitives import Group, Item, Scene
from journey.scene.themes import Theme
from journey.scene.wrap import paragraph

_MOST_LINES = 4
_MOST_PERSONAS = 4  # with all that the form has beside it; more are counted
_ROW, _FACE, _SHARE = 58.0, 48.0, 92.0  # px of a persona in a line: its height, its portrait, its share


def head_preview(journey_map: Map, persona: Persona | None, theme: Theme, words: Words, measure: Measure) -> Scene:
    """The small scene, 420 px wide, as tall as its words need; ``persona`` is the one told about in full."""
    everyone = [Walker(one, place) for place, one in enumerate(journey_map.personas)]
    named = [walker for walker in everyone if walker.persona == persona]
    others = [walker for walker in everyone if walker.persona != persona][: _MOST_PERSONAS - len(named)]
    walkers = sorted((*named, *others), key=lambda walker: walker.index)
    frame = replace(plain_frame(journey_map, theme, words, measure), walkers=tuple(named))
    items, top = _title(frame)
    facts, top = _facts(frame, top)
    items += facts
    if walkers:
        who, top = _personas(frame, walkers, len(everyone) - len(walkers), top)
        items += who
    else:
        nobody, top = draw_nobody(frame, frame.left, top, frame.right - frame.left)
        items += nobody
    return Scene(
        WIDTH,
        top + 2 * MARGIN,
        tuple(items),
        "preview",
        journey_map.title or words("poster.untitled"),
        language=words.language,
        theme=theme.name,
        background=theme.card,
    )


def _title(frame: Frame) -> tuple[list[Item], float]:
    journey_map, words, theme = frame.map, frame.words, frame.theme
    text = finding_of(journey_map, words)
    named = bool(journey_map.headline or journey_map.title)
    width = frame.right - frame.left
    small = one_line(
        kicker_of(journey_map, words("poster.kicker"), words), x=frame.left, y=18, width=width, size=14,
        measure=frame.measure, fill=theme.brand, weight=600, tracking=1.2, role="kicker",
    )  # fmt: skip
    large, tall, _ = paragraph(
        text, x=frame.left, y=27, width=width, size=28, measure=frame.measure, fill=theme.ink if named else theme.muted,
        weight=900, line_height=1.06, max_lines=_MOST_LINES, role="headline",
    )  # fmt: skip
    return [Group(items=(small, *large), id=journey_map.id, role="title", tip=text)], 27 + tall + 14


def _facts(frame: Frame, top: float) -> tuple[list[Item], float]:
    journey_map, words = frame.map, frame.words
    told = [
        (label, text)
        for label, text in (
            (words("poster.objective"), journey_map.objective),
            (words("poster.scenario"), journey_map.scenario),
            (words("poster.timeframe"), period(journey_map.timeframe, words)),
        )
        if text
    ]
    lead = 14 + max((frame.measure.width(label, 15.5, 700) for label, _ in told), default=0)
    items: list[Item] = []
    for label, text in told:
        for part, left, weight, fill, most in (
            (label, frame.left, 700, frame.theme.ink, 1), (text, frame.left + lead, 400, frame.theme.ink2, _MOST_LINES),
        ):  # fmt: skip
            lines, tall, _ = paragraph(
                part, x=left, y=top, width=frame.right - left, size=15.5, measure=frame.measure, fill=fill,
                weight=weight, max_lines=most, role="fact",
            )  # fmt: skip
            items += lines
        top += tall + 8
    return items, top + (12 if told else 0)


def _personas(frame: Frame, walkers: Sequence[Walker], more: int, top: float) -> tuple[list[Item], float]:
    items: list[Item] = []
    width = frame.right - frame.left
    for walker in walkers:
        if walker in frame.walkers:
            line_top = top + words_height(frame, walker, width)
            items.append(draw_persona(frame, walker, frame.left, top, width, line_top))
            top = line_top + share_height(frame) + 12
        else:
            items.append(_in_a_line(frame, walker, top))
            top += _ROW
    if more:
        said = one_line(
            frame.words("define.more_personas", n=more), x=frame.left + _FACE + 12, y=top + 16,
            width=width - _FACE - 12, size=15.5, measure=frame.measure, fill=frame.theme.muted, role="more",
        )  # fmt: skip
        items.append(said)
        top += 24
    return items, top


def _in_a_line(frame: Frame, walker: Walker, top: float) -> Group:
    """Portrait, name and role; at the right the marker of the persona's line, and the share."""
    persona, theme, measure = walker.persona, frame.theme, frame.measure
    colour = theme.persona(walker.index)
    x, half = frame.left + _FACE + 12, _FACE / 2
    room = frame.right - _SHARE - x
    items: list[Item] = [portrait(frame.map, walker, frame.left + half, top + half, half, theme)]
    for text, y, size, weight, fill in (
        (persona.name, top + 21, 18.0, 700, theme.ink),
        (persona.role or persona.segment, top + 41, 15.5, 400, theme.ink2),
    ):  # fmt: skip
        if text:
            items.append(one_line(text, x=x, y=y, width=room, size=size, weight=weight, measure=measure, fill=fill))
    shape = SHAPES[walker.index % len(SHAPES)]
    items.append(draw_marker(shape, frame.right - _SHARE + 24, top + half, 13.0, colour, theme.card, 1.5))
    if persona.share is not None:
        share = one_line(
            frame.words.percent(persona.share), x=frame.right - 4, y=top + half + 6, width=_SHARE - 40, size=17,
            weight=700, measure=measure, fill=colour, anchor="end",
        )  # fmt: skip
        items.append(share)
    return Group(items=tuple(items), id=persona.id, role="persona", tip=persona.name)
