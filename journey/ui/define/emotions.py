"""Emotions: how each persona feels, moment by moment."""

from collections.abc import Sequence

from pydantic import JsonValue

from journey.formats.suggestions import of_emotions, place_of
from journey.lanes.emotion_words import emotion_name
from journey.model import EMOTIONS, EVIDENCE, Map, Persona, Stage, Touchpoint
from journey.model.changes import feeling_of, subject_of
from journey.model.felt import comes_to, count_felt, places_of
from journey.ui.define.business import business_of, language_of
from journey.ui.define.chosen import cell_of, chosen_persona, chosen_stage, persona_tabs, stage_tabs
from journey.ui.define.sheet import Column, Idea, Option, Row, Sheet, Tab, way_to
from journey.ui.icons import feeling_face
from journey.ui.session import session

COLLECTION = "feelings"
MOST_IDEAS = 4
TABLE = ("persona_id", "touchpoint_id", "valence", "emotion", "quote", "evidence")


def sheet(journey_map: Map) -> Sheet:
    """Choose a persona and a stage; then a slider, a name and the customer's words for each moment."""
    t = session.words
    persona, stage = chosen_persona(journey_map), chosen_stage(journey_map)
    if persona is None or stage is None:
        return Sheet(
            "emotions", (), (), empty=t("define.empty.emotions"), way=way_to("stages" if persona else "personas")
        )
    return Sheet(
        scope=f"emotions:{persona.id}:{stage.id}",
        columns=_columns(),
        rows=tuple(_row(journey_map, persona, place) for place in _shown(journey_map, stage)),
        tabs=(
            persona_tabs(journey_map),
            stage_tabs(journey_map, lambda other, cell: _felt(journey_map, persona, other, cell)),
        ),
        persona=persona.id,
        onward=_onward(journey_map, persona, stage),
    )


def _felt(journey_map: Map, persona: Persona, stage: Stage, cell: Sequence[Touchpoint]) -> str:
    """How many of the moments that this persona comes to are felt, by them or as everybody does."""
    felt = count_felt(journey_map, persona.id, places_of(cell, stage))
    return f"{felt.done}/{felt.total}" if felt.total else "–"


def _onward(journey_map: Map, persona: Persona, stage: Stage) -> Tab | None:
    """The stage after this one, with how many of its moments are felt."""
    path = journey_map.path
    place = [other.id for other, _ in path].index(stage.id) + 1
    if place == len(path):
        return None
    following, cell = path[place]
    felt = count_felt(journey_map, persona.id, places_of(cell, following))
    note = session.words("define.count.felt", felt=felt.done, total=felt.total) if felt.total else ""
    return Tab(following.id, f"{place + 1} {following.name}", note)


def _shown(journey_map: Map, stage: Stage) -> tuple[Touchpoint | Stage, ...]:
    """What can be felt in a stage, and what is not seen by customers but was felt all the same."""
    cell = cell_of(journey_map, stage)
    felt = {feeling.touchpoint_id for feeling in journey_map.feelings}
    can_be = places_of(cell, stage)
    hidden = tuple(place for place in cell if place not in can_be and place.id in felt)
    return (*can_be, *hidden)


def _note(journey_map: Map, persona: Persona, place: Touchpoint | Stage) -> str:
    """What stands under a moment that this persona has said nothing about."""
    t = session.words
    if not comes_to(persona.id, place) and isinstance(place, Touchpoint):
        names = [each.name.split()[0] for each in journey_map.personas if each.id in place.persona_ids and each.name]
        return t("define.of_others", names=", ".join(names))
    if feeling_of(journey_map, None, place.id):
        return t("define.shared")
    return t("define.sheet.not_felt") if count_felt(journey_map, persona.id, (place,)).bare else t("define.whole_stage")


def _ideas(journey_map: Map, place: Touchpoint | Stage) -> tuple[Idea, ...]:
    """What others of the kind of business name at such a moment; one click also says how strong it is."""
    stage = place if isinstance(place, Stage) else journey_map.stage(place.stage_id)
    if stage is None:
        return ()
    named = of_emotions(
        business_of(journey_map),
        language_of(journey_map),
        stage.macro_stage,
        place_of(journey_map, stage),
        subject_of(place),
    )
    return tuple(
        Idea(emotion_name(key, session.words), {"emotion": key}) for key in named[:MOST_IDEAS] if key in EMOTIONS
    )


def _columns() -> tuple[Column, ...]:
    t = session.words
    emotions = (Option("", t("define.no_emotion")), *(Option(key, emotion_name(key, t)) for key in EMOTIONS))
    evidence = tuple(Option(known, t(f"evidence.{known}")) for known in EVIDENCE)
    return (
        Column("moment", "moment", t("define.fields.moment"), "minmax(8rem, 1fr)"),
        Column("face", "face", "", "2rem"),
        Column("valence", "strength", t("define.fields.valence"), "minmax(12.5rem, 1.2fr)"),
        Column("emotion", "emotion", t("define.fields.emotion"), "9.5rem", emotions),
        Column("quote", "quote", t("define.fields.words"), "minmax(8rem, 1.1fr)", placeholder="…"),
        Column("evidence", "moon", t("define.fields.evidence"), "var(--moon)", evidence, head=t("define.proof")),
    )


def _row(journey_map: Map, persona: Persona, place: Touchpoint | Stage) -> Row:
    """A moment with the persona's own feeling, or the one that everybody shares there."""
    own, shared = (feeling_of(journey_map, whose, place.id) for whose in (persona.id, None))
    feeling = own or shared
    values: dict[str, JsonValue] = {"valence": None, "emotion": "", "quote": "", "evidence": "assumed"}
    if feeling:
        values = feeling.model_dump(mode="json", include=set(values))
    return Row(
        place.id,
        subject_of(place),
        {**values, "face": feeling_face(feeling)},
        number=journey_map.numbers.get(place.id),
        note="" if own else _note(journey_map, persona, place),
        drop=own.id if own else "",
        ideas=_ideas(journey_map, place) if feeling is None and comes_to(persona.id, place) else (),
    )
