"""Layered placement: few crossings, nothing in anything's way, nobody further off than needed."""

from itertools import pairwise
from random import Random

import pytest

from journey.scene.layered import Cell, Edge, place, rising


def cell(key: str, **more: float) -> Cell:
    return Cell(key, above=10, below=30, **more)


def edge(source: str, target: str, weight: float = 1.0) -> Edge:
    return Edge(source, target, width=4, weight=weight)


def columns(*names: str) -> list[list[list[Cell]]]:
    """``"ab", "cd"``: two columns of two cells, each a block of its own."""
    return [[[cell(key)] for key in column] for column in names]


def test_two_ribbons_that_would_cross_change_places():
    placed = place(columns("ab", "dc"), [edge("a", "c"), edge("b", "d")], gap=20)
    assert placed.order in ((("a", "b"), ("c", "d")), (("b", "a"), ("d", "c")))


def test_cells_that_face_each_other_stand_at_one_height():
    placed = place(columns("ab", "cd"), [edge("a", "c"), edge("b", "d")], gap=20)
    assert placed.y["a"] == pytest.approx(placed.y["c"], abs=0.5)
    assert placed.y["b"] == pytest.approx(placed.y["d"], abs=0.5)


def test_cells_keep_their_room_and_the_gap():
    placed = place(columns("abc"), [], gap=20)
    a, b, c = (placed.y[key] for key in "abc")
    assert (b - a, c - b) == (pytest.approx(60), pytest.approx(60))  # 30 below, 20 between, 10 above
    assert (placed.top, placed.bottom) == (pytest.approx(a - 10), pytest.approx(c + 30))


def test_an_edge_over_three_columns_has_a_bend_in_each_column_between_and_no_cell_in_its_way():
    placed = place(
        columns("a", "b", "c", "d"), [edge("a", "b"), edge("b", "c"), edge("c", "d"), edge("a", "d")], gap=20
    )
    (one, first), (two, second) = placed.bends[3]
    assert (one, two) == (1, 2)
    for key, y in (("b", first), ("c", second)):
        assert y <= placed.y[key] - 10 or y >= placed.y[key] + 30
    assert [placed.bends[n] for n in range(3)] == [(), (), ()]


def test_a_block_stays_together_and_in_its_order():
    blocks = [[[cell("a")], [cell("b")]], [[cell("x"), cell("y")], [cell("z")]]]
    placed = place(blocks, [edge("a", "z"), edge("b", "x"), edge("b", "y")], gap=20)
    assert "".join(placed.order[1]) in ("xyz", "zxy")


def test_a_pull_up_puts_a_cell_above_its_equals_and_last_keeps_one_at_the_foot():
    placed = place([[[cell("a")], [cell("b", pull=-5)], [Cell("z", 5, 5, last=True)]]], [], gap=20)
    assert placed.order[0][0] == "b"
    assert placed.order[0][-1] == "z"


def test_columns_line_up_by_their_heads_or_by_their_middles():
    heads = place(columns("abc", "d"), [], gap=20, level=0.0)
    assert heads.y["d"] == pytest.approx(heads.y["a"])
    middles = place(columns("abc", "d"), [], gap=20, level=0.5)
    assert middles.y["d"] == pytest.approx(middles.y["b"])


def test_no_column_reaches_far_beyond_the_tallest():
    chain = [edge("c", "d"), edge("f", "g"), edge("i", "j")]  # from the foot of each column to the head of the next
    blocks = [[[cell(key) for key in column]] for column in ("abc", "def", "ghi", "jkl")]
    placed = place(blocks, chain, gap=20)
    assert placed.bottom - placed.top <= 1.1 * (3 * 40 + 2 * 20)


@pytest.mark.parametrize("seed", range(40))
def test_whatever_the_graph_nothing_overlaps(seed: int):
    random = Random(seed)
    names = [[f"{column}-{row}" for row in range(random.randint(0, 7))] for column in range(random.randint(1, 6))]
    keys = [key for column in names for key in column]
    pairs = [(a, b) for a in keys for b in keys if int(a[0]) < int(b[0]) and random.random() < 0.2]
    blocks = [[[Cell(key, random.uniform(5, 40), random.uniform(5, 80))] for key in column] for column in names]
    cells = {cell.key: cell for column in blocks for block in column for cell in block}
    placed = place(blocks, [edge(*pair, weight=random.uniform(1, 20)) for pair in pairs], gap=12)
    assert sorted(key for column in placed.order for key in column) == sorted(keys)
    for column in placed.order:
        for upper, lower in pairwise(column):
            room = placed.y[lower] - cells[lower].above - placed.y[upper] - cells[upper].below
            assert room >= 12 - 1e-6
    for chain in placed.bends:
        for number, y in chain:
            for key in placed.order[number]:
                assert y <= placed.y[key] - cells[key].above or y >= placed.y[key] + cells[key].below


def test_rising_keeps_what_rises_and_shares_out_what_falls():
    assert rising([1, 2, 3], [1, 1, 1]) == [1, 2, 3]
    assert rising([3, 1], [1, 1]) == [2, 2]
    assert rising([3, 1], [3, 1]) == [2.5, 2.5]
    assert rising([], []) == []
