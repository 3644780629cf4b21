"""Every map in the library is whole in both languages, and a template claims nothing that it cannot know."""

import json
from itertools import chain

import pytest

from journey.errors import JourneyError
from journey.formats.document import read, write
from journey.formats.library import DATA, open_sample, open_template, templates
from journey.i18n import LANGUAGES, words
from journey.model import (
    EMOTIONS,
    EVIDENCE,
    LANE_KINDS,
    MACRO_STAGES,
    Map,
    Stage,
    Touchpoint,
    from_document,
    to_document,
)
from journey.model.evidence import evidence_share
from journey.scene.icons import channel_icons

NAMES = sorted({template.name for template in templates()})
WHOLE = [name for name in NAMES if name != "blank"]
MAPS = [("sample", language) for language in LANGUAGES] + [(name, code) for name in NAMES for code in LANGUAGES]
WORDS_ALIKE = {"", "E-mail", "App", "Chat", "CSAT", "CES", "NPS", "Marketing", "idea", "1..5", "1..7", "-100..100"}
CODES = {
    "answers", "beard", "channel_id", "channel_ids", "color", "control", "date", "due", "emotion", "end", "event_names",
    "evidence", "hair", "hair_color", "icon", "id", "initiator", "kind", "lane_id", "last_done", "layer", "macro_stage",
    "moment_of_truth", "next_due", "order", "persona_id", "persona_ids", "quality", "reason", "skin",
    "source_id", "stage_id", "start", "state", "target_id", "touchpoint_id",
}  # fmt: skip
"""Fields that hold a code, a date or an id: the same in every language."""


def opened(name: str, language: str) -> Map:
    return open_sample(language) if name == "sample" else open_template(name, language)


# What holds for the sample and for every template


@pytest.mark.parametrize(("name", "language"), MAPS)
def test_a_library_map_loads_and_round_trips(name: str, language: str) -> None:
    journey_map = opened(name, language)
    assert journey_map.language == language
    assert from_document(json.loads(json.dumps(to_document(journey_map)))) == journey_map


def test_library_files_are_as_the_program_writes_them() -> None:
    files = sorted(DATA.glob("*/*.journey.json"))
    assert len(files) == len(MAPS)
    assert [file.name for file in files if file.read_bytes() != write(read(file.read_bytes()).journey_map).data] == []


@pytest.mark.parametrize("name", ["sample", *NAMES])
def test_both_languages_hold_the_same_records_in_the_same_order(name: str) -> None:
    english, italian = (to_document(opened(name, language)) for language in ("en", "it"))
    assert shape_of(english) == shape_of(italian)


@pytest.mark.parametrize("name", ["sample", *NAMES])
def test_no_text_is_left_untranslated(name: str) -> None:
    pairs = texts_side_by_side(to_document(opened(name, "en")), to_document(opened(name, "it")))
    assert {text for text, other in pairs if text == other} <= WORDS_ALIKE


@pytest.mark.parametrize(("name", "language"), MAPS)
def test_texts_are_typeset_in_their_own_language(name: str, language: str) -> None:
    texts = "\n".join(all_texts(to_document(opened(name, language))))
    wrong = {"en": "«»'\"", "it": "“”'\""}[language]
    assert [line for line in texts.splitlines() if set(line) & set(wrong) or "..." in line] == []


@pytest.mark.parametrize(("name", "language"), MAPS)
def test_channels_have_drawn_icons_and_feelings_named_emotions(name: str, language: str) -> None:
    journey_map = opened(name, language)
    icons = [channel.icon for channel in journey_map.channels]
    assert set(icons) <= set(channel_icons())
    assert len(icons) == len(set(icons))
    assert {feeling.emotion for feeling in journey_map.feelings} <= EMOTIONS.keys()


@pytest.mark.parametrize(("name", "language"), MAPS)
def test_every_built_in_lane_is_there_in_canonical_order(name: str, language: str) -> None:
    kinds = [lane.kind for lane in opened(name, language).lanes]
    assert kinds[: len(LANE_KINDS) - 1] == [kind for kind in LANE_KINDS if kind != "text"]


@pytest.mark.parametrize(("name", "language"), MAPS)
def test_titles_and_quotes_fit_their_places(name: str, language: str) -> None:
    journey_map = opened(name, language)
    assert [touchpoint.title for touchpoint in journey_map.touchpoints if len(touchpoint.title) > 32] == []
    assert [feeling.quote for feeling in journey_map.feelings if len(feeling.quote) > 60] == []
    assert [stage.name for stage in journey_map.stages if len(stage.name) > 20] == []


# Templates


def test_templates_are_listed_by_name_and_language() -> None:
    listed = [(template.name, template.language) for template in templates()]
    assert listed == sorted(listed)
    assert {"blank", "insurance", "consulting-sale"} <= set(NAMES)
    assert listed == [(name, language) for name in NAMES for language in LANGUAGES]
    assert all(template.title == open_template(template.name, template.language).title for template in templates())


def test_an_unknown_template_is_refused_with_the_known_ones() -> None:
    with pytest.raises(JourneyError) as refused:
        open_template("circus", "en")
    assert refused.value.code == "unknown_template"
    assert "circus" in refused.value.what("it")
    assert "insurance" in refused.value.hint("en")


