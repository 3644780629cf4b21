"""A frame of the story: one picture for the wall, its name on the progress line, and what the presenter says to it.

```
 ┌ kicker                             ┐
 │ Headline in two lines     share    │  all sizes in px of a wall of 1920 x 1080
 │                                    │
 │ what the frame shows               │
 ├ FOOT ──────────────────────────────┤  below it: the progress line, drawn where the frames are shown,
 └────────────────────────────────────┘  for their order is the presenter's
```
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from journey.i18n import Words
from journey.lanes.contents import Contents, contents_of
from journey.lanes.emotion_names import short_names
from journey.layout.masthead import draw_band, draw_logo, logo_size
from journey.model import Map, Touchpoint
from journey.scene.balance import balanced_width
from journey.scene.measure import Measure
from journey.scene.primitives import Item, Scene
from journey.scene.themes import Theme
from journey.scene.wrap import paragraph, wrap

WIDTH, HEIGHT = 1920.0, 1080.0
MARGIN, FOOT = 96.0, 958.0
BODY = 316.0  # where a frame's own part begins at the latest; the head ends above it
SMALL, TEXT = 24.0, 28.0
_LEAST_BODY = 244.0
_BAND, _LOGO = 10.0, 0.42  # px, and of the size that a logo has on a page
_KICKER, _KICKER_TOP, _HEADLINE_TOP = 28.0, 66.0, 108.0
_SIZES = ((76.0, 2), (66.0, 2), (58.0, 3), (50.0, 3), (44.0, 4), (38.0, 4))


@dataclass(frozen=True, slots=True)
class StoryFrame:
    """``key`` stays the same as long as the frame is about the same thing; ``stage_id`` is "" for most kinds.

    ``name`` stands on the progress line, ``notes`` are the presenter's, a paragraph each.
    """

    key: str
    name: str
    scene: Scene
    notes: tuple[str, ...]
    stage_id: str = ""


@dataclass(frozen=True, slots=True)
class Teller:
    """What every frame is made from. ``names``: what each persona is called, by id."""

    map: Map
    theme: Theme
    words: Words
    measure: Measure
    contents: Contents
    names: dict[str, str]

    def quoted(self, text: str) -> str:
        return self.words.quoted(text)

    def icon_of(self, touchpoint: Touchpoint) -> str:
        """The icon of its channel, "" where none is given."""
        channel = self.map.channel(touchpoint.channel_id)
        return channel.icon if channel else ""

    def line(self, *parts: str) -> str:
        return " · ".join(part for part in parts if part)

    def listed(self, names: Iterable[str]) -> str:
        """``Ann, Bob and Eve``."""
        *before, last = [*names]
        return self.words("story.and", before=", ".join(before), last=last) if before else last


def teller_of(journey_map: Map, theme: Theme, words: Words, measure: Measure) -> Teller:
    """On a wall there are no cards: what lies on the picture lies on its paper."""
    return Teller(
        journey_map, replace(theme, card=theme.paper), words, measure, contents_of(journey_map),
        short_names(journey_map.personas),
    )  # fmt: skip


def draw_head(
    teller: Teller, kicker: str, headline: str, *, ink: str = "", room: float = WIDTH - 2 * MARGIN
) -> tuple[list[Item], float]:
    """Kicker and headline, as large as their length allows, in ``room`` px from the left margin, above ``BODY``.

    Also the y where a frame's own part may begin.
    """
    theme, measure = teller.theme, teller.measure
    above, _, _ = paragraph(
        kicker, x=MARGIN, y=_KICKER_TOP, width=room, size=_KICKER, weight=700, measure=measure,
        fill=ink or theme.muted, max_lines=1, role="kicker",
    )  # fmt: skip
    size, most = fitting(headline, measure, room, _SIZES, 900)
    even = balanced_width(headline, measure, size, room, 900, False, most)
    lines, tall, _ = paragraph(
        headline, x=MARGIN, y=_HEADLINE_TOP, width=even, size=size, weight=900, measure=measure, fill=theme.ink,
        line_height=1.08, max_lines=most, role="headline",
    )  # fmt: skip
    return [*above, *lines], min(max(_HEADLINE_TOP + tall + 44.0, _LEAST_BODY), BODY)


def fitting(
    text: str, measure: Measure, width: float, steps: Sequence[tuple[float, int]], weight: int = 400,
    italic: bool = False,
) -> tuple[float, int]:  # fmt: skip
    """The first step (size, most lines) at which a text fits without breaking a word; the last where none does."""
    for size, most in steps:
        widest = max((measure.width(word, size, weight, italic) for word in text.split()), default=0.0)
        if widest <= width and len(wrap(text, measure, size, width, weight, italic).lines) <= most:
            return size, most
    return steps[-1]


def scene_of(teller: Teller, kind: str, items: Iterable[Item], title: str, notes: Sequence[str]) -> Scene:
    """The finished picture; who does not see it hears its headline, and the notes."""
    return Scene(
        width=WIDTH, height=HEIGHT, items=(*items, *_brand(teller)), view=f"story-{kind}", title=title,
        description=" ".join(notes), language=teller.words.language, theme=teller.theme.name,
        background=teller.theme.paper, family=teller.theme.family,
    )  # fmt: skip


def _brand(teller: Teller) -> list[Item]:
    """The band, and the logo small above the kicker."""
    brand, theme = teller.map.brand, teller.theme
    if brand is None:
        return []
    items = draw_band(theme, WIDTH, _BAND)
    if brand.logo:
        wide, tall = logo_size(brand.logo, _LOGO)
        items += draw_logo(brand, theme, MARGIN, _KICKER_TOP - 12.0 - tall, wide, tall)
    return items


def ended(sentence: str) -> str:
    """With a full stop, unless it ends as a sentence does."""
    text = " ".join(sentence.split())
    return text if not text or text[-1] in ".!?…:»”" else f"{text}."
