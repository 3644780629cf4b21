"""A map as a store keeps it and a backup carries it."""

from dataclasses import dataclass

from journey.model.map import Map


@dataclass(frozen=True, slots=True)
class Kept:
    """A map and whether it is put away."""

    map: Map
    archived: bool = False
