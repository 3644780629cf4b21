"""Layered placement of a graph whose columns are given: few crossings, short ribbons, nothing in anything's way.

```
column 0   column 1   column 2        a cell   ─┬─ above
  [A] ───── [bend] ─────▶ [D]                   ○  y, where its ribbons run
     ╲───▶ [B]                                  ─┴─ below
            │  a block: B and C stay together, in this order
           [C] ─────────▶ [E]
```
An edge over several columns gets a bend in each column between, so that its ribbon has a way of its own.
Source: Sugiyama, Tagawa, Toda 1981; heights by isotonic regression (pool adjacent violators).
"""

from bisect import bisect_right, insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

SWEEPS = 6
_SLACK = 1.04  # of the tallest column's height: how far the others may wander
_HOMING = 1.2  # weight of a node's own place in a tight column
_STRAIGHT = 8.0  # how much more a bend wants to lie straight than a node does


@dataclass(frozen=True, slots=True)
class Cell:
    """Room for one node: px wanted above and below the height ``y`` at which ribbons reach it.

    ``pull`` is where it would rather stand: below zero up, above zero down. ``last`` keeps it at the column's foot.
    """

    key: str
    above: float
    below: float
    pull: float = 0.0
    last: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """A ribbon from a cell to one in a later column, ``width`` px wide; ``weight`` is how much it matters."""

    source: str
    target: str
    width: float
    weight: float


@dataclass(frozen=True, slots=True)
class Placement:
    """``order`` holds the keys of each column from the top, bends left out; ``y`` the height of each key in px.

    ``bends`` holds, for each edge in the order given, (column, y) of its bends. ``top`` and ``bottom`` enclose it all.
    """

    order: tuple[tuple[str, ...], ...]
    y: Mapping[str, float]
    bends: tuple[tuple[tuple[int, float], ...], ...]
    top: float
    bottom: float


@dataclass(slots=True)
class _Node:
    column: int
    above: float
    below: float
    bend: bool = False
    pull: float = 0.0
    last: bool = False
    place: float = 0.0  # 0..1 in its column while it is being ordered
    y: float = 0.0
    home: float = 0.0  # its y when the column is packed tight
    before: list[tuple["_Node", float]] = field(default_factory=list)
    after: list[tuple["_Node", float]] = field(default_factory=list)


_Block = list[_Node]


def place(
    columns: Sequence[Sequence[Sequence[Cell]]], edges: Sequence[Edge], gap: float, level: float = 0.5
) -> Placement:
    """Where every cell of every column stands. ``columns`` hold blocks of cells, which stay ``gap`` px apart.

    Every edge runs from an earlier to a later column. ``level`` is where columns line up as far as their edges let
    them: 0 for their heads, 0.5 for their middles.
    """
    nodes: dict[str, _Node] = {}
    blocks: list[list[_Block]] = []
    for number, column in enumerate(columns):
        blocks.append([])
        for cells in column:
            for cell in cells:
                nodes[cell.key] = _Node(number, cell.above, cell.below, pull=cell.pull, last=cell.last)
            blocks[number].append([nodes[cell.key] for cell in cells])
    bends = [_thread(nodes[edge.source], nodes[edge.target], edge, blocks) for edge in edges]
    _untangle(blocks)
    stacks = [[node for block in column for node in block] for column in blocks]
    _settle(stacks, gap, level)
    keys = {id(node): key for key, node in nodes.items()}
    everything = [node for stack in stacks for node in stack]
    return Placement(
        order=tuple(tuple(keys[id(node)] for node in stack if not node.bend) for stack in stacks),
        y={key: node.y for key, node in nodes.items()},
        bends=tuple(tuple((node.column, node.y) for node in chain) for chain in bends),
        top=min((node.y - node.above for node in everything), default=0.0),
        bottom=max((node.y + node.below for node in everything), default=0.0),
    )


def _thread(source: _Node, target: _Node, edge: Edge, blocks: list[list[_Block]]) -> list[_Node]:
    """Bends for the columns between, joined to both ends."""
    half = edge.width / 2
    bends = [_Node(column, half, half, bend=True) for column in range(source.column + 1, target.column)]
    chain = [source, *bends, target]
    for left, right in pairwise(chain):
        left.after.append((right, edge.weight))
        right.before.append((left, edge.weight))
    for bend in bends:
        blocks[bend.column].append([bend])
    return bends


