"""SVG: escaped, addressable, and able to travel with its fonts."""

import base64
import re
from io import BytesIO
from xml.etree import ElementTree

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from journey.formats.paper import MM_PER_INCH, frame_on, page_for
from journey.formats.svg import scene_svg, xml
from journey.formats.svg_file import svg_file
from journey.formats.webfonts import linked_font_css
from journey.scene.primitives import Circle, Group, Rect, Scene
from journey.scene.typefaces import faces
from tests.formats.drawings import HOSTILE, scene, text

NS = "{http://www.w3.org/2000/svg}"


def parsed(*words: str, **more: object) -> ElementTree.Element:
    return ElementTree.fromstring(scene_svg(scene(*words, **more)))


def words_of(root: ElementTree.Element) -> list[str]:
    return ["".join(element.itertext()) for element in root.iter(f"{NS}text")]


def test_the_picture_has_its_size_its_language_a_name_and_a_description():
    root = parsed(title="Si fidano", description="Sette tappe")
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("400", "300", "0 0 400 300")
    assert (root.get("role"), root.get("aria-label"), root.get("lang")) == ("img", "Si fidano", "it")
    assert (root[0].tag, root[0].text) == (f"{NS}title", "Si fidano")
    assert root.find(f"{NS}desc").text == "Sette tappe"


def test_a_picture_without_a_name_is_decoration():
    root = parsed(title="")
    assert (root.get("aria-hidden"), root.get("role"), root.get("aria-label")) == ("true", None, None)
    assert root.find(f"{NS}title") is None


def test_a_record_can_be_found_by_id_and_role_and_tells_its_tooltip():
    card = parsed().find(f".//{NS}g")
    assert (card.get("data-id"), card.get("data-role"), card.get("aria-label")) == ("t1", "card", "Telefonata <b>")
    assert card.find(f"{NS}title").text == "Telefonata <b>"


def test_markup_in_a_text_is_just_text_and_what_xml_cannot_hold_is_left_out():
    root = parsed(HOSTILE, title=HOSTILE, description=HOSTILE)
    assert words_of(root) == ["<script>alert('x')</script> & \"q\" "]
    assert root.find(f".//{NS}script") is None
    assert root[0].text == "<script>alert('x')</script> & \"q\" "


@given(st.text(max_size=40))
def test_any_text_gives_well_formed_xml(words: str):
    marked = Group(items=(text(words),), id=words, role=words, tip=words)
    drawn = Scene(10, 10, (marked,), "poster", words, words, language=words)
    ElementTree.fromstring(scene_svg(drawn))
    ElementTree.fromstring(scene_svg(drawn, plain=True))


def test_each_run_of_another_font_is_a_tspan_of_its_own():
    element = parsed("ok 😀 perché").find(f".//{NS}text")
    assert [(run.get("font-family"), run.text) for run in element] == [
        (None, "ok "),
        ("Noto Emoji", "😀"),
        (None, " perché"),
    ]


def test_text_that_starts_in_arabic_is_isolated_so_that_its_full_stop_stands_on_the_left():
    assert words_of(parsed("مرحبا.", "Ciao مرحبا.")) == ["\u2067مرحبا.\u2069", "Ciao مرحبا."]


def test_style_is_written_only_where_it_differs():
    plain, styled = ElementTree.fromstring(
        scene_svg(
            Scene(9, 9, (text("a"), text("b", weight=700, italic=True, anchor="middle", tracking=1.5)), "poster", "")
        )
    ).findall(f"{NS}text")
    assert set(plain.keys()) == {"x", "y", "font-size", "fill"}
    assert styled.get("font-weight") == "700" and styled.get("font-style") == "italic"
    assert styled.get("text-anchor") == "middle" and styled.get("letter-spacing") == "1.5"


def test_a_scaled_path_keeps_its_stroke_and_its_gradient_in_scene_px():
    root = parsed()
    path, gradient = root.find(f".//{NS}path"), root.find(f".//{NS}linearGradient")
    assert path.get("transform") == "translate(300 150) scale(2)"
    assert path.get("stroke-width") == "2"  # 4 px once scaled by 2
    assert path.get("fill") == f"url(#{gradient.get('id')})"
    assert (gradient.get("y1"), gradient.get("y2")) == ("-25", "25")  # 100 and 200, seen from y = 150 at scale 2


