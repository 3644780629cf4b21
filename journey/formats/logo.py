"""From a picture that somebody brings to the logo of a brand: a small PNG with its pixels alone, an SVG drawn to one.

A PNG, JPEG or WebP is decoded and written anew. An SVG is looked through first, and whatever could run, fetch or unpack
refuses it; what is left is drawn by the typesetter in a process of its own, which can be ended.
"""

import re
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from journey.errors import JourneyError
from journey.formats.photo import upright_of
from journey.model.brands import MOST_LETTERS, MOST_SIDE

SUFFIXES = ("svg", "png", "jpg", "jpeg", "webp")
MOST_BYTES = 10_000_000
MOST_PIXELS = 40_000_000
MOST_SVG = 1_000_000  # bytes; a logo is drawn in a few thousand
MOST_SHAPES = 20_000
_KINDS = ("JPEG", "PNG", "WEBP")
_SIDES = (MOST_SIDE, 900, 600, 400, 250)
_SEEN = 24  # of 255: how much something must differ from white, and not be seen through, to be seen at all
_SECONDS = 20
_MEMORY = 3_000_000_000  # bytes
_BLANK = b"\xef\xbb\xbf \t\r\n"
_DOCTYPE = re.compile(rb"<!DOCTYPE[^>\[]*>")
_SPACE = "{http://www.w3.org/2000/svg}"
_DRAWN = frozenset(
    (
        "svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "defs", "symbol", "use",
        "clipPath", "mask", "linearGradient", "radialGradient", "stop", "pattern", "style", "title", "desc", "metadata",
    )
)  # fmt: skip
"""No text: it would need the client's own font."""
_FETCHES = re.compile(r"url\s*\(\s*['\"]?\s*(?!['\"#\s])|@import|\\", re.I)
_HOME = Path(__file__).parent.parent.parent
_CHILD = """
import sys
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[1]), int(sys.argv[1])))
    resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[2]), int(sys.argv[2])))
except ImportError:
    pass
import typst
page = b'''#set page(width: 600pt, height: 600pt, margin: 0pt, fill: none)
#place(center + horizon, image(bytes(sys.inputs.svg), format: "svg", width: 100%, height: 100%, fit: "contain"))'''
fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[sys.argv[3]])
svg = sys.stdin.buffer.read().decode()
sys.stdout.buffer.write(typst.compile(page, format="png", ppi=144, font_paths=fonts, sys_inputs={"svg": svg}))
"""


def logo_of(data: bytes) -> str:
    """The logo as a PNG of up to 1200 px a side in base64, without the empty edges that it may have had.

    Raises JourneyError ``logo_unreadable``, ``logo_too_large``, ``logo_unsafe`` or ``logo_unseen``.
    """
    from PIL import Image  # only where somebody brings a picture

    if len(data) > MOST_BYTES:
        raise _too_large()
    image = _opened(_drawn(data) if data.lstrip(_BLANK).startswith(b"<") else data)
    seen = image.getchannel("A").point(lambda value: 255 if value >= _SEEN else 0).getbbox()
    if seen is None or _is_white(image.crop(seen)):
        raise JourneyError("logo_unseen")
    image = image.crop(seen)
    for side in _SIDES:
        smaller = image.copy()
        smaller.thumbnail((side, side))
        clean = Image.new("RGBA", smaller.size)  # a new one knows nothing of the old one's metadata
        clean.paste(smaller)
        for tried in (clean, clean.quantize(256, Image.Quantize.FASTOCTREE)):
            text = _png(tried)
            if len(text) <= MOST_LETTERS:
                return text
    raise _too_large()  # not even noise is, at the last side


def _too_large() -> JourneyError:
    return JourneyError("logo_too_large", megapixels=MOST_PIXELS // 1_000_000, megabytes=MOST_BYTES // 1_000_000)


def _opened(data: bytes) -> Any:
    """The picture upright, with what is seen through. Nothing is unpacked before its size is known."""
    from PIL import Image

    try:
        with Image.open(BytesIO(data), formats=_KINDS) as image:
            width, height = image.size
            if width * height > MOST_PIXELS:
                raise _too_large()
            return upright_of(image, MOST_SIDE, max)
    except JourneyError:
        raise
    except Exception as problem:  # a broken file raises whatever its decoder stumbles over
        raise JourneyError("logo_unreadable") from problem


def _is_white(image: Any) -> bool:
    """Whether nothing of it would be seen on white paper."""
    from PIL import Image

    paper = Image.new("RGBA", image.size, "white")
    paper.alpha_composite(image)
    grounds: Any = paper.convert("RGB").getextrema()
    return bool(min(low for low, _ in grounds) > 255 - _SEEN)


def _png(image: Any) -> str:
    kept = BytesIO()
    image.save(kept, "PNG", optimize=True)
    return b64encode(kept.getvalue()).decode()


def _drawn(svg: bytes) -> bytes:
    """An SVG as a PNG of 1200 px, by a child process that is ended where it takes too long or too much."""
    for found in _unsafe(svg):
        raise JourneyError("logo_unsafe", found=found)
    from journey.scene.typefaces import FOLDER

    # -P: the folder the program was started in is no place for modules
    command = [sys.executable, "-P", "-c", _CHILD, str(_MEMORY), str(_SECONDS), str(FOLDER)]
    try:
        done = subprocess.run(
            command,
            input=_DOCTYPE.sub(b"", svg, count=1),
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            cwd=_HOME,
        )
    except subprocess.TimeoutExpired as problem:
        raise JourneyError("logo_unreadable") from problem
    if done.returncode != 0:
        raise JourneyError("logo_unreadable")
    return done.stdout


def _unsafe(svg: bytes) -> Iterator[str]:
    """What an SVG holds beside shapes: elements and attributes by name. Raises ``logo_unreadable``."""
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    if len(svg) > MOST_SVG:
        raise _too_large()
    try:
        root = fromstring(_DOCTYPE.sub(b"", svg, count=1), forbid_dtd=True)
    except DefusedXmlException:
        yield "<!DOCTYPE>"
        return
    except (SyntaxError, ValueError, LookupError) as problem:  # a broken file, or an encoding that nobody knows
        raise JourneyError("logo_unreadable") from problem
    for number, element in enumerate(root.iter()):
        if number > MOST_SHAPES:
            raise _too_large()
        if not str(element.tag).startswith(_SPACE):
            continue  # what a drawing program keeps for itself; nobody draws it
        name = str(element.tag)[len(_SPACE) :]
        if name not in _DRAWN:
            yield f"<{name}>"
        if name == "style" and _FETCHES.search(element.text or ""):
            yield "<style>"
        for key, value in element.attrib.items():
            bare = str(key).rsplit("}", 1)[-1].lower()
            links = bare in ("href", "src") and not value.strip().startswith("#")
            if bare.startswith("on") or links or _FETCHES.search(value):
                yield bare
