"""A deck in the making: the presentation, what every slide needs to know, and the slides that are added to it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from journey.formats.slides import layouts
from journey.formats.slides.canvas import EMU, Canvas
from journey.formats.slides.layouts import Box
from journey.formats.slides.palette import Palette
from journey.formats.slides.text import PITCH, Para, fitted, is_rtl, one_line, safe
from journey.i18n import Words
from journey.lanes.cards import card_tip
from journey.lanes.contents import contents_of
from journey.lanes.frame import Density, Frame, Walker
from journey.layout.poster_legend import NAME, told_sources
from journey.layout.story.frame import Teller, teller_of
from journey.model import Map, Touchpoint
from journey.scene.measure import Measure

LOCALES = {"en": "en-GB", "it": "it-IT"}
SUBTITLE, SUBTITLE_ROOM = 12.0, 22.0  # size of the line under a title and the room it takes, pt
AIR = 8.0  # where there is no such line
_LEAST_TITLE = 14.0
_FOOT = (  # LibreOffice does not look for it in the master
    ' sz="1000"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill><a:latin typeface="+mn-lt"/></a:rPr>'
)
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"


@dataclass(frozen=True, slots=True)
class Wide:
    """A measure for letters ``regular`` or, from semibold on, ``bold`` times as wide."""

    measure: Measure
    regular: float
    bold: float

    def width(self, text: str, size: float, weight: int = 400, italic: bool = False, tracking: float = 0.0) -> float:
        return (self.bold if weight >= 600 else self.regular) * self.measure.width(text, size, weight, italic, tracking)


@dataclass(slots=True)
class Slide:
    """One slide while it is drawn: ``area`` is left, top, width and height of the room below its title, pt."""

    slide: Any
    canvas: Canvas
    area: Box
    said: list[str]

    def flush(self) -> None:
        """Puts what was drawn so far on the slide, before something that python-pptx adds itself."""
        from pptx.oxml import parse_xml

        tree = self.slide.shapes._spTree
        tree.extend(list(parse_xml(self.canvas.take())))

    def say(self, *sentences: str) -> None:
        """Words for the speaker's notes."""
        self.said += [sentence for sentence in sentences if sentence]


