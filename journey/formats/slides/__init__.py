"""Slides: one kind a file, in the order of the deck. A kind with nothing to show makes no slide."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from journey.formats.format import ExportOptions
from journey.formats.picture import choices_of
from journey.formats.slides import cover, curve, graph, journey, moments, opportunities, personas, questions
from journey.formats.slides.client import opened
from journey.formats.slides.deck import Deck, begun, sign
from journey.formats.slides.house import house_deck
from journey.formats.slides.left_out import notes_of
from journey.i18n import words
from journey.lanes.frame import Walker
from journey.model import Map
from journey.scene.fonts import default_measure

SLIDES: tuple[Callable[[Deck], None], ...] = (
    cover.draw,
    personas.draw,
    journey.draw,
    curve.draw,
    graph.draw,
    moments.draw,
    opportunities.draw,
    questions.draw,
)


def make_deck(journey_map: Map, options: ExportOptions) -> tuple[Any, tuple[str, ...]]:
    """The presentation of python-pptx, and a line for each kind of thing that it does not hold.

    Raises JourneyError ``unknown_persona`` and those of ``opened`` and ``begun``.
    """
    from pptx import Presentation

    say = words(options.lang or journey_map.language)
    wanted = choices_of(journey_map, options).personas if options.persona else ()
    walkers = tuple(
        Walker(persona, index)
        for index, persona in enumerate(journey_map.personas)
        if not wanted or persona.id in wanted
    )
    template = options.template
    presentation = opened(template) if template else Presentation(BytesIO(house_deck(journey_map.brand)))
    deck = begun(presentation, journey_map, say, default_measure(), walkers, template.name if template else "")
    deck.own = template is None
    for draw in SLIDES:
        draw(deck)
    sign(deck)
    return presentation, notes_of(deck)
