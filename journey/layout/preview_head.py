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
```
"""

from dataclasses import replace

from journey.i18n import Words
from journey.lanes.frame import Frame, Walker
from journey.layout.period import period
from journey.layout.poster_personas import draw_nobody, draw_persona, share_height, words_height
from journey.layout.preview import MARGIN, WIDTH, plain_frame
from journey.model import Map, Persona
from journey.scene.measure import Measure
from journey.scene.one_line import one_line
from journey.scene.primitives import Group, Item, Scene
from journey.scene.themes import Theme
from journey.scene.wrap import paragraph

_MOST_LINES = 4


def head_preview(journey_map: Map, persona: Persona | None, theme: Theme, words: Words, measure: Measure) -> Scene:
    """The small scene, 420 px wide, as tall as its words need; ``persona`` is the one shown, if the map has any."""
    walkers = tuple(Walker(one, place) for place, one in enumerate(journey_map.personas) if one == persona)
    frame = replace(plain_frame(journey_map, theme, words, measure), walkers=walkers)
    items, top = _title(frame)
    facts, top = _facts(frame, top)
    items += facts
    if frame.walkers:
        walker = frame.walkers[0]
        line_top = top + words_height(frame, walker, frame.right - frame.left)
        items.append(draw_persona(frame, walker, frame.left, top, frame.right - frame.left, line_top))
        top = line_top + share_height(frame)
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
    kicker = [words("poster.kicker"), words(f"poster.state.{journey_map.state}")]
    if journey_map.headline and journey_map.title:
        kicker.append(journey_map.title)
    text = journey_map.headline or journey_map.title or words("poster.untitled")
    named = bool(journey_map.headline or journey_map.title)
    width = frame.right - frame.left
    small = one_line(
        " · ".join(kicker).upper(), x=frame.left, y=18, width=width, size=14, measure=frame.measure, fill=theme.brand,
        weight=600, tracking=1.2, role="kicker",
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
