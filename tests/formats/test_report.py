"""The Markdown report: it says what the map says, is read back as a map, and no word in it is markup."""

import re

import pytest

from journey.formats import markdown
from journey.formats.library import open_sample
from journey.formats.report import report, safe
from journey.i18n import words
from journey.model import Map, Persona, Stage, Touchpoint
from tests.formats.test_workbook import HOSTILE
from tests.maps import random_map

MARKUP = (
    "# big",
    "- item",
    "1. one",
    "**bold**",
    "[a](javascript:x)",
    "![x](http://evil/y.png)",
    "a|b",
    "```",
    "<img src=x>",
)


@pytest.mark.parametrize("language", ["en", "it"])
def test_what_is_on_the_sample_is_in_the_report(language: str):
    sample, text = open_sample(language), markdown.write(open_sample(language)).data.decode()
    assert text.startswith(f"# {sample.title}\n\n> ")
    bare = text.replace("\\", "")
    told = [
        *(persona.name for persona in sample.personas),
        *(need for persona in sample.personas for need in persona.needs),
        *(stage.goal for stage in sample.stages),
        *(card.title for card in sample.touchpoints),
        *(insight.title for insight in sample.insights),
        *(note.text for note in sample.notes),
        *(talk.words for loss in sample.losses for talk in loss.conversations),
    ]
    assert [each for each in told if each not in bare] == []


def test_it_reads_back_as_its_path():
    sample = open_sample("en")
    made = markdown.read(markdown.write(sample).data, "x.md").journey_map
    assert [stage.name for stage in made.stages] == [stage.name for stage in sample.stages]
    assert [card.title for _, cell in made.path for card in cell] == [c.title for _, cell in sample.path for c in cell]


@pytest.mark.parametrize("seed", range(6))
def test_any_map_has_one(seed: int):
    journey_map = random_map(seed)
    text = report(journey_map, words("it"))
    assert text.endswith("\n") and "\n\n\n" not in text
    if journey_map.touchpoints:
        assert len(markdown.read(text.encode(), "x.md").journey_map.touchpoints) == len(journey_map.touchpoints)


@pytest.mark.parametrize("nasty", [*MARKUP, *HOSTILE])
def test_no_word_is_markup(nasty: str):
    stage, card = Stage(id="s", name=nasty), Touchpoint(id="t", stage_id="s", title=nasty)
    journey_map = Map(
        id="m",
        title=nasty,
        personas=(Persona(id="p", name=nasty, needs=(nasty,)),),
        stages=(stage,),
        touchpoints=(card,),
    )
    text = report(journey_map, words("en"))
    outside = re.sub(r"```mermaid\n.*?\n```", "", text, flags=re.DOTALL)
    assert "```" not in outside
    assert not re.search(r"(?<!\\)(<\w|\]\(|\*\*bold)", outside)
    assert outside.count("\n# ") == 0  # the one at the start


def test_a_line_that_begins_like_a_list_does_not_begin_one():
    assert (safe("1. one"), safe("- item"), safe("plain - 1.")) == ("1\\. one", "\\- item", "plain - 1.")


def test_what_it_leaves_out_is_said():
    (told,) = markdown.write(open_sample("en")).notes
    for part in ("69 links", "9 insights’ details", "that it is a sample", "the evidence of 73 claims not written"):
        assert part in told


def test_a_loss_says_whether_it_is_known_wanted_and_how_many_it_took() -> None:
    journey_map = Map.model_validate({
        "id": "m", "losses": [{
            "id": "l", "title": "Gone", "reason": "pressure", "control": "unwanted", "customers": 226, "value": 141000,
            "start": "2026-01-01", "end": "2026-06-30", "evidence": "heard",
        }],
    })  # fmt: skip
    bare = report(journey_map, words("en")).replace("\\", "")
    assert (
        "Gone: Too much pressure, Known, not wanted, only assumed: 226 customers, worth 141,000, "
        "1 Jan 2026 – 30 Jun 2026, heard" in bare
    )
