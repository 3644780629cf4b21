"""PowerPoint: the map as a deck of native slides, every shape and chart to be edited; in the client's template too."""

import io

from journey.formats.format import ExportOptions, Format, Written
from journey.model import Map

MIME = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


def write(journey_map: Map, options: ExportOptions) -> Written:
    """The deck, and what it does not hold. Raises JourneyError ``unknown_persona`` and those of a template."""
    from journey.formats.slides import make_deck  # python-pptx is heavy; only where slides are made

    presentation, notes = make_deck(journey_map, options)
    file = io.BytesIO()
    presentation.save(file)
    return Written(file.getvalue(), notes)


FORMAT = Format("pptx", ".pptx", MIME, write=write, takes=frozenset({"persona", "lang", "template"}))
