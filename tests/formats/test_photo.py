"""A picture that somebody brings becomes a small square without metadata, or is refused and nothing of it is kept."""

import struct
import zlib
from base64 import b64decode
from io import BytesIO

import pytest
from PIL import Image, ImageOps, PngImagePlugin
from pydantic import ValidationError

from journey.errors import JourneyError
from journey.formats import photo
from journey.formats.photo import photo_of
from journey.model import Photo
from journey.model.photos import jpeg_side


def written(image: Image.Image, kind: str = "JPEG", **more: object) -> bytes:
    kept = BytesIO()
    image.save(kept, kind, **more)  # type: ignore[arg-type]
    return kept.getvalue()


def read(text: str) -> Image.Image:
    return Image.open(BytesIO(b64decode(text)))


def striped(width: int, height: int) -> Image.Image:
    """Red at the left, blue at the right, and green between in the middle square."""
    image = Image.new("RGB", (width, height), "#00AA00")
    side = (width - height) // 2
    image.paste("#CC0000", (0, 0, side, height))
    image.paste("#0000CC", (width - side, 0, width, height))
    return image


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_it_is_the_middle_square_of_at_most_512_px(kind: str) -> None:
    kept = read(photo_of(written(striped(1600, 800), kind)))
    assert (kept.format, kept.size) == ("JPEG", (512, 512))
    for corner in ((4, 4), (507, 4), (4, 507)):
        red, green, blue = kept.getpixel(corner)
        assert green > 140 and red < 60 and blue < 60


def test_a_small_picture_is_not_enlarged() -> None:
    assert read(photo_of(written(striped(90, 60), "PNG"))).size == (60, 60)


def test_nothing_but_the_pixels_is_kept_and_it_stands_upright() -> None:
    image = Image.new("RGB", (300, 300), "white")
    image.paste("black", (0, 0, 300, 150))
    exif = image.getexif()
    exif[0x0112], exif[0x010F] = 3, "Camera of Marta"  # upside down
    data = written(image, exif=exif, comment=b"at home", dpi=(300, 300))
    assert b"Camera of Marta" in data and b"at home" in data
    text = photo_of(data)
    kept = b64decode(text)
    assert b"Camera" not in kept and b"at home" not in kept and b"Exif" not in kept
    assert read(text).getpixel((150, 20)) == (255, 255, 255)
    assert read(text).getpixel((150, 280)) == (0, 0, 0)
    Photo(id="f", persona_id="p", jpeg=text)


def test_what_can_be_seen_through_becomes_white() -> None:
    assert read(photo_of(written(Image.new("RGBA", (40, 40), (0, 0, 0, 0)), "PNG"))).getpixel((20, 20)) == (255,) * 3


def test_noise_is_made_small_enough_too() -> None:
    noise = ImageOps.fit(Image.effect_noise((700, 700), 200).convert("RGB"), (700, 700))
    assert Photo(id="f", persona_id="p", jpeg=photo_of(written(noise, "PNG")))


def bomb(side: int) -> bytes:
    """A PNG of a few hundred bytes that says it has ``side`` times ``side`` px."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(99))) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    "data",
    [b"", b"GIF89a", b"%PDF-1.7", b"\xff\xd8\xff\xe0 cut", written(striped(90, 60))[:400], b"<svg/>", bomb(100)],
)
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(JourneyError) as refused:
        photo_of(data)
    assert refused.value.code == "photo_unreadable"


def test_a_gif_is_not_among_the_kinds() -> None:
    with pytest.raises(JourneyError) as refused:
        photo_of(written(Image.new("P", (20, 20)), "GIF"))
    assert refused.value.code == "photo_unreadable"


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PngImagePlugin.PngImageFile, "load", lambda *_: pytest.fail("it was unpacked"))
    for side in (8_000, 60_000):
        with pytest.raises(JourneyError) as refused:
            photo_of(bomb(side))
        assert refused.value.code in ("photo_too_large", "photo_unreadable")
    monkeypatch.setattr(photo, "MOST_BYTES", 100)
    with pytest.raises(JourneyError) as refused:
        photo_of(written(striped(90, 60)))
    assert (refused.value.code, "60 million pixels" in refused.value.hint()) == ("photo_too_large", True)


def jpeg(width: int = 20, height: int = 20, **more: object) -> bytes:
    return written(Image.new("RGB", (width, height), "teal"), **more)


def test_sixteen_bits_of_grey_are_scaled_and_not_cut_off() -> None:
    deep = Image.frombytes("I;16", (64, 64), b"".join((row * 1024).to_bytes(2, "little") * 64 for row in range(64)))
    shades = [read(photo_of(written(deep, "PNG"))).getpixel((32, row))[0] for row in (4, 32, 60)]
    assert shades == pytest.approx([16, 128, 240], abs=6)


def test_a_map_file_brings_only_such_photos() -> None:
    assert jpeg_side(jpeg(300, 300)) == 300
    for data in (
        jpeg(20, 30), jpeg()[:-1], jpeg()[4:], b"", b"\xff\xd8\xff\xd9", jpeg(progressive=True), jpeg(comment=b"x"),
        jpeg(exif=b"Exif\0\0MM"), written(Image.new("RGB", (20, 20)), "PNG"), jpeg().replace(b"\xff\xda", b"\xff\xe1"),
    ):  # fmt: skip
        assert jpeg_side(data) == 0


@pytest.mark.parametrize("text", ["", "x", "data:image/jpeg;base64,AAAA", "A" * 120_004, "=" * 8, "é"])
def test_a_photo_that_is_none_keeps_a_map_from_being_read(text: str) -> None:
    with pytest.raises(ValidationError):
        Photo(id="f", persona_id="p", jpeg=text)


def test_a_photo_larger_than_512_px_is_none() -> None:
    from base64 import b64encode

    with pytest.raises(ValidationError):
        Photo(id="f", persona_id="p", jpeg=b64encode(jpeg(513, 513)).decode())
