"""What the emotion curve says: emotion, valence and the customer's own words beside a moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol, cast

from journey.i18n import Words
from journey.lanes.cells import quotation
from journey.lanes.emotion_lines import Line, Stop
from journey.lanes.frame import Frame
from journey.model import EMOTIONS, Touchpoint
from journey.model.curves import Moment
from journey.scene.label_places import Wanted
from journey.scene.labels import Placed, place_all
from journey.scene.measure import Measure
from journey.scene.primitives import Group, Item, Text
from journey.scene.room import Room
from journey.scene.wrap import Wrapped, wrap

_SPEECHLESS = 90.0  # px of distance that the customer's words are worth


class Speaker(Protocol):
    """A moment that has something to say; ``radius`` is of its face."""

    @property
    def line(self) -> Line: ...
    @property
    def stop(self) -> Stop: ...
    @property
    def radius(self) -> float: ...
    @property
    def key(self) -> str: ...


def emotion_name(emotion: str, words: Words) -> str:
    """A named emotion in the language of ``words``, or the user's own word; nothing where none was given."""
    return words(f"emotions.{emotion}") if emotion in EMOTIONS else emotion


def label_of(moment: Moment, words: Words) -> str:
    """``Trust, +3.9``; the valence alone where the emotion has no name."""
    name, value = emotion_name(moment.feeling.emotion, words), words.number(moment.valence, 1, signed=True)
    return words("curve.label", emotion=name[:1].upper() + name[1:], valence=value) if name else value


def place_name(moment: Moment) -> str:
    """The title of the touchpoint, or the name of the stage."""
    return moment.at.title if isinstance(moment.at, Touchpoint) else moment.at.name


def tip_of(frame: Frame, line: Line, stop: Stop) -> str:
    """All that is known of a moment, a line each: place, persona and emotion, words, evidence with n and spread."""
    key = (tip_of, line.walker.persona.id, stop.moment.at.id)  # marker, face and label say the same
    if key not in frame.memory:
        frame.memory[key] = _tip(frame, line, stop)
    return cast(str, frame.memory[key])


def _tip(frame: Frame, line: Line, stop: Stop) -> str:
    moment, words = stop.moment, frame.words
    number = frame.map.numbers.get(moment.at.id)
    place = place_name(moment)
    proof = [words(f"evidence.{moment.evidence}")]
    if moment.n:
        proof.append(words("curve.n", n=moment.n))
    if moment.low is not None and moment.high is not None:
        low, high = (words.number(value, 1, signed=True) for value in (moment.low, moment.high))
        proof.append(words("curve.spread", low=low, high=high))
    rows = (
        f"{number} · {place}" if number else place,
        f"{line.name}: {label_of(moment, words)}",
        quotation(frame, moment.feeling.quote),
        " · ".join(proof),
    )
    return "\n".join(row for row in rows if row)


def draw_labels(spoken: Sequence[Speaker], frame: Frame, room: Room, head: float) -> dict[str, Item]:
    """Emotion, valence and words beside each face that finds room, by the speaker's key.

    ``head`` is the top of the row that the words of peaks share, px; a valence alone stays with its face.
    """
    talkers = _talkers(spoken) if not frame.quotes else {one.key for one in spoken}
    forms = {one.key: _forms(one, frame, one.key in talkers) for one in spoken}
    wanted = [
        Wanted(
            key=one.key, x=one.stop.x, y=one.stop.y, reach=one.radius,
            forms=tuple((form.width, form.height, form.cost) for form in forms[one.key]),
            side="above" if one.stop.moment.valence >= 0 else "below",
            head=head if forms[one.key][0].rows else None,
        )
        for one in spoken
    ]  # fmt: skip
    placed = place_all(wanted, room)
    return {
        one.key: _draw_label(one, forms[one.key][placed[one.key].form], placed[one.key], frame)
        for one in spoken
        if one.key in placed
    }


