"""What the presenter says to a stage: plain sentences from its records, a paragraph each."""

from collections.abc import Iterator

from journey.lanes.emotion_words import emotion_name, place_name
from journey.lanes.no_return import proof_of
from journey.layout.story.finding import loss_of
from journey.layout.story.frame import Teller, ended
from journey.model import Metric, Stage, Touchpoint
from journey.model.curves import Moment, curve

MOST_MOMENTS = 3
_LEAST = 1.5  # a moment nearer to zero is not spoken of


def notes_of(teller: Teller, stage: Stage, headline: str) -> tuple[str, ...]:
    return tuple(part for part in _paragraphs(teller, stage, headline) if part)


def _paragraphs(teller: Teller, stage: Stage, headline: str) -> Iterator[str]:
    words = teller.words
    if stage.goal and teller.quoted(stage.goal) != headline:
        yield words("story.notes.goal", text=teller.quoted(stage.goal))
    yield _moments(teller, stage)
    yield _loss(teller, stage)
    yield from _findings(teller, stage)
    yield from _metrics(teller, stage)
    cell = teller.contents.visible.get(stage.id, ())
    yield " ".join(_happens(touchpoint) for touchpoint in cell if touchpoint.description)
    yield from _map_notes(teller, stage)


def _happens(touchpoint: Touchpoint) -> str:
    return f"{touchpoint.title}: {ended(touchpoint.description)}"


def _moments(teller: Teller, stage: Stage) -> str:
    """The strongest feelings of the stage, each with whose it is and how it is known."""
    found: list[tuple[float, str]] = []
    for persona_id in [one.id for one in teller.map.personas] or ["everyone"]:
        for moment in curve(teller.map, persona_id):
            at = moment.at
            stage_id = at.stage_id if isinstance(at, Touchpoint) else at.id
            if stage_id == stage.id and abs(moment.valence) >= _LEAST:
                found.append((abs(moment.valence), _felt(teller, persona_id, moment)))
    found.sort(key=lambda pair: -pair[0])
    return " ".join(dict.fromkeys(sentence for _, sentence in found[:MOST_MOMENTS]))


def _felt(teller: Teller, persona_id: str, moment: Moment) -> str:
    words = teller.words
    name = teller.names.get(persona_id, words("curve.everyone"))
    value = words.number(moment.valence, 1, signed=True)
    emotion = emotion_name(moment.feeling.emotion, words)
    felt = words("curve.label", emotion=emotion, valence=value) if emotion else value
    proof = words(f"evidence.{moment.evidence}")
    known = teller.line(proof, words("curve.n", n=moment.n) if moment.n else "")
    sentence = words("story.notes.felt", name=name, place=teller.quoted(place_name(moment)), felt=felt, known=known)
    return " ".join(part for part in (sentence, teller.quoted(moment.feeling.quote)) if part)


def _loss(teller: Teller, stage: Stage) -> str:
    words, loss = teller.words, loss_of(teller, stage)
    if loss is None:
        return ""
    lost = words("lanes.lost_here", share=words.percent(loss.share or 0.0))
    known = words("lanes.known", evidence=words(f"evidence.{loss.evidence}"))
    return f"{ended(lost)} {ended(teller.line(proof_of(loss, words), known))} {words('story.notes.gather')}"


def _findings(teller: Teller, stage: Stage) -> Iterator[str]:
    words = teller.words
    for kind, key in (("pain", "hurts"), ("opportunity", "chance"), ("solution", "chance")):
        for insight in teller.contents.insights.get((kind, stage.id), ()):
            known = words(f"evidence.{insight.evidence}")
            parts = [words("story.notes." + key, text=ended(insight.title), known=known)]
            if insight.owner:
                parts.append(words("story.notes.owner", owner=insight.owner))
            yield " ".join(parts)


def _metrics(teller: Teller, stage: Stage) -> Iterator[str]:
    for metric in teller.contents.metrics.get(stage.id, ()):
        yield ended(teller.line(*_told(teller, metric)))


def _told(teller: Teller, metric: Metric) -> Iterator[str]:
    """Never a bare number: its scale, n, date and source."""
    words = teller.words
    value = words.number(metric.value, 0 if float(metric.value).is_integer() else 1)
    yield f"{metric.name or words('lanes.own_metric')}: {value}"
    if metric.scale:
        yield metric.scale
    if metric.n is not None:
        yield words("lanes.n", n=metric.n)
    if metric.date:
        yield words.day(metric.date)
    yield metric.source


def _map_notes(teller: Teller, stage: Stage) -> Iterator[str]:
    """The notes that the map keeps for the stage, row by row."""
    for lane in teller.map.lanes:
        kept = teller.contents.notes.get((lane.id, stage.id), ())
        if kept:
            title = lane.title or teller.words(f"lanes.titles.{lane.kind}")
            yield f"{title}: {' '.join(ended(note.text) for note in kept)}"