def test_a_path_is_no_template_name() -> None:
    with pytest.raises(JourneyError, match="There is no template"):
        open_template("../samples/online-bike-shop", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_blank_template_has_stages_and_channels_but_nobody_on_the_way(language: str) -> None:
    blank = open_template("blank", language)
    assert (len(blank.stages), len(blank.channels)) == (5, 6)
    assert [stage.macro_stage for stage in blank.stages] == [
        "pre_purchase", "pre_purchase", "purchase", "post_purchase", "post_purchase",
    ]  # fmt: skip
    assert (blank.personas, blank.touchpoints, blank.feelings, blank.headline) == ((), (), (), "")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", WHOLE)
def test_a_template_is_whole(name: str, language: str) -> None:
    template = open_template(name, language)
    assert template.title and template.headline and template.objective and template.scenario
    assert template.timeframe.label
    assert len(template.personas) == 2
    assert all(persona.needs and persona.quote and persona.pains for persona in template.personas)
    assert len({persona.face for persona in template.personas}) == 2
    assert len(template.stages) >= 5
    assert {stage.macro_stage for stage in template.stages} == set(MACRO_STAGES)
    assert all(stage.goal for stage in template.stages)
    assert len(template.touchpoints) >= 20
    assert len(template.channels) >= 6
    assert {link.kind for link in template.links} >= {"main", "loop", "exit"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", WHOLE)
def test_a_template_says_how_both_personas_feel_and_what_both_sides_do(name: str, language: str) -> None:
    template = open_template(name, language)
    for persona in template.personas:
        felt = [feeling for feeling in template.feelings if feeling.persona_id == persona.id]
        assert len(felt) >= 0.8 * len(template.touchpoints)
    assert sum(bool(feeling.quote) for feeling in template.feelings) >= 6
    everywhere = {stage.id for stage in template.stages}
    for kind in ("actions", "thoughts", "backstage"):
        assert stages_of_notes(template, kind) == everywhere
    for insight in ("pain", "opportunity"):
        assert {each.stage_id for each in template.insights if each.kind == insight} == everywhere


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", WHOLE)
def test_a_template_claims_nothing_that_was_measured(name: str, language: str) -> None:
    template = open_template(name, language)
    assert evidence_share(template).share("assumed") == 1
    assert template.metrics == ()
    assert all(link.share is None for link in template.links)
    assert all(persona.share is None for persona in template.personas)
    assert all((feeling.low, feeling.high, feeling.n) == (None, None, None) for feeling in template.feelings)
    assert all((loss.share, loss.customers, loss.value, loss.n) == (None,) * 4 for loss in template.losses)


@pytest.mark.parametrize("name", ["sample", *WHOLE])
def test_everything_on_the_path_can_be_reached(name: str) -> None:
    journey_map = opened(name, "en")
    assert unreached(journey_map, journey_map.stages) == set()
    assert unreached(journey_map, journey_map.touchpoints) <= {"tp-photo", "tp-verdict", "tp-search"}


# Words


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_emotion_evidence_and_macro_stage_has_a_word(language: str) -> None:
    say = words(language)
    keys = [f"emotions.{key}" for key in EMOTIONS]
    keys += [f"evidence.{key}" for key in EVIDENCE] + [f"macro_stages.{key}" for key in MACRO_STAGES]
    assert [key for key in keys if not say.has(key)] == []
    named = [say(f"emotions.{key}") for key in EMOTIONS]
    assert len(set(named)) == len(named)
    assert all(name[0].isupper() and " " not in name for name in named)


def shape_of(value: object, key: str = "") -> object:
    """A document without its words: keys, counts, numbers, codes and ids, and where a text stands."""
    if isinstance(value, dict):
        return {name: shape_of(inner, name) for name, inner in value.items() if name != "language"}
    if isinstance(value, list):
        return [shape_of(inner, key) for inner in value]
    return "text" if isinstance(value, str) and value and key not in CODES else value


def texts_side_by_side(one: object, other: object) -> list[tuple[str, str]]:
    if isinstance(one, dict) and isinstance(other, dict):
        worded = [key for key in one if key not in CODES and key != "language"]
        return list(chain.from_iterable(texts_side_by_side(one[key], other[key]) for key in worded))
    if isinstance(one, list) and isinstance(other, list):
        return list(chain.from_iterable(texts_side_by_side(a, b) for a, b in zip(one, other, strict=True)))
    return [(one, other)] if isinstance(one, str) and isinstance(other, str) else []


def all_texts(document: object) -> list[str]:
    return [text for text, _ in texts_side_by_side(document, document)]


def stages_of_notes(journey_map: Map, kind: str) -> set[str | None]:
    lanes = {lane.id for lane in journey_map.lanes if lane.kind == kind}
    return {note.stage_id for note in journey_map.notes if note.lane_id in lanes}


def unreached(journey_map: Map, places: tuple[Stage, ...] | tuple[Touchpoint, ...]) -> set[str]:
    """Places after the first that no way forward leads to."""
    targets = {link.target_id for link in journey_map.links if link.kind in ("main", "alternative")}
    first = journey_map.path[0][0].id if isinstance(places[0], Stage) else journey_map.path[0][1][0].id
    return {place.id for place in places} - targets - {first}
