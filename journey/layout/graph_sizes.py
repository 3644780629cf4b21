"""Sizes of the graph by how crowded it is."""

from dataclasses import dataclass

from journey.layout.flows import Flows


@dataclass(frozen=True, slots=True)
class Sizes:
    """Sizes in px by how crowded the graph is. ``lines`` a name may take; ``numbers`` stand in for icons."""

    name: float = 20.5
    share: float = 19.0
    small: float = 17.0
    radius: float = 32.0
    lines: int = 3
    name_width: float = 190.0
    gap: float = 24.0  # between the stops of a column
    drop: float = 30.0  # more where a ribbon goes straight down between them
    least_gap: float = 84.0  # between columns
    numbers: bool = False


def sizes_for(flows: Flows, by_stages: bool, width: float) -> Sizes:
    """A step of a short table, by the longest column and by all stops; ``width`` px are there for all columns."""
    counts = [len(stops) for _, stops in flows.columns]
    room = width / max(len(counts), 1)
    longest, total = max(counts, default=0), sum(counts)
    if by_stages:
        return Sizes(
            name=23.0, share=21.0, radius=44.0, name_width=min(max(room - 100, 140), 240), gap=30.0, numbers=True
        )
    if longest <= 6 and total <= 48:
        return Sizes(name_width=min(max(room - 112, 140), 210))
    if longest <= 10 and total <= 90:
        return Sizes(
            name=18.5, share=17.0, small=16.0, radius=24.0, name_width=min(max(room - 96, 130), 190), gap=18.0,
            drop=22.0, least_gap=72.0,
        )  # fmt: skip
    return Sizes(
        name=16.0, share=15.0, small=14.5, radius=16.0, lines=2, name_width=min(max(room - 88, 122), 170), gap=12.0,
        drop=12.0, least_gap=68.0, numbers=True,
    )  # fmt: skip
