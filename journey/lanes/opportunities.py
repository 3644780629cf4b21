"""Opportunities and solutions with their score; the best two are filled with sun, what is only guessed is dashed."""

from collections.abc import Sequence

from journey.lanes.cells import Entry, Style, cells_height, draw_cells, note_entries, with_evidence
from journey.lanes.frame import Column, Frame
from journey.model import Insight
from journey.scene.icons import draw_icon
from journey.scene.one_line import one_line
from journey.scene.primitives import Item, Rect
from journey.scene.themes import theme as theme_of

CHIP_WIDTH, CHIP_HEIGHT, LEAD, ICON_LEAD = 46.0, 28.0, 56.0, 26.0


def height(frame: Frame) -> float:
    return cells_height(frame, _entries)


def draw(frame: Frame, top: float, height: float) -> tuple[Item, ...]:
    return draw_cells(frame, top, _entries, _chip)


def _entries(frame: Frame, column: Column) -> list[Entry]:
    stage, size = column.stage.id, frame.density.cell
    ideas = [
        *frame.contents.insights.get(("opportunity", stage), ()),
        *frame.contents.insights.get(("solution", stage), ()),
    ]
    entries = [_entry(frame, idea, size) for idea in ideas]
    return entries + note_entries(frame, column, Style(size, frame.theme.ink))


def _entry(frame: Frame, idea: Insight, size: float) -> Entry:
    score = idea.opportunity_score
    best = idea.id in frame.contents.best
    lead = LEAD if score is not None else ICON_LEAD
    tip = with_evidence(frame, _described(frame, idea), idea.evidence)
    style = Style(size, frame.theme.ink, weight=700 if best else 400)
    return Entry(idea.id, idea.title, style, tip, lead, idea, CHIP_HEIGHT + 2 if score is not None else 0.0)


def _described(frame: Frame, idea: Insight) -> str:
    parts = [idea.title, frame.words(f"lanes.insight.{idea.kind}")]
    if idea.opportunity_score is not None:
        parts.append(frame.words("lanes.score", score=frame.words.number(idea.opportunity_score, 1)))
    parts.extend(part for part in (idea.owner, idea.status) if part)
    return "\n".join((parts[0], " · ".join(parts[1:])))


def _chip(frame: Frame, entry: Entry, left: float, top: float, height: float) -> Sequence[Item]:
    idea = entry.mark
    if not isinstance(idea, Insight):
        return ()
    theme = frame.theme
    if idea.opportunity_score is None:
        icon = "check" if idea.kind == "solution" else "bulb"
        return (draw_icon(icon, left + 8, top + 0.6 * entry.style.size, 18, theme.ink2),)
    best, hollow = idea.id in frame.contents.best, idea.evidence == "assumed"
    grey = theme.name == "print"
    fill = (theme.ink if grey else theme.sun) if best and not hollow else "none" if hollow else theme.card
    ink = (theme.paper if grey else theme_of("light").ink) if best and not hollow else theme.ink2
    edge = theme.hair2 if not best else (theme.ink if hollow else fill)
    y = top + 1.0
    chip = Rect(
        x=left, y=y, width=CHIP_WIDTH, height=CHIP_HEIGHT, radius=5, fill=fill, stroke=edge, stroke_width=1.5,
        dash=(4.0, 3.0) if hollow else (), role="score",
    )  # fmt: skip
    score = one_line(
        frame.words.number(idea.opportunity_score, 1), x=left + CHIP_WIDTH / 2, y=y + CHIP_HEIGHT / 2 + 5.7,
        width=CHIP_WIDTH - 2, size=16.5, measure=frame.measure, fill=ink, weight=700, anchor="middle",
    )  # fmt: skip
    return (chip, score)
