"""A logo that somebody brings becomes a small PNG of its pixels alone, or is refused with one sentence."""

import struct
import subprocess
import zlib
from base64 import b64decode
from io import BytesIO

import pytest
from PIL import Image, PngImagePlugin

from journey.errors import JourneyError
from journey.formats import logo
from journey.formats.logo import logo_of
from journey.i18n import LANGUAGES
from journey.model import Brand
from journey.model.brands import png_size

LINK = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
BAR = '<rect x="20" y="10" width="100" height="40" fill="#E2001A"/>'


def svg(body: str = BAR, before: str = "") -> bytes:
    return f'{before}<svg {LINK} viewBox="0 0 200 60">{body}</svg>'.encode()


def written(image: Image.Image, kind: str = "PNG", **more: object) -> bytes:
    kept = BytesIO()
    image.save(kept, kind, **more)  # type: ignore[arg-type]
    return kept.getvalue()


def read(text: str) -> Image.Image:
    return Image.open(BytesIO(b64decode(text))).convert("RGBA")


def bar(width: int = 300, height: int = 100) -> Image.Image:
    """Red, with an edge of a tenth that is seen through."""
    image = Image.new("RGBA", (width, height))
    image.paste("#E2001A", (width // 10, height // 10, width - width // 10, height - height // 10))
    return image


def refused(data: bytes) -> JourneyError:
    with pytest.raises(JourneyError) as found:
        logo_of(data)
    assert all(found.value.message(language) for language in LANGUAGES)
    return found.value


def test_a_png_loses_its_empty_edges_and_stays_seen_through() -> None:
    image = bar()
    image.putpixel((150, 50), (0, 0, 0, 0))
    kept = read(logo_of(written(image)))
    assert kept.size == (240, 80)
    assert kept.getpixel((0, 0)) == (0xE2, 0, 0x1A, 255)
    assert kept.getpixel((120, 40))[3] == 0  # type: ignore[index]


@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "PNG"])
def test_other_pictures_become_one(kind: str) -> None:
    kept = read(logo_of(written(Image.new("RGB", (3000, 600), "#22262B"), kind)))
    assert kept.size == (1200, 240)


def test_nothing_but_the_pixels_is_kept_and_it_stands_upright() -> None:
    image = Image.new("RGB", (100, 60), "#22262B")
    image.paste("#E2001A", (0, 0, 100, 20))
    exif = image.getexif()
    exif[0x0112], exif[0x010F] = 3, "Camera of Marta"  # upside down
    text = logo_of(written(image, "JPEG", exif=exif, comment=b"at home"))
    assert b"Camera" not in b64decode(text) and b"at home" not in b64decode(text)
    red = read(text).getpixel((50, 55))
    assert red[0] > 200 and red[2] < 60  # type: ignore[index]
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", "Marta")
    assert b"Marta" not in b64decode(logo_of(written(bar(), pnginfo=told)))


def test_noise_is_made_small_enough_too() -> None:
    noise = Image.merge("RGBA", [Image.effect_noise((1400, 1400), 200) for _ in range(4)])
    assert Brand(id="b", logo=logo_of(written(noise)))


