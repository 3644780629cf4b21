"""The journey as a table of native shapes: stages are columns, lanes are rows, on as many slides as it takes.

```
            1 Notice     2 Look      3 Choose         continues: Order →
 They want  “…”          “…”         “…”
 ──────────────────────────────────────────
 They do    …            …           …
```
"""

from collections.abc import Sequence
from dataclasses import replace

from journey.formats.slides.canvas import Line
from journey.formats.slides.deck import AIR, SUBTITLE_ROOM, Deck, Slide
from journey.formats.slides.figures import channel_icon, star
from journey.formats.slides.journey_pages import GUTTER, PADDING, ROW_BOTTOM, ROW_TOP, Strip, columns, pages, sizes_for
from journey.formats.slides.journey_rows import GAP, Entry, rows_of
from journey.formats.slides.layouts import Box
from journey.formats.slides.palette import Colour
from journey.formats.slides.text import Para, fitted, one_line
from journey.lanes.counted import arriving
from journey.model import Stage
from journey.model.shares import stage_shares

HEAD = 46.0
_EDGE, _LARGEST_HEAD = 10.0, 1.7
_USUAL = 157.0  # pt of a column; in wider ones the heads are larger
_MOST_AIR = 2.6  # how much taller rows become where a slide has room
_BARE = 0.7  # of the slide, as tall is a head without anything below it


def draw(deck: Deck) -> None:
    stages = deck.map.stages
    if not stages:
        return
    _, _, width, tall = deck.area
    rows = [row.kind for row in rows_of(deck, _EDGE, width)]
    known = any(share.arrives is not None for share in stage_shares(deck.map))
    if not rows and deck.own and not known:
        return  # the cover has the stages, or the curve
    gutter = GUTTER if [row for row in rows if row != "touchpoints"] else 0.0  # cards alone need no name
    groups = columns(len(stages), width - gutter)
    made = []
    for group in groups:
        column = (width - gutter) / len(group)
        room = tall - AIR - _edge_room(groups) - HEAD * _larger(column) - 4
        ids = [stage.id for stage in stages[group.start : group.stop]]
        made += [(group, column, page) for page in _largest(deck, ids, column, room) or [[]]]
    for number, (group, column, page) in enumerate(made, 1):
        _slide(deck, group, column, page, number, len(made), _edge_room(groups))


def _larger(column: float) -> float:
    """How much larger than usual the heads of columns are."""
    return min(max(column / _USUAL, 1.0), _LARGEST_HEAD)


def _largest(deck: Deck, ids: Sequence[str], column: float, room: float) -> list[list[Strip]]:
    """The slides of some stages with texts as large as they can be without taking one slide more."""
    best: list[list[Strip]] = []
    for size in sizes_for(column):
        rows = rows_of(deck, size, column - 2 * PADDING)
        found = pages(rows, ids, column, room, deck.measure)
        if best and len(found) > len(best):
            break
        best = found
    return best


def _edge_room(groups: Sequence[range]) -> float:
    """The room over the stages for what comes before and after them, where all are not on one slide."""
    return SUBTITLE_ROOM - AIR if len(groups) > 1 else 0.0


def _slide(
    deck: Deck, group: range, column: float, page: Sequence[Strip], number: int, count: int, above: float
) -> None:
    words, stages = deck.words, deck.map.stages
    title = deck.title(words("slides.journey.title"), number, count)
    names = ", ".join(strip.row.title for strip in page)
    with deck.slide(title) as slide:
        left, top, width, tall = slide.area
        gutter = width - len(group) * column
        _edges(deck, slide, group, (left + gutter, top, width - gutter, above))
        top += above
        slide.say(words("slides.journey.shows", first=stages[group.start].name, last=stages[group.stop - 1].name))
        slide.say(f"{names}." if names else "")
        head = HEAD * _larger(column) if page else _BARE * (tall - above)
        used = sum(strip.height for strip in page)
        air = min((tall - above - head - 4) / used, _MOST_AIR) if page else 1.0
        if count == 1:
            top += 0.4 * max(tall - above - head - 4 - air * used, 0.0)
        size = min(_name(deck, stages[place], place + 1, column, head).size for place in group)
        for place in group:
            x = left + gutter + (place - group.start) * column
            _head(deck, slide, stages[place], place + 1, size, (x, top, column, head))
        for strip in page:
            _strip(deck, slide, strip, group, column, (left, top + head + 4, width, tall), air)