def _untangle(blocks: list[list[_Block]]) -> None:
    """Orders the blocks of every column by the mean place of their neighbours, and keeps the best order met."""
    for column in blocks:
        _number(column)
    best, kept = _crossings(blocks), [list(column) for column in blocks]
    for sweep in range(SWEEPS):
        forward = sweep % 2 == 0
        for column in blocks if forward else reversed(blocks):
            column.sort(key=lambda block: (block[-1].last, _barycentre(block, forward)))
            _number(column)
        crossings = _crossings(blocks)
        if crossings < best or sweep == 0:
            best, kept = crossings, [list(column) for column in blocks]
        if best == 0 and sweep:
            break
    for column, good in zip(blocks, kept, strict=True):
        column[:] = good
        _number(column)


def _number(column: list[_Block]) -> None:
    count = sum(map(len, column))
    index = 0
    for block in column:
        for node in block:
            node.place = (index + 0.5) / count
            index += 1


def _barycentre(block: _Block, forward: bool) -> float:
    total, weight = 0.0, 0.0
    for node in block:
        for other, part in node.before if forward else node.after:
            total += other.place * part
            weight += part
        if node.pull:
            total += abs(node.pull) * (1.0 if node.pull > 0 else 0.0)
            weight += abs(node.pull)
    if weight:
        return total / weight
    return sum(node.place for node in block) / len(block)


def _crossings(blocks: list[list[_Block]]) -> int:
    """How many pairs of edges cross, counted between neighbouring columns."""
    count = 0
    for column in blocks:
        ends: list[float] = []
        for block in column:
            for node in block:
                targets = [other.place for other, _ in node.after]
                count += sum(len(ends) - bisect_right(ends, place) for place in targets)
                for place in targets:
                    insort(ends, place)
    return count


def _settle(stacks: list[list[_Node]], gap: float, level: float) -> None:
    """Heights around 0: every node near the mean of its neighbours, none nearer to another than they allow.

    No column reaches beyond the room that the tallest one needs.
    """
    heights = [_pack(stack, gap) for stack in stacks]
    tallest = max(heights, default=0.0)
    for stack, height in zip(stacks, heights, strict=True):
        for node in stack:
            node.home = node.y = node.y - tallest / 2 + level * (tallest - height)
    for sweep in range(SWEEPS + 2):
        sides: tuple[str, ...] = ("before",) if sweep % 2 == 0 else ("after",)
        if sweep >= SWEEPS:
            sides = ("before", "after")
        for stack in stacks if sweep % 2 == 0 else stacks[::-1]:
            _relax(stack, sides, gap, _SLACK * tallest / 2)


def _pack(stack: list[_Node], gap: float) -> float:
    """Stands the nodes on each other from 0 down; the height of them all."""
    at = 0.0
    for node in stack:
        node.y = at + node.above
        at = node.y + node.below + gap
    return max(at - gap, 0.0)


def _relax(stack: list[_Node], sides: tuple[str, ...], gap: float, reach: float) -> None:
    """One column's heights from its neighbours', within ``reach`` px of 0. A lonely node keeps to the one above."""
    if not stack:
        return
    wishes: list[float] = []
    weights: list[float] = []
    offsets: list[float] = []
    offset = 0.0
    for upper, node in zip([None, *stack], stack, strict=False):
        offset += 0.0 if upper is None else upper.below + gap + node.above
        homing = 0.0 if node.bend or len(stack) == 1 else _HOMING
        total, weight = node.home * homing, homing
        for side in sides:
            for other, part in getattr(node, side):
                pull = part * (_STRAIGHT if node.bend or other.bend else 1.0)
                total += other.y * pull
                weight += pull
        lonely = not node.before and not node.after and not node.pull
        wishes.append(wishes[-1] if lonely and wishes else total / weight - offset if weight else node.y - offset)
        weights.append(weight or _HOMING)
        offsets.append(offset)
    low, high = stack[0].above - reach, reach - stack[-1].below - offset
    for node, place, shift in zip(stack, rising(wishes, weights), offsets, strict=True):
        node.y = max(min(place, high), low) + shift


def rising(wishes: Sequence[float], weights: Sequence[float]) -> list[float]:
    """The never-falling values nearest to ``wishes`` in weighted squares (pool adjacent violators)."""
    pools: list[list[float]] = []  # mean, weight, how many
    for wish, weight in zip(wishes, weights, strict=True):
        pools.append([wish, weight, 1])
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            mean, heavy, count = pools.pop()
            last = pools[-1]
            last[0] = (last[0] * last[1] + mean * heavy) / (last[1] + heavy)
            last[1] += heavy
            last[2] += count
    return [mean for mean, _, count in pools for _ in range(int(count))]
