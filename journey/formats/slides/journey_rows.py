"""What stands in the cells of the journey's slides: the rows of the map, each with its entries by stage."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from journey.formats.slides.deck import Deck
from journey.formats.slides.text import Para, height, lines, unbroken
from journey.lanes.cells import quotation, with_evidence
from journey.lanes.metrics import told_in_words
from journey.model import LANE_KINDS, Channel, Evidence, Insight, Lane, Note, Stage, Touchpoint
from journey.scene.measure import Measure

ELSEWHERE = ("emotions",)  # the curve has a slide of its own
ICON_ROOM, STAR_ROOM, EDGE = 21.0, 13.0, 4.0  # in a card, pt
_PLAIN = 11.0  # pt; around larger texts everything is larger
BAR_LEAD, SCORE_LEAD = 8.0, 35.0
GAP = 4.0


@dataclass(frozen=True, slots=True)
class Entry:
    """One record in a cell. ``shape``: ``text``, ``card``, ``bar`` (what hurts) or ``score``; ``whole`` is what to say
    about it, ``begins`` False for the end of one that began on the slide before."""

    name: str
    para: Para
    shape: str = "text"
    whole: str = ""
    channel: Channel | None = None
    evidence: Evidence = "assumed"
    lost: bool = False
    moment: bool = False
    score: str = ""
    best: bool = False
    begins: bool = True

    @property
    def inset(self) -> tuple[float, float, float, float]:
        """Room around its text at the left, top, right and bottom, pt."""
        if self.shape == "card":
            left, right = (ICON_ROOM if self.channel else EDGE), (STAR_ROOM if self.moment else EDGE)
            return (self.scale * left, 3.5 * self.scale**2, self.scale * right, 3.5 * self.scale**2)
        lead = {"bar": BAR_LEAD, "score": self.scale * SCORE_LEAD if self.score else 0.0}.get(self.shape, 0.0)
        return (lead, 0.0, 0.0, 0.0)

    @property
    def scale(self) -> float:
        """Of its icon, its star, its score and the room around them."""
        return max(self.para.size / _PLAIN, 1.0)

    def unbroken(self, width: float, measure: Measure) -> "Entry":
        """With letters small enough that no word is broken, where that can be."""
        left, _, right, _ = self.inset
        return replace(self, para=unbroken(self.para, width - left - right, measure))

    def height(self, width: float, measure: Measure) -> float:
        left, top, right, bottom = self.inset
        tall = height([self.para], width - left - right, measure)
        return max(tall + top + bottom, 15.0 * self.scale if self.score else 0.0)

    def split(self, width: float, room: float, measure: Measure) -> "tuple[Entry, Entry] | None":
        """The part that ``room`` pt holds and the rest; None where no line fits."""
        left, top, right, bottom = self.inset
        told = lines(self.para, width - left - right, measure)
        many = int((room - top - bottom) / self.para.pitch)
        if many < 1 or many >= len(told):
            return None
        first, second = (replace(self.para, text=" ".join(part)) for part in (told[:many], told[many:]))
        return replace(self, para=first), replace(self, para=second, begins=False)


@dataclass(frozen=True, slots=True)
class Row:
    """A lane: its title and its entries by stage id. ``hidden``: below the line of visibility."""

    title: str
    kind: str
    cells: dict[str, list[Entry]] = field(default_factory=dict)


def rows_of(deck: Deck, size: float, width: float) -> list[Row]:
    """The map's rows in its own order, those that have anything to show, with texts of ``size`` pt in cells ``width``
    pt wide; smaller where a word would be broken."""
    lanes = deck.map.lanes or tuple(Lane(id=f"default.{kind}", kind=kind) for kind in LANE_KINDS if kind != "text")
    found = []
    for lane in lanes:
        if lane.hidden or lane.kind in ELSEWHERE:
            continue
        title = lane.title or deck.words(f"lanes.titles.{lane.kind}")
        cells = {stage.id: _entries(deck, lane, stage, title, size) for stage in deck.map.stages}
        cells = {key: [entry.unbroken(width, deck.measure) for entry in cell] for key, cell in cells.items()}
        row = Row(title, lane.kind, cells)
        if any(row.cells.values()):
            found.append(row)
    return found


def _entries(deck: Deck, lane: Lane, stage: Stage, title: str, size: float) -> list[Entry]:
    contents, palette, words = deck.frame.contents, deck.palette, deck.words
    notes = [note for note in contents.notes.get((lane.id, stage.id), ()) if note.text]
    ink = Para("", size, palette.ink)
    own: list[Entry] = []
    match lane.kind:
        case "goals":
            ink = replace(ink, italic=True, bold=True)
            if stage.goal:
                said = quotation(deck.frame, stage.goal)
                own = [Entry(f"{title}: {stage.name}", replace(ink, text=said), whole=said)]
        case "actions" if not notes:
            own = [_described(deck, one, ink) for one in _seen(deck, stage)
                   if one.initiator == "customer" and one.description][:3]  # fmt: skip
        case "touchpoints":
            return [_card(deck, one, ink) for one in _seen(deck, stage)]
        case "channels":
            ids = dict.fromkeys(one.channel_id for one in _seen(deck, stage) if one.channel_id)
            names = [channel.name for key in ids if (channel := deck.map.channel(key))]
            return [Entry(f"{title}: {stage.name}", replace(ink, text=", ".join(names)))] if names else []
        case "pressure":
            places: list[Stage | Touchpoint] = [stage, *_seen(deck, stage), *contents.behind.get(stage.id, ())]
            found = {place.id: contents.pressure[place.id].value for place in places if place.id in contents.pressure}
            own = [_pressure(deck, stage, places, found, ink)] if any(value > 0 for value in found.values()) else []
        case "thoughts":
            ink = replace(ink, italic=True)
        case "pains":
            own = [_insight(deck, one, ink, "bar") for one in contents.insights.get(("pain", stage.id), ())]
        case "opportunities":
            ideas = [one for kind in ("opportunity", "solution") for one in contents.insights.get((kind, stage.id), ())]
            own = [_insight(deck, one, ink, "score") for one in ideas]
        case "metrics":
            own = [
                Entry(
                    f"{words('lanes.own_metric')}: {one.name or one.kind}",
                    replace(ink, text=told_in_words(deck.frame, one)),
                )
                for one in contents.metrics.get(stage.id, ())
            ]
        case "backstage":
            own = [_behind(deck, one, ink) for one in contents.behind.get(stage.id, ())]
    quoted = lane.kind in ("goals", "thoughts")
    return [*own, *(_note(deck, note, title, ink, quoted) for note in notes)]


def _seen(deck: Deck, stage: Stage) -> Sequence[Touchpoint]:
    return deck.frame.contents.visible.get(stage.id, ())


def _note(deck: Deck, note: Note, title: str, ink: Para, quoted: bool) -> Entry:
    text = quotation(deck.frame, note.text) if quoted else note.text
    return Entry(
        f"{title}: {note.text}", replace(ink, text=text), whole=with_evidence(deck.frame, note.text, note.evidence)
    )


def _described(deck: Deck, one: Touchpoint, ink: Para) -> Entry:
    return Entry(f"{deck.touchpoint_name(one)}", replace(ink, text=one.description), whole=one.description)


def _card(deck: Deck, one: Touchpoint, ink: Para) -> Entry:
    channel = deck.map.channel(one.channel_id)
    lost = one.id in deck.frame.contents.no_returns
    number = deck.map.numbers[one.id]
    moment = bool(one.moment_of_truth)
    para = replace(ink, text=f"{number} {one.title}", bold=lost or moment)
    return Entry(
        deck.touchpoint_name(one), para, "card", deck.touchpoint_told(one), channel=channel,
        evidence=one.evidence, lost=lost, moment=moment,
    )  # fmt: skip


def _behind(deck: Deck, one: Touchpoint, ink: Para) -> Entry:
    text = f"{deck.map.numbers[one.id]} {one.title}"
    return Entry(deck.touchpoint_name(one), replace(ink, text=text), whole=deck.touchpoint_told(one))


def _pressure(
    deck: Deck, stage: Stage, places: Sequence[Stage | Touchpoint], found: Mapping[str, float], ink: Para
) -> Entry:
    """The most messages a week in a stage; all of them in its alternative text."""
    names = {place.id: place.title if isinstance(place, Touchpoint) else place.name for place in places}
    told = [f"{names[key]}: {deck.words('slides.a_week', n=value)}" for key, value in found.items()]
    text = deck.words("slides.a_week", n=max(found.values()))
    text = deck.words("slides.up_to", told=text) if len(found) > 1 else text
    return Entry(f"{deck.words('lanes.titles.pressure')}: {stage.name}", replace(ink, text=text), whole="\n".join(told))


def _insight(deck: Deck, one: Insight, ink: Para, shape: str) -> Entry:
    contents, words = deck.frame.contents, deck.words
    lost = shape == "bar" and one.touchpoint_id in contents.no_returns
    best = shape == "score" and one.id in contents.best
    score = words.number(one.opportunity_score, 1) if shape == "score" and one.opportunity_score is not None else ""
    kind = words(f"lanes.insight.{one.kind}")
    return Entry(
        f"{kind[:1].upper()}{kind[1:]}: {one.title}", replace(ink, text=one.title, bold=lost or best), shape,
        with_evidence(deck.frame, one.title, one.evidence), evidence=one.evidence, lost=lost, score=score, best=best,
    )  # fmt: skip
