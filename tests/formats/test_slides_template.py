"""A client's own template: its layouts, fonts and colours are used; one that cannot be used is refused in one line."""

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.util import Pt

from journey.errors import JourneyError
from journey.formats.library import open_sample
from journey.i18n import LANGUAGES
from journey.model import Map
from tests.cli.running import SAMPLE, refused, run
from tests.formats import decks

OFFICE_ACCENT = "4F81BD"


def template(change: Callable[[object], None] = lambda deck: None) -> bytes:
    """The default template of python-pptx, 4:3 in Office's colours, with two sample slides."""
    deck = Presentation()
    for layout in list(deck.slide_layouts)[:2]:
        deck.slides.add_slide(layout).shapes.title.text = "A sample slide of the agency"
    change(deck)
    file = io.BytesIO()
    deck.save(file)
    return file.getvalue()


def themed(deck: object, old: str, new: str) -> None:
    part = deck.slide_masters[0].part.part_related_by(RT.THEME)  # type: ignore[attr-defined]
    part.blob = part.blob.decode().replace(old, new).encode()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """The package with a part added or replaced."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            if member != name:
                new.writestr(member, old.read(member))
        new.writestr(name, content)
    return file.getvalue()


def part_of(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name)


def dark(deck: object) -> None:
    themed(deck, '<a:sysClr val="windowText" lastClr="000000"/>', '<a:srgbClr val="F4F4F4"/>')
    themed(deck, '<a:sysClr val="window" lastClr="FFFFFF"/>', '<a:srgbClr val="101828"/>')
    themed(deck, "1F497D", "D0D8E0")
    themed(deck, OFFICE_ACCENT, "FFCC00")
    themed(deck, "Calibri", "Verdana")


@pytest.mark.parametrize("data", [template(), template(dark)], ids=["plain", "dark"])
def test_a_deck_in_a_client_s_template_is_as_sound_and_readable_as_our_own(data: bytes):
    made = decks.write(open_sample("it"), template=data)
    assert decks.faults(made) == []
    deck = decks.opened(made)
    for number, slide in enumerate(deck.slides, 1):
        assert (number, decks.too_small(slide)) == (number, [])
        assert (number, decks.clipped(slide)) == (number, [])
        assert (number, decks.overlapping(slide)) == (number, [])
        assert (number, decks.outside(slide, deck)) == (number, [])


def test_masters_layouts_fonts_and_colours_are_the_client_s_and_its_sample_slides_are_gone():
    made = decks.write(open_sample("en"), template=template(dark))
    deck = decks.opened(made)
    assert deck.slide_width == Presentation().slide_width
    assert "A sample slide of the agency" not in decks.titles(deck)
    names = zipfile.ZipFile(io.BytesIO(made)).namelist()
    assert len([name for name in names if name.startswith("ppt/slides/slide")]) == len(deck.slides)
    theme = part_of(made, "ppt/theme/theme1.xml").decode()
    assert "FFCC00" in theme and "Verdana" in theme
    chart = next(shape.chart for shape in decks.slide_titled(deck, "Maya and Tom part").shapes if shape.has_chart)
    line = chart.plots[0].series[0].format.line
    assert line.color.theme_color.name == "ACCENT_1"


def test_titles_stand_in_the_placeholders_of_its_layouts_and_what_we_draw_in_its_body():
    deck = decks.opened(decks.write(open_sample("en"), template=template()))
    slide = decks.slide_titled(deck, "Of 7 moments")
    assert slide.slide_layout.name == "Title Only"
    assert slide.shapes.title.is_placeholder
    body = next(one for one in deck.slide_masters[0].placeholders if one.placeholder_format.idx == 1)
    for written in decks.texts(slide):
        assert written.room[1] >= body.top / Pt(1) - 1
        assert written.room[3] <= (body.top + body.height) / Pt(1) + 1


def test_a_potx_is_taken_as_the_pptx_it_could_be():
    data = template()
    types = part_of(data, "[Content_Types].xml").replace(b"presentation.main+xml", b"template.main+xml")
    made = decks.write(open_sample("en"), template=with_part(data, "[Content_Types].xml", types))
    assert decks.faults(made) == []
    assert b"template.main" not in part_of(made, "[Content_Types].xml")


def test_lists_of_slides_that_are_gone_go_with_them():
    data = template()
    sections = (
        b'<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst'
        b' xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"><p14:section name="S" id="{A}">'
        b'<p14:sldIdLst><p14:sldId id="256"/></p14:sldIdLst></p14:section></p14:sectionLst></p:ext></p:extLst>'
    )
    xml = part_of(data, "ppt/presentation.xml").replace(b"</p:presentation>", sections + b"</p:presentation>")
    made = decks.write(open_sample("en"), template=with_part(data, "ppt/presentation.xml", xml))
    assert b"sectionLst" not in part_of(made, "ppt/presentation.xml")
    assert decks.faults(made) == []


def encrypted() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(200)


def with_password() -> bytes:
    """A ZIP file whose members are marked as encrypted."""
    data = bytearray(template())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            flags = struct.unpack_from("<H", data, at + place)[0]
            struct.pack_into("<H", data, at + place, flags | 1)
            at = data.find(mark, at + 4)
    return bytes(data)


def with_macros() -> bytes:
    data = template()
    types = part_of(data, "[Content_Types].xml").replace(
        b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
        b"application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
    )
    return with_part(data, "[Content_Types].xml", types)


def with_link() -> bytes:
    data = template()
    name = "ppt/slideMasters/_rels/slideMaster1.xml.rels"
    link = (
        b'<Relationship Id="rId99" Target="https://tracker.example/x.png" TargetMode="External"'
        b' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/></Relationships>'
    )
    return with_part(data, name, part_of(data, name).replace(b"</Relationships>", link))


def bomb() -> bytes:
    return with_part(template(), "ppt/media/image1.png", bytes(120_000_000))


def crowded(tags: int, filling: int = 0) -> bytes:
    """A template that is small as a file and unpacked, but not in memory. The filling cannot be packed."""
    data, name = template(), "ppt/presentation.xml"
    much = b"<p:extLst>" + b"<p:a/>" * tags + b"</p:extLst><!--" + Random(1).randbytes(filling).hex().encode() + b"-->"
    return with_part(data, name, part_of(data, name).replace(b"</p:presentation>", much + b"</p:presentation>"))


def without_titles(deck: object) -> None:
    for layout in deck.slide_layouts:  # type: ignore[attr-defined]
        for placeholder in list(layout.placeholders):
            placeholder.element.getparent().remove(placeholder.element)


def squat(deck: object) -> None:
    deck.slide_height = Pt(200)  # type: ignore[attr-defined]


BAD = {
    "template_not_pptx": b"%PDF-1.7 not slides at all",
    "template_not_pptx:old": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(900),
    "template_not_pptx:zip": with_part(template(), "[Content_Types].xml", b"<Types/>"),
    "template_not_pptx:broken": with_part(template(), "ppt/presentation.xml", b"<p:presentation"),
    "template_not_pptx:cut": template()[:9000],
    "template_encrypted": encrypted(),
    "template_encrypted:zip": with_password(),
    "template_macros": with_macros(),
    "template_macros:vba": with_part(template(), "ppt/vbaProject.bin", b"x"),
    "template_links": with_link(),
    "template_too_large": bomb(),
    "template_too_large:packed": crowded(500_000),
    "template_too_large:tags": crowded(1_000_000, 50_000),
    "template_too_large:part": crowded(0, 5_000_000),
    "template_layouts": template(without_titles),
    "template_layouts:squat": template(squat),
    "file_too_large": bytes(50_000_001),
}


@pytest.mark.parametrize("code", BAD)
def test_a_template_that_cannot_be_used_is_refused_with_what_to_do_about_it(code: str):
    with pytest.raises(JourneyError) as problem:
        decks.write(Map(id="m"), template=BAD[code])
    assert problem.value.code == code.split(":")[0]
    assert problem.value.where == "client.pptx"
    for language in LANGUAGES:
        assert "{" not in problem.value.message(language)


def test_a_large_and_dull_picture_in_a_template_does_no_harm():
    data = with_part(template(), "ppt/media/image1.png", b"\x89PNG" + bytes(20_000_000))
    assert decks.faults(decks.write(Map(id="m"), template=data)) == []


def test_the_command_line_takes_a_template(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    client, out = tmp_path / "client.pptx", tmp_path / "deck.pptx"
    client.write_bytes(template(dark))
    status, told, _ = run(capsys, "convert", SAMPLE, out, "--template", client, "--lang", "it")
    assert (status, told) == (0, "")
    assert any(title.startswith("Maya e Tom") for title in decks.titles(decks.opened(out.read_bytes())))
    assert "FFCC00" in part_of(out.read_bytes(), "ppt/theme/theme1.xml").decode()


def test_a_bad_template_writes_nothing_and_says_so_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    client, out = tmp_path / "client.pptm", tmp_path / "deck.pptx"
    client.write_bytes(BAD["template_macros"])
    assert "client.pptm: The template contains macros" in refused(capsys, "convert", SAMPLE, out, "--template", client)
    assert "could not be read" in refused(capsys, "convert", SAMPLE, out, "--template", tmp_path / "nowhere.pptx")
    assert not out.exists()


def test_a_template_makes_no_difference_to_other_formats(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    client = tmp_path / "client.pptx"
    client.write_bytes(template())
    status, _, err = run(capsys, "convert", SAMPLE, tmp_path / "x.svg", "--template", client)
    assert (status, err) == (0, "svg: --template makes no difference here\n")
