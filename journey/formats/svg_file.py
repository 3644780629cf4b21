"""SVG as a file: one view that looks the same in any browser or drawing program, its fonts inside."""

from journey.formats.format import PICTURE_OPTIONS, ExportOptions, Format, Written
from journey.formats.paper import page_for
from journey.formats.picture import notes_of, other_sheets, scene_of
from journey.formats.svg import scene_svg
from journey.model import Map
from journey.scene.primitives import Scene


def write(journey_map: Map, options: ExportOptions) -> Written:
    """One view of the map; a named paper sets the page it prints on."""
    scene = scene_of(journey_map, options)
    notes = (*notes_of(scene, options.paper), *other_sheets(journey_map, options))
    return Written(svg_file(scene, options.paper), notes)


def svg_file(scene: Scene, paper: str = "fit") -> bytes:
    """A whole SVG file with embedded fonts. Raises JourneyError ``unknown_paper``."""
    page = None if paper == "fit" else page_for(scene, paper)
    drawn = scene_svg(scene, embed_fonts=True, page=page)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + drawn.encode()


FORMAT = Format("svg", ".svg", "image/svg+xml", write=write, takes=PICTURE_OPTIONS)
