"""Who walks this way: portrait, name, who they are, their words, their share and what they need.

```
 ╭──╮ Maya Brooks            ╭──╮ Tom Hartley         one or two: beside the portrait
 │☺ │ 29, Leeds              │☺ │ 47, York             more: under it
 ╰──╯ “quote”                ╰──╯ “quote”
```
"""

from collections.abc import Iterator

from journey.lanes.frame import Walker
from journey.lanes.portrait import portrait
from journey.layout.period import period
from journey.layout.story.column import Column
from journey.layout.story.finding import told_by_headline
from journey.layout.story.frame import BODY, FOOT, MARGIN, SMALL, WIDTH, StoryFrame, Teller, draw_head, ended, scene_of
from journey.model import Persona
from journey.scene.primitives import Group

MOST = 5
_GAP = 64.0
_LARGE, _SMALL = 150.0, 84.0  # radius of a portrait
_NEEDS = 3
_OTHERS = 36.0  # px of the line that names those who have no column


def frames(teller: Teller) -> Iterator[StoryFrame]:
    shown = teller.map.personas[:MOST]
    if not shown:
        return
    words, journey_map = teller.words, teller.map
    headline = _headline(teller)
    state = words(f"curve.state.{journey_map.state}")
    kicker = teller.line(journey_map.title, state, period(journey_map.timeframe, words, 60))
    others = [teller.names[one.id] for one in journey_map.personas[MOST:]]
    tall = 76.0 * bool(journey_map.objective) + _OTHERS * bool(others)
    bottom = FOOT - tall - 20.0 if tall else FOOT
    foot = Column(MARGIN, FOOT - tall, WIDTH - 2 * MARGIN, FOOT, teller.measure)
    if others:
        text = words("story.others", n=len(others), names=teller.listed(others))
        foot.add(text, SMALL, teller.theme.muted, weight=600, most=1)
        foot.y = FOOT - tall + _OTHERS
    if journey_map.objective:
        text = words("story.objective", text=journey_map.objective)
        foot.add(text, SMALL + 2, teller.theme.ink2, weight=600, most=2)
    width = (WIDTH - 2 * MARGIN - (len(shown) - 1) * _GAP) / len(shown)
    people = [
        _person(teller, persona, place, MARGIN + place * (width + _GAP), width, bottom)
        for place, persona in enumerate(shown)
    ]
    notes = tuple(_notes(teller))
    name = words("story.names.personas") if len(shown) > 2 else teller.listed(teller.names[one.id] for one in shown)
    items = (*draw_head(teller, kicker, headline)[0], *people, *foot.items)
    yield StoryFrame("personas", name, scene_of(teller, "personas", items, headline, notes), notes)


def _headline(teller: Teller) -> str:
    """The finding of the map, unless a stage tells it; then how many are like whom."""
    if teller.map.headline and not told_by_headline(teller):
        return teller.map.headline
    words, shown = teller.words, teller.map.personas
    if len(shown) <= 3 and all(one.share is not None for one in shown):
        parts = [words("story.like", share=words.percent(one.share or 0.0), name=teller.names[one.id]) for one in shown]
        return words("story.of_customers", parts=", ".join(parts))
    if len(shown) <= 2:
        return words("story.walk" if len(shown) > 1 else "story.walks", names=teller.listed(one.name for one in shown))
    return words("story.walk_many", n=len(shown))


def _person(teller: Teller, persona: Persona, place: int, left: float, width: float, bottom: float) -> Group:
    theme, words = teller.theme, teller.words
    colour = theme.persona(place)
    beside = width > 700
    r = _LARGE if beside else _SMALL
    top = BODY + 8.0
    head = portrait(teller.map, Walker(persona, place), left + r, top + r, r, theme, tip=persona.name)
    column = (
        Column(left + 2 * r + 40.0, top - 4.0, width - 2 * r - 40.0, bottom, teller.measure)
        if beside
        else Column(left, top + 2 * r + 20.0, width, bottom, teller.measure)
    )
    size = 30.0 if beside else SMALL + 2
    column.add(persona.name, 54.0 if beside else 36.0, colour, weight=900, most=2, line_height=1.1)
    column.add(teller.line(persona.role, persona.segment), size, theme.ink2, gap=6.0)
    if persona.share is not None:
        share = words("poster.share", share=words.percent(persona.share))
        column.add(share, size, theme.ink, weight=700, gap=6.0)
    column.add(teller.quoted(persona.quote), 38.0 if beside else 28.0, theme.ink, italic=True, most=5, gap=22.0)
    needs = persona.needs or persona.goals
    if needs and column.y + 90.0 < bottom:
        column.add(words("story.needs" if persona.needs else "story.goals"), SMALL, theme.muted, weight=700, gap=28.0)
        for need in needs[:_NEEDS]:
            column.add(f"–  {need}", size, theme.ink2, gap=6.0, most=2)
    return Group(items=(head, *column.items), id=persona.id, role="persona", tip=persona.name)


def _notes(teller: Teller) -> Iterator[str]:
    words, journey_map = teller.words, teller.map
    for label, text in (("headline", journey_map.headline), ("scenario", journey_map.scenario)):
        if text:
            yield words(f"story.notes.{label}", text=ended(text))
    if journey_map.objective:
        yield words("story.objective", text=ended(journey_map.objective))
    for one in journey_map.personas:
        told = [ended(teller.line(one.name, one.role)), ended(one.biography)]
        pains = words("story.notes.pains", text=ended(", ".join(one.pains))) if one.pains else ""
        yield " ".join(part for part in (*told, pains) if part)
    if journey_map.is_sample:
        yield words("story.notes.sample")