def _edges(deck: Deck, slide: Slide, group: range, box: Box) -> None:
    """Which stages come before and after those on the slide."""
    left, top, width, _ = box
    stages, words = deck.map.stages, deck.words
    half = width / 2
    marks = []
    if group.start:
        name = stages[group.start - 1].name
        marks.append((f"← {words('slides.journey.before', stage=name)}", left, "start"))
    if group.stop < len(stages):
        name = stages[group.stop].name
        marks.append((f"{words('slides.journey.after', stage=name)} →", left + half, "end"))
    for text, x, align in marks:
        shown = one_line(text, _EDGE, half - 4, deck.measure)
        para = Para(shown, _EDGE, deck.palette.brand, True, align=align)
        slide.canvas.box(text, x + (4 if align == "end" else 0), top - 3, half - 4, 14, [para])


def _name(deck: Deck, stage: Stage, number: int, column: float, head: float, size: float = 0.0) -> Para:
    """The name of a stage as large as its head has room for, at most ``size``."""
    ink = deck.palette.stage_ink(stage.macro_stage)
    name = Para(f"{number} {stage.name}", size or 15.0 * min(head / HEAD, _LARGEST_HEAD), ink, True, head=True)
    shown, _ = fitted([name], column - 18, head - 10 - _small(head), deck.measure)
    return shown[0] if shown else replace(name, text=str(number))


def _small(head: float) -> float:
    """The size of what stands under the name of a stage."""
    return 9.0 * min(head / HEAD, 1.4)


def _head(deck: Deck, slide: Slide, stage: Stage, number: int, size: float, box: Box) -> None:
    x, top, column, tall = box
    words, palette = deck.words, deck.palette
    tint, ink = palette.stage(stage.macro_stage), palette.stage_ink(stage.macro_stage)
    share = next(share for share in stage_shares(deck.map) if share.stage_id == stage.id)
    small = [words(f"macro_stages.{stage.macro_stage}")]
    if here := arriving(share, words):
        small = [here]
        slide.say(f"{stage.name}: {small[0]}.")
    width = column - 4
    below = Para(one_line(small[0], _small(tall), width - 14, deck.measure), _small(tall), ink)
    name = _name(deck, stage, number, column, tall, size)
    if stage.name not in name.text:
        slide.say(f"{number} {stage.name}")
    slide.canvas.box(
        f"{words('define.fields.stage')}: {stage.name}", x + 2, top, width, tall - 2, [name, below], radius=5,
        fill=tint, inset=(7, 3, 7, 3), anchor="ctr",
        descr=f"{stage.name}. {words(f'macro_stages.{stage.macro_stage}')}",
    )  # fmt: skip


def _strip(deck: Deck, slide: Slide, strip: Strip, group: range, column: float, box: Box, air: float) -> None:
    """A row; with ``air`` everything in it is so many times as tall and as far apart, its cards too."""
    left, top, width, _ = box
    y = top + air * strip.top
    palette, stages = deck.palette, deck.map.stages
    behind = strip.row.kind == "backstage"
    line = Line(palette.ink if behind else palette.hair, 1.0, "dash" if behind else "")
    label = deck.words("lanes.line_of_visibility") if behind else strip.row.title
    if strip.top:
        slide.canvas.rule(label, left, y, left + width, y, line)
    gutter = width - len(group) * column
    if gutter:
        title = strip.row.title if strip.begins else deck.words("slides.continued", title=strip.row.title)
        shown, _ = fitted([Para(title, 11, palette.ink, True)], gutter - 10, strip.height - ROW_TOP, deck.measure)
        if shown:
            slide.canvas.box(title, left, y + ROW_TOP, gutter - 10, strip.height - ROW_TOP, shown)
    cell = column - 2 * PADDING
    even = _even(deck, strip, cell)
    for place in group:
        x = left + gutter + (place - group.start) * column + PADDING
        entry_top = y + ROW_TOP
        for entry in strip.cells[stages[place].id]:
            tall = max(entry.height(cell, deck.measure), even)
            drawn = air * tall if entry.shape == "card" else tall
            _entry(deck, slide, entry, (x, entry_top, cell, drawn))
            entry_top += air * (tall + GAP)


