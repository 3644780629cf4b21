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

SWEEPS = 6
_SLACK = 1.04  # of the tallest column's height: how far the others may wander
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
    """A ribbon from a cell to one in a later column; ``width`` in px is also how much it matters."""

    source: str
    target: str
    width: float


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
    before: list[tuple["_Node", float]] = field(default_factory=list)
    after: list[tuple["_Node", float]] = field(default_factory=list)


_Block = list[_Node]


def place(columns: Sequence[Sequence[Sequence[Cell]]], edges: Sequence[Edge], gap: float) -> Placement:
    """Where every cell of every column stands. ``columns`` hold blocks of cells; at least ``gap`` px stay between cells.

    Every edge runs from an earlier to a later column.
    """
    nodes: dict[str, _Node] = {}
    blocks: list[list[_Block]] = []
    for number, column in enumerate(columns):
        blocks.append([])
        for cells in column:
            for cell in cells:
                nodes[cell.key] = _Node(number, cell.above, cell.below, pull=cell.pull, last=cell.last)
            blocks[number].append([nodes[cell.key] for cell in cells])
    bends = [_thread(nodes[edge.source], nodes[edge.target], edge.width, blocks) for edge in edges]
    _untangle(blocks)
    stacks = [[node for block in column for node in block] for column in blocks]
    _settle(stacks, gap)
    keys = {id(node): key for key, node in nodes.items()}
    everything = [node for stack in stacks for node in stack]
    return Placement(
        order=tuple(tuple(keys[id(node)] for node in stack if not node.bend) for stack in stacks),
        y={key: node.y for key, node in nodes.items()},
        bends=tuple(tuple((node.column, node.y) for node in chain) for chain in bends),
        top=min((node.y - node.above for node in everything), default=0.0),
        bottom=max((node.y + node.below for node in everything), default=0.0),
    )


def _thread(source: _Node, target: _Node, width: float, blocks: list[list[_Block]]) -> list[_Node]:
    """Bends for the columns between, joined to both ends."""
    half = width / 2
    bends = [_Node(column, half, half, bend=True) for column in range(source.column + 1, target.column)]
    chain = [source, *bends, target]
    for left, right in zip(chain, chain[1:], strict=False):
        left.after.append((right, width))
        right.before.append((left, width))
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
        for other, width in node.before if forward else node.after:
            total += other.place * width
            weight += width
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


def _settle(stacks: list[list[_Node]], gap: float) -> None:
    """Heights around 0: every node near the mean of its neighbours, none nearer to another than they allow.

    No column reaches beyond the room that the tallest one needs.
    """
    tallest = 0.0
    for stack in stacks:
        y = 0.0
        for upper, node in zip([None, *stack], stack, strict=False):
            y += 0.0 if upper is None else upper.below + gap + node.above
            node.y = y
        if stack:
            tallest = max(tallest, stack[0].above + y + stack[-1].below)
            for node in stack:
                node.y -= y / 2
    for sweep in range(SWEEPS + 2):
        sides = ("before",) if sweep % 2 == 0 else ("after",)
        if sweep >= SWEEPS:
            sides = ("before", "after")
        for stack in stacks if sweep % 2 == 0 else stacks[::-1]:
            _relax(stack, sides, gap, _SLACK * tallest / 2)


def _relax(stack: list[_Node], sides: tuple[str, ...], gap: float, reach: float) -> None:
    """One column's heights from its neighbours', within ``reach`` px of 0. A node without any keeps to the one above."""
    if not stack:
        return
    wishes: list[float] = []
    weights: list[float] = []
    offsets: list[float] = []
    offset = 0.0
    for upper, node in zip([None, *stack], stack, strict=False):
        offset += 0.0 if upper is None else upper.below + gap + node.above
        total = weight = 0.0
        for side in sides:
            for other, width in getattr(node, side):
                pull = width * (_STRAIGHT if node.bend or other.bend else 1.0)
                total += other.y * pull
                weight += pull
        alone = node.y - offset if not wishes or node.pull < 0 else wishes[-1]
        wishes.append(total / weight - offset if weight else alone)
        weights.append(weight or 0.5)
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
