"""The persona sheet: who walks this way, what they say, want and fear, and how the journey feels. For the wall.

```
 ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓
  (☺)   PERSONA · map
        Name
        role, segment
 ━━━━━━━━━━━━━━━━◆────────────────   share of customers
  “quote”
  blocks in columns
  the curve and what is remembered
  evidence                     map
```
"""

from journey.i18n import Words
from journey.lanes.cells import quotation
from journey.lanes.frame import Density, Frame, Walker
from journey.lanes.portrait import portrait
from journey.layout import persona_curve
from journey.layout.choices import Choices
from journey.layout.period import period
from journey.layout.persona_blocks import draw_blocks
from journey.layout.poster_evidence import draw_evidence
from journey.model import Map
from journey.model.evidence import evidence_share
from journey.scene.markers import SHAPES, draw_marker
from journey.scene.measure import Measure
from journey.scene.one_line import one_line
from journey.scene.primitives import Circle, Item, Path, Rect, Scene, Shape
from journey.scene.themes import Theme
from journey.scene.wrap import paragraph, wrap

WIDTH, A4 = 1240.0, 1754.0
MARGIN = 72.0
_PORTRAIT = 124.0
_TOP, _BAND_FOOT, _ROUTE = 64.0, 66.0, 14.0
_QUOTES = ((50.0, 2), (44.0, 3), (38.0, 3), (32.0, 5), (26.0, 40))
_NAMES = ((72.0, 1), (60.0, 1), (52.0, 2), (40.0, 6))


def lay_out(journey_map: Map, theme: Theme, words: Words, measure: Measure, choices: Choices) -> Scene:
    """The sheet of ``choices.focus``, else of the first persona: 1240 px wide, A4 or taller for long texts."""
    wanted = choices.focus or next(iter(choices.personas), "")
    walkers = [Walker(persona, index) for index, persona in enumerate(journey_map.personas)]
    walker = next((one for one in walkers if one.persona.id == wanted), walkers[0] if walkers else None)
    frame = Frame(
        map=journey_map, theme=theme, words=words, measure=measure, density=Density(), left=MARGIN,
        right=WIDTH - MARGIN, columns=(), slots={}, walkers=(), focus="",
    )  # fmt: skip
    if walker is None:
        return _empty(frame)
    items, y = _head(frame, walker)
    quote, y = _quote(frame, walker, y + 40.0)
    items += quote
    blocks, y = draw_blocks(frame, walker, MARGIN, y + 36.0, WIDTH - 2 * MARGIN)
    items += blocks
    footer_height = _footer(frame, walker, 0.0)[1]
    memory = persona_curve.felt(frame, walker)
    if memory is not None:
        y += 34.0
        small = persona_curve.curve_frame(frame, walker, MARGIN, WIDTH - MARGIN)
        spare = A4 - y - footer_height - persona_curve.height(small, 0.0)
        scale = min(max(spare, persona_curve.LEAST_SCALE), persona_curve.MOST_SCALE)
        items += persona_curve.draw(small, memory, MARGIN, y, WIDTH - 2 * MARGIN, scale)
        y += persona_curve.height(small, scale)
    if y + footer_height > 0.8 * A4:  # nearly a whole page: the foot stands at its foot
        y = max(y, A4 - footer_height)
    footer, footer_height = _footer(frame, walker, y)
    return Scene(
        width=WIDTH, height=y + footer_height, items=(*items, *footer), view="persona", title=walker.persona.name,
        description=" · ".join(part for part in (walker.persona.role, walker.persona.segment) if part),
        language=words.language, theme=theme.name, background=theme.paper,
    )  # fmt: skip


def _fit(
    frame: Frame, text: str, width: float, steps: tuple[tuple[float, int], ...], weight: int, italic: bool = False
) -> float:
    """The largest size at which a text takes no more lines than its step allows and no word is cut."""
    for size, most in steps:
        wrapped = wrap(text, frame.measure, size, width, weight, italic)
        widest = max((frame.measure.width(word, size, weight, italic) for word in text.split()), default=0.0)
        if len(wrapped.lines) <= most and widest <= width:
            return size
    return steps[-1][0]