def _even(deck: Deck, strip: Strip, width: float) -> float:
    """How tall all cards of a row are where it has room for that; else 0, each is as tall as its words."""
    cells = [[entry for entry in cell if entry.shape == "card"] for cell in strip.cells.values()]
    tallest = max((entry.height(width, deck.measure) for cell in cells for entry in cell), default=0.0)
    most = max(map(len, cells), default=0)
    return tallest if most * (tallest + GAP) - GAP <= strip.height - ROW_TOP - ROW_BOTTOM + 0.01 else 0.0


def _entry(deck: Deck, slide: Slide, entry: Entry, box: Box) -> None:
    left, top, width, tall = box
    lead = entry.inset[0]
    canvas, palette = slide.canvas, deck.palette
    text = (left + lead, top, width - lead, tall)
    if entry.shape == "text" or (entry.shape == "score" and not entry.score):
        canvas.box(entry.name, left, top, width, tall, [entry.para], descr=entry.whole)
        return
    with canvas.group(entry.name, entry.whole):
        if entry.shape == "card":
            _card(deck, slide, entry, box)
            return
        if entry.shape == "bar":
            colour = palette.loss if entry.lost else palette.dusk
            line = Line(colour, 1, "sysDash") if entry.evidence == "assumed" else None
            name, fill = deck.words("lanes.insight.pain"), None if line else colour
            canvas.box(name, left, top + 1, 3, max(tall - 2, 4), fill=fill, line=line)
        else:
            _score(deck, slide, entry, left, top)
        canvas.box(entry.name, *text, [entry.para])


def _score(deck: Deck, slide: Slide, entry: Entry, left: float, top: float) -> None:
    hollow = entry.evidence == "assumed"
    fill = deck.palette.sun if entry.best and not hollow else None
    ink = Colour("#18212B") if fill else deck.palette.ink
    edge = Line(deck.palette.sun if fill else deck.palette.muted, 1, "sysDash" if hollow else "")
    k = entry.scale
    para = Para(entry.score, 9.5 * k, ink, True, align="middle")
    slide.canvas.box(deck.words("lanes.score", score=entry.score), left, top, 30 * k, 14 * k, [para], radius=3,
                     fill=fill, line=edge, anchor="ctr", wrap=False)  # fmt: skip


def _card(deck: Deck, slide: Slide, entry: Entry, box: Box) -> None:
    """Red where customers are lost, a firm border at a moment of truth, dashed where only guessed."""
    left, top, width, tall = box
    palette = deck.palette
    colour = palette.loss if entry.lost else palette.ink if entry.moment else palette.hair.thin(40)
    line = Line(colour, 1.5 if entry.lost or entry.moment else 1.0, "dash" if entry.evidence == "assumed" else "")
    fill = palette.loss.thin(9) if entry.lost else None
    slide.canvas.box(entry.name, left, top, width, tall, [entry.para], radius=4, fill=fill, line=line,
                     inset=entry.inset, anchor="ctr")  # fmt: skip
    ink, k = palette.loss if entry.lost else palette.ink, entry.scale
    if entry.channel and entry.begins:
        channel_icon(deck, slide, entry.channel, left + 11 * k, top + tall / 2, 13 * k, ink)
    if entry.moment and entry.begins:
        star(slide.canvas, left + width - 7.5 * k, top + tall / 2, 9 * k, ink, deck.words("lanes.moment_of_truth"))
