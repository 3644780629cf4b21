"""Under the curves, each stage's touchpoints once: those that differ on cards that say how, the others quiet.

```
│ 1  Reads reviews      │   quiet: nothing differs
│ ┌───────────────────┐ │
│ ┃ (+) new           │ │   sign, word and colour
│ ┃ 2  Delivery date  │ │
│ └───────────────────┘ │
```
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journey.lanes.frame import Column, Frame
from journey.layout.compare_frame import Compared
from journey.layout.compare_words import points
from journey.model.side_by_side import Row
from journey.scene.one_line import one_line
from journey.scene.primitives import Group, Item, Path, Rect, Shape, Text
from journey.scene.signs import draw_sign, sign_colour
from journey.scene.wrap import paragraph

GAP = 8.0
FAR_APART = 2.0  # points between two personas that are worth a card
_QUIET_RUN, _QUIET_SHOWN = 5, 3  # of more rows in a run that all stay as they are, the first ones stand for all
_INSIDE, _SIGN, _NUMBER = 12.0, 20.0, 30.0
_LINES = 3


@dataclass(frozen=True, slots=True)
class _Card:
    """Something drawn from ``top`` 0 down, and how tall it is, px."""

    items: tuple[Item, ...]
    height: float


def draw_cards(compared: Compared, top: float) -> tuple[list[Item], float]:
    """The cards of all columns from ``top`` px, and the y of the lowest foot."""
    frame = compared.frame
    title, tall, _ = paragraph(
        frame.words("lanes.titles.touchpoints"), x=frame.left, y=top, width=frame.density.gutter - 6.0,
        size=frame.density.small - 1.0, measure=frame.measure, fill=frame.theme.ink, weight=700, role="lane",
    )  # fmt: skip
    items: list[Item] = [*title]
    bottom = top + tall
    for pillar, column in compared.columns():
        y = top
        for rows in _runs(pillar.rows, compared):
            card = _drawn(rows, compared, column, y)
            items += card.items
            y += card.height + GAP
        bottom = max(bottom, y - GAP)
    return items, bottom


def _runs(rows: Sequence[Row], compared: Compared) -> Iterator[tuple[Row, ...]]:
    """The rows one by one; of a long run without a difference the first few, and the rest together."""
    run: list[Row] = []
    for row in (*rows, None):
        if row is not None and not signs_of(row, compared):
            run.append(row)
            continue
        shown = run if len(run) <= _QUIET_RUN else run[:_QUIET_SHOWN]
        yield from ((each,) for each in shown)
        if len(shown) < len(run):
            yield tuple(run[len(shown) :])
        run = []
        if row is not None:
            yield (row,)


def signs_of(row: Row, compared: Compared) -> tuple[str, ...]:
    """The signs on a row's card; none where it is quiet."""
    if not compared.are_personas:
        return row.signs
    return ("apart",) if row.gain is not None and abs(row.gain) >= FAR_APART else ()


def _drawn(rows: tuple[Row, ...], compared: Compared, column: Column, top: float) -> _Card:
    frame = compared.frame
    if len(rows) > 1:
        said = frame.words("compare.more_alike" if compared.are_personas else "compare.more_same", n=len(rows))
        tip = "\n".join(row.shown.title for row in rows)
        texts, tall, _ = paragraph(
            said, x=column.text_left, y=top, width=column.text_width, size=frame.density.small, measure=frame.measure,
            fill=frame.theme.muted, role="quiet", tip=tip,
        )  # fmt: skip
        return _Card(texts, tall)
    signs = signs_of(rows[0], compared)
    return _card(rows[0], signs, compared, column, top) if signs else _quiet(rows[0], compared, column, top)


def _quiet(row: Row, compared: Compared, column: Column, top: float) -> _Card:
    items, tall = _title(row, compared.frame, column.text_left, top, column.text_width, quiet=True)
    return _Card((Group(items=tuple(items), id=compared.id_of(row), role="card", tip=row.shown.title),), tall)


