"""What counts most: opportunities and solutions by their score, in the picture that the view of priorities has too."""

from collections.abc import Iterator

from journey.layout.opportunity_ranking import BEST, opportunity_ranking, ranked
from journey.layout.story.column import Column
from journey.layout.story.frame import FOOT, MARGIN, SMALL, WIDTH, StoryFrame, Teller, draw_head, ended, scene_of
from journey.model import Insight
from journey.scene.placed import placed
from journey.scene.primitives import Group, Item, Text

LARGER = 1.7  # the ranking is made for a column of a page
MOST = 6


def frames(teller: Teller) -> Iterator[StoryFrame]:
    found, bare = ranked(teller.map), _bare(teller)
    words, headline = teller.words, headline_of(teller)
    if not headline:
        return
    head, body = draw_head(teller, words("story.names.opportunities"), headline)
    items = _ranking(teller, body) if found else _list(teller, bare, body)
    notes = tuple(_notes(teller, found or tuple(bare)))
    scene = scene_of(teller, "opportunities", (*head, *items), headline, notes)
    yield StoryFrame("opportunities", words("story.names.opportunities"), scene, notes)


def _bare(teller: Teller) -> list[Insight]:
    return [one for one in teller.map.insights if one.kind != "pain" and one.opportunity_score is None]


def headline_of(teller: Teller) -> str:
    """The one to begin with, or how many wait for a score; "" where there is none."""
    found, bare = ranked(teller.map), _bare(teller)
    if found:
        return teller.words("story.first", title=ended(found[0].title))
    return teller.words("story.unscored", n=len(bare)) if bare else ""


def _ranking(teller: Teller, body: float) -> list[Item]:
    """As many rows as there is room for; what else there is, the presenter says."""
    width, room = (WIDTH - 2 * MARGIN) / LARGER, (FOOT - body) / LARGER
    picture = opportunity_ranking(teller.map, teller.theme, teller.words, teller.measure, width, MOST, with_owner=True)
    rows = [item for item in picture.items if isinstance(item, Group)]
    kept = [row for row in rows if max(item.box[3] for item in row.items if isinstance(item, Text)) <= room]
    return [*placed(kept, MARGIN, body, LARGER)]


def _list(teller: Teller, bare: list[Insight], body: float) -> list[Item]:
    column = Column(MARGIN, body + 10.0, WIDTH - 2 * MARGIN, FOOT, teller.measure)
    for insight in bare:
        column.add(insight.title, 34.0, teller.theme.ink, weight=600, gap=18.0, most=2)
        column.add(insight.owner, SMALL, teller.theme.muted, gap=2.0, most=1)
    return column.items


def _notes(teller: Teller, found: tuple[Insight, ...]) -> Iterator[str]:
    words = teller.words
    if found[0].opportunity_score is not None:
        yield words("findings.ranking.formula")
    for insight in found[:MOST]:
        score = insight.opportunity_score
        parts = [ended(insight.title)]
        if score is not None:
            parts.append(words("story.notes.score", score=words.number(score, 1), best=words.number(BEST)))
        parts.append(ended(words("lanes.known", evidence=words(f"evidence.{insight.evidence}")).capitalize()))
        yield " ".join(parts)
