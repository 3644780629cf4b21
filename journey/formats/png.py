"""PNG: an image of one view at any resolution."""

from journey.formats.format import PICTURE_OPTIONS, ExportOptions, Format, Written
from journey.formats.paper import Page, page_for
from journey.formats.picture import notes_of, other_sheets, scene_of
from journey.formats.typeset import density_for, png_bytes
from journey.i18n import words
from journey.model import Map
from journey.scene.primitives import Scene


def write(journey_map: Map, options: ExportOptions) -> Written:
    """One view of the map on ``options.paper`` at ``options.scale`` or ``options.dpi``; without, the notes say it
    where a huge picture is drawn more coarsely than others."""
    scene = scene_of(journey_map, options)
    image = png_bytes(scene, scale=options.scale, dpi=options.dpi, paper=options.paper)
    notes = (*notes_of(scene, options.paper), *_coarse(scene, options), *other_sheets(journey_map, options))
    return Written(image, notes)


def _coarse(scene: Scene, options: ExportOptions) -> tuple[str, ...]:
    if options.scale is not None or options.dpi is not None:
        return ()
    drawn = density_for(page_for(scene, options.paper), paper=options.paper)
    usual = density_for(Page(1.0, 1.0), paper=options.paper)
    return (words(scene.language)("formats.coarse", dpi=int(drawn)),) if drawn < usual else ()


FORMAT = Format("png", ".png", "image/png", write=write, takes=PICTURE_OPTIONS | {"dpi", "scale"})
