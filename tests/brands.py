"""A client's brand for tests: a red circle and a dark bar as its logo."""

from base64 import b64encode
from io import BytesIO

from PIL import Image, ImageDraw

from journey.model import Brand, Map


def png(width: int = 320, height: int = 80, colour: str = "#E2001A") -> bytes:
    """A drawing on nothing."""
    image = Image.new("RGBA", (width, height))
    ImageDraw.Draw(image).rectangle((0, 0, width - 1, height // 2), fill=colour)
    kept = BytesIO()
    image.save(kept, "PNG")
    return kept.getvalue()


def client(width: int = 320, height: int = 80, **more: str) -> Brand:
    """A brand with a logo of these proportions."""
    logo = b64encode(png(width, height)).decode()
    return Brand.model_validate({"id": "brand", "name": "Bikes & Co", "colour": "#E2001A", "logo": logo, **more})


def branded(journey_map: Map, brand: Brand | None = None) -> Map:
    """The map in a brand."""
    return journey_map.with_collections({}, {"brands": (brand or client(),)})
