"""The point of no return: the place of the path from which many customers are not heard from again."""

from dataclasses import dataclass, replace

from journey.i18n import Words
from journey.lanes.emotion_axis import scale_of
from journey.lanes.frame import Frame
from journey.model import Loss
from journey.scene.primitives import Box, Group, Item, Path, Rect, Shape, Text
from journey.scene.room import Room

BIG_SHARE = 88.0
_NARROWEST, _WIDEST = 16.0, 72.0
_STEP = 12.0  # px down its band until a share that stands alone finds room


@dataclass(frozen=True, slots=True)
class NoReturn:
    """A loss whose share is known, at its touchpoint (or stage). ``x`` is its slot, ``width`` of the band, px."""

    loss: Loss
    x: float
    width: float

    @property
    def place_id(self) -> str:
        return self.loss.touchpoint_id or self.loss.stage_id or ""


def points_of_no_return(frame: Frame) -> tuple[NoReturn, ...]:
    """The losses of the frame that have a place on the picture, the greatest share first."""
    middles = {column.stage.id: (column.left + column.right) / 2 for column in frame.columns}
    slots = frame.slots.values()
    found: dict[float, NoReturn] = {}
    for place, loss in sorted(frame.contents.no_returns.items(), key=lambda pair: -(pair[1].share or 0.0)):
        x = frame.slots.get(place, middles.get(place))
        if x is None or x in found:
            continue
        spacing = min((abs(other - x) for other in slots if abs(other - x) > 0.5), default=_WIDEST)
        found[x] = NoReturn(loss, x, min(max(spacing * 0.94, _NARROWEST), _WIDEST * scale_of(frame)))
    return tuple(found.values())


def draw_band(point: NoReturn, frame: Frame, top: float, bottom: float, words: Box | None) -> list[Item]:
    """The pale red band; on paper without colour its two edges in ink, below the words that stand on it."""
    left, theme = point.x - point.width / 2, frame.theme
    band: Item = Rect(
        x=left, y=top, width=point.width, height=bottom - top, fill=theme.loss_tint, role="noreturn",
        id=point.loss.id, tip=tip(point.loss, frame.words),
    )  # fmt: skip
    if theme.name != "print":
        return [band]
    top = words[3] + 8.0 if words else top
    edges = (_rule(x, top, bottom, theme.ink2, 1.0, (1.5, 3.0)) for x in (left, left + point.width))
    return [band, *edges]


def draw_words(
    point: NoReturn, frame: Frame, room: Room, head: float, target: float | None, big: bool = True
) -> tuple[list[Item], Box | None]:
    """The share and what it says, on free ground above the point, with a dotted line down to ``target`` px.

    Taken forms, the largest that fits first: the whole statement, one with a smaller share, one line; the share alone
    on the first free stretch of its band. Returns what was drawn and the box taken, None where there is none.
    """
    scale = scale_of(frame)
    forms = [_statement(point.loss, frame, size * scale, scale) for size in ((BIG_SHARE, 60.0) if big else ())]
    forms.append(_line(point.loss, frame, scale))
    tries = [(form, shift, head) for form in forms for shift in (0.0, -0.12, 0.12, -0.25, 0.25)]
    alone = _alone(point.loss, frame, scale)
    steps = range(1, int((room.bounds[3] - alone[2] - head) / _STEP) + 1)
    tries += [(alone, 0.0, head + _STEP * step) for step in steps]
    for (texts, width, height), shift, top in tries:
        found = _at(room, point.x + shift * width, top, width, height)
        if found is not None:
            items: list[Item] = [
                replace(text, x=text.x + (found[0] + found[2]) / 2, y=text.y + found[1], box=found) for text in texts
            ]
            if target is not None and target - found[3] > 24 and len(texts) > 1:
                items.append(_rule(point.x, found[3] + 9, target, frame.theme.loss, 2.2, (0.01, 5.5)))
            group = Group(items=tuple(items), role="noreturn", id=point.loss.id, tip=tip(point.loss, frame.words))
            return [group], found
    return [], None


