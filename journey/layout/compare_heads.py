"""The heads of a comparison: what is compared and found, how much of what, and a head for each stage."""

from journey.lanes.frame import Column
from journey.layout.choices import Choices
from journey.layout.compare_cards import signs_of, struck
from journey.layout.compare_frame import MARGIN, WIDTH, Compared
from journey.layout.compare_words import points
from journey.model import Map
from journey.model.curves import Remembered
from journey.model.side_by_side import LEAST_POINTS, SIGNS, Pillar
from journey.scene.one_line import one_line
from journey.scene.primitives import Group, Item, Rect
from journey.scene.signs import draw_sign
from journey.scene.wrap import paragraph

_KICKER, _FINDING, _SUMMARY, _SIGN = 19.0, 54.0, 21.0, 24.0
_PAD = 10.0


def draw_heading(journey_map: Map, compared: Compared, said: str, choices: Choices) -> tuple[list[Item], float]:
    """What is compared, the finding, and the counts, which also say what the signs mean; the y of their foot."""
    frame, width = compared.frame, WIDTH - 2 * MARGIN
    words, theme = frame.words, frame.theme
    items: list[Item] = []
    y = MARGIN - 10.0
    if choices.heading:
        how = "two_personas" if compared.are_personas else "two_states"
        sides = words(f"compare.{how}", one=compared.looks[0].name, other=compared.looks[1].name)
        kicker = " · ".join(filter(None, (words("compare.kicker"), journey_map.title, sides))).upper()
        items.append(
            one_line(
                kicker, x=MARGIN, y=64.0, width=width, size=_KICKER, weight=600, measure=frame.measure,
                fill=theme.brand, tracking=1.6, role="kicker",
            )
        )  # fmt: skip
        lines, tall, _ = paragraph(
            said, x=MARGIN, y=76.0, width=width, size=_FINDING, measure=frame.measure, fill=theme.ink, weight=900,
            line_height=1.04, max_lines=3, role="headline",
        )  # fmt: skip
        items += lines
        y = 76.0 + tall
    summary, y = _summary(compared, y + 10.0)
    return [*items, *summary], y + 14.0


def _summary(compared: Compared, top: float) -> tuple[list[Item], float]:
    """A sign with its count for everything there is, and what will be remembered of each side."""
    frame = compared.frame
    words, theme, x, y = frame.words, frame.theme, MARGIN, top
    right = WIDTH - MARGIN
    items: list[Item] = []

    def put(sign: str, text: str, colour: str) -> None:
        nonlocal x, y
        width = frame.measure.width(text, _SUMMARY, 600)
        lead = _SIGN + 9.0 if sign else 0.0
        if x > MARGIN and x + lead + width > right:
            x, y = MARGIN, y + 1.6 * _SUMMARY
        if sign:
            items.append(draw_sign(sign, x + _SIGN / 2, y + 0.5 * _SIGN, _SIGN, theme))
        room = min(width, right - x - lead) + 1.0
        items.append(
            one_line(
                text, x=x + lead, y=y + 0.82 * _SUMMARY + 1.0, width=room, size=_SUMMARY, weight=600, fill=colour,
                measure=frame.measure, role="summary",
            )
        )  # fmt: skip
        x += lead + room + 30.0

    if compared.are_personas:
        far = sum(bool(signs_of(row, compared)) for row in compared.sides.rows)
        if far:
            put("apart", words("compare.count_apart", n=far), theme.ink)
    for sign in SIGNS:
        if count := compared.sides.count(sign):
            put(sign, words(f"compare.count.{sign}", n=count), theme.ink)
    if compared.sides.weighed:
        put("", words(f"compare.weighed.{compared.sides.weighed}"), theme.ink2)
    memory = _memory(compared)
    if memory:
        put("", memory, theme.ink2)
    return items, y + 1.3 * _SUMMARY if items else top


def _memory(compared: Compared) -> str:
    """What is remembered of both sides, by the peak-end rule; nothing where one was not felt."""
    sides, words = compared.sides, compared.frame.words

    def score(memory: Remembered) -> str:
        return words.number(memory.score, 1, signed=True)

    if sides.remembered_before is None or sides.remembered_after is None:
        return ""
    before, after = score(sides.remembered_before), score(sides.remembered_after)
    if compared.are_personas:
        one, other = (look.name for look in compared.looks)
        return words("compare.remembered_two", one=one, other=other, before=before, after=after)
    return words("compare.remembered", before=before, after=after)


def draw_heads(compared: Compared, top: float) -> tuple[list[Item], float]:
    """A head for each stage in the tint of its macro stage: number, name, and what has become of it; their foot."""
    parts = [_head(compared, number, *pair, top) for number, pair in enumerate(compared.columns(), 1)]
    height = max((tall for _, tall in parts), default=0.0)
    theme = compared.frame.theme
    heads: list[Item] = []
    for (items, _), (pillar, column) in zip(parts, compared.columns(), strict=True):
        box = Rect(
            x=column.left + 2, y=top, width=max(column.width - 4, 1.0), height=height, radius=5,
            fill=theme.macro_tints[pillar.shown.macro_stage],
        )  # fmt: skip
        heads.append(Group(items=(box, *items), id=compared.id_of(pillar), role="stage", tip=pillar.shown.name))
    return heads, top + height + 8.0


def _head(compared: Compared, number: int, pillar: Pillar, column: Column, top: float) -> tuple[list[Item], float]:
    frame = compared.frame
    theme, small = frame.theme, frame.density.small
    left, room, y = column.left + _PAD + 2.0, column.width - 2 * _PAD - 4.0, top + 7.0
    lines, tall, _ = paragraph(
        f"{number} {pillar.shown.name}", x=left, y=y, width=room, size=frame.density.stage, measure=frame.measure,
        fill=theme.macro_inks[pillar.shown.macro_stage], weight=700, line_height=1.12, max_lines=3,
    )  # fmt: skip
    items: list[Item] = [*lines]
    if pillar.sign == "gone":
        items += [struck(line, line.fill) for line in lines]
    y += tall + 3.0
    for sign, text in _news(compared, pillar):
        items.append(draw_sign(sign, left + 9.0, y + 9.5, 18.0, theme))
        said, tall, _ = paragraph(
            text, x=left + 25.0, y=y, width=max(room - 25.0, 1.0), size=small, measure=frame.measure, fill=theme.ink,
            weight=600, max_lines=2, role="sign",
        )  # fmt: skip
        items += said
        y += max(tall, 19.0) + 2.0
    return items, y + 5.0 - top


def _news(compared: Compared, pillar: Pillar) -> list[tuple[str, str]]:
    words, gain = compared.frame.words, pillar.gain or 0.0
    news = []
    if pillar.sign == "changed" and pillar.before:
        news.append(("changed", words("compare.was", words=pillar.before.name)))
    elif pillar.sign:
        news.append((pillar.sign, words(f"compare.signs.{pillar.sign}")))
    if abs(gain) >= LEAST_POINTS:
        how = "apart" if compared.are_personas else "better" if gain > 0 else "worse"
        news.append((how, words(f"compare.mean.{how}", points=points(gain, words), n=round(abs(gain), 1))))
    return news
