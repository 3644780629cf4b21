"""From a map and what a person asked for to the scene that picture formats draw."""

from dataclasses import replace

from journey.errors import JourneyError
from journey.formats.format import ExportOptions
from journey.i18n import words
from journey.layout import lay_out
from journey.layout.choices import Choices
from journey.model import Map
from journey.scene.fonts import missing, script
from journey.scene.primitives import Scene


def scene_of(journey_map: Map, options: ExportOptions) -> Scene:
    """The scene of ``options``. Raises JourneyError ``unknown_view``, ``unknown_theme`` or ``unknown_persona``."""
    return lay_out(
        journey_map,
        options.view,
        theme_name=options.theme,
        language=options.lang,
        choices=options.choices or choices_of(journey_map, options),
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


def notes_of(scene: Scene) -> tuple[str, ...]:
    """What the picture shortened or left out, and the scripts it could only show by a placeholder."""
    return (*scene.notes, *placeholder_notes(scene))


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
