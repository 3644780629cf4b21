"""The last line: what the small marks mean, where the numbers come from, and who drew it."""

from collections.abc import Callable

from journey.i18n import Words
from journey.lanes.card_counted import again_mark, counted_height, draw_bar, reordered_mark, signs_of
from journey.lanes.card_marks import initiator_mark
from journey.lanes.emotion_lines import BAND_OPACITY, MOST_BANDS
from journey.lanes.frame import Frame
from journey.model import Map
from journey.scene.icons import draw_star
from journey.scene.moons import draw_moon
from journey.scene.one_line import one_line
from journey.scene.primitives import Group, Item, Path, Rect, Shape
from journey.scene.themes import Theme
from journey.scene.unplanned import draw_plus

SIZE, ROW = 16.0, 28.0
NAME = "Itinerario"
_BETWEEN, _MOST_SOURCES = 30.0, 4
Sign = tuple[
    Callable[[float, float], list[Item]], float, str
]  # draws at a left edge and a middle; its width; its words


def draw_legend(frame: Frame, top: float) -> tuple[list[Item], float]:
    """Signs from the left in as many rows as they need, sources at the right; and the y where they end."""
    theme = frame.theme
    items: list[Item] = []
    x, y = frame.left, top + ROW / 2
    for draw, wide, words in _signs(frame):
        span = frame.measure.width(words, SIZE) + 1
        if x > frame.left and x + wide + span > frame.right:
            x, y = frame.left, y + ROW
        text = one_line(
            words,
            x=x + wide,
            y=y + 5.5,
            width=min(span, frame.right - x - wide),
            size=SIZE,
            measure=frame.measure,
            fill=theme.ink2,
        )
        items.append(Group(items=(*draw(x, y), text), role="legend", tip=words))
        x += wide + span + _BETWEEN
    sources = told_sources(frame.map, frame.words)
    span = frame.measure.width(sources, SIZE - 1)
    if x + 20 + span > frame.right and x > frame.left:
        y += ROW
        x = frame.left - 20
    footer = one_line(
        sources, x=frame.right, y=y + 5.5, width=frame.right - x - 20, size=SIZE - 1, measure=frame.measure,
        fill=theme.muted, anchor="end", role="sources",
    )  # fmt: skip
    return [*items, footer], y + ROW / 2


def _signs(frame: Frame) -> list[Sign]:
    words, theme, journey_map = frame.words, frame.theme, frame.map
    touchpoints = [touchpoint for column in frame.columns for touchpoint in column.touchpoints]
    signs: list[Sign] = []
    if touchpoints:
        signs += [_moon(frame, evidence) for evidence in ("measured", "observed", "heard", "assumed")]
    if any(touchpoint.moment_of_truth for touchpoint in touchpoints):
        signs.append((lambda x, y: [draw_star(x + 9, y, 20, theme.ink)], 26.0, words("lanes.moment_of_truth")))
    if touchpoints and frame.density.form != "number":
        for initiator, key in (
            ("customer", "lanes.initiator.customer"),
            ("company", "lanes.initiator.company"),
            ("social", "poster.others"),
        ):
            signs.append((_initiator(frame, initiator), 20.0, words(key)))
        signs += _counted(frame)
    if any(link.unplanned for link in journey_map.links):
        signs.append((_unplanned(theme), 46.0, words("graph.unplanned")))
    if any(feeling.evidence == "assumed" for feeling in journey_map.feelings) and frame.walkers:
        signs.append((_dashes(frame), 54.0, words("poster.assumed_stretch")))
    if any(feeling.low is not None for feeling in journey_map.feelings) and 0 < len(frame.walkers) <= MOST_BANDS:
        signs.append((_band(frame), 44.0, words("curve.band")))
    return signs


def _moon(frame: Frame, evidence: str) -> Sign:
    def draw(x: float, y: float) -> list[Item]:
        return [draw_moon(evidence, x + 8, y, 15, frame.theme)]

    return draw, 23.0, frame.words(f"evidence.{evidence}")


def _counted(frame: Frame) -> list[Sign]:
    """The bar on cards where a log counted who came, and the signs that stand on any of them."""
    theme, words = frame.theme, frame.words
    cards = [card for column in frame.columns for card in column.touchpoints if counted_height(frame, card)]
    if not cards:
        return []
    signs: list[Sign] = [
        (lambda x, y: draw_bar(0.6, x, y - 2.5, 40.0, theme), 50.0, words("lanes.counted.legend.reached"))
    ]
    for kind, draw in (("again", again_mark), ("reordered", reordered_mark)):
        if any(kind in signs_of(frame, card) for card in cards):
            signs.append((_mark(draw, theme.ink2), 22.0, words(f"lanes.counted.legend.{kind}")))
    return signs


def _unplanned(theme: Theme) -> Callable[[float, float], list[Item]]:
    def draw(x: float, y: float) -> list[Item]:
        line = Shape((("M", x, y), ("L", x + 36, y)))
        return [Path(shape=line, stroke=theme.unplanned, stroke_width=2.6, role="sign"), *draw_plus(x + 18, y, theme)]

    return draw


def _mark(draw: Callable[[float, float, str], Item], colour: str) -> Callable[[float, float], list[Item]]:
    return lambda x, y: [draw(x + 8, y, colour)]


def _initiator(frame: Frame, initiator: str) -> Callable[[float, float], list[Item]]:
    return lambda x, y: [initiator_mark(initiator, x + 6, y, frame.theme.ink2)]


def _dashes(frame: Frame) -> Callable[[float, float], list[Item]]:
    colour = frame.theme.persona(frame.walkers[0].index)

    def draw(x: float, y: float) -> list[Item]:
        line = Shape((("M", x + 4, y), ("L", x + 42, y)))
        return [Path(shape=line, stroke=colour, stroke_width=5.0, dash=(0.01, 10.0), role="sign")]

    return draw


def _band(frame: Frame) -> Callable[[float, float], list[Item]]:
    colour = frame.theme.persona(frame.walkers[0].index)

    def draw(x: float, y: float) -> list[Item]:
        return [Rect(x=x, y=y - 8, width=34, height=16, fill=colour, opacity=BAND_OPACITY, role="sign")]

    return draw


def told_sources(journey_map: Map, words: Words) -> str:
    """``Sources: 14 interviews, event log · Itinerario``."""
    told_by = [record.source for record in journey_map.metrics] + [link.source for link in journey_map.links]
    told = (part.strip() for source in told_by for part in source.split(","))
    sources = list(dict.fromkeys(part for part in told if part))
    if not sources:
        return NAME
    named = ", ".join(sources[:_MOST_SOURCES])
    if len(sources) > _MOST_SOURCES:
        named += f" {words('lanes.more', n=len(sources) - _MOST_SOURCES)}"
    return f"{words('poster.sources', sources=named)} · {NAME}"
