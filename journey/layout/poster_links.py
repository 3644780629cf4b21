"""The links between stages that the poster's route shows: ways out, ways back, ways around.

Where stages have links of their own these speak for them; else the touchpoints' links are taken together.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from journey.lanes.frame import Frame
from journey.model import Link


@dataclass(frozen=True, slots=True)
class Way:
    """Links between the same two stages taken as one. ``start`` and ``end`` count stages from 0; no end: a way out.

    ``share`` is of all customers, None where no link says. ``flagged``: it leaves where customers are lost. ``at`` is
    the touchpoint that most leave from, if it is known.
    """

    id: str
    start: int
    end: int | None
    kind: str
    share: float | None
    label: str
    flagged: bool
    at: str = ""
    assumed: bool = False


def ways(frame: Frame) -> tuple[Way, ...]:
    """Everything but the main way from a stage to the next, in the order of the path."""
    place_of = {column.stage.id: place for place, column in enumerate(frame.columns)}
    stage_of = {touchpoint.id: place_of[touchpoint.stage_id] for touchpoint in frame.map.touchpoints} | place_of
    joined: dict[tuple[int, int, str, bool], list[Link]] = {}
    for link in _speaking(frame, place_of):
        start, end = stage_of[link.source_id], stage_of.get(link.target_id or "", -1)
        if link.kind != "exit" and (end < 0 or end == start or (link.kind == "main" and end == start + 1)):
            continue
        lost = link.kind == "exit" and _is_lost(frame, link, start)
        joined.setdefault((start, -1 if link.kind == "exit" else end, _shape(link, start, end), lost), []).append(link)
    made = [_way(frame, key, links) for key, links in joined.items()]
    return tuple(sorted(made, key=lambda way: (way.start, way.end or 0, way.id)))


def _speaking(frame: Frame, place_of: dict[str, int]) -> Sequence[Link]:
    own = [link for link in frame.map.links if link.source_id in place_of]
    return own if any(link.kind in ("main", "alternative") for link in own) else frame.map.links


def _shape(link: Link, start: int, end: int) -> str:
    """A main way backwards is a loop; one that skips stages is an alternative."""
    if link.kind != "main":
        return link.kind
    return "loop" if end < start else "alternative"


def _is_lost(frame: Frame, link: Link, start: int) -> bool:
    places = frame.contents.lost_in(frame.columns[start].stage.id)
    return link.source_id in places or (bool(places) and link.source_id == frame.columns[start].stage.id)


def _way(frame: Frame, key: tuple[int, int, str, bool], links: Sequence[Link]) -> Way:
    start, end, kind, flagged = key
    shares = [link.share for link in links if link.share is not None]
    greatest = max(links, key=lambda link: link.share or 0.0)
    at = greatest.source_id
    if flagged:
        at = next(
            iter(sorted(frame.contents.lost_in(frame.columns[start].stage.id) - {frame.columns[start].stage.id})), at
        )
    labels = list(dict.fromkeys(link.label for link in links if link.label))
    return Way(
        id=greatest.id,
        start=start,
        end=None if kind == "exit" else end,
        kind=kind,
        share=min(sum(shares), 1.0) if shares else None,
        label=labels[0] if len(labels) == 1 else "",
        flagged=flagged,
        at=at,
        assumed=all(link.evidence == "assumed" for link in links),
    )


def words_of(frame: Frame, way: Way) -> str:
    """``42% go back to the reviews``; a plain sentence where the link has no label."""
    words = frame.words
    if way.share is None:
        return way.label or words(f"poster.way.{way.kind}")
    share = words.percent(way.share)
    if way.label:
        return way.label if share in way.label else f"{share} {way.label}"
    return words(f"poster.way_share.{way.kind}", share=share)