def _at(room: Room, middle: float, top: float, width: float, height: float) -> Box | None:
    left = min(max(middle - width / 2, room.bounds[0]), room.bounds[2] - width)
    box = (left, top, left + width, top + height)
    return box if room.is_free(box) else None


def _statement(loss: Loss, frame: Frame, size: float, scale: float) -> tuple[list[Text], float, float]:
    """Texts around x 0 from y 0 down, with the width and height of them all."""
    words, theme = frame.words, frame.theme
    rows = [
        (words("curve.no_return").upper(), 15.5 * scale, 700, theme.loss, 1.5, 13.0 * scale),
        (words.percent(loss.share or 0.0), size, 900, theme.loss, -1.0, 17.0 * scale + 0.75 * size),
        (words("curve.no_return_means"), 16.0 * scale, 700, theme.ink, 0.0, 29.5 * scale + 0.97 * size),
    ]
    proof = proof_of(loss, words)
    if proof:
        rows.append((proof, 14.5 * scale, 400, theme.ink2, 0.0, rows[-1][5] + 20.0 * scale))
    return _stack(rows, frame)


def _line(loss: Loss, frame: Frame, scale: float) -> tuple[list[Text], float, float]:
    words, theme = frame.words, frame.theme
    short = words("curve.no_return_short", share=words.percent(loss.share or 0.0))
    rows = [(short, 20.0 * scale, 700, theme.loss, 0.0, 16.0 * scale)]
    interval = interval_of(loss, words)
    if interval:
        rows.append((interval, 16.0 * scale, 400, theme.ink2, 0.0, 37.0 * scale))
    return _stack(rows, frame)


def _alone(loss: Loss, frame: Frame, scale: float) -> tuple[list[Text], float, float]:
    share = frame.words.percent(loss.share or 0.0)
    return _stack([(share, 18.0 * scale, 700, frame.theme.loss, 0.0, 15.0 * scale)], frame)


def _stack(rows: list[tuple[str, float, int, str, float, float]], frame: Frame) -> tuple[list[Text], float, float]:
    texts, widest = [], 0.0
    for text, size, weight, fill, tracking, y in rows:
        width = frame.measure.width(text, size, weight, tracking=tracking)
        widest = max(widest, width)
        texts.append(
            Text(
                x=0.0, y=y, text=text, size=size, width=width, box=(0, 0, 0, 0), weight=weight, fill=fill,
                anchor="middle", tracking=tracking,
            )
        )  # fmt: skip
    return texts, widest + 4.0, rows[-1][5] + 0.24 * rows[-1][1]


def _rule(x: float, top: float, bottom: float, colour: str, width: float, dash: tuple[float, ...]) -> Path:
    shape = Shape((("M", x, top), ("L", x, bottom)))
    return Path(shape=shape, stroke=colour, stroke_width=width, dash=dash, role="noreturn-line")


def interval_of(loss: Loss, words: Words) -> str:
    """``28–34%``, or nothing where no interval is known."""
    if loss.share_low is None or loss.share_high is None:
        return ""
    low, high = words.number(loss.share_low * 100), words.percent(loss.share_high)
    return f"{low}–{high}"


def proof_of(loss: Loss, words: Words) -> str:
    """Interval, n and horizon, as far as they are known."""
    parts = [interval_of(loss, words)]
    if loss.n is not None:
        parts.append(words("curve.n", n=loss.n))
    if loss.horizon_days is not None:
        parts.append(words("curve.horizon", n=loss.horizon_days))
    return " · ".join(part for part in parts if part)


def tip(loss: Loss, words: Words) -> str:
    """The whole statement in words, and of whom it is a share: those of a route are of all customers."""
    says = words("lanes.lost_here", share=words.percent(loss.share or 0.0))
    return "\n".join(part for part in (loss.title, says, proof_of(loss, words), words("curve.no_return_base")) if part)
