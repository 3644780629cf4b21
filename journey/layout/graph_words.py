"""What the graph says about a way: the label on it and the tooltip."""

from journey.i18n import Words
from journey.lanes.counted import proof_of
from journey.layout.graph_stops import StopPen
from journey.model.ways import OUT, Way


def way_label(way: Way, words: Words) -> str:
    """The share and the map's own words for the way; nothing where there are none."""
    if way.share is None or "%" in way.label:
        return way.label
    return f"{words.percent(way.share)} {way.label}".strip()


def way_tip(way: Way, pen: StopPen) -> str:
    """``A → B: 36% of customers``, then the label and how it is known, then whether it was planned, and
    what leaving means where a log counted it."""
    words = pen.words
    source, target = pen.name(way.source), pen.name(way.target)
    if way.target == OUT:
        key = "graph.leaves" if way.share is not None else "graph.leaves_unknown"
    else:
        key = "graph.walks" if way.share is not None else "graph.walks_unknown"
    says = words(key, source=source, target=target, share="" if way.share is None else words.percent(way.share))
    known = [way.label, words(f"evidence.{way.evidence}")] if way.links == 1 else []
    more = " · ".join(part for part in (*known, proof_of(way.proof, words)) if part)
    beside = [words("graph.unplanned")] if way.unplanned else [words("graph.deserted_tip")] if way.deserted else []
    if way.target == OUT and way.proof.n is not None and not way.flagged:  # a log counts stages and touchpoints apart
        whole = pen.map.stage(way.at or way.source) is not None
        beside.append(words("graph.furthest_tip" if whole else "graph.last_tip"))
    return "\n".join(part for part in (says, more, *beside) if part)
