"""From a map and what a person asked for to the scene that picture formats draw."""

from dataclasses import replace
from math import floor

from journey.errors import JourneyError
from journey.formats.format import ExportOptions
from journey.formats.paper import PAPERS, frame_on, page_for
from journey.i18n import words
from journey.layout import lay_out
from journey.layout.choices import Choices
from journey.model import Map
from journey.scene.fonts import missing, script
from journey.scene.primitives import Scene

WHITE = "#FFFFFF"  # the ground of the light look on a named paper: it is printed on paper that has a colour of its own
READABLE = 5.0  # pt; smaller letters on paper are read by nobody


def scene_of(journey_map: Map, options: ExportOptions) -> Scene:
    """The scene of ``options``. Raises JourneyError ``unknown_view``, ``unknown_theme`` or ``unknown_persona``."""
    return lay_out(
        journey_map,
        options.view,
        theme_name=options.theme,
        language=options.lang,
        choices=options.choices or choices_of(journey_map, options),
        ground=WHITE if options.paper != "fit" and options.theme == "light" else "",
    )


def scenes_of(journey_map: Map, options: ExportOptions) -> tuple[Scene, ...]:
    """The scene of ``options``; the sheets of all personas where the view is theirs and nobody said whose."""
    if not _is_of_all(journey_map, options):
        return (scene_of(journey_map, options),)
    choices = options.choices or Choices()
    return tuple(
        scene_of(journey_map, replace(options, choices=replace(choices, focus=persona.id)))
        for persona in journey_map.personas
    )


def other_sheets(journey_map: Map, options: ExportOptions) -> tuple[str, ...]:
    """A line where a file with room for one picture holds the first of several persona sheets."""
    if not _is_of_all(journey_map, options):
        return ()
    return (words(options.lang or journey_map.language)("formats.one_sheet", n=len(journey_map.personas) - 1),)


def _is_of_all(journey_map: Map, options: ExportOptions) -> bool:
    choices = options.choices or Choices()
    someone = options.persona or choices.focus or choices.personas
    return options.view == "persona" and not someone and len(journey_map.personas) > 1


def notes_of(scene: Scene, paper: str = "fit") -> tuple[str, ...]:
    """What the picture shortened or left out, the scripts it could only show by a placeholder, and words too small to
    read on a named paper."""
    return (*scene.notes, *placeholder_notes(scene), *small_print(scene, paper))


def placeholder_notes(scene: Scene) -> tuple[str, ...]:
    """One line a script that no shipped font has, with the first few of its characters."""
    scripts: dict[str, list[str]] = {}
    for char in sorted(set().union(*(missing(item.text) for item in scene.texts()))):
        scripts.setdefault(script(char), []).append(char)
    say = words(scene.language)
    return tuple(
        say("formats.no_glyph", n=len(chars), script=name, characters=" ".join(chars[:5]))
        for name, chars in scripts.items()
    )


def small_print(scene: Scene, paper: str) -> tuple[str, ...]:
    """A line where words are too small to read on a named paper, with the smallest paper on which they are not."""
    sizes = [item.size for item in scene.texts() if item.text.strip()]
    if paper == "fit" or not sizes or (points := _points(scene, paper, min(sizes))) >= READABLE:
        return ()
    say = words(scene.language)
    larger = (name for name in PAPERS[PAPERS.index(paper) :] if _points(scene, name, min(sizes)) >= READABLE)
    told = {"points": say.number(floor(10 * points) / 10, 1), "paper": paper.upper()}
    readable = next(larger, "")
    if not readable:
        return (say("formats.small_print_everywhere", **told),)
    return (say("formats.small_print", readable=readable.upper(), **told),)


def _points(scene: Scene, paper: str, size: float) -> float:
    """How large letters of ``size`` px are on a paper, pt."""
    page = page_for(scene, paper)
    return 72.0 * size * page.width / frame_on(scene, page)[2]


def choices_of(journey_map: Map, options: ExportOptions) -> Choices:
    """The persona that was asked for, as choices. Raises JourneyError ``unknown_persona``."""
    if not options.persona:
        return Choices(beside=options.beside)
    found = [p for p in journey_map.personas if options.persona in (p.id, p.name)] or [
        p for p in journey_map.personas if p.name.casefold() == options.persona.casefold()
    ]
    if not found:
        allowed = ", ".join(p.name for p in journey_map.personas)
        raise JourneyError("unknown_persona", value=options.persona, allowed=allowed)
    chosen = found[0].id
    if options.view == "persona":
        return Choices(focus=chosen)
    return Choices(personas=(chosen,), focus=chosen, beside=options.beside)