@dataclass
class Deck:
    """``frame`` lets the lanes' words be used here; ``own`` is the house's deck, no client's.

    Counted for whoever gets the file: texts that were ``shortened``, moments that stay ``silent``, feelings that are
    ``off_card``, ways that are ``unsaid`` and personas without a face on the cover (``faceless``); the speaker's notes
    have them all.
    """

    presentation: Any
    map: Map
    words: Words
    palette: Palette
    measure: Measure
    frame: Frame
    content: Any
    area: Box
    where: str = ""
    own: bool = True
    shortened: int = 0
    silent: int = 0
    off_card: int = 0
    unsaid: int = 0
    faceless: int = 0

    @property
    def walkers(self) -> tuple[Walker, ...]:
        return self.frame.walkers

    @cached_property
    def teller(self) -> Teller:
        """Who tells the story of the deck's personas: its sentences are the titles of slides too."""
        people = tuple(walker.persona for walker in self.walkers)
        told = self.map.with_collections({}, {"personas": people})
        return teller_of(told, self.frame.theme, self.words, self.measure)

    def title(self, label: str, number: int = 1, count: int = 1, headline: str = "") -> str:
        """The story's sentence over the first slide of a kind, what it is and which part of it over the others."""
        if headline and number == 1:
            return headline
        return self.words("slides.part", title=label, n=number, count=count) if count > 1 else label

    @contextmanager
    def slide(self, title: str, subtitle: str = "", layout: Any = None) -> Iterator[Slide]:
        """A new slide with its title; its notes are written when it is done."""
        layout = layout or self.content
        slide = self.presentation.slides.add_slide(layout)
        canvas = Canvas(LOCALES[self.words.language], 2 + len(slide.shapes) + 1)
        drawn = Slide(slide, canvas, self.area, [])
        for placeholder in list(slide.placeholders):
            kind = layouts.kind_of(placeholder)
            if kind in layouts.TITLES or (kind == "subTitle" and subtitle):
                self._fill(drawn, placeholder, subtitle if kind == "subTitle" else title, layout)
                subtitle = "" if kind == "subTitle" else subtitle
            else:
                placeholder.element.getparent().remove(placeholder.element)
        if subtitle:
            left, top, width, tall = self.area
            (line,), cut = fitted([Para(subtitle, SUBTITLE, self.palette.muted)], width, SUBTITLE * PITCH, self.measure)
            self.shortened += cut
            canvas.box(self.words("slides.subtitle"), left, top, width, 16, [line])
            drawn.say(subtitle)
        left, top, width, tall = self.area
        above = SUBTITLE_ROOM if subtitle else AIR
        drawn.area = (left, top + above, width, tall - above)
        if len(drawn.said) > 1 and drawn.said[0] == drawn.said[1]:
            drawn.said.pop()
        yield drawn
        self._foot(drawn, layout)
        drawn.flush()
        slide.notes_slide.notes_text_frame.text = "\n".join(map(_sayable, drawn.said))

    def touchpoint_name(self, touchpoint: Touchpoint) -> str:
        """``Touchpoint: Delivery notice``, the name of its shapes."""
        return f"{self.words('slides.names.touchpoint')}: {touchpoint.title}"

    def touchpoint_told(self, touchpoint: Touchpoint) -> str:
        """All that is known of a touchpoint, for those who do not see its card."""
        return card_tip(self.frame, touchpoint)

    def shown(self, paras: Sequence[Para], width: float, room: float) -> tuple[Para, ...]:
        """Paragraphs that fit, for a text that stands whole in the notes."""
        shown, cut = fitted(paras, width, room, self.measure)
        self.shortened += cut
        return shown

    def paras(self, slide: Slide, paras: Sequence[Para], width: float, room: float) -> tuple[Para, ...]:
        """Paragraphs that fit; where words had to go, the whole text goes to the notes."""
        before = self.shortened
        shown = self.shown(paras, width, room)
        if self.shortened > before:
            slide.say("\n".join(para.text for para in paras))
        return shown

    def text(
        self, slide: Slide, name: str, box: Box, paras: Sequence[Para], anchor: str = "t", descr: str = ""
    ) -> None:
        """A box of text in which everything fits."""
        left, top, width, tall = box
        shown = self.paras(slide, [para for para in paras if para.text], width, tall)
        if shown:
            slide.canvas.box(name, left, top, width, tall, shown, anchor=anchor, descr=descr)

    def _fill(self, slide: Slide, placeholder: Any, text: str, layout: Any) -> None:
        """A title in its placeholder, in the size of its layout where it fits."""
        from pptx.oxml import parse_xml

        title = layouts.title_of(layout, layouts.kind_of(placeholder))
        para = Para(
            "\n".join(" ".join(line.split()) for line in text.split("\n")), title.size, self.palette.ink, bold=True
        )
        shown, cut = fitted([para], title.box[2], title.box[3], self.measure, min(_LEAST_TITLE, title.size))
        self.shortened += cut
        slide.say(" ".join(text.split()))
        size = f' sz="{round(shown[0].size * 100)}"' if shown and shown[0].size < title.size else ""
        told = shown[0].text if shown else "–"
        rtl = '<a:pPr algn="r" rtl="1"/>' if is_rtl(told) else ""
        style = f'<a:rPr lang="{slide.canvas.language}"{size}/>'
        run = "<a:br/>".join(f"<a:r>{style}<a:t>{safe(line)}</a:t></a:r>" for line in told.split("\n"))
        body = placeholder.element.txBody
        for old in list(body.iterchildren("{*}p")):
            body.remove(old)
        body.append(parse_xml(f'<a:p xmlns:a="{_DRAWING}">{rtl}{run}</a:p>'))

    def _foot(self, slide: Slide, layout: Any) -> None:
        """The layout's own footer, with the sources, and its page number, where it has them."""
        told = told_sources(self.map, self.words)
        for placeholder in layout.placeholders:
            kind = layouts.kind_of(placeholder)
            mark = placeholder.element.xpath(".//p:ph")[0]
            if kind == "sldNum":
                field_ = (
                    '<a:fld id="{C1FF6DA9-008F-8B48-92A6-B652298478BF}" type="slidenum"><a:rPr/><a:t>‹#›</a:t></a:fld>'
                )
                slide.canvas.placeholder(placeholder.name, kind, mark.get("idx", "0"), field_)
            elif kind == "ftr" and told and slide.slide.slide_layout is self.content:
                text = one_line(told, 12.0, (placeholder.width or 0) / EMU, self.measure)
                run = f"<a:r><a:rPr{_FOOT if self.own else '/>'}<a:t>{safe(text)}</a:t></a:r>"
                slide.canvas.placeholder(placeholder.name, kind, mark.get("idx", "0"), run)


def begun(presentation: Any, journey_map: Map, words: Words, measure: Measure, walkers: tuple[Walker, ...],
          where: str = "") -> Deck:  # fmt: skip
    """A deck without slides. Raises JourneyError ``template_layouts``."""
    content = layouts.content_layout(presentation, where)
    palette = layouts.palette_of(content)
    wide = Wide(measure, *layouts.slack_of(content))
    frame = Frame(
        map=journey_map, theme=palette.tokens, words=words, measure=wide, density=Density(), left=0.0, right=0.0,
        columns=(), slots={}, walkers=walkers, focus="", contents=contents_of(journey_map),
    )  # fmt: skip
    area = layouts.area_of(presentation, content, where)
    return Deck(presentation, journey_map, words, palette, wide, frame, content, area, where)


def sign(deck: Deck) -> None:
    """Title, language and maker in the file's properties."""
    properties = deck.presentation.core_properties
    properties.title = " ".join(_sayable(deck.map.headline or deck.map.title).split())[:250]
    properties.subject = " ".join(_sayable(deck.map.title).split())[:250]
    properties.language = LOCALES[deck.words.language]
    properties.author = properties.last_modified_by = NAME


def _sayable(text: str) -> str:
    return "".join(char for char in text if char == "\n" or (char >= " " and not "\ud800" <= char <= "\udfff"))
