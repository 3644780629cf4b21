"""What the graph says about a way: the label on it and the tooltip."""

from journey.i18n import Words
from journey.layout.graph_stops import StopPen
from journey.model.ways import OUT, Way


def way_label(way: Way, words: Words) -> str:
    """The share and the map's own words for the way; nothing where there are none."""
    if way.share is None or "%" in way.label:
        return way.label
    return f"{words.percent(way.share)} {way.label}".strip()


def way_tip(way: Way, pen: StopPen) -> str:
    """``A → B: 36% of customers``, then the label and how it is known."""
    words = pen.words
    source, target = pen.name(way.source), pen.name(way.target)
    if way.target == OUT:
        key = "graph.leaves" if way.share is not None else "graph.leaves_unknown"
    else:
        key = "graph.walks" if way.share is not None else "graph.walks_unknown"
    says = words(key, source=source, target=target, share="" if way.share is None else words.percent(way.share))
    if way.links != 1:
        return says
    more = " · ".join(part for part in (way.label, words(f"evidence.{way.evidence}")) if part)
    return f"{says}\n{more}"