def _head(frame: Frame, walker: Walker) -> tuple[list[Item], float]:
    """Portrait, name and who they are on the persona's tint, down to the route that shows their share."""
    theme, words, persona = frame.theme, frame.words, walker.persona
    colour = theme.persona(walker.index)
    tint = theme.panel if theme.name == "print" else theme.persona_tints[walker.index % len(theme.persona_tints)]
    own = colour if walker.index % len(theme.personas) == 0 else theme.ink  # the others are too pale on their tints
    left, width = MARGIN + 2 * _PORTRAIT + 44.0, WIDTH - 2 * MARGIN - 2 * _PORTRAIT - 44.0
    kicker = " · ".join(part for part in (words("persona.kicker"), frame.map.title) if part)
    items: list[Item] = [
        one_line(
            kicker.upper(), x=left, y=_TOP + 20.0, width=width, size=16.0, measure=frame.measure, fill=own, weight=600,
            tracking=1.6, role="kicker",
        )
    ]  # fmt: skip
    y = _TOP + 34.0
    rows = (
        (persona.name, _fit(frame, persona.name, width, _NAMES, 900), 900, theme.ink, 1.02, 8.0),
        (persona.role, 25.0, 400, theme.ink, 1.25, 6.0),
        (persona.segment, 21.0, 600, theme.ink2, 1.25, 0.0),
    )
    for text, size, weight, fill, line_height, gap in rows:
        if text:
            lines, tall, _ = paragraph(
                text, x=left, y=y, width=width, size=size, measure=frame.measure, fill=fill, weight=weight,
                line_height=line_height, role="text",
            )  # fmt: skip
            items += lines
            y += tall + gap
    band = max(y, _TOP + 2 * _PORTRAIT) + _BAND_FOOT
    ground = Rect(x=0.0, y=0.0, width=WIDTH, height=band, fill=tint, role="ground")
    x, y = MARGIN + _PORTRAIT, _TOP + _PORTRAIT
    face = portrait(frame.map, walker, x, y, _PORTRAIT, theme, tint=theme.card, tip=persona.name, id=persona.id)
    return [ground, face, *items, *_share(frame, walker, band, own)], band + _ROUTE / 2


def _share(frame: Frame, walker: Walker, y: float, ink: str) -> list[Item]:
    """The route across the page: the persona's colour as far as their share of all customers goes."""
    theme, share = frame.theme, walker.persona.share
    colour = theme.persona(walker.index)
    if share is None:
        return [Rect(x=0.0, y=y - 3.0, width=WIDTH, height=6.0, fill=colour, role="route")]
    text = frame.words("poster.share", share=frame.words.percent(share))
    x = share * WIDTH
    width = frame.measure.width(text, 22.0, 700)
    left = min(max(x - width / 2, MARGIN), WIDTH - MARGIN - width)
    return [
        Rect(x=0.0, y=y - _ROUTE / 2, width=WIDTH, height=_ROUTE, fill=theme.route, role="route"),
        Rect(x=0.0, y=y - _ROUTE / 2, width=x, height=_ROUTE, fill=colour, role="route", tip=text),
        draw_marker(
            SHAPES[walker.index % len(SHAPES)],
            min(max(x, 22.0), WIDTH - 22.0),
            y,
            28.0,
            colour,
            theme.paper,
            3.0,
            tip=text,
        ),
        one_line(
            text,
            x=left,
            y=y - 25.0,
            width=width + 1.0,
            size=22.0,
            measure=frame.measure,
            fill=ink,
            weight=700,
            role="share",
        ),
    ]