def _talkers(spoken: Sequence[Speaker]) -> set[str]:
    """Where room is short only the three best and the three worst moments keep their words."""
    ranked = sorted(spoken, key=lambda one: one.stop.moment.valence)
    return {one.key for one in (*ranked[:3], *ranked[-3:])}


@dataclass(frozen=True, slots=True)
class _Form:
    """A label's lines: the emotion, then the words as wrapped."""

    name: str
    rows: tuple[str, ...]
    width: float
    height: float
    cost: float = 0.0


def _forms(one: Speaker, frame: Frame, with_words: bool) -> tuple[_Form, ...]:
    """Its shapes, the preferred first: words in two lines, in one long line, narrow in three, cut, none."""
    words, density = frame.words, frame.density
    name = label_of(one.stop.moment, words)
    quote = quotation(frame, one.stop.moment.feeling.quote) if with_words else ""
    return _shapes(name, quote, frame.measure, density.emotion, density.quote)


@lru_cache(maxsize=2048)
def _shapes(name: str, quote: str, measure: Measure, size: float, quote_size: float) -> tuple[_Form, ...]:
    name_width = measure.width(name, size, 700)
    bare = _Form(name, (), name_width, _height(0, size, quote_size), _SPEECHLESS if quote else 0.0)
    if not quote:
        return (bare,)
    forms: list[_Form] = []
    for em, most, cost in ((12.4, 2, 0.0), (16.4, 2, 20.0), (8.8, 3, 26.0), (12.4, 3, 34.0)):
        wrapped = _balanced(quote, measure, quote_size, em * quote_size, most)
        if wrapped.shortened and em * most < 37:
            continue
        if any(form.rows == wrapped.lines for form in forms) or not wrapped.lines:
            continue
        width, height = max(name_width, *wrapped.widths), _height(len(wrapped.lines), size, quote_size)
        forms.append(_Form(name, wrapped.lines, width, height, cost))
    return (*forms, bare)


def _balanced(quote: str, measure: Measure, size: float, width: float, most: int) -> Wrapped:
    """Lines of about the same length: the narrowest width that needs no more of them, so that no word stands alone."""
    wrapped = wrap(quote, measure, size, width, 400, True, most)
    if len(wrapped.lines) < 2 or wrapped.shortened:
        return wrapped
    low, high = 0.5 * width, width
    while high - low > 0.4 * size:
        middle = (low + high) / 2
        narrower = wrap(quote, measure, size, middle, 400, True, most)
        if narrower.shortened or len(narrower.lines) > len(wrapped.lines):
            low = middle
        else:
            high, wrapped = middle, narrower
    return wrapped


def _height(rows: int, size: float, quote_size: float) -> float:
    return 0.98 * size + rows * 1.18 * quote_size if rows else 0.98 * size


def _draw_label(one: Speaker, form: _Form, placed: Placed, frame: Frame) -> Group:
    density, theme = frame.density, frame.theme
    left, top, right, _ = placed.box
    x = {"start": left, "middle": (left + right) / 2, "end": right}[placed.anchor]
    baseline = top + 0.76 * density.emotion
    rows: list[Item] = [
        Text(
            x=x, y=baseline, text=form.name, size=density.emotion, weight=700, fill=one.line.colour,
            width=frame.measure.width(form.name, density.emotion, 700), box=placed.box, anchor=placed.anchor,
        )
    ]  # fmt: skip
    for row, text in enumerate(form.rows, 1):
        rows.append(
            Text(
                x=x, y=baseline + row * 1.18 * density.quote, text=text, size=density.quote, italic=True,
                fill=theme.ink, width=frame.measure.width(text, density.quote, 400, True), box=placed.box,
                anchor=placed.anchor,
            )
        )  # fmt: skip
    tip = tip_of(frame, one.line, one.stop)
    return Group(items=tuple(rows), role="label", id=one.stop.moment.feeling.id, tip=tip, series=one.line.name)
