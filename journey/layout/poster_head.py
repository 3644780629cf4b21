"""The head of the poster: kicker, headline, counts, facts, personas.

```
KICKER                      Objective  ...              (o) Name       (o) Name
Headline in two             Scenario   ...                  role           role
lines at most               Time       ...                  “quote”        “quote”
Seven stages, ...           Evidence   ▓▓▓▒▒░┄          ─●─ 62%        ─◆─ 38%
```
With three personas or more they stand in a row of their own below.
"""

from dataclasses import dataclass

from journey.lanes.frame import Frame
from journey.lanes.metrics import told_in_words
from journey.layout.heading import finding_of, kicker_of
from journey.layout.period import period
from journey.layout.poster_evidence import draw_evidence
from journey.layout.poster_frame import WIDTH
from journey.layout.poster_personas import draw_nobody, draw_persona, share_height, words_height
from journey.model.evidence import evidence_share
from journey.scene.balance import balanced_width
from journey.scene.one_line import one_line
from journey.scene.primitives import Group, Item
from journey.scene.wrap import Wrapped, paragraph, wrap

TOP = 52.0
PERSONA_WIDTH, PERSONA_GAP = 352.0, 24.0
FACTS_WIDTH, FACTS_GAP = 586.0, 56.0
_SIZES = ((72.0, 2), (68.0, 2), (64.0, 2), (60.0, 2), (56.0, 3), (50.0, 3), (44.0, 3), (38.0, 4), (34.0, 5))
_MOST_SCALE = 1.3
_LONGEST_NAME = 32  # letters of a stage's name that a sentence can carry
_WORTH_A_PAUSE = 0.83  # of the size: to break where a speaker would pause


@dataclass(frozen=True, slots=True)
class Places:
    """Left edges and widths of the three blocks, px; ``below`` when personas take a row of their own."""

    title_width: float
    facts_left: float
    facts_width: float
    personas_left: float
    persona_width: float
    below: bool


def draw_head(frame: Frame) -> tuple[list[Item], float]:
    """The items, and the y where the head ends."""
    places = _places(frame)
    items, title_bottom = _title(frame, places.title_width)
    facts, facts_bottom = _facts(frame, places)
    items += facts
    if not frame.walkers:
        silhouette, bottom = draw_nobody(frame, places.personas_left, TOP + 6, places.persona_width)
        return [*items, *silhouette], max(title_bottom, facts_bottom, bottom) + 22
    top = max(title_bottom, facts_bottom) + 30 if places.below else TOP + 2
    line_top = top + max(words_height(frame, walker, places.persona_width) for walker in frame.walkers)
    for place, walker in enumerate(frame.walkers):
        left = places.personas_left + place * (places.persona_width + PERSONA_GAP)
        items.append(draw_persona(frame, walker, left, top, places.persona_width, line_top))
    return items, max(title_bottom, facts_bottom, line_top + share_height(frame)) + 22


def _places(frame: Frame) -> Places:
    count, width = len(frame.walkers), frame.right - frame.left
    if count > 2:
        persona_width = (width - PERSONA_GAP * (count - 1)) / count
        title_width = 0.6 * width
        facts_left = frame.left + title_width + FACTS_GAP
        return Places(title_width, facts_left, frame.right - facts_left, frame.left, persona_width, True)
    block = max(count, 1) * PERSONA_WIDTH + (max(count, 1) - 1) * PERSONA_GAP
    personas_left = frame.right - block
    facts_left = personas_left - FACTS_GAP + 12 - FACTS_WIDTH
    return Places(facts_left - FACTS_GAP - frame.left, facts_left, FACTS_WIDTH, personas_left, PERSONA_WIDTH, False)


def _title(frame: Frame, width: float) -> tuple[list[Item], float]:
    journey_map, words, theme = frame.map, frame.words, frame.theme
    kicker = one_line(
        kicker_of(journey_map, words("poster.kicker"), words), x=frame.left, y=TOP + 20, width=width, size=17.0,
        measure=frame.measure, fill=theme.brand, weight=600, tracking=1.6, role="kicker",
    )  # fmt: skip
    scale = min((frame.right + frame.left) / WIDTH, _MOST_SCALE)  # a wider page is read from further away
    text = finding_of(journey_map, words)
    size, wrapped = headline_lines(frame, text, width, scale)
    y = TOP + 36.0
    headline, used, _ = paragraph(
        "\n".join(wrapped.lines), x=frame.left - 3, y=y, width=width + 3, size=size, measure=frame.measure,
        fill=theme.ink, weight=900, line_height=1.0, max_lines=len(wrapped.lines), role="headline",
        tip=text if wrapped.shortened else "",
    )  # fmt: skip
    y += used + 8
    counts, tall, _ = paragraph(
        counted(frame), x=frame.left, y=y, width=width, size=21.0 * scale, measure=frame.measure, fill=theme.ink2,
        max_lines=2, role="counts",
    )  # fmt: skip
    title = Group(items=(kicker, *headline), id=journey_map.id, role="title", tip=text)
    return [title, *counts], y + tall