def test_two_pictures_on_one_page_can_keep_their_gradients_apart():
    assert 'id="left-g1"' in scene_svg(scene(), gradient_prefix="left-")


def test_numbers_have_two_decimals_at_most_and_must_be_finite():
    assert 'cx="0.33"' in scene_svg(Scene(9, 9, (Circle(x=1 / 3, y=0, r=1),), "poster", ""))
    assert 'x="0"' in scene_svg(Scene(9, 9, (Rect(x=-0.001, y=0, width=1, height=1),), "poster", ""))
    for broken in (float("nan"), float("inf")):
        with pytest.raises(ValueError, match="position or size"):
            scene_svg(Scene(9, 9, (Circle(x=broken, y=0, r=1),), "poster", ""))


def test_the_typesetters_version_holds_ink_only():
    drawn = scene_svg(scene("ciao"), plain=True)
    assert "<title>" not in drawn and "data-" not in drawn and "aria" not in drawn and "<g" not in drawn


def test_a_file_carries_the_glyphs_it_uses_and_no_others():
    root = ElementTree.fromstring(svg_file(scene("Sì 😀", "Sì")))
    rules = re.findall(r"font-family:'([^']+)';font-weight:(\d+);.*?base64,([^)]+)\)", root.find(f"{NS}style").text)
    assert [(family, weight) for family, weight, _ in rules] == [("Noto Emoji", "400"), ("Source Sans Pro", "400")]
    held = [set(map(chr, TTFont(BytesIO(base64.b64decode(data))).getBestCmap())) for _, _, data in rules]
    assert held == [{"😀"}, {"S", "ì", " "}]


def test_a_file_on_paper_has_the_papers_size_and_the_background_all_over():
    root = ElementTree.fromstring(svg_file(scene(), "a4"))
    assert (root.get("width"), root.get("height")) == ("11.6929in", "8.26772in")  # landscape: it is wider than tall
    left, top, width, height = map(float, root.get("viewBox").split())
    assert left < 0 and top < 0 and left + width > 400 and top + height > 300
    assert width / height == pytest.approx(297 / 210, rel=1e-3)
    ground = root.find(f"{NS}rect")
    assert [float(ground.get(side)) for side in ("x", "y", "width", "height")] == [left, top, width, height]


@pytest.mark.parametrize(("wide", "tall", "sides"), [(2400.0, 400.0, (0, 2)), (1000.0, 900.0, (1, 3))])
def test_what_is_drawn_fills_a_named_page_up_to_an_edge_of_eight_millimetres(wide: float, tall: float, sides: tuple):
    drawn = Rect(x=40.0, y=60.0, width=wide - 100.0, height=tall - 90.0, fill="#000000")
    picture = Scene(wide, tall, (drawn,), "poster", "t")
    page = page_for(picture, "a3")
    left, top, width, height = frame_on(picture, page)
    mm = page.width * MM_PER_INCH / width
    edges = [mm * side for side in (
        40.0 - left, 60.0 - top, left + width - (wide - 60.0), top + height - (tall - 30.0)
    )]  # fmt: skip
    assert [edges[side] for side in sides] == pytest.approx([8.0, 8.0])
    assert min(edges) >= 7.99


def test_what_runs_off_a_picture_runs_off_its_page():
    band = Rect(x=0.0, y=0.0, width=400.0, height=20.0, fill="#000000")
    assert (
        frame_on(Scene(400.0, 300.0, (band,), "poster", "t"), page_for(Scene(400, 300, (), "", ""), "a4"))[3] == 300.0
    )


def test_nothing_points_outside_the_file():
    drawn = svg_file(scene("javascript:alert(1)")).decode()
    assert "href" not in drawn and re.findall(r"url\((?!#|data:)", drawn) == []


def test_a_page_can_link_every_shipped_face():
    css = linked_font_css("app/static/fonts/")
    assert css.count("@font-face") == len(faces())
    assert "font-family:'Source Sans Pro';font-weight:600;font-style:italic;" in css
    assert "url('app/static/fonts/NotoSansArabic-Bold.ttf')" in css


def test_xml_escapes_the_four_and_drops_the_impossible():
    assert xml('<a b="c">&\x00\ud800') == "&lt;a b=&quot;c&quot;&gt;&amp;"