def _quote(frame: Frame, walker: Walker, top: float) -> tuple[list[Item], float]:
    """The persona's own words, as large as their length allows."""
    text = quotation(frame, walker.persona.quote)
    if not text:
        return [], top - 40.0
    width = WIDTH - 2 * MARGIN
    size = _fit(frame, text, width, _QUOTES, 600, True)
    lines, tall, _ = paragraph(
        text, x=MARGIN, y=top, width=width, size=size, measure=frame.measure, fill=frame.theme.ink, weight=600,
        italic=True, line_height=1.18, role="quote",
    )  # fmt: skip
    return list(lines), top + tall


def _footer(frame: Frame, walker: Walker, top: float) -> tuple[list[Item], float]:
    """How much is known of this persona, and the map the sheet belongs to; the height it takes."""
    words, theme, journey_map = frame.words, frame.theme, frame.map
    own = {
        "touchpoints": tuple(
            t for t in journey_map.touchpoints if not t.persona_ids or walker.persona.id in t.persona_ids
        ),
        "feelings": tuple(f for f in journey_map.feelings if f.persona_id in (None, walker.persona.id)),
        **dict.fromkeys(("links", "notes", "insights", "losses"), ()),
    }
    known = evidence_share(journey_map.with_collections({}, own))
    y = top + 32.0
    half = (WIDTH - 2 * MARGIN) / 2 - 20.0
    items: list[Item] = []
    bottom = y
    if known.total:
        items.append(
            one_line(
                words("persona.evidence"), x=MARGIN, y=y + 14.0, width=half, size=17.0, measure=frame.measure,
                fill=theme.ink, weight=700,
            )
        )  # fmt: skip
        evidence, bottom = draw_evidence(frame, known, MARGIN, y + 24.0, half)
        items += evidence
    parts = [journey_map.title, words(f"curve.state.{journey_map.state}"), period(journey_map.timeframe, words)]
    about, tall, _ = paragraph(
        " · ".join(part for part in parts if part), x=WIDTH - MARGIN, y=y, width=half, size=16.0, measure=frame.measure,
        fill=theme.muted, anchor="end", max_lines=4, role="footer",
    )  # fmt: skip
    items += about
    if journey_map.is_sample:
        sample, more, _ = paragraph(
            words("poster.sample_persona"), x=WIDTH - MARGIN, y=y + tall + 4.0, width=half, size=16.0,
            measure=frame.measure, fill=theme.muted, anchor="end", max_lines=1, role="footer",
        )  # fmt: skip
        items += sample
        tall += 4.0 + more
    return items, max(bottom, y + tall) - top + 44.0


def _empty(frame: Frame) -> Scene:
    """One sentence under a faint head, where the map has no persona yet."""
    theme, words, x, y, r = frame.theme, frame.words, WIDTH / 2, 430.0, 190.0
    shoulders = Shape(
        (("M", x - 118.0, y + 128.0), ("C", x - 100.0, y + 34.0, x + 100.0, y + 34.0, x + 118.0, y + 128.0))
    )
    sentence, _, _ = paragraph(
        words("persona.empty"), x=x, y=y + r + 60.0, width=WIDTH - 2 * MARGIN, size=34.0, measure=frame.measure,
        fill=theme.ink2, weight=600, anchor="middle", role="empty",
    )  # fmt: skip
    items: tuple[Item, ...] = (
        Circle(x=x, y=y, r=r, fill=theme.card, stroke=theme.hair2, stroke_width=4.0, dash=(14.0, 11.0)),
        Circle(x=x, y=y - 46.0, r=62.0, stroke=theme.hair2, stroke_width=4.0),
        Path(shape=shoulders, stroke=theme.hair2, stroke_width=4.0),
        *sentence,
    )
    return Scene(
        width=WIDTH, height=860.0, items=items, view="persona", title=frame.map.title or words("poster.untitled"),
        description=words("persona.empty"), language=words.language, theme=theme.name, background=theme.paper,
    )  # fmt: skip
