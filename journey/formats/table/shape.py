"""How a table lies: where its heads are, and whether its stages run down or across. Either way it becomes a list.

```
Stage | Touchpoint | Emotion            | Discover | Choose       (a title, empty rows and columns around
Look  | Advert     | 2          Actions | reads    | compares      either do not matter)
Buy   | Checkout   | -1         Pains   | noise    | cost
```
"""

from dataclasses import dataclass, field

from journey.files.grid import Grid, Row, at, is_blank, text_of
from journey.formats.table.roles import CONTENT, is_head, recognised, role_of
from journey.formats.table.said import place_of, refusal
from journey.formats.table.values import is_totals
from journey.i18n import Phrase

_FARTHEST_HEAD = 40  # rows above the table
_LABELS_IN, _FARTHEST_LABEL = 3, 200  # columns and rows in which the heads of rows are looked for


@dataclass(frozen=True, slots=True)
class Laid:
    """``heads`` over ``rows``, each with the number of its row, or the letters of its column where ``across``.

    ``roles`` are guessed, one a column. ``title`` stands above the table. Rows in which nothing stands are left out;
    ``unread`` says of others that they could not be read.
    """

    heads: tuple[str, ...]
    roles: tuple[str, ...]
    rows: tuple[tuple[str, Row], ...]
    across: bool = False
    title: str = ""
    unread: tuple[Phrase, ...] = field(default=(), hash=False)


def laid(grid: Grid) -> Laid | None:
    """The table of a grid; None where no heads are to be seen."""
    down, down_score = _head_row(grid)
    across, across_score = _head_column(grid)
    if across is not None and across_score > down_score:
        return _across(grid, across)
    return _down(grid, down) if down is not None else None


def column_name(place: int) -> str:
    """The letters of a column, counted from 0: A, B, ... AA."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(65 + rest) + name
    return name


def _head_row(grid: Grid) -> tuple[int | None, int]:
    """The row with the most heads that are known, as its place in the grid, and how many they are."""
    best, most = None, 0
    for place, (_, row) in enumerate(grid.rows[:_FARTHEST_HEAD]):
        heads = [text_of(cell) for cell in row if isinstance(cell, str) and len(cell) <= 60]
        found = recognised(heads)
        score = len(found) if found & {"stage", "touchpoint"} or len(found) > 2 else 0
        if score > most and (score > 1 or len(heads) == 1):
            best, most = place, score
    return best, most


def _head_column(grid: Grid) -> tuple[int | None, int]:
    """The column with the most heads of rows that are known, and how many they are."""
    best, most = None, 1
    for place in range(_LABELS_IN):
        labels = [text_of(at(row, place)) for _, row in grid.rows[:_FARTHEST_LABEL]]
        score = len(recognised(label for label in labels if len(label) <= 60) & CONTENT)
        if score > most:
            best, most = place, score
    return best, most


def _down(grid: Grid, head: int) -> Laid:
    row = grid.rows[head][1]
    below = [(str(number), cells) for number, cells in grid.rows[head + 1 :]]
    filled = [(number, cells) for number, cells in below if not all(is_blank(cell) for cell in cells)]
    end = next(
        (n for n, (number, cells) in enumerate(filled) if n and _begins_another(row, filled[n - 1], filled[n])), None
    )
    unread = list(grid.unread)
    if end is not None:
        unread.append(Phrase("table.another", {"place": place_of(filled[end][0]), "n": len(filled) - end}))
    rows = []
    for number, cells in filled[:end]:
        if is_totals([text_of(cell) for cell in cells]):
            unread.append(refusal(number, "totals", found=next(filter(None, map(text_of, cells)))))
        elif grid.is_cut and len(cells) > len(row):
            unread.append(refusal(number, "too_wide", n=len(cells), heads=len(row)))
        elif not _repeats(row, cells):
            rows.append((number, cells))
    used = [
        place
        for place in range(grid.width)
        if any(not is_blank(at(cells, place)) for _, cells in rows) or at(row, place)
    ]
    heads = tuple(text_of(at(row, place)).strip() or column_name(place) for place in used)
    kept = tuple((number, tuple(at(cells, place) for place in used)) for number, cells in rows)
    return Laid(heads, _once(heads), kept, False, _title(grid, head), tuple(unread))


def _repeats(head: Row, row: Row) -> bool:
    """Whether a row is the row of heads once more, as on the next page of a printed table."""
    return len(row) <= len(head) and all(
        text_of(cell).strip() == text_of(over).strip() for cell, over in zip(row, head, strict=False)
    )


def _begins_another(head: Row, before: tuple[str, Row], here: tuple[str, Row]) -> bool:
    """Whether the heads of another table stand in a row below an empty one: known words in most of its cells."""
    if int(here[0]) == int(before[0]) + 1 or _repeats(head, here[1]):
        return False
    words = [text_of(cell).strip() for cell in here[1] if not is_blank(cell)]
    return 2 <= sum(map(is_head, words)) > len(words) / 2


def _across(grid: Grid, labels: int) -> Laid:
    """The table turned, so that each of its columns becomes a row."""
    known = [n for n, (_, row) in enumerate(grid.rows) if role_of(text_of(at(row, labels))) in CONTENT]
    named = [n for n in range(known[0]) if role_of(text_of(at(grid.rows[n][1], labels))) in ("stage", "macro_stage")]
    filled = [n for n in range(known[0]) if sum(not is_blank(cell) for cell in grid.rows[n][1][labels + 1 :]) > 0]
    first = named[0] if named else filled[-1] if filled else known[0]
    taken = grid.rows[first:]
    heads: list[str] = []
    lanes: list[Row] = []
    for place, (_, row) in enumerate(taken):
        label = text_of(at(row, labels)).strip()
        if place == 0 and not named and filled:
            label = label if role_of(label) in ("stage", "macro_stage") else "Stage"
        heads.append(label or (heads[-1] if heads else ""))  # a head that spans several rows
        lanes.append(row)
    places = range(labels + 1, grid.width)
    turned = [(column_name(place), tuple(at(row, place) for row in lanes)) for place in places]
    kept = tuple((name, row) for name, row in turned if any(not is_blank(cell) for cell in row))
    return Laid(tuple(heads), tuple(map(role_of, heads)), kept, True, _title(grid, first), grid.unread)


def _once(heads: tuple[str, ...]) -> tuple[str, ...]:
    """The role of each column; of two columns for the same thing that a row has once, the second is one's own."""
    single = {"stage", "touchpoint", "channel", "emotion", "feeling", "id", "evidence", "initiator", "persona"}
    roles: list[str] = []
    for role in map(role_of, heads):
        roles.append("lane" if role in single and role in roles else role)
    return tuple(roles)


def _title(grid: Grid, head: int) -> str:
    """The first words above the table that stand alone on their row."""
    for _, row in grid.rows[:head]:
        words = [text_of(cell).strip() for cell in row if not is_blank(cell)]
        if len(words) == 1:
            return words[0][:200]
    return ""
