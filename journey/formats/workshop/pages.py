"""A summary as pages: one of A4 to be printed, or two slides. Nothing is longer than its page: the workbook has all."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from journey.formats.workshop.column import Column, Look
from journey.formats.workshop.sections import Section, facts, sections, title_of
from journey.i18n import Words, words
from journey.layout.poster_legend import NAME
from journey.scene.fonts import default_measure
from journey.scene.one_line import one_line
from journey.scene.page_roles import AT_FOOT, HEADING
from journey.scene.primitives import Item, Path, Rect, Scene, Shape
from journey.scene.themes import theme
from journey.scene.wrap import wrap
from journey.workshop.summary import Summary

_A4 = (793.7, 1122.52)  # 210 x 297 mm
_SLIDE = (1280.0, 720.0)
_FOUND = ("objective", "torn", "hurts", "known", "evidence")
_TO_DO = ("ideas", "decisions", "taken_along", "parked", "open")
_SLIDES = (
    (("objective", "known", "evidence"), ("torn", "hurts")),
    (("ideas", "parked"), ("decisions", "taken_along", "open")),
)


@dataclass(frozen=True, slots=True)
class _Paper:
    """How large a page is, its margins, and how large its words are, the largest first: whoever says little is heard
    from afar."""

    width: float
    height: float
    margin: float
    sizes: tuple[float, ...]
    title: float

    @property
    def least(self) -> float:
        """The smallest size of its words."""
        return self.sizes[-1]

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.width - 2 * self.margin


_SHEET = _Paper(*_A4, margin=53.0, sizes=(15.5, 14.0, 12.6), title=27.0)
_SCREEN = _Paper(*_SLIDE, margin=53.0, sizes=(20.0, 18.5, 17.0), title=34.0)


def sheet(summary: Summary, language: str) -> Scene:
    """The one page."""
    return _page(_SHEET, summary, words(language), (_FOUND, _TO_DO))


def slides(summary: Summary, language: str) -> tuple[Scene, ...]:
    """What was found, and what is to be done; one slide where there is nothing of the one or the other."""
    say = words(language)
    there = {section.name for section in sections(summary, say)}
    kept = [columns for columns in _SLIDES if there & {name for names in columns for name in names}]
    return tuple(_page(_SCREEN, summary, say, columns) for columns in kept or _SLIDES[:1])


def _page(paper: _Paper, summary: Summary, say: Words, columns: Sequence[Sequence[str]]) -> Scene:
    """In the largest words in which nothing is left out, else in the smallest."""
    made = {section.name: section for section in sections(summary, say)}
    wanted = [[made[name] for name in names if name in made] for names in columns]
    items: list[Item] = []
    for size in paper.sizes:
        look = Look(theme("light"), default_measure(), say, size)
        items, is_whole = _drawn(paper, summary, look, wanted)
        if is_whole:
            break
    drawn = Scene(
        paper.width, paper.height, tuple(items), view="workshop", title=title_of(summary, say), language=say.language,
        background="#FFFFFF",
    )  # fmt: skip
    return replace(drawn, description=" ".join(text.text for text in drawn.texts())[:1000])


def _drawn(
    paper: _Paper, summary: Summary, look: Look, columns: Sequence[Sequence[Section]]
) -> tuple[list[Item], bool]:
    """What stands on the page, and whether that is all."""
    items: list[Item] = []
    top, gap = _head(items, paper, summary, look), 2.4 * look.size
    width = (paper.inner - gap * (len(columns) - 1)) / len(columns)
    bottom, is_whole = paper.height - paper.margin - 1.6 * paper.least, True
    for place, wanted in enumerate(columns):
        column = Column(look, paper.margin + place * (width + gap), top, width, bottom)
        is_whole = column.fill(wanted) and is_whole
        items += column.items
    has_strips = any(section.name == "torn" for wanted in columns for section in wanted)
    _foot(items, paper, look, look.say("workshop.out.foot") if has_strips else "")
    return items, is_whole


def _head(items: list[Item], paper: _Paper, summary: Summary, look: Look) -> float:
    """Title and facts, and where nobody real spoke, or not they alone, a band that says so; where the columns begin."""
    y, width, size = paper.margin - 0.4 * paper.title, paper.inner, paper.least
    if summary.is_rehearsal:
        tall = 2.6 * size
        ochre, tint = look.theme.personas[1], look.theme.persona_tints[1]
        items.append(
            Rect(x=paper.margin, y=y, width=width, height=tall, radius=6, fill=tint, stroke=ochre, role="rehearsal")
        )
        text = look.say("workshop.out.rehearsal", n=summary.simulated)
        _line(items, text, (paper.margin + 14, y + 0.68 * tall), width - 28, 1.5 * size, look, weight=900)
        y += tall + 0.6 * size
    title = title_of(summary, look.say)
    for line in wrap(title, look.measure, paper.title, width, 900, False, 2).lines:
        _line(items, line, (paper.margin, y + paper.title), width, paper.title, look, weight=900, role=HEADING)
        y += 1.16 * paper.title
    place = (paper.margin, y + 1.2 * size)
    _line(items, facts(summary, look.say), place, width, 1.05 * size, look, fill=look.theme.ink2)
    return y + 1.7 * size


def _foot(items: list[Item], paper: _Paper, look: Look, text: str) -> None:
    y, right = paper.height - paper.margin + 0.5 * paper.least, paper.width - paper.margin
    rule = Shape((("M", paper.margin, y - 1.4 * paper.least), ("L", right, y - 1.4 * paper.least)))
    items.append(Path(shape=rule, stroke=look.theme.hair, cap="butt"))
    muted, small = look.theme.muted, 0.84 * paper.least
    _line(items, text, (paper.margin, y), paper.inner - 90, small, look, fill=muted, role=AT_FOOT)
    items.append(
        one_line(NAME, x=right, y=y, width=80, size=small, measure=look.measure, fill=muted, anchor="end", role=AT_FOOT)
    )


def _line(
    items: list[Item], text: str, place: tuple[float, float], width: float, size: float, look: Look, *,
    weight: int = 400, fill: str = "", role: str = "",
) -> None:  # fmt: skip
    items.append(
        one_line(
            text, x=place[0], y=place[1], width=width, size=size, measure=look.measure, fill=fill or look.theme.ink,
            weight=weight, role=role,
        )
    )  # fmt: skip
