"""A summary as pages: one of A4 to be printed, or two slides. Nothing is longer than its page: the workbook has all."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from journey.formats.workshop.column import Column, Look
from journey.formats.workshop.sections import facts, sections, title_of
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
    """How large a page is, its margins, and how large its words are."""

    width: float
    height: float
    margin: float
    size: float
    title: float


_SHEET = _Paper(*_A4, margin=53.0, size=12.6, title=27.0)
_SCREEN = _Paper(*_SLIDE, margin=53.0, size=17.0, title=34.0)


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
    look = Look(theme("light"), default_measure(), say, paper.size)
    items: list[Item] = []
    top = _head(items, paper, summary, look)
    gap = 2.4 * paper.size
    width = (paper.width - 2 * paper.margin - gap) / 2
    made = {section.name: section for section in sections(summary, say)}
    bottom = paper.height - paper.margin - 1.6 * paper.size
    for place, names in enumerate(columns):
        column = Column(look, paper.margin + place * (width + gap), top, width, bottom)
        column.fill([made[name] for name in names if name in made])
        items += column.items
    there = {name for names in columns for name in names if name in made}
    _foot(items, paper, look, look.say("workshop.out.foot") if "torn" in there else "")
    drawn = Scene(
        paper.width, paper.height, tuple(items), view="workshop", title=title_of(summary, say), language=say.language,
        background="#FFFFFF",
    )  # fmt: skip
    return replace(drawn, description=" ".join(text.text for text in drawn.texts())[:1000])


def _head(items: list[Item], paper: _Paper, summary: Summary, look: Look) -> float:
    """Title and facts, and where nobody real spoke, or not they alone, a band that says so; where the columns begin."""
    y, width = paper.margin - 0.4 * paper.title, paper.width - 2 * paper.margin
    if summary.is_rehearsal:
        tall = 2.6 * paper.size
        ochre, tint = look.theme.personas[1], look.theme.persona_tints[1]
        items.append(
            Rect(x=paper.margin, y=y, width=width, height=tall, radius=6, fill=tint, stroke=ochre, role="rehearsal")
        )
        text = look.say("workshop.out.rehearsal", n=summary.simulated)
        _line(items, text, (paper.margin + 14, y + 0.68 * tall), width - 28, 1.5 * paper.size, look, weight=900)
        y += tall + 0.6 * paper.size
    title = title_of(summary, look.say)
    for line in wrap(title, look.measure, paper.title, width, 900, False, 2).lines:
        _line(items, line, (paper.margin, y + paper.title), width, paper.title, look, weight=900, role=HEADING)
        y += 1.16 * paper.title
    place = (paper.margin, y + 1.2 * paper.size)
    _line(items, facts(summary, look.say), place, width, 1.05 * paper.size, look, fill=look.theme.ink2)
    return y + 1.7 * paper.size


def _foot(items: list[Item], paper: _Paper, look: Look, text: str) -> None:
    y, right = paper.height - paper.margin + 0.5 * paper.size, paper.width - paper.margin
    rule = Shape((("M", paper.margin, y - 1.4 * paper.size), ("L", right, y - 1.4 * paper.size)))
    items.append(Path(shape=rule, stroke=look.theme.hair, cap="butt"))
    width, muted = right - paper.margin - 90, look.theme.muted
    _line(items, text, (paper.margin, y), width, look.small, look, fill=muted, role=AT_FOOT)
    items.append(
        one_line(
            NAME, x=right, y=y, width=80, size=look.small, measure=look.measure, fill=muted, anchor="end", role=AT_FOOT
        )
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
