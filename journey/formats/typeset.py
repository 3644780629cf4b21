"""Scenes typeset by typst: PDF with real text, and PNG of any resolution, which is that PDF drawn in pixels.

No browser, no network, no system font.
"""

import re
import threading
from collections.abc import Sequence
from contextlib import nullcontext
from functools import cache
from math import floor
from typing import Any

from journey.errors import JourneyError
from journey.formats.paper import PX_PER_INCH, Page, page_for
from journey.formats.raster import page_png
from journey.formats.svg import legal, scene_svg
from journey.scene.primitives import Scene
from journey.scene.typefaces import FOLDER

MOST_PIXELS = 150_000_000  # beyond it few programs open an image; A0 at 300 dpi is 139 million
PIXELS_IN_PROCESS = 60_000_000  # larger images are not made by the server itself
PIXELS_AT_ONCE = 20_000_000  # larger images wait for each other, and let the smaller ones pass
LONGEST_PDF = 200.0  # inches, ISO 32000-1, annex C.2
SCALE = 2.0  # of a "fit" PNG when neither scale nor dpi is asked for
DPI = {"a4": 300.0, "a3": 300.0, "a2": 300.0, "a1": 150.0, "a0": 150.0}  # of a named page, likewise

_turn = threading.Lock()
_LANGUAGE = re.compile("[a-z]{2,3}")

# Words and sizes come in as inputs, so nothing a person typed is ever read as typst.
_DOCUMENT = b"""
#let input = sys.inputs
#set document(title: input.title, author: "Itinerario", description: input.description, date: none)
#set text(lang: input.language, font: "Source Sans Pro")
#for place-of in range(int(input.pages)) {
  let own(name) = input.at(name + str(place-of))
  page(
    width: float(own("width")) * 1in, height: float(own("height")) * 1in, margin: 0pt, fill: rgb(own("background")),
    place(center + horizon, image(
      bytes(own("svg")), format: "svg", width: 100%, height: 100%, fit: "contain", alt: own("alt"),
    )),
  )
}
"""


def pdf_bytes(scene: Scene, paper: str = "fit") -> bytes:
    """A tagged PDF of one page with selectable text, embedded fonts, title, language and a described figure.

    A ``fit`` picture wider or taller than 200 inches is made smaller, as readers open no larger page.
    Raises JourneyError ``unknown_paper`` or ``picture_failed``.
    """
    return _pdf(scene, page_for(scene, paper))


def pdf_of_pages(scenes: Sequence[Scene], paper: str = "fit", title: str = "") -> bytes:
    """Like ``pdf_bytes`` with a page for each of the scenes; ``title`` is that of the whole."""
    return _typeset(_inputs([(scene, _openable(page_for(scene, paper))) for scene in scenes], title))


def png_bytes(scene: Scene, *, scale: float | None = None, dpi: float | None = None, paper: str = "fit") -> bytes:
    """A PNG that carries its resolution.

    ``scale`` is image pixels per scene px, ``dpi`` pixels per inch of the page; one of them at most. Without either a
    ``fit`` picture is drawn at twice its size, a page at 300 dpi up to A2 and 150 dpi above, but no picture beyond 150
    megapixels. Above 60 megapixels the work is done in another process. Raises JourneyError ``unknown_paper``,
    ``dpi_and_scale``, ``bad_resolution``, ``picture_too_large`` or ``picture_failed``.
    """
    page = page_for(scene, paper)
    density = density_for(page, scale=scale, dpi=dpi, paper=paper)
    width, height = page.pixels(density)
    if width * height <= PIXELS_IN_PROCESS:
        with _turn if width * height > PIXELS_AT_ONCE else nullcontext():
            return page_png(_pdf(scene, page), width, height, density)
    from journey.formats.raster_apart import page_png_apart

    return page_png_apart(_pdf(scene, page), width, height, density)


def density_for(page: Page, *, scale: float | None = None, dpi: float | None = None, paper: str = "fit") -> float:
    """Pixels per inch of a PNG, as ``png_bytes`` asks for it; where nobody asks, no more than can be drawn.

    Raises JourneyError ``dpi_and_scale``, ``bad_resolution`` or ``picture_too_large``.
    """
    density = _density(scale, dpi, paper)
    width, height = page.pixels(density)
    if width * height <= MOST_PIXELS:
        return density
    most = density * (MOST_PIXELS / (width * height)) ** 0.5
    fitting = int(most)
    if scale is None and dpi is None and fitting >= 1:
        return float(fitting)
    raise JourneyError(
        "picture_too_large", width=width, height=height, limit=MOST_PIXELS // 1_000_000, fitting=fitting,
        megapixels=-(-width * height // 1_000_000), scale=floor(10 * most / PX_PER_INCH) / 10,
    )  # fmt: skip


def _pdf(scene: Scene, page: Page) -> bytes:
    return _typeset(_inputs([(scene, _openable(page))]))


def _openable(page: Page) -> Page:
    beyond = max(page.width, page.height, LONGEST_PDF) / LONGEST_PDF
    return Page(page.width / beyond, page.height / beyond, page.edge)


def _typeset(inputs: dict[str, str]) -> bytes:
    """The PDF of the pages that ``inputs`` describe. Raises JourneyError ``picture_failed``."""
    import typst  # a large library; only where a picture is taken away

    try:
        made: Any = typst.compile(
            _DOCUMENT, format="pdf", font_paths=_fonts(), ignore_system_fonts=True, sys_inputs=inputs
        )
    except typst.TypstError as problem:
        raise JourneyError("picture_failed", problem=problem.message) from problem
    except BaseException as problem:  # a panic of the library is no Exception, and would end whoever runs us
        if type(problem).__name__ != "PanicException":
            raise
        raise JourneyError("picture_failed", problem=str(problem)) from None
    return bytes(made)


@cache
def _fonts() -> Any:
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FOLDER])


def _inputs(pages: Sequence[tuple[Scene, Page]], title: str = "") -> dict[str, str]:
    first, _ = pages[0]
    inputs = {
        "pages": str(len(pages)),
        "title": legal(title or first.title),
        "description": legal(first.description),
        "language": first.language if _LANGUAGE.fullmatch(first.language) else "en",
    }
    for place, (scene, page) in enumerate(pages):
        own = {
            "svg": scene_svg(scene, plain=True, page=page if page.edge else None),
            "width": repr(page.width),
            "height": repr(page.height),
            "background": "#FFFFFF" if scene.background == "none" else scene.background,
            "alt": legal(scene.description) or legal(scene.title),
        }
        inputs |= {f"{name}{place}": value for name, value in own.items()}
    return inputs


def _density(scale: float | None, dpi: float | None, paper: str) -> float:
    if scale is not None and dpi is not None:
        raise JourneyError("dpi_and_scale")
    if scale is None and dpi is None:
        return SCALE * PX_PER_INCH if paper == "fit" else DPI[paper]
    density = scale * PX_PER_INCH if scale is not None else float(dpi or 0)
    if not 1 <= density <= 9600:
        raise JourneyError("bad_resolution", value=f"{scale if scale is not None else dpi:g}")
    return density
