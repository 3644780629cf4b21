"""The graph of stages: native shapes with glued connectors, so that a stage that is moved takes its ways along.

```
        ╭── 42% look again ──╮          loops and other ways arch above
   [1 Notice] ─82%→ [2 Look] ─→ ...
       │ 12%          │                 those who leave
 ────────────── left the journey ──────
```
"""

from collections.abc import Sequence

from journey.formats.slides.canvas import Line
from journey.formats.slides.deck import Deck, Slide
from journey.formats.slides.layouts import Box
from journey.formats.slides.text import Para, fitted, height
from journey.lanes.no_return import interval_of
from journey.model import Stage
from journey.model.shares import stage_shares
from journey.model.ways import Way, leads_on, stage_ways

_MOST = 8  # stages beside each other
_NODE, _ARC, _SINK = 58.0, 32.0, 74.0  # heights: of a stage, of a level of arches, of those who leave
_TOP, _LEFT, _BOTTOM, _RIGHT = 0, 1, 2, 3  # connection sites of a rectangle


def draw(deck: Deck) -> None:
    stages = deck.map.stages
    ways = stage_ways(deck.map)
    if len(stages) < 2:
        return
    slides = -(-len(stages) // _MOST)
    ends = [round(len(stages) * (number + 1) / slides) for number in range(slides)]
    for number, (start, stop) in enumerate(zip([0, *ends], ends, strict=False), 1):
        _slide(deck, range(start, stop), ways, number, slides)


def _slide(deck: Deck, group: range, ways: Sequence[Way], number: int, count: int) -> None:
    words, stages = deck.words, deck.map.stages
    title = words("slides.graph.title")
    title = words("slides.part", title=title, n=number, count=count) if count > 1 else title
    shown = {stages[place].id: place - group.start for place in group}
    legend = words("slides.graph.about") if any(way.share is not None for way in ways) else words("graph.by_order", n=2)
    with deck.slide(title, legend) as slide:
        left, top, width, tall = slide.area
        arches, unsaid = _levels(ways, shown)
        exits = [way for way in ways if way.kind == "exit" and way.source in shown]
        levels = max((level for _, level in arches), default=-1) + 1
        most = int((tall - _NODE - (_SINK if exits else 0) - 40) / _ARC)
        unsaid += sum(level >= most for _, level in arches)
        arches = [(way, level) for way, level in arches if level < most]
        levels = min(levels, most)
        used = levels * _ARC + _NODE + (_SINK + 46 if exits else 0)
        node_top = top + max((tall - used) * 0.42, 8) + levels * _ARC + (10 if levels else 0)
        sink_top = min(node_top + _NODE + max((tall - used) * 0.3, 34), top + tall - _SINK)
        pitch = width / len(group)
        nodes = _nodes(deck, slide, group, (left, node_top, pitch, _NODE))
        _chain(deck, slide, group, ways, nodes, left, node_top, pitch)
        for way, level in sorted(arches, key=lambda pair: -pair[1]):
            _arch(deck, slide, way, level, shown, nodes, left, node_top, pitch)
        _exits(deck, slide, exits, shown, nodes, (left, sink_top, width, _SINK), node_top, pitch)
        _say(deck, slide, ways, shown)
        deck.unsaid += unsaid


def _levels(ways: Sequence[Way], shown: dict[str, int]) -> tuple[list[tuple[Way, int]], int]:
    """Ways that arch over others, each on the lowest level where it crosses none; and how many cannot be drawn."""
    order = dict(shown)
    arching = [
        way for way in ways
        if way.kind != "exit" and way.source in shown and way.target in shown
        and not (leads_on(way, order) and shown[way.target] == shown[way.source] + 1 and way.kind == "main")
    ]  # fmt: skip
    drawn = [way for way in arching if way.source != way.target]
    taken: list[list[tuple[int, int]]] = []
    found = []
    for way in sorted(drawn, key=lambda way: (abs(shown[way.target] - shown[way.source]), -(way.share or 0))):
        low, high = sorted((shown[way.source], shown[way.target]))
        level = next((n for n, row in enumerate(taken) if all(high <= a or low >= b for a, b in row)), len(taken))
        inside = max((n + 1 for n, row in enumerate(taken) if any(low <= a and b <= high for a, b in row)), default=0)
        level = max(level, inside)
        while len(taken) <= level:
            taken.append([])
        taken[level].append((low, high))
        found.append((way, level))
    return found, len(arching) - len(drawn)


def _nodes(deck: Deck, slide: Slide, group: range, box: Box) -> list[int]:
    left, top, pitch, tall = box
    arrives = {share.stage_id: share.arrives for share in stage_shares(deck.map)}
    made = []
    for place in group:
        stage = deck.map.stages[place]
        made.append(_node(deck, slide, stage, place + 1, arrives.get(stage.id), left + (place - group.start) * pitch, top, pitch))
    return made


def _node_width(pitch: float) -> float:
    return min(pitch - 34.0, 170.0)


def _node(deck: Deck, slide: Slide, stage: Stage, number: int, arrives: float | None, x: float, top: float, pitch: float) -> int:
    palette, words = deck.palette, deck.words
    ink = palette.stage_ink(stage.macro_stage)
    width = _node_width(pitch)
    here = [Para(words.percent(arrives), 12, ink)] if arrives is not None else []
    room = _NODE - 8 - sum(para.pitch for para in here)
    name, cut = fitted([Para(f"{number} {stage.name}", 13, ink, True, align="middle", head=True)], width - 8, room, deck.measure)
    if cut:
        slide.say(f"{number} {stage.name}")
    descr = words("poster.get_here", share=words.percent(arrives)) if arrives is not None else stage.name
    paras = [*name, *(Para(para.text, 12, ink, align="middle") for para in here)]
    return slide.canvas.box(
        f"{words('define.fields.stage')}: {stage.name}", x + (pitch - width) / 2, top, width, _NODE, paras, radius=8,
        fill=palette.stage(stage.macro_stage), line=Line(ink, 1.25), inset=(4, 3, 4, 3), anchor="ctr", descr=descr,
    )  # fmt: skip


def _chain(
    deck: Deck, slide: Slide, group: range, ways: Sequence[Way], nodes: Sequence[int], left: float, top: float, pitch: float
) -> None:
    """From each stage to the next: the main way where a link says how many walk it, else the order of the map."""
    stages, words, palette = deck.map.stages, deck.words, deck.palette
    gap = pitch - _node_width(pitch)
    y = top + _NODE / 2
    for place in range(group.start, group.stop - 1):
        source, target = stages[place], stages[place + 1]
        way = next((one for one in ways if (one.source, one.target, one.kind) == (source.id, target.id, "main")), None)
        share = way.share if way else None
        here = place - group.start
        x = left + (here + 1) * pitch - gap / 2
        colour = palette.muted if way else palette.hair.thin(45)
        line = Line(colour, 1.25 + 4.0 * (share or 0.0), arrow=True, arrow_size="med" if (share or 0) < 0.4 else "sm")
        said = words("graph.walks", source=source.name, target=target.name, share=words.percent(share)) if share is not None else ""
        slide.canvas.connect(
            f"{source.name} → {target.name}", (x, y), (x + gap, y), line,
            ((nodes[here], _RIGHT), (nodes[here + 1], _LEFT)), descr=said,
        )  # fmt: skip
        if share is not None:
            para = Para(words.percent(share), 10, palette.ink, True, align="middle")
            slide.canvas.box(said, x - 1, y - 20, gap + 2, 13, [para])


def _arch(
    deck: Deck, slide: Slide, way: Way, level: int, shown: dict[str, int], nodes: Sequence[int], left: float, top: float,
    pitch: float,
) -> None:  # fmt: skip
    """A way over other stages: its words in the middle, and from them a curve to either end, glued to both."""
    palette = deck.palette
    start, end = (left + (shown[place] + 0.5) * pitch for place in (way.source, way.target))
    loop = way.kind == "loop" or end < start
    colour = palette.readable("accent1") if loop else palette.readable("accent2") if way.kind == "alternative" else palette.muted
    width = 1.25 + 4.0 * (way.share or 0.0)
    dash = "sysDot" if way.kind == "alternative" else ""
    text, name = _words(deck, way, "loop" if loop else "alternative"), _name(deck, way)
    paras = [Para(text, 10, colour, True, align="middle")]
    span = abs(end - start)
    room = max(span - 30 if span < 1.5 * pitch else 0.6 * span, 60.0)
    said = deck.paras(slide, paras, min(deck.measure.width(text, 10, 700) + 8, room), 24.0)
    wide = min(deck.measure.width(text, 10, 700) + 8, room)
    high = height(said, wide, deck.measure) + 2
    middle, y = (start + end) / 2, top - (level + 1) * _ARC + 4
    with slide.canvas.group(name, text):
        label = slide.canvas.box(name, middle - wide / 2, y - high / 2, wide, high, said, fill=palette.ground, anchor="ctr")
        for place, x, arrow in ((way.source, start, False), (way.target, end, True)):
            side = 1 if x > middle else -1
            slide.canvas.connect(
                name, (middle + side * wide / 2, y), (x, top), Line(colour, width, dash, arrow),
                ((label, _RIGHT if side > 0 else _LEFT), (nodes[shown[place]], _TOP)), curved=True,
            )  # fmt: skip


def _words(deck: Deck, way: Way, kind: str) -> str:
    """``42% look again``, or what the way is where nobody has said how many."""
    words = deck.words
    if way.share is None:
        return way.label or words(f"poster.way.{kind}")
    share = words.percent(way.share)
    return f"{share} {way.label}" if way.label else words(f"poster.way_share.{kind}", share=share)


def _name(deck: Deck, way: Way) -> str:
    source, target = deck.map.stage(way.source), deck.map.stage(way.target)
    return f"{source.name if source else ''} → {target.name if target else deck.words('graph.left_journey')}"


def _exits(
    deck: Deck, slide: Slide, exits: Sequence[Way], shown: dict[str, int], nodes: Sequence[int], box: Box, node_top: float,
    pitch: float,
) -> None:  # fmt: skip
    """Those who leave, in one sink at the foot; red at a point of no return."""
    if not exits:
        return
    words, palette = deck.words, deck.palette
    left, top, width, tall = box
    panel = Para(words("graph.left_journey"), 10, palette.muted)
    slide.canvas.box(words("graph.left_journey"), left, top + 8, width, tall - 8, [panel], radius=6, fill=palette.panel,
                     inset=(10, 2, 10, 5), anchor="b")  # fmt: skip
    for place in sorted({shown[way.source] for way in exits}):
        here = [way for way in exits if shown[way.source] == place]
        flagged = [way for way in here if way.flagged]
        shares = [way.share for way in here if way.share is not None]
        colour = palette.loss if flagged else palette.ink
        told = words("poster.way_share.exit", share=words.percent(min(sum(shares), 1.0))) if shares else words("poster.way.exit")
        paras = [Para(told, 11, colour, True, align="middle")]
        for way in flagged:
            loss = deck.frame.contents.no_returns.get(way.at)
            if loss and loss.share is not None:
                sign = " ".join(part for part in (words.percent(loss.share), f"({interval_of(loss, words)})") if part != "()")
                paras.append(Para(words("graph.vanish", share=sign), 9.5, colour, align="middle"))
        labels = ", ".join(dict.fromkeys(way.label for way in here if way.label))
        if labels and not flagged:
            paras.append(Para(labels, 9.5, palette.ink, align="middle"))
        chip = min(pitch - 8, 150.0)
        x = left + (place + 0.5) * pitch
        shown_paras = deck.paras(slide, paras, chip - 8, 42.0)
        number = slide.canvas.box(
            f"{words('graph.exit')}: {told}", x - chip / 2, top, chip, 48, shown_paras, radius=5, fill=palette.ground,
            line=Line(colour if flagged else palette.hair.thin(45), 1.25), inset=(4, 3, 4, 3), anchor="ctr", descr=told,
        )  # fmt: skip
        line = Line(colour if flagged else palette.muted, 1.25 + 4 * min(sum(shares), 1.0), arrow=True)
        slide.canvas.connect(_name(deck, here[0]), (x, node_top + _NODE), (x, top), line,
                             ((nodes[place], _BOTTOM), (number, _TOP)), descr=told)  # fmt: skip


def _say(deck: Deck, slide: Slide, ways: Sequence[Way], shown: dict[str, int]) -> None:
    words = deck.words
    for way in ways:
        source, target = deck.map.stage(way.source), deck.map.stage(way.target)
        if way.source not in shown or source is None:
            continue
        known = {"share": words.percent(way.share)} if way.share is not None else {}
        key = ("graph.walks" if target else "graph.leaves") + ("" if known else "_unknown")
        told = words(key, source=source.name, **({"target": target.name} if target else {}), **known)
        slide.say(told + (f" ({way.label})" if way.label else ""))