def _card(row: Row, signs: Sequence[str], compared: Compared, column: Column, top: float) -> _Card:
    frame, theme = compared.frame, compared.frame.theme
    left, right = column.left + 6.0, column.right - 6.0
    x, room = left + _INSIDE + 4.0, right - left - 2 * _INSIDE - 2.0
    y = top + 9.0
    items: list[Item] = []
    for sign in signs:
        items.append(draw_sign(sign, x + _SIGN / 2, y + 0.5 * _SIGN, _SIGN, theme))
        words, tall, _ = paragraph(
            sign_words(row, sign, compared), x=x + _SIGN + 7.0, y=y - 0.5, width=room - _SIGN - 7.0, max_lines=2,
            size=frame.density.small, measure=frame.measure, fill=theme.ink, weight=600, role="sign",
        )  # fmt: skip
        items += words
        y += max(tall, _SIGN) + 4.0
    title, tall = _title(row, frame, x, y, room, is_struck="gone" in signs or row.has_left)
    items += title
    y += tall
    for said in _details(row, compared):
        lines, tall, _ = paragraph(
            said, x=x, y=y + 3.0, width=room, size=frame.density.small, measure=frame.measure, fill=theme.ink2,
            max_lines=_LINES, role="detail",
        )  # fmt: skip
        items += lines
        y += tall + 3.0
    height = y + 9.0 - top
    gone = row.after is None
    fill = "none" if gone else theme.brand_tint if "new" in signs else theme.card
    box = Rect(
        x=left, y=top, width=right - left, height=height, radius=6, fill=fill, stroke=theme.hair2, stroke_width=1.4
    )
    bar = Rect(x=left, y=top + 5, width=5.0, height=height - 10, radius=2.5, fill=sign_colour(signs[-1], theme))
    tip = "\n".join((row.shown.title, *(sign_words(row, sign, compared) for sign in signs)))
    return _Card((Group(items=(box, bar, *items), id=compared.id_of(row), role="card", tip=tip),), height)


def _title(
    row: Row, frame: Frame, left: float, top: float, width: float, quiet: bool = False, is_struck: bool = False
) -> tuple[list[Item], float]:
    """The row's number and title; a title that ``is_struck`` is gone from here."""
    theme, size = frame.theme, frame.density.small + 1.0 if quiet else frame.density.card
    number = frame.words.number(frame.map.numbers[row.key])
    items: list[Item] = [
        one_line(
            number, x=left, y=top + 0.966 * size, width=_NUMBER - 2.0, size=frame.density.small, measure=frame.measure,
            fill=theme.muted, weight=600, role="number",
        )
    ]  # fmt: skip
    lines, tall, _ = paragraph(
        row.shown.title, x=left + _NUMBER, y=top, width=max(width - _NUMBER, 1.0), size=size, measure=frame.measure,
        fill=theme.muted if quiet or is_struck else theme.ink, weight=400 if quiet else 600, role="title",
        max_lines=2 if quiet else _LINES,
    )  # fmt: skip
    items += lines
    if is_struck:
        items += [struck(line, theme.muted) for line in lines]
    return items, max(tall, 1.2 * size)


def struck(line: Text, colour: str) -> Path:
    """The stroke through a line of text that says that it is gone."""
    y = line.y - 0.26 * line.size
    return Path(
        shape=Shape((("M", line.x, y), ("L", line.x + line.width, y))), stroke=colour, stroke_width=1.8, role="struck"
    )


def sign_words(row: Row, sign: str, compared: Compared) -> str:
    """What a sign says in words: ``new``, ``moved here from “Offer”``, ``3.0 points better``."""
    words, gain = compared.frame.words, row.gain or 0.0
    if sign in ("better", "worse"):
        return words(f"compare.by.{sign}", points=points(gain, words), n=round(abs(gain), 1))
    if sign == "apart":
        return words("curve.points", n=points(gain, words))
    if sign != "moved":
        return words(f"compare.signs.{sign}")
    if row.has_left:
        return words("compare.moved_to", stage=_stage_now(row, compared))
    if row.before is None:
        return words("compare.moved_from", stage=_stage_before(row, compared))
    return words("compare.moved_within")


def _stage_now(row: Row, compared: Compared) -> str:
    return next(
        (
            pillar.shown.name
            for pillar in compared.sides.pillars
            for each in pillar.rows
            if each.after and each.was is row.was and each is not row
        ),
        "",
    )


def _stage_before(row: Row, compared: Compared) -> str:
    held = row.was.stage_id if row.was else ""
    return next((each.before.name for each in compared.sides.pillars if each.before and each.before.id == held), "")


def _details(row: Row, compared: Compared) -> Iterator[str]:
    """How it feels on both sides, and what it was called or said before."""
    words = compared.frame.words
    if row.felt_before and row.felt_after and not row.has_left:
        old, new = (words.number(felt.valence, 1, signed=True) for felt in (row.felt_before, row.felt_after))
        if compared.are_personas:
            yield from (f"{look.name}: {value}" for look, value in zip(compared.looks, (old, new), strict=True))
        elif {"better", "worse"} & set(row.signs):
            yield words("compare.from_to", before=old, after=new)
    if row.was and "title" in row.fields:
        yield words("compare.was", words=row.was.title)
    others = [words(f"compare.fields.{name}") for name in row.fields if name != "title"]
    if others:
        yield words("compare.rest", names=others)
