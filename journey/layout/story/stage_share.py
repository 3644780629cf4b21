"""The big number of a stage: the share that is not heard from again, in red, or that leaves, in ink."""

from dataclasses import dataclass

from journey.lanes.no_return import proof_of
from journey.layout.story.column import Column
from journey.layout.story.finding import loss_of
from journey.layout.story.frame import BODY, MARGIN, SMALL, TEXT, WIDTH, Teller
from journey.model import Stage, Touchpoint
from journey.model.base import EVIDENCE
from journey.model.ways import stage_ways
from journey.scene.primitives import Box, Group

ROOM = 560.0
_SIZE = 140.0


@dataclass(frozen=True, slots=True)
class Share:
    """``share`` is of those who get to the place, or of all customers, as ``means`` says; ``id`` of the loss."""

    share: float
    means: str
    proof: str
    known: str
    is_loss: bool
    id: str = ""


def told_share(teller: Teller, stage: Stage) -> Share | None:
    """The point of no return of a stage, else all that its exits carry away; None where no share is known."""
    words, loss = teller.words, loss_of(teller, stage)
    if loss and loss.share is not None:
        place = teller.map.touchpoint(loss.touchpoint_id)
        known = words("lanes.known", evidence=words(f"evidence.{loss.evidence}"))
        return Share(loss.share, _meaning(teller, place), proof_of(loss, words), known, True, loss.id)
    ways = [way for way in stage_ways(teller.map) if way.kind == "exit" and way.source == stage.id and way.share]
    if not ways:
        return None
    weakest = min((way.evidence for way in ways), key=EVIDENCE.index)
    known = words("lanes.known", evidence=words(f"evidence.{weakest}"))
    return Share(min(sum(way.share or 0.0 for way in ways), 1.0), words("story.leave"), "", known, False)


def _meaning(teller: Teller, place: Touchpoint | None) -> str:
    if place is None:
        return teller.words("curve.no_return_means")
    return teller.words("story.silent_after", place=teller.quoted(place.title))


def draw_share(teller: Teller, share: Share) -> tuple[Group, Box]:
    """At the right of the head: the number, what it means, and how it is known; and the room they take."""
    theme = teller.theme
    colour = theme.loss if share.is_loss else theme.ink
    column = Column(WIDTH - MARGIN - ROOM, 30.0, ROOM, BODY + 24.0, teller.measure)
    number = teller.words.percent(share.share)
    column.add(number, _SIZE, colour, weight=900, anchor="end", line_height=1.0, role="share")
    column.add(share.means, TEXT, colour, weight=700, anchor="end", most=2, gap=2.0, line_height=1.15)
    for row in (share.proof, share.known):
        column.add(row, SMALL, theme.ink2, anchor="end", most=2, gap=4.0, line_height=1.15)
    group = Group(items=tuple(column.items), role="share", id=share.id, tip=f"{number} {share.means}")
    return group, (column.left, 0.0, WIDTH, column.y + 8.0)
