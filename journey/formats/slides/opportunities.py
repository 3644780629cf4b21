"""Opportunities: ranked by their score at the left, by impact and effort on a native scatter chart at the right."""

from collections.abc import Sequence
from statistics import fmean

from journey.formats.slides.canvas import Line
from journey.formats.slides.deck import Deck, Slide
from journey.formats.slides.layouts import Box
from journey.formats.slides.palette import Colour
from journey.formats.slides.text import Para, fitted, height
from journey.layout.opportunity_ranking import ranked
from journey.layout.story.opportunities import headline_of
from journey.model import Insight

_LIST, _BETWEEN, _GAP, _RANK, _CHIP = 0.52, 30.0, 5.0, 24.0, 46.0
_MOST, _TALLEST = 9, 66.0  # on a slide; pt of one of them
_SCALES = (2.6, 2.0, 1.75, 1.5, 1.25, 1.0)  # of the words: few of them are written larger
_LARGE = 2.0  # where there is more than one
_WIDEST_GAP = 22.0  # between them, pt; larger words stand farther apart
_FIELD = (26.0, 18.0)  # room for the names of the axes: at the left, below


def draw(deck: Deck) -> None:
    scored = ranked(deck.map)
    rest = [one for one in deck.map.insights if one.kind != "pain" and one.opportunity_score is None]
    found = [*scored, *rest]
    placed = any(_is_placed(one) for one in found)
    if len(found) == 1 and not placed:
        return  # its title would be all that the slide says
    left, top, width, tall = deck.area
    room = width * _LIST if placed else width
    fewest = len(_pages(deck, found, room, _MOST, 1.0))
    most = -(-len(found) // max(fewest, 1))
    tries = ((most, k) for k in _SCALES if k <= _LARGE or len(found) == 1)
    pages, k = next(
        ((pages, k) for most, k in (*tries, (_MOST, 1.0)) if len(pages := _pages(deck, found, room, most, k)) <= fewest)
    )
    for number, page in enumerate(pages, 1):
        label = deck.words("slides.opportunities.title")
        title = deck.title(label, number, len(pages), headline_of(deck.teller))
        about = [label] * (number == 1) + [deck.words("findings.ranking.formula")]
        with deck.slide(title, " · ".join(about)) as slide:
            left, top, width, tall = slide.area
            _list(deck, slide, page, (left, top + 2, room, tall), k)
            if any(_is_placed(one) for _, one in page):
                x = left + room + _BETWEEN
                _matrix(deck, slide, page, (x, top, left + width - x, tall))


def _pages(deck: Deck, found: Sequence[Insight], room: float, most: int, k: float) -> list[list[tuple[int, Insight]]]:
    """Those of each slide with their ranks, at most so many, in letters ``k`` times as large."""
    pages: list[list[tuple[int, Insight]]] = [[]]
    used = 0.0
    for number, one in enumerate(found, 1):
        high = _tall(_paras(deck, one, k), deck, room, k) + _GAP
        if pages[-1] and (used + high > deck.area[3] - 26 or len(pages[-1]) == most):
            pages.append([])
            used = 0.0
        pages[-1].append((number, one))
        used += high
    return [page for page in pages if page]


def _is_placed(one: Insight) -> bool:
    return one.impact is not None and one.effort is not None


def _paras(deck: Deck, one: Insight, k: float) -> tuple[Para, ...]:
    words, palette = deck.words, deck.palette
    facts = [words(f"lanes.insight.{one.kind}")]
    if one.opportunity_score is not None:
        importance = one.importance or 0.0
        unmet = words.number(one.opportunity_score - importance, 1)
        facts.append(words("slides.opportunities.sum", importance=words.number(importance, 1), unmet=unmet))
    else:
        facts.append(words("slides.opportunities.unscored"))
    facts += [part for part in (one.owner, one.status) if part]
    if one.due:
        facts.append(words.month(one.due, short=True))
    return (Para(one.title, 13 * k, palette.ink, True), Para(" · ".join(facts), 9.5 * k, palette.muted, before=1))


def _tall(paras: Sequence[Para], deck: Deck, room: float, k: float) -> float:
    width = room - k * (_RANK + _CHIP) - 10
    return max(height(fitted(paras, width, _TALLEST * k, deck.measure)[0], width, deck.measure), 22.0 * k)


def _list(deck: Deck, slide: Slide, page: Sequence[tuple[int, Insight]], box: Box, k: float) -> None:
    left, y, room, foot = box
    used = sum(_tall(_paras(deck, one, k), deck, room, k) for _, one in page)
    gap = min(max((foot - used - 4) / max(len(page) - 1, 1), _GAP), _WIDEST_GAP * k**2)
    y += 0.35 * max(foot - used - gap * (len(page) - 1) - 4, 0.0) if k > 1.0 else 0.0
    rank_wide, chip = _RANK * k, _CHIP * k
    palette, words, canvas = deck.palette, deck.words, slide.canvas
    for number, one in page:
        paras = _paras(deck, one, k)
        tall = _tall(paras, deck, room, k)
        kind = words(f"lanes.insight.{one.kind}")
        facts = " ".join(para.text for para in paras[1:])
        with canvas.group(f"{kind[:1].upper()}{kind[1:]}: {one.title}", f"{number}. {one.title}. {facts}"):
            rank = Para(str(number), 12 * k, palette.muted, True)
            name = words("slides.opportunities.rank", n=number)
            canvas.box(name, left, y + 1, rank_wide - 2, 16 * k, [rank], wrap=False)
            if one.opportunity_score is not None:
                hollow = one.evidence == "assumed"
                best = one.id in deck.frame.contents.best and not hollow
                ink = Colour("#18212B") if best else palette.ink
                edge = Line(palette.sun if best else palette.muted, 1.0, "sysDash" if hollow else "")
                score = words.number(one.opportunity_score, 1)
                fill = palette.sun if best else None
                canvas.box(words("lanes.score", score=score), left + rank_wide, y, chip - 6, 20 * k,
                           [Para(score, 12 * k, ink, True, align="middle")], radius=4, fill=fill,
                           line=edge, anchor="ctr", wrap=False)  # fmt: skip
            lead = rank_wide + chip
            shown = deck.shown(paras, room - lead - 10, _TALLEST * k)
            canvas.box(one.title, left + lead + 4, y, room - lead - 4, tall, shown)
        slide.say(f"{number}. {one.title}: {facts}.")
        y += tall + gap


def _matrix(deck: Deck, slide: Slide, page: Sequence[tuple[int, Insight]], box: Box) -> None:
    """Four fields, the chart over them, and the ranks on its points; those on one point share it."""
    from journey.formats.slides.charts import matrix

    words, palette, canvas = deck.words, deck.palette, slide.canvas
    left, top, width, tall = box
    side = min(width - _FIELD[0], tall - _FIELD[1] - 24)
    title = Para(words("findings.matrix.title"), 13, palette.ink, True)
    canvas.box(words("findings.matrix.title"), left + _FIELD[0], top, side, 18, [title])
    x, y = left + _FIELD[0], top + 24
    half = side / 2
    with canvas.group(words("findings.matrix.title"), words("findings.matrix.about")):
        for name, column, row in (("first", 0, 0), ("plan", 1, 0), ("time", 0, 1), ("leave", 1, 1)):
            para = Para(
                words(f"findings.matrix.{name}"), 10.5, palette.brand if name == "first" else palette.muted, True
            )
            fill = palette.readable("accent6").thin(9) if name == "first" else palette.panel
            canvas.box(words(f"findings.matrix.{name}"), x + column * half + 1, y + row * half + 1, half - 2, half - 2,
                       [para], fill=fill, inset=(8, 6, 8, 6), anchor="t" if row == 0 else "b")  # fmt: skip
        effort = Para(words("findings.matrix.effort"), 10, palette.muted, align="end")
        canvas.box(words("findings.matrix.effort"), x, y + side + 3, side, 14, [effort])
        impact = Para(words("findings.matrix.impact"), 10, palette.muted, align="end")
        canvas.box(words("findings.matrix.impact"), x + side - 90, top + 2, 90, 14, [impact])
    points = [
        (f"{number} {one.title}", one.effort, one.impact)
        for number, one in page
        if one.effort is not None and one.impact is not None
    ]
    about = "findings.matrix.tip"
    told = "; ".join(f"{name}: {words(about, impact=up, effort=right)}" for name, right, up in points)
    matrix(slide, words("findings.matrix.title"), told, (x, y, side, side), points, palette.brand)
    with canvas.group(words("slides.opportunities.ranks")):
        for right, up, text in _ranks(page):
            wide = max(18.0, deck.measure.width(text, 10, 700) + 6)
            para = Para(text, 10, palette.ground, True, align="middle")
            left, middle = x + right / 10 * side - wide / 2, y + (10 - up) / 10 * side
            several = "," in text  # between their points, so on a ground of its own
            canvas.box(text, left, middle - 7, wide, 14, [para], radius=7 * several, anchor="ctr", wrap=False,
                       fill=palette.brand if several else None)  # fmt: skip
    slide.say(told)


def _ranks(page: Sequence[tuple[int, Insight]]) -> list[tuple[float, float, str]]:
    """Effort, impact and rank of each point; those that lie on each other have one label."""
    heaps: list[list[tuple[float, float, int]]] = []
    for number, one in page:
        if one.effort is None or one.impact is None:
            continue
        spot = (one.effort, one.impact, number)
        near = (heap for heap in heaps if any(_touch(spot, other) for other in heap))
        heap = next(near, None)
        if heap is None:
            heaps.append([spot])
        else:
            heap.append(spot)
    return [
        (fmean(spot[0] for spot in heap), fmean(spot[1] for spot in heap), ", ".join(str(spot[2]) for spot in heap))
        for heap in heaps
    ]


def _touch(one: tuple[float, float, int], other: tuple[float, float, int]) -> bool:
    return abs(one[0] - other[0]) < 0.9 and abs(one[1] - other[1]) < 0.6
