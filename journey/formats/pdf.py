"""PDF: one page, with text that can be selected, searched and read aloud."""

from journey.formats.format import PICTURE_OPTIONS, ExportOptions, Format, Written
from journey.formats.picture import notes_of, scene_of
from journey.formats.typeset import pdf_bytes
from journey.model import Map


def write(journey_map: Map, options: ExportOptions) -> Written:
    """One view of the map on ``options.paper``."""
    scene = scene_of(journey_map, options)
    return Written(pdf_bytes(scene, options.paper), notes_of(scene))


FORMAT = Format("pdf", ".pdf", "application/pdf", write=write, takes=PICTURE_OPTIONS)
