"""Pains, opportunities and solutions by their opportunity score, the highest first.

```
 1  The whole price on the product page                17.4
    ████████████████░░░░░░░░░░░░░░      9.6 + 7.8
 2  ...
```
score = importance + max(importance - satisfaction, 0), 0..20 (Ulwick 2005). The full part of a bar is the importance,
the pale part what is unmet; both start at 0. What is only assumed has a dashed bar without filling.
"""

from collections.abc import Sequence

from journey.i18n import Words
from journey.model import Insight, Map
from journey.scene.measure import Measure
from journey.scene.one_line import one_line
from journey.scene.primitives import Circle, Group, Item, Rect, Scene
from journey.scene.themes import Theme
from journey.scene.wrap import paragraph

BEST = 20.0
MOST = 12  # rows; more are counted in the notes
MARGIN, LEAD, SCORE = 4.0, 30.0, 52.0
TITLE, SMALL, BAR, ROW_GAP = 16.0, 14.5, 12.0, 16.0


def ranked(journey_map: Map) -> tuple[Insight, ...]:
    """Those that have a score, the highest first; equal ones by importance, then by their words."""
    scored = [each for each in journey_map.insights if each.opportunity_score is not None]
    return tuple(sorted(scored, key=lambda each: (-_score(each), -(each.importance or 0.0), each.title, each.id)))


def opportunity_ranking(
    journey_map: Map, theme: Theme, words: Words, measure: Measure, width: float = 900.0, most: int = MOST,
    with_owner: bool = False, with_bare: bool = False,
) -> Scene:  # fmt: skip
    """The scene, ``width`` px wide (360 or more) and as tall as its rows; an invitation where nothing has a score.

    ``with_owner`` says under each title whose it is, and how far it has come. ``with_bare`` names those without a
    score, to be chosen and rated, where they are otherwise only counted.
    """
    found = ranked(journey_map)
    items: list[Item] = []
    top = MARGIN
    if not found:
        hint, tall, _ = paragraph(
            words("findings.ranking.empty"), x=MARGIN, y=top, width=width - 2 * MARGIN, size=TITLE, measure=measure,
            fill=theme.muted,
        )  # fmt: skip
        items, top = [*hint], top + tall
    for place, insight in enumerate(found[:most], 1):
        row, tall = _row(place, insight, top, width, theme, words, measure, with_owner)
        items.append(row)
        top += tall + ROW_GAP
    bare = [each for each in journey_map.insights if each.opportunity_score is None] if with_bare else []
    if bare:
        told, tall, _ = paragraph(
            words("findings.ranking.rate"), x=MARGIN, y=top + ROW_GAP / 2, width=width - 2 * MARGIN, size=SMALL,
            measure=measure, fill=theme.muted,
        )  # fmt: skip
        items, top = [*items, *told], top + tall + ROW_GAP
    for insight in bare[:most]:
        row, tall = _bare_row(insight, top, width, theme, measure)
        items.append(row)
        top += tall + ROW_GAP / 2
    notes = _notes(journey_map, found, most, words)
    for note in notes if found and not bare else ():
        lines, tall, _ = paragraph(
            note, x=MARGIN, y=top, width=width - 2 * MARGIN, size=SMALL, measure=measure, fill=theme.muted, role="notes"
        )
        items += lines
        top += tall + 2
    return Scene(
        width, top + MARGIN, tuple(items), "opportunity_ranking", words("findings.ranking.title"),
        description=words("findings.ranking.formula"), language=words.language, theme=theme.name, background=theme.card,
        notes=notes,
    )  # fmt: skip


def _score(insight: Insight) -> float:
    return insight.opportunity_score or 0.0


def _notes(journey_map: Map, found: Sequence[Insight], most: int, words: Words) -> tuple[str, ...]:
    bare = len(journey_map.insights) - len(found)
    notes = [words("findings.ranking.more", n=len(found) - most)] if len(found) > most else []
    return (*notes, *([words("findings.ranking.bare", n=bare)] if bare else ()))


