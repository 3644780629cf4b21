"""From a picture that somebody brings to the photo of a persona: square, small, and without its metadata."""

from base64 import b64encode
from collections.abc import Callable
from io import BytesIO
from typing import Any

from journey.errors import JourneyError
from journey.model.photos import MOST_LETTERS, MOST_SIDE

SUFFIXES = ("jpg", "jpeg", "png", "webp")
MOST_BYTES = 20_000_000
MOST_PIXELS = 60_000_000  # more than any telephone's; a bomb unpacks to more
_KINDS = ("JPEG", "PNG", "WEBP")
_QUALITIES = (88, 78, 65, 50, 30)


def photo_of(data: bytes) -> str:
    """The middle square of a JPEG, PNG or WebP as a JPEG of up to 512 px in base64, upright, with its pixels alone.

    Nothing is unpacked before its size is known. Raises JourneyError ``photo_unreadable`` or ``photo_too_large``.
    """
    from PIL import Image, ImageOps  # only where somebody brings a picture

    too_large = JourneyError("photo_too_large", megapixels=MOST_PIXELS // 1_000_000, megabytes=MOST_BYTES // 1_000_000)
    if len(data) > MOST_BYTES:
        raise too_large
    try:
        with Image.open(BytesIO(data), formats=_KINDS) as image:
            width, height = image.size
            if width * height > MOST_PIXELS:
                raise too_large
            upright = upright_of(image, MOST_SIDE)
    except JourneyError:
        raise
    except Exception as problem:  # a broken file raises whatever its decoder stumbles over
        raise JourneyError("photo_unreadable") from problem
    side = min(MOST_SIDE, *upright.size)
    square = ImageOps.fit(upright, (side, side))
    clean = Image.new("RGB", square.size, "white")  # a new one knows nothing of the old one's metadata
    clean.paste(square, mask=square)
    tries = (_jpeg(clean, quality) for quality in _QUALITIES)
    return next(text for text in tries if len(text) <= MOST_LETTERS)  # pure noise at the last quality is half of that


def upright_of(image: Any, side: int, of: Callable[[tuple[int, int]], int] = min) -> Any:
    """The picture the right way up in eight bits a colour, with what is seen through, and not much larger than needed.

    That side ``of`` it which counts is still twice ``side``, where it was.
    """
    from PIL import ImageOps

    image.draft("RGB", (2 * side, 2 * side))  # a JPEG need not be unpacked at its whole size
    many = of(image.size) // (2 * side)
    if image.mode.startswith("I"):  # sixteen bits of grey, which would be cut off and not scaled
        image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    elif image.mode in ("P", "PA", "1"):
        image = image.convert("RGBA")
    return ImageOps.exif_transpose(image.reduce(many) if many > 1 else image).convert("RGBA")


def _jpeg(image: Any, quality: int) -> str:
    kept = BytesIO()
    image.save(kept, "JPEG", quality=quality)
    return b64encode(kept.getvalue()).decode()
