"""Which moments of a curve get a face, and the faces."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from journey.lanes.emotion_lines import Line, Stop
from journey.lanes.emotion_words import tip_of
from journey.lanes.frame import Frame
from journey.model.curves import Moment, best_of, turns, worst_of
from journey.model.feelings import face_of
from journey.scene.faces import draw_face
from journey.scene.primitives import Box, Item
from journey.scene.room import Room

MOST_TALKERS = 2  # with more personas only each one's best and worst moment has a face
LEAST_VALENCE = 1.5  # a turn nearer to zero is no news
_RADIUS, _GREAT_RADIUS = 23.0, 27.0
_RING = 4.0


@dataclass(frozen=True, slots=True)
class Spoken:
    """A moment that gets a face and, if there is room, words. ``essential``: a persona's best or worst."""

    line: Line
    stop: Stop
    radius: float
    essential: bool

    @property
    def key(self) -> str:
        return f"{self.line.walker.persona.id} {self.stop.moment.at.id}"

    @property
    def box(self) -> Box:
        x, y, r = self.stop.x, self.stop.y, self.radius
        return (x - r, y - r, x + r, y + r)


def spoken_of(lines: Sequence[Line], scale: float = 1.0) -> list[Spoken]:
    """The moments that deserve a face: each line's best and worst, then its turns.

    The most extreme come first; of equals those of the first line.
    """
    wanted: list[tuple[bool, float, Spoken]] = []
    for order, line in enumerate(lines):
        by_moment = {id(stop.moment): stop for stop in line.stops}
        moments = [stop.moment for stop in line.stops]
        best_and_worst = _extremes(moments)
        chosen = best_and_worst if len(lines) > MOST_TALKERS else _turns(moments, best_and_worst)
        deepest = max(abs(moment.valence) for moment in moments)
        for moment in chosen:
            great = order == 0 and (abs(moment.valence) == deepest or abs(moment.valence) >= 4.5)
            radius = (_GREAT_RADIUS if great else _RADIUS) * scale
            essential = any(moment is extreme for extreme in best_and_worst)
            one = Spoken(line, by_moment[id(moment)], radius, essential)
            wanted.append((not essential, 0.01 * order - abs(moment.valence), one))
    return [one for *_, one in sorted(wanted, key=lambda each: each[:2])]


def take_room(spoken: Sequence[Spoken], room: Room) -> list[Spoken]:
    """Those whose face lies on no other face or word; they take their room. The rest stay markers."""
    kept = []
    for one in spoken:
        if room.is_clear_of_boxes(one.box):
            room.add_box(one.box, 3.0)
            kept.append(one)
    return kept


def _turns(moments: Sequence[Moment], extremes: Sequence[Moment]) -> list[Moment]:
    """Best, worst, and the turns that have something to say; the last one's valence stands with the name."""
    essential = {id(moment) for moment in extremes}
    return [
        moment
        for moment in turns(moments)
        if id(moment) in essential
        or (moment is not moments[-1] and abs(moment.valence) >= LEAST_VALENCE and _says_something(moment))
    ]


def _says_something(moment: Moment) -> bool:
    return bool(moment.feeling.emotion or moment.feeling.quote)


def _extremes(moments: Sequence[Moment]) -> list[Moment]:
    best, worst = best_of(moments), worst_of(moments)
    return [best, worst] if best is not worst else [best]


def draw_faces(spoken: Sequence[Spoken], frame: Frame) -> list[Item]:
    """Faces with a ring in the persona's colour, the most extreme on top; dashed and hollow where assumed."""
    items: list[Item] = []
    for one in reversed(spoken):
        moment, ring = one.stop.moment, _RING * one.radius / _RADIUS
        face = draw_face(
            face_of(moment.feeling.emotion, moment.valence), moment.valence, one.stop.x, one.stop.y,
            (one.radius - ring / 2) * 24 / 11, frame.theme, ring=one.line.colour, ring_width=ring,
            hollow=one.stop.assumed, tip=tip_of(frame, one.line, one.stop), id=moment.feeling.id,
        )  # fmt: skip
        items.append(replace(face, series=one.line.name))
    return items
