"""The ways between stages that the poster's route shows: ways out, ways back, ways around."""

from dataclasses import dataclass

from journey.lanes.frame import Frame
from journey.model.path import LinkKind
from journey.model.ways import OUT, stage_ways
from journey.model.ways import Way as StageWay


@dataclass(frozen=True, slots=True)
class Way:
    """A way between two stages, counted from 0; no ``end``: a way out.

    ``share`` is of all customers, None where no link says. ``flagged``: it leaves where customers are lost. ``at`` is
    the touchpoint that most leave from, if it is known. ``unplanned``: customers walk it, and nobody had drawn it.
    """

    id: str
    start: int
    end: int | None
    kind: LinkKind
    share: float | None
    label: str
    flagged: bool
    at: str = ""
    unplanned: bool = False


def ways(frame: Frame) -> tuple[Way, ...]:
    """Everything but the main way from a stage to the next, in the order of the path."""
    place_of = {column.stage.id: place for place, column in enumerate(frame.columns)}
    made = [_way(way, place_of) for way in stage_ways(frame.map)]
    around = [way for way in made if way.kind != "main"]
    return tuple(sorted(around, key=lambda way: (way.start, way.end or 0, way.id)))


def _way(way: StageWay, place_of: dict[str, int]) -> Way:
    """A main way that skips stages leads around them."""
    start, end = place_of[way.source], None if way.target == OUT else place_of[way.target]
    around = way.kind == "main" and end != start + 1
    kind: LinkKind = "alternative" if around else way.kind
    return Way(way.id, start, end, kind, way.share, way.label, way.flagged, way.at, way.unplanned)


def tip_of(frame: Frame, way: Way, *more: str) -> str:
    """The words of a way, and whether it was planned."""
    unplanned = frame.words("graph.unplanned") if way.unplanned else ""
    return "\n".join(filter(None, (words_of(frame, way), unplanned, *more)))


def colour_of(frame: Frame, way: Way) -> str:
    """Red where customers are lost, a colour of its own where nobody had planned it."""
    theme = frame.theme
    return theme.loss if way.flagged else theme.unplanned if way.unplanned else theme.ink2


def words_of(frame: Frame, way: Way) -> str:
    """``42% go back to the reviews``; a plain sentence where the link has no label."""
    words = frame.words
    if way.share is None:
        loss = frame.contents.no_returns.get(way.at) if way.flagged else None
        if loss and loss.share is not None and not way.label:  # of those who get there: of all, nobody knows
            return words("poster.way.lost", share=words.percent(loss.share))
        return way.label or words(f"poster.way.{way.kind}")
    share = words.percent(way.share)
    if way.label:
        return way.label if share in way.label else f"{share} {way.label}"
    return words(f"poster.way_share.{way.kind}", share=share)
