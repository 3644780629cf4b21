"""How much of the map is known: a bar in four parts, from measured to only assumed, with moons and percentages."""

from journey.lanes.frame import Frame
from journey.model import EVIDENCE, Evidence
from journey.model.evidence import EvidenceShare
from journey.scene.moons import draw_moon
from journey.scene.one_line import one_line
from journey.scene.primitives import Group, Item, Rect
from journey.scene.themes import blend
from journey.scene.wrap import paragraph

BAR_HEIGHT, GAP, SIZE = 15.0, 4.0, 15.5
FULLEST_FIRST: tuple[Evidence, ...] = tuple(reversed(EVIDENCE))


def draw_evidence(
    frame: Frame, share: EvidenceShare, left: float, top: float, width: float
) -> tuple[list[Item], float]:
    """Bar and legend from ``left, top``, ``width`` px wide, and the y where they end."""
    words, theme = frame.words, frame.theme
    tip = f"{words('poster.claims', n=share.total)}: " + ", ".join(_named(frame, share, one) for one in FULLEST_FIRST)
    legend, bottom = _legend(frame, share, left, top + BAR_HEIGHT + 14, width)
    items: list[Item] = [Group(items=(*_bar(frame, share, left, top + 4, width), *legend), role="evidence", tip=tip)]
    if frame.invite and share.counts["assumed"] == share.total:
        hint, tall, _ = paragraph(
            words("poster.only_guessed"), x=left, y=bottom + 2, width=width, size=SIZE, measure=frame.measure,
            fill=theme.muted, max_lines=3, role="empty",
        )  # fmt: skip
        return [*items, *hint], bottom + tall + 2
    return items, bottom


def _named(frame: Frame, share: EvidenceShare, evidence: Evidence) -> str:
    return f"{frame.words(f'evidence.{evidence}')} {frame.words.percent(share.share(evidence))}"


def _bar(frame: Frame, share: EvidenceShare, left: float, top: float, width: float) -> list[Item]:
    theme = frame.theme
    fills = {
        "measured": (theme.brand, theme.brand),
        "observed": (blend(theme.paper, theme.brand, 0.6), blend(theme.paper, theme.brand, 0.6)),
        "heard": (blend(theme.paper, theme.brand, 0.27), theme.brand),
        "assumed": ("none", theme.brand),
    }
    told = [evidence for evidence in FULLEST_FIRST if share.counts[evidence]]
    room = width - 40 - GAP * (len(told) - 1)
    items: list[Item] = []
    x = left
    for evidence in told:
        wide = max(room * share.share(evidence), 3.0)
        fill, stroke = fills[evidence]
        items.append(
            Rect(
                x=x + 0.7, y=top + 0.7, width=wide - 1.4, height=BAR_HEIGHT - 1.4, radius=2.5, fill=fill, stroke=stroke,
                stroke_width=1.4, dash=(4.0, 3.0) if evidence == "assumed" else (), role="bar",
                tip=_named(frame, share, evidence),
            )
        )  # fmt: skip
        x += wide + GAP
    return items


def _legend(frame: Frame, share: EvidenceShare, left: float, top: float, width: float) -> tuple[list[Item], float]:
    """Moon, name and percentage of each level that there is, in rows."""
    theme = frame.theme
    items: list[Item] = []
    x, y = left, top
    for evidence in FULLEST_FIRST:
        if not share.counts[evidence]:
            continue
        text = _named(frame, share, evidence)
        guessed = evidence == "assumed"
        weight = 700 if guessed else 400
        span = frame.measure.width(text, SIZE, weight)
        if x + 20 + span > left + width and x > left:
            x, y = left, y + 22
        items.append(draw_moon(evidence, x + 7, y + 10, 14, theme, colour=theme.ink if guessed else theme.ink2))
        items.append(
            one_line(
                text, x=x + 20, y=y + 15.4, width=min(span + 1, width - 20), size=SIZE, measure=frame.measure,
                fill=theme.ink if guessed else theme.ink2, weight=weight,
            )
        )  # fmt: skip
        x += 20 + span + 15
    return items, y + 22
