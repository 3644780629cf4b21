"""The whole curve: every stage and every persona, with the best and the worst moments said aloud."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from journey.lanes.emotion_axis import Axis, draw_ground, draw_scale, foot_of, head_of
from journey.lanes.emotion_words import place_name
from journey.lanes.emotions import draw_curves
from journey.lanes.frame import Density, Frame, Walker
from journey.layout.curve import FACES, HEAD, columns_of, draw_heads, slots_of
from journey.layout.story.frame import FOOT, MARGIN, WIDTH, StoryFrame, Teller, draw_head, scene_of
from journey.model.curves import Moment, curve, remembered

_DENSITY = Density(cell=24.0, card=24.0, small=20.0, stage=22.0, emotion=25.0, quote=23.0, gutter=92.0)
APART = 3.0  # points at which two personas part
_NAMED = 2


def frames(teller: Teller) -> Iterator[StoryFrame]:
    words, moments, headline = teller.words, _moments(teller), headline_of(teller)
    if not headline:
        return
    head, foot = draw_head(teller, words("story.whole_curve"), headline)
    columns = columns_of(teller.map, MARGIN - 40.0 + _DENSITY.gutter, WIDTH - MARGIN + 40.0)
    frame = Frame(
        map=teller.map, theme=teller.theme, words=words, measure=teller.measure, density=_DENSITY, left=MARGIN - 40.0,
        right=WIDTH - MARGIN + 40.0, columns=columns, slots=slots_of(columns), focus=next(iter(moments)),
        walkers=tuple(Walker(persona, index) for index, persona in enumerate(teller.map.personas)),
        quotes=len(teller.map.touchpoints) <= 60, contents=teller.contents,
    )  # fmt: skip
    heads_top = foot - 16.0
    top = heads_top + HEAD
    axis = Axis(top, FOOT, top + head_of(frame), FOOT - foot_of(frame))
    drawn, _ = draw_curves(frame, axis, big_share=False, gap=True)
    items = (
        *head, *draw_ground(frame, axis, (5.0, 2.5, -2.5, -5.0)),
        *draw_heads(frame, heads_top), *draw_scale(frame, axis, FACES), *drawn,
    )  # fmt: skip
    notes = tuple(_notes(teller, moments))
    yield StoryFrame("curve", words("story.names.curve"), scene_of(teller, "curve", items, headline, notes), notes)


def _moments(teller: Teller) -> dict[str, tuple[Moment, ...]]:
    """Of everyone who feels anything."""
    moments = {one: curve(teller.map, one) for one in [p.id for p in teller.map.personas] or ["everyone"]}
    return {one: felt for one, felt in moments.items() if felt}


def headline_of(teller: Teller) -> str:
    """Where two personas part, of places equally far apart at the first; else the best and the worst places, all that
    are equal. "" with fewer than two moments."""
    words, moments = teller.words, _moments(teller)
    if sum(map(len, moments.values())) < 2:
        return ""
    felt = {one: {moment.at.id: moment for moment in found} for one, found in moments.items()}
    gaps = [
        (abs(felt[a][place].valence - felt[b][place].valence), a, b, felt[a][place])
        for a, b in combinations(felt, 2)
        for place in felt[a].keys() & felt[b].keys()
    ]
    order = {place: rank for rank, place in enumerate(_places(teller))}
    widest = max(gaps, key=lambda gap: (round(gap[0], 1), -order[gap[3].at.id]), default=None)
    if widest and widest[0] >= APART:
        names = teller.listed((teller.names[widest[1]], teller.names[widest[2]]))
        return words("story.part", names=names, place=teller.quoted(place_name(widest[3])))
    every = [moment for found in moments.values() for moment in found]
    best, worst = (round(pick(moment.valence for moment in every), 1) for pick in (max, min))
    if best == worst:
        return words("story.all_alike", n=len(every), valence=words.number(best, 1, signed=True))
    return words(
        "story.best_and_worst",
        best=_at(teller, every, best, "story.best", "story.as_good"),
        worst=_at(teller, every, worst, "story.worst", "story.as_bad"),
    )


def _at(teller: Teller, every: Sequence[Moment], valence: float, key: str, others: str) -> str:
    """The places where it feels so, along the path: the first two by name, a third one too; else how many more."""
    here = {moment.at.id: place_name(moment) for moment in every if round(moment.valence, 1) == valence}
    places = [teller.quoted(here[place]) for place in _places(teller) if place in here]
    shown = places if len(places) <= _NAMED + 1 else places[:_NAMED]
    if more := len(places) - len(shown):
        shown.append(teller.words(others, n=more))
    return teller.words(key, n=len(places), places=teller.listed(shown))


def _places(teller: Teller) -> Iterator[str]:
    """The ids of all that can be felt, along the path."""
    for stage, cell in teller.map.path:
        yield from (stage.id, *(touchpoint.id for touchpoint in cell))


def _notes(teller: Teller, moments: dict[str, tuple[Moment, ...]]) -> Iterator[str]:
    words = teller.words

    def told(moment: Moment) -> str:
        return f"{place_name(moment)} ({words.number(moment.valence, 1, signed=True)})"

    for persona_id, found in moments.items():
        memory = remembered(found)
        if memory is None:
            continue
        name = teller.names.get(persona_id, words("curve.everyone"))
        best_and_worst = words("curve.describes", name=name, best=told(memory.best), worst=told(memory.worst))
        last = words("story.notes.last", last=told(memory.last))
        score = words("curve.remembered_how", score=words.number(memory.score, 1, signed=True))
        yield f"{best_and_worst} {last} {score[:1].upper()}{score[1:]}."
    assumed = sum(moment.evidence == "assumed" for found in moments.values() for moment in found)
    if assumed:
        yield words("story.notes.assumed_moments", n=assumed, total=sum(map(len, moments.values())))