def _row(
    place: int, insight: Insight, top: float, width: float, theme: Theme, words: Words, measure: Measure, owned: bool
) -> tuple[Group, float]:
    left, right = MARGIN + LEAD, width - MARGIN
    title, tall, _ = paragraph(
        insight.title, x=left, y=top, width=right - left - SCORE, size=TITLE, weight=600, max_lines=2, measure=measure,
        fill=theme.ink,
    )  # fmt: skip
    tall = max(tall, TITLE * 1.22)
    said_of = " · ".join(filter(None, (insight.owner, insight.status))) if owned else ""
    owner, owner_tall, _ = paragraph(
        said_of, x=left, y=top + tall, width=right - left - SCORE, size=SMALL, max_lines=1, measure=measure,
        fill=theme.muted,
    )  # fmt: skip
    number = one_line(
        str(place), x=MARGIN, y=top + TITLE, width=LEAD - 8, size=TITLE, measure=measure, fill=theme.muted, weight=600
    )
    score = one_line(
        words.number(_score(insight), 1), x=right, y=top + TITLE + 1, width=SCORE - 6, size=19, weight=700,
        measure=measure, fill=theme.ink, anchor="end", role="score",
    )  # fmt: skip
    bar_top = top + tall + owner_tall + 5
    importance = insight.importance or 0.0
    unmet = max(_score(insight) - importance, 0.0)
    sum_width = measure.width("10.0 + 10.0", SMALL) + 14
    scale = (right - left - sum_width) / BEST
    said = f"{words.number(importance, 1)} + {words.number(unmet, 1)}"
    told = one_line(
        said, x=left + scale * _score(insight) + 10, y=bar_top + BAR - 1.5, width=sum_width - 10, size=SMALL,
        measure=measure, fill=theme.ink2,
    )  # fmt: skip
    bars = _bars(insight, left, bar_top, importance * scale, unmet * scale, theme)
    tip = _tip(insight, words)
    items = (number, *title, *owner, score, *bars, told)
    return Group(items=items, id=insight.id, role="insight", tip=tip), bar_top + BAR - top


def _bare_row(insight: Insight, top: float, width: float, theme: Theme, measure: Measure) -> tuple[Group, float]:
    """One that nobody has rated: its title behind an empty ring, to be chosen."""
    left = MARGIN + LEAD
    ring = Circle(x=MARGIN + 6, y=top + TITLE * 0.64, r=5.5, stroke=theme.muted, stroke_width=1.4, dash=(2.5, 2.5))
    title, tall, _ = paragraph(
        insight.title, x=left, y=top, width=width - MARGIN - left, size=TITLE, weight=600, max_lines=2, measure=measure,
        fill=theme.ink,
    )  # fmt: skip
    return Group(items=(ring, *title), id=insight.id, role="insight", tip=insight.title), max(tall, TITLE * 1.22)


def _bars(insight: Insight, left: float, top: float, importance: float, unmet: float, theme: Theme) -> list[Item]:
    """Full and pale; an assumed one is an outline of dashes, for nobody has asked yet."""
    guessed = insight.evidence == "assumed"
    dash, stroke = ((4.0, 3.0), theme.brand) if guessed else ((), "none")
    bars: list[Item] = []
    for start, long, fill in ((left, importance, theme.brand), (left + importance, unmet, theme.hair2)):
        if long > 0:
            bars.append(
                Rect(
                    x=start, y=top, width=long, height=BAR, fill="none" if guessed else fill, stroke=stroke,
                    stroke_width=1.4, dash=dash,
                )
            )  # fmt: skip
    return bars


def _tip(insight: Insight, words: Words) -> str:
    told = words("lanes.score", score=words.number(_score(insight), 1))
    return "\n".join(filter(None, (insight.title, told, insight.owner)))
