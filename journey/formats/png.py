"""PNG: an image of one view at any resolution."""

from journey.formats.format import PICTURE_OPTIONS, ExportOptions, Format, Written
from journey.formats.picture import notes_of, scene_of
from journey.formats.typeset import png_bytes
from journey.model import Map


def write(journey_map: Map, options: ExportOptions) -> Written:
    """One view of the map on ``options.paper`` at ``options.scale`` or ``options.dpi``."""
    scene = scene_of(journey_map, options)
    image = png_bytes(scene, scale=options.scale, dpi=options.dpi, paper=options.paper)
    return Written(image, notes_of(scene))


FORMAT = Format("png", ".png", "image/png", write=write, takes=PICTURE_OPTIONS | {"dpi", "scale"})
