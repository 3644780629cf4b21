"""The graph of stages: native shapes with glued connectors, so that a stage that is moved takes its ways along.

```
        ╭── 42% look again ──╮          loops and other ways arch above
   [1 Notice] ─82%→ [2 Look] ─→ ...
       │ 12%          │                 those who leave
 ────────────── left the journey ──────
```
"""

from collections.abc import Iterator, Sequence

from journey.formats.slides.canvas import Line
from journey.formats.slides.deck import Deck, Slide
from journey.formats.slides.graph_ways import ARC, LEFT, NODE, RIGHT, SINK, Row, draw_arch, draw_exits, levels, way_name
from journey.formats.slides.text import Para, fitted, height
from journey.lanes.counted import arriving
from journey.model import Stage
from journey.model.shares import StageShare, stage_shares
from journey.model.ways import Way, stage_ways

_MOST = 8  # stages beside each other
_NARROWEST, _USUAL = 92.0, 126.0  # pt from one stage to the next
_LARGEST = 2.4  # times as large as usual, where the stages are few


def draw(deck: Deck) -> None:
    count = len(deck.map.stages)
    ways = stage_ways(deck.map)
    if count < 2 or all(way.kind == "main" and way.share is None for way in ways):
        return  # the order of the stages is on the slides of the journey
    slides = -(-count // max(min(_MOST, int(deck.area[2] // _NARROWEST)), 2))
    ends = [round(count * (number + 1) / slides) for number in range(slides)]
    for number, (start, stop) in enumerate(zip([0, *ends], ends, strict=False), 1):
        _slide(deck, range(start, stop), ways, number, slides)


def _slide(deck: Deck, group: range, ways: Sequence[Way], number: int, count: int) -> None:
    words, stages = deck.words, deck.map.stages
    title = deck.title(words("slides.graph.title"), number, count)
    shares = any(way.share is not None for way in ways)
    about = [words("slides.graph.about") if shares else words("graph.by_order", n=2)]
    if group.stop < len(stages):
        about.append(f"{words('slides.journey.after', stage=stages[group.stop].name)} →")
    with deck.slide(title, " ".join(about)) as slide:
        left, top, width, tall = slide.area
        row = Row(left, 0.0, width / len(group), {stages[place].id: place - group.start for place in group})
        arches, undrawn = levels(ways, row.places)
        exits = [way for way in ways if way.kind == "exit" and way.source in row.places]
        above = (max((level for _, level in arches), default=-1) + 1) * ARC + (10 if arches else 0)
        below = SINK + 46 if exits else 0.0
        row.k = min(max(row.pitch / _USUAL, 1.0), max(tall / (above + NODE + below), 1.0), _LARGEST)
        node, foot = NODE * row.k, below * row.k
        most = int((tall - node - foot - 14) / (ARC * row.k))
        shown = [(way, level) for way, level in arches if level < most]
        deck.unsaid += undrawn + len(arches) - len(shown)
        above = (max((level for _, level in shown), default=-1) + 1) * ARC * row.k + (10 if shown else 0)
        told = _in_words(deck, ways, row) if row.k > 1.0 else []
        high = height(told, width, deck.measure)
        spare = tall - above - node - foot - high
        if told and spare < high * 0.2:
            told, high, spare = [], 0.0, spare + high
        spare = max(spare, 0.0)
        row.top = top + 0.4 * spare + above
        _nodes(deck, slide, group, row)
        _chain(deck, slide, group, ways, row)
        for way, level in sorted(shown, key=lambda pair: -pair[1]):
            draw_arch(deck, slide, way, level, row)
        exits_top = row.top + node + 38 * row.k + 0.2 * spare
        draw_exits(deck, slide, exits, row, (left, exits_top, width, SINK * row.k))
        if told:
            deck.text(slide, words("slides.graph.title"), (left, top + tall - high - 0.2 * spare, width, high), told)
        _say(deck, slide, ways, row)


def _in_words(deck: Deck, ways: Sequence[Way], row: Row) -> list[Para]:
    """The ways as sentences, for a slide of few stages."""
    ink = deck.palette.ink
    return [Para(said, 22.0, ink, before=8.0, indent=20.0, bullet="•") for said in _sentences(deck, ways, row)]


def _nodes(deck: Deck, slide: Slide, group: range, row: Row) -> None:
    shares = {share.stage_id: share for share in stage_shares(deck.map)}
    names = [_name(deck, deck.map.stages[place], place + 1, row.node_width, row.k) for place in group]
    size = min(name.size for name in names)
    for place in group:
        stage = deck.map.stages[place]
        name = _name(deck, stage, place + 1, row.node_width, row.k, size)
        if stage.name not in name.text:
            slide.say(f"{place + 1} {stage.name}")
        row.nodes.append(_node(deck, slide, stage, name, shares[stage.id], row))


def _name(deck: Deck, stage: Stage, number: int, width: float, k: float, size: float = 0.0) -> Para:
    """A stage's name as large as fits above its share, at most ``size``, in a box ``k`` times as tall as usual."""
    size = size or 13.0 * k
    ink = deck.palette.stage_ink(stage.macro_stage)
    name = Para(f"{number} {stage.name}", size, ink, True, align="middle", head=True)
    shown, _ = fitted([name], width - 8, (NODE - 24) * k, deck.measure)
    return shown[0] if shown else Para(str(number), size, ink, True, align="middle")


def _node(deck: Deck, slide: Slide, stage: Stage, name: Para, share: StageShare, row: Row) -> int:
    palette, words = deck.palette, deck.words
    ink = palette.stage_ink(stage.macro_stage)
    paras, descr = [name], stage.name
    if share.arrives is not None:
        paras.append(Para(words.percent(share.arrives), 12 * row.k, ink, align="middle"))
        descr = f"{stage.name}: {arriving(share, words)}"
    left = row.middle(stage.id) - row.node_width / 2
    return slide.canvas.box(
        f"{words('define.fields.stage')}: {stage.name}", left, row.top, row.node_width, NODE * row.k, paras, radius=8,
        fill=palette.stage(stage.macro_stage), line=Line(ink, 1.25), inset=(4, 3, 4, 3), anchor="ctr", descr=descr,
    )  # fmt: skip


def _chain(deck: Deck, slide: Slide, group: range, ways: Sequence[Way], row: Row) -> None:
    """From each stage to the next: the main way where a link says how many walk it, else the order of the map."""
    stages, words, palette = deck.map.stages, deck.words, deck.palette
    main = {(way.source, way.target): way for way in ways if way.kind == "main"}
    gap = row.pitch - row.node_width
    y = row.top + NODE * row.k / 2
    for here, place in enumerate(list(group)[:-1]):
        source, target = stages[place], stages[place + 1]
        way = main.get((source.id, target.id))
        share = way.share if way else None
        x = row.left + (here + 1) * row.pitch - gap / 2
        wide = share or 0.0
        line = Line(palette.muted if way else palette.hair.thin(45), 1.25 + 4.0 * wide, arrow=True,
                    arrow_size="med" if wide < 0.4 else "sm")  # fmt: skip
        known = words("graph.walks_unknown", source=source.name, target=target.name)
        if share is not None:
            known = words("graph.walks", source=source.name, target=target.name, share=words.percent(share))
            para = Para(words.percent(share), 10 * min(row.k, 1.8), palette.ink, True, align="middle")
            slide.canvas.box(known, x - 1, y - 8 - 12 * row.k, gap + 2, 13 * row.k, [para], wrap=False)
        glue = ((row.nodes[here], RIGHT), (row.nodes[here + 1], LEFT))
        slide.canvas.connect(f"{source.name} → {target.name}", (x, y), (x + gap, y), line, glue, descr=known)


def _say(deck: Deck, slide: Slide, ways: Sequence[Way], row: Row) -> None:
    slide.say(*_sentences(deck, ways, row))
    slide.say(*(way_name(deck, way) for way in ways if way.source == way.target and way.source in row.places))


def _sentences(deck: Deck, ways: Sequence[Way], row: Row) -> Iterator[str]:
    """Every way from the stages on the slide, in words."""
    words = deck.words
    for way in ways:
        source, target = deck.map.stage(way.source), deck.map.stage(way.target)
        if way.source not in row.places or source is None:
            continue
        said = {"source": source.name} | ({"target": target.name} if target else {})
        if way.share is not None:
            said["share"] = words.percent(way.share)
        key = ("graph.walks" if target else "graph.leaves") + ("" if way.share is not None else "_unknown")
        yield words(key, **said) + (f" ({way.label})" if way.label else "")
