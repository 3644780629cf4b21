"""What is said on the emotion curve: faces at the turns with words beside them, names, and shares of those lost."""

from collections.abc import Sequence
from dataclasses import dataclass

from journey.formats.slides.deck import Deck, Slide
from journey.formats.slides.figures import face
from journey.formats.slides.layouts import Box
from journey.formats.slides.text import Para, one_line
from journey.lanes.cells import quotation
from journey.lanes.emotion_faces import Spoken, spoken_of, take_room
from journey.lanes.emotion_lines import Line as Curve
from journey.lanes.emotion_names import short_names
from journey.lanes.emotion_words import label_of, place_name
from journey.lanes.no_return import points_of_no_return, proof_of, tip
from journey.model.curves import Moment
from journey.scene.label_places import Wanted
from journey.scene.labels import Placed, place_all
from journey.scene.monotone import sample
from journey.scene.room import Room
from journey.scene.wrap import wrap

_TITLE, _QUOTE = 10.5, 9.5
_FACE = 9.0 / 23.0  # of the poster's faces
_CLEARANCE, _WIDEST_NAME, _SPEECHLESS = 5.0, 110.0, 60.0


@dataclass(frozen=True, slots=True)
class _Form:
    """A shape that a label's words may take, and what it costs against the preferred one."""

    paras: tuple[Para, ...]
    width: float
    height: float
    cost: float


def draw_words(deck: Deck, slide: Slide, lines: Sequence[Curve], plot: Box, right: float) -> None:
    """Over the chart, as far as there is room up to ``right``; best and worst have a face even without words."""
    left, top, _, tall = plot
    room = Room((left + 2, top + 1, right, top + tall - 1))
    for line in lines:
        room.add_curve(sample(line.cubics) or [(stop.x, stop.y) for stop in line.stops], _CLEARANCE)
    spoken = take_room(spoken_of(lines, _FACE), room)
    _losses(deck, slide, room, plot)
    forms = {f"name {line.walker.persona.id}": _named(deck, lines, line) for line in lines}
    forms |= {one.key: _forms(deck, one) for one in spoken}
    ends = [(f"name {line.walker.persona.id}", line.stops[-1]) for line in lines]
    wanted = [Wanted(key, stop.x, stop.y, _CLEARANCE, _sizes(forms[key]), "end") for key, stop in ends if forms[key]]
    wanted += [
        Wanted(
            one.key, one.stop.x, one.stop.y, one.radius, _sizes(forms[one.key]),
            "above" if one.stop.moment.valence >= 0 else "below",
        )
        for one in spoken
    ]  # fmt: skip
    placed = place_all(wanted, room, 3.0)
    for one in reversed(spoken):
        if one.essential or one.key in placed:
            _face(deck, slide, one)
    names = {one.key: one.line.name for one in spoken}
    for key, place in placed.items():
        _label(deck, slide, names.get(key, ""), forms[key][place.form], place)
    deck.silent += sum(one.essential and one.key not in placed for one in spoken)


def told(deck: Deck, moment: Moment) -> str:
    """``First ride (Joy, +4.6)``."""
    return f"{place_name(moment)} ({label_of(moment, deck.words)})"


def _sizes(forms: Sequence[_Form]) -> tuple[tuple[float, float, float], ...]:
    return tuple((form.width, form.height, form.cost) for form in forms)


def _form(deck: Deck, paras: Sequence[Para], cost: float) -> _Form:
    said = [(line, para) for para in paras for line in para.text.split("\n")]
    width = max(deck.measure.width(line, para.size, para.weight, para.italic) for line, para in said) + 3
    return _Form(tuple(paras), width, sum(para.pitch for _, para in said) + 1, cost)


def _named(deck: Deck, lines: Sequence[Curve], line: Curve) -> tuple[_Form, ...]:
    """The name at the end of a line; none where it has none."""
    short = short_names([one.walker.persona for one in lines])[line.walker.persona.id]
    name = one_line(short, _TITLE, _WIDEST_NAME, deck.measure, True)
    ink = deck.palette.persona_ink(line.walker.index)
    return (_form(deck, [Para(name, _TITLE, ink, True)], 0.0),) if name else ()


def _forms(deck: Deck, one: Spoken) -> tuple[_Form, ...]:
    """What a moment says: with the customer's words in two lines, in long ones, in narrow ones, without them."""
    ink = deck.palette.persona_ink(one.line.walker.index)
    title = Para(label_of(one.stop.moment, deck.words), _TITLE, ink, True)
    quote = quotation(deck.frame, one.stop.moment.feeling.quote)
    forms = []
    for em, most, cost in ((12.5, 2, 0.0), (16.0, 2, 12.0), (9.5, 3, 16.0)) if quote else ():
        wrapped = wrap(quote, deck.measure, _QUOTE, em * _QUOTE, 400, True, most)
        if wrapped.lines and not wrapped.shortened:
            said = Para("\n".join(wrapped.lines), _QUOTE, deck.palette.ink, italic=True)
            forms.append(_form(deck, [title, said], cost))
    return (*forms, _form(deck, [title], _SPEECHLESS if quote else 0.0))


def _losses(deck: Deck, slide: Slide, room: Room, plot: Box) -> None:
    """The share of those who are not heard from again, in red over its band; shorter where there is less room."""
    words = deck.words
    for point in points_of_no_return(deck.frame):
        slide.say(tip(point.loss, words))
        share = words("curve.no_return_short", share=words.percent(point.loss.share or 0.0))
        short = [Para(share, 13, deck.palette.loss, True, align="middle")]
        proof = Para(proof_of(point.loss, words), 9.5, deck.palette.muted, align="middle")
        whole = [*short, proof] if proof.text else short
        foot = plot[1] + plot[3] - 17
        for paras, top in ((whole, plot[1] + 1), (short, plot[1] + 1), (short, foot)):
            form = _form(deck, paras, 0.0)
            x = min(max(point.x - form.width / 2, plot[0] + 2), plot[0] + plot[2] - form.width)
            box = (x, top, x + form.width, top + form.height)
            if room.is_clear_of_boxes(box):
                room.add_box(box, 4.0)
                name = f"{words('curve.no_return')}: {point.loss.title}"
                ground = deck.palette.ground.thin(80)
                slide.canvas.box(name, x, top, form.width, form.height, paras, fill=ground, wrap=False)
                break


def _face(deck: Deck, slide: Slide, one: Spoken) -> None:
    moment, words = one.stop.moment, deck.words
    descr = f"{one.line.name}: {told(deck, moment)}. {quotation(deck.frame, moment.feeling.quote)}".strip()
    name = f"{words('define.fields.moment')}: {place_name(moment)}"
    ring = deck.palette.persona(one.line.walker.index)
    face(slide.canvas, deck.palette, moment, one.stop.x, one.stop.y, 2.2 * one.radius, ring, name, descr)


def _label(deck: Deck, slide: Slide, who: str, form: _Form, place: Placed) -> None:
    left, top, right, bottom = place.box
    paras = [Para(p.text, p.size, p.colour, p.bold, p.italic, place.anchor) for p in form.paras]
    name = ": ".join(part for part in (who, form.paras[0].text) if part)
    slide.canvas.box(name, left, top, right - left, bottom - top, paras, wrap=False)