def test_an_svg_is_drawn() -> None:
    kept = read(logo_of(svg()))
    assert kept.size[0] / kept.size[1] == pytest.approx(2.5, abs=0.02)
    assert kept.getpixel((kept.width // 2, kept.height // 2)) == (0xE2, 0, 0x1A, 255)


def test_an_svg_as_drawing_programs_write_it_is_drawn() -> None:
    program = (
        '<?xml version="1.0" encoding="utf-8"?>\n<!-- Generator: Adobe Illustrator -->\n'
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n'
    )
    body = (
        '<style>.a{fill:#E2001A;fill:url(#g)}</style><defs><linearGradient id="g"><stop stop-color="#E2001A"/>'
        '</linearGradient><path id="p" d="M20 10h100v40h-100z"/></defs><use xlink:href="#p" class="a"/>'
        '<inkscape:view xmlns:inkscape="http://www.inkscape.org/" onclick=""/>'
    )
    assert png_size(b64decode(logo_of(svg(body, "\ufeff" + program))))[0] == png_size(b64decode(logo_of(svg())))[0]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ('<g onload="alert(1)"/>', "onload"),
        ('<rect width="9" height="9" ONCLICK="x"/>', "onclick"),
        ("<foreignObject/>", "<foreignObject>"),
        ('<image href="http://example.org/x.png"/>', "<image>"),
        ('<image href="data:image/png;base64,AAAA"/>', "<image>"),
        ('<use xlink:href="file:///etc/passwd#x"/>', "href"),
        ('<use href="https://example.org/a.svg#x"/>', "href"),
        ('<path style="fill:url(http://example.org/a)" d="M0 0h9"/>', "style"),
        ('<path fill="url( \'//example.org\')" d="M0 0h9"/>', "fill"),
        ("<style>@import 'http://example.org/a.css';</style>", "<style>"),
        ("<style>.a{fill:u\\72l(//example.org)}</style>", "<style>"),
        ("<animate/>", "<animate>"),
        ("<filter/>", "<filter>"),
        ("<text>Bikes</text>", "<text>"),
    ],
)
def test_what_could_run_fetch_or_needs_a_font_is_refused_by_name(body: str, found: str) -> None:
    error = refused(svg(BAR + body))
    assert (error.code, error.params) == ("logo_unsafe", {"found": found})


def test_an_entity_is_refused_before_it_grows() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    assert refused(svg("<title>&l11;</title>", f'<!DOCTYPE svg [<!ENTITY l0 "ha">{laughs}]>')).code == "logo_unsafe"


@pytest.mark.parametrize(
    "data",
    [b"", b"GIF89a", b"%PDF-1.7", b"\xff\xd8\xff\xe0 cut", written(bar())[:200], b"<svg", b"<html></html>",
     svg("<g>"), b"<?xml version='1.0' encoding='klingon'?><svg/>"],
)  # fmt: skip
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    assert refused(data).code in ("logo_unreadable", "logo_unseen")


def test_shapes_that_multiply_and_that_never_end_are_refused() -> None:
    multiply = "".join(f'<g id="a{n}">{f"<use href={chr(34)}#a{n - 1}{chr(34)}/>" * 10}</g>' for n in range(1, 12))
    assert refused(svg(f'<g id="a0">{BAR}</g>{multiply}<use href="#a11"/>')).code == "logo_unreadable"
    assert refused(svg("<g>" * 5000 + BAR + "</g>" * 5000)).code == "logo_unreadable"


def test_a_drawing_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    def late(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("python", 20)

    monkeypatch.setattr(subprocess, "run", late)
    assert refused(svg()).code == "logo_unreadable"


@pytest.mark.parametrize(
    "data",
    [
        svg(BAR.replace("#E2001A", "#FFFFFF")), svg(""), svg('<g id="a"><use href="#a"/></g>'),
        written(Image.new("RGBA", (90, 40))), written(Image.new("RGB", (90, 40), "white")),
        written(Image.new("RGBA", (90, 40), (255, 255, 255, 255))), written(Image.new("RGBA", (90, 40), (0, 0, 0, 9))),
    ],
)  # fmt: skip
def test_what_nobody_would_see_is_refused(data: bytes) -> None:
    assert refused(data).code == "logo_unseen"


def bomb(side: int) -> bytes:
    """A PNG of a few hundred bytes that says it has ``side`` times ``side`` px."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(99))) + chunk(b"IEND", b"")


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PngImagePlugin.PngImageFile, "load", lambda *_: pytest.fail("it was unpacked"))
    for side in (8_000, 60_000):
        assert refused(bomb(side)).code in ("logo_too_large", "logo_unreadable")
    monkeypatch.setattr(logo, "MOST_BYTES", 100)
    assert refused(written(bar())).code == "logo_too_large"


def test_a_drawing_of_too_many_bytes_or_shapes_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logo, "MOST_SHAPES", 3)
    assert refused(svg(4 * BAR)).code == "logo_too_large"
    monkeypatch.setattr(logo, "MOST_SVG", 100)
    assert refused(svg()).code == "logo_too_large"