def headline_lines(frame: Frame, text: str, width: float, scale: float = 1.0) -> tuple[float, Wrapped]:
    """The largest size at which the headline stands in few lines, and its lines.

    A line ends where a speaker would pause, even at a slightly smaller size; else the lines are about equally long.
    """
    largest: tuple[float, Wrapped] | None = None
    spoken = at_a_pause(text)
    for size, most in ((scale * size, most) for size, most in _SIZES):
        if largest is None:
            wrapped = wrap(text, frame.measure, size, width, 900, False, most)
            if not wrapped.shortened and _whole(text, wrapped):
                largest = size, _balanced(frame, text, size, width, wrapped)
                if len(wrapped.lines) < 2 or "\n" in text or not spoken:
                    return largest
        if largest and size >= _WORTH_A_PAUSE * largest[0]:
            halves = wrap(spoken, frame.measure, size, width, 900)
            if len(halves.lines) == 2:
                return size, halves
    return largest or (size, wrapped)


def _whole(text: str, wrapped: Wrapped) -> bool:
    """Whether no word was broken to fit."""
    return " ".join(wrapped.lines).split() == text.split()


def _balanced(frame: Frame, text: str, size: float, width: float, wrapped: Wrapped) -> Wrapped:
    if len(wrapped.lines) < 2 or "\n" in text:
        return wrapped
    low, high = width / len(wrapped.lines), width
    while high - low > 8:
        middle = (low + high) / 2
        narrower = wrap(text, frame.measure, size, middle, 900, False, len(wrapped.lines))
        if narrower.shortened or not _whole(text, narrower):
            low = middle
        else:
            high, wrapped = middle, narrower
    return wrapped


def at_a_pause(text: str) -> str:
    """The text as two lines, parted at the end of a sentence or clause near its middle; nothing where there is none."""
    for pause in (". ", ": ", "; ", ", ", " – "):
        place = text.find(pause)
        if 0.22 * len(text) < place < 0.78 * len(text):
            return f"{text[: place + len(pause)].rstrip()}\n{text[place + len(pause) :]}"
    return ""


def counted(frame: Frame) -> str:
    """``From “Notice” to “Buy again”: seven stages, thirty touchpoints, eight channels.``"""
    journey_map, words = frame.map, frame.words
    numerals = words("poster.numerals").split()
    counts = {
        "stages": len(journey_map.stages),
        "touchpoints": len(journey_map.touchpoints),
        "channels": len({one.channel_id for one in journey_map.touchpoints if one.channel_id}),
    }
    if not any(counts.values()):
        return words("poster.begin")
    parts = []
    for name, count in counts.items():
        if count:
            shown = numerals[count] if count < len(numerals) else words.number(count)
            parts.append(words(f"poster.count.{name}", n=count, shown=shown))
    sentence = ", ".join(parts)
    first, last = (journey_map.stages[0].name, journey_map.stages[-1].name) if journey_map.stages else ("", "")
    if first != last and max(len(first), len(last)) <= _LONGEST_NAME:
        return words("poster.from_stage_to_stage", first=first, last=last, counts=sentence)
    return sentence[:1].upper() + sentence[1:] + "."


def _facts(frame: Frame, places: Places) -> tuple[list[Item], float]:
    journey_map, words = frame.map, frame.words
    facts = (
        (words("poster.objective"), journey_map.objective),
        (words("poster.scenario"), journey_map.scenario),
        (words("poster.timeframe"), period(journey_map.timeframe, words)),
        (
            words("lanes.titles.metrics"),
            " · ".join(told_in_words(frame, one) for one in frame.contents.metrics.get("", ())[:4]),
        ),
    )
    lead = 26 + max(
        frame.measure.width(label, 17.0, 700) for label in (*(f[0] for f in facts), words("poster.evidence"))
    )
    left, width = places.facts_left + lead, places.facts_width - lead
    items: list[Item] = []
    y = TOP + 4
    told = [fact for fact in facts if fact[1]]
    for label, text in told:
        items.append(_label(frame, label, places.facts_left, y, lead))
        lines, tall, _ = paragraph(
            text, x=left, y=y, width=balanced_width(text, frame.measure, 17.0, width, max_lines=5), size=17.0,
            measure=frame.measure, fill=frame.theme.ink2, max_lines=5, role="fact",
        )  # fmt: skip
        items.append(Group(items=lines, id=journey_map.id, role="fact", tip=text))
        y += max(tall, 20.7) + (18 if len(told) < 3 or tall < 30 else 12)
    share = evidence_share(journey_map)
    if not share.total:
        return items, y
    y = max(y + 2, TOP + 132) if len(told) == 3 else y + 4
    items.append(_label(frame, words("poster.evidence"), places.facts_left, y, lead))
    evidence, bottom = draw_evidence(frame, share, left, y, width)
    return [*items, *evidence], bottom


def _label(frame: Frame, text: str, x: float, y: float, width: float) -> Item:
    return one_line(
        text,
        x=x,
        y=y + 16.4,
        width=width,
        size=17.0,
        measure=frame.measure,
        fill=frame.theme.ink,
        weight=700,
        role="label",
    )
