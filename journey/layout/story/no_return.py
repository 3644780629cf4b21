"""The point of no return: how many are not heard from again, where, why, and what those who left have said."""

from collections.abc import Iterator, Sequence

from journey.lanes.no_return import proof_of
from journey.layout.story.column import Column
from journey.layout.story.frame import FOOT, MARGIN, SMALL, TEXT, WIDTH, StoryFrame, Teller, draw_head, ended, scene_of
from journey.model import Loss
from journey.model.losing import is_counted
from journey.scene.primitives import Item, Path, Shape

_LEFT = 700.0  # px for the number
_NUMBER = 300.0
MOST_OTHERS = 3


def frames(teller: Teller) -> Iterator[StoryFrame]:
    losses = sorted(teller.contents.no_returns.values(), key=lambda loss: (-(loss.share or 0.0), loss.id))
    if not losses:
        return
    words, worst = teller.words, losses[0]
    place = _place(teller, worst)
    headline = worst.title or words("story.gather", place=teller.quoted(place))
    kicker = words("curve.no_return")
    items, body = draw_head(teller, kicker, headline, ink=teller.theme.loss)
    items += _number(teller, worst, body)
    rule = Shape((("M", MARGIN + _LEFT, body + 30.0), ("L", MARGIN + _LEFT, FOOT - 20.0)))
    items.append(Path(shape=rule, stroke=teller.theme.hair2, stroke_width=2.0))
    items += _about(teller, worst, place, losses[1:], body)
    notes = tuple(_notes(teller, losses))
    yield StoryFrame(
        "no_return", words("story.names.no_return"), scene_of(teller, "no-return", items, headline, notes), notes
    )


def _number(teller: Teller, loss: Loss, body: float) -> list[Item]:
    theme, words = teller.theme, teller.words
    column = Column(MARGIN, body + 10.0, _LEFT - 56.0, FOOT, teller.measure)
    column.add(words.percent(loss.share or 0.0), _NUMBER, theme.loss, weight=900, line_height=1.0, role="share")
    column.add(words("curve.no_return_means"), 36.0, theme.ink, weight=700, gap=6.0, line_height=1.15)
    column.add(proof_of(loss, words), TEXT, theme.ink2, gap=14.0)
    column.add(words("lanes.known", evidence=words(f"evidence.{loss.evidence}")), TEXT, theme.ink2, gap=4.0)
    return column.items


def _about(teller: Teller, loss: Loss, place: str, others: Sequence[Loss], body: float) -> list[Item]:
    """Where, what it costs, why, their words; and the other points of no return."""
    theme, words = teller.theme, teller.words
    left = MARGIN + _LEFT + 56.0
    column = Column(left, body + 34.0, WIDTH - MARGIN - left, FOOT, teller.measure)
    column.add(place, 40.0, theme.ink, weight=700, line_height=1.15, most=2)
    stage = teller.map.stage(_stage_id(teller, loss))
    if stage and stage.name != place:
        column.add(stage.name, TEXT, theme.ink2, gap=4.0, most=1)
    for row in _facts(teller, loss):
        column.add(row, TEXT, theme.ink2, gap=14.0, most=2)
    for talk in [talk for talk in loss.conversations if talk.words][:2]:
        column.add(teller.quoted(talk.words), 34.0, theme.ink, italic=True, gap=26.0, most=3)
        said = teller.line(talk.who, words.day(talk.date) if talk.date else "")
        column.add(said, SMALL, theme.muted, gap=4.0, most=1)
    if others:
        column.add(words("story.also"), SMALL, theme.muted, weight=700, gap=28.0, most=1)
        for other in others[:MOST_OTHERS]:
            share = words.percent(other.share or 0.0)
            known = words(f"evidence.{other.evidence}")
            column.add(teller.line(f"{share}  {_place(teller, other)}", known), TEXT, theme.ink2, gap=6.0, most=1)
    return column.items


def _facts(teller: Teller, loss: Loss) -> Iterator[str]:
    words = teller.words
    guessed = "" if is_counted(loss) else f" ({words('evidence.assumed')})"  # also where a talk told why
    if loss.customers is not None:
        yield words("story.customers", n=loss.customers) + guessed
    if loss.value is not None:
        yield words("story.value", value=words.number(loss.value)) + guessed
    if loss.start and loss.end:
        yield words("poster.from_to", start=words.day(loss.start), end=words.day(loss.end))
    if loss.reason != "other":
        yield words("story.reason", reason=words(f"map_page.losses.reasons.{loss.reason}"))


def _stage_id(teller: Teller, loss: Loss) -> str:
    touchpoint = teller.map.touchpoint(loss.touchpoint_id)
    return touchpoint.stage_id if touchpoint else loss.stage_id or ""


def _place(teller: Teller, loss: Loss) -> str:
    touchpoint, stage = teller.map.touchpoint(loss.touchpoint_id), teller.map.stage(loss.stage_id)
    return touchpoint.title if touchpoint else stage.name if stage else ""


def _notes(teller: Teller, losses: Sequence[Loss]) -> Iterator[str]:
    words = teller.words
    for loss in losses:
        lost = words("lanes.lost_here", share=words.percent(loss.share or 0.0))
        known = words("lanes.known", evidence=words(f"evidence.{loss.evidence}"))
        yield f"{_place(teller, loss)}: {ended(lost)} {ended(teller.line(proof_of(loss, words), known))}"
        for talk in loss.conversations:
            if talk.follows:
                yield words("story.notes.follows", text=ended(talk.follows))
    yield words("story.notes.gather")
    if all(not loss.conversations for loss in losses):
        yield words("story.notes.unheard")
