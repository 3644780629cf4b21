"""PDF: a page with text that can be selected, searched and read aloud; of persona sheets, a page for each persona."""

from journey.formats.format import PICTURE_OPTIONS, ExportOptions, Format, Written
from journey.formats.picture import notes_of, scenes_of
from journey.formats.typeset import pdf_of_pages
from journey.model import Map


def write(journey_map: Map, options: ExportOptions) -> Written:
    """One view of the map on ``options.paper``; the sheets of all personas where none is asked for."""
    scenes = scenes_of(journey_map, options)
    title = journey_map.title if len(scenes) > 1 else ""
    notes = dict.fromkeys(note for scene in scenes for note in notes_of(scene, options.paper))
    return Written(pdf_of_pages(scenes, options.paper, title), tuple(notes))


FORMAT = Format("pdf", ".pdf", "application/pdf", write=write, takes=PICTURE_OPTIONS)
