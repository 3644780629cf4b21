"""Plotly figures: the scene's own picture, with hover and a legend, and nothing a text could do."""

import json
from itertools import pairwise
from math import hypot

import pytest

from journey.formats.plotly import CONFIG, figure, figure_dict
from journey.formats.plotly_ink import dash_of, dots_along, flat, gradient_of, is_dotted, rgba, segments_of
from journey.layout import lay_out
from journey.scene.faces import draw_face
from journey.scene.markers import draw_marker
from journey.scene.pathdata import disc
from journey.scene.primitives import Circle, Gradient, Group, Path, Rect, Scene, Shape, Text
from journey.scene.themes import theme
from tests.maps import random_map

LINE = Shape((("M", 0.0, 50.0), ("C", 30.0, 50.0, 70.0, 80.0, 100.0, 80.0)))
HOSTILE = (
    '<a href="https://example.org" target=_top>x</a><span style="background:url(https://example.org/t.gif)">y</span>'
)


def scene(*items: object, width: float = 1300.0, **more: object) -> Scene:
    return Scene(width, 600.0, tuple(items), "curve", "Curva", **more)


def curve(series: str, colour: str = "#1F5FBF", dash: tuple[float, ...] = ()) -> Path:
    return Path(shape=LINE, stroke=colour, stroke_width=5.0, dash=dash, role="curve", series=series)


def words(text: str, **more: object) -> Text:
    return Text(**({"x": 10.0, "y": 100.0, "text": text, "size": 20.0, "width": 50.0, "box": (0, 0, 300, 300)} | more))


def traces(drawn: Scene, series: str = "") -> list[dict]:
    return [trace for trace in figure_dict(drawn)["data"] if not series or trace.get("legendgroup") == series]


def test_axes_are_scene_px_with_y_downwards_and_never_move():
    layout = figure_dict(scene())["layout"]
    assert layout["xaxis"]["range"] == [0, 1300]
    assert layout["yaxis"]["range"] == [600, 0]
    assert layout["xaxis"]["fixedrange"] and layout["yaxis"]["fixedrange"]
    assert (layout["paper_bgcolor"], layout["plot_bgcolor"]) == ("rgba(0,0,0,0)", "rgba(0,0,0,0)")
    assert CONFIG["displayModeBar"] is False


def test_at_half_the_width_words_and_lines_are_half_as_large_and_coordinates_stay():
    drawn = scene(curve("Giulia"), words("Picco", weight=700))
    large, small = figure_dict(drawn, 1300), figure_dict(drawn, 650)
    assert (small["layout"]["width"], large["layout"]["width"]) == (650, 1300)
    assert [made["layout"]["annotations"][0]["font"]["size"] for made in (large, small)] == [20, 10]
    assert small["data"][0]["line"]["width"] == 2.5
    assert small["data"][0]["x"] == large["data"][0]["x"]


def test_a_persona_is_one_legend_entry_for_its_solid_and_its_dashed_part():
    drawn = scene(curve("Giulia"), curve("Giulia", dash=(0.01, 10.0)), curve("Renato", "#A85600"))
    entries = [trace for trace in traces(drawn) if trace["showlegend"]]
    assert [entry["name"] for entry in entries] == ["Giulia", "Renato"]
    assert entries[0]["line"]["dash"] == "solid"
    solid, dotted, _ = traces(drawn, "Giulia")
    assert (solid["mode"], dotted["mode"]) == ("lines", "markers")


def test_no_point_of_a_line_is_left_out_so_that_level_stretches_stay_level():
    (trace,) = traces(scene(curve("Giulia")), "Giulia")[:1]
    assert trace["line"]["simplify"] is False


def test_a_page_that_shows_and_hides_by_itself_leaves_the_legend_out():
    made = figure_dict(scene(curve("Giulia")), legend=False)
    assert not made["layout"]["showlegend"]
    assert not any(trace["showlegend"] for trace in made["data"])
    assert made["layout"]["margin"]["b"] == 0


def test_the_legend_follows_the_names_at_the_ends_of_the_lines():
    name = Group(items=(words("Giulia"),), role="name", series="Giulia")
    drawn = scene(curve("Renato"), curve("Giulia"), name)
    assert [trace["name"] for trace in traces(drawn) if trace["showlegend"]] == ["Giulia", "Renato"]


def test_an_only_assumed_persona_has_a_dotted_entry():
    (entry,) = [trace for trace in traces(scene(curve("Giulia", dash=(0.01, 10.0)))) if trace["showlegend"]]
    assert entry["line"]["dash"] == "dot"


def test_everything_of_a_series_goes_when_its_legend_entry_is_switched_off():
    face = Group(items=(draw_face("joy", 5, 50, 50, 28, theme("light")),), series="Giulia")
    label = Group(items=(words("Gioia, +5,0"),), role="label", series="Giulia")
    made = figure_dict(scene(curve("Giulia"), face, label))
    assert made["layout"]["shapes"] == made["layout"]["annotations"] == []
    assert all(trace["legendgroup"] == "Giulia" for trace in made["data"])
    assert "Gioia, +5,0" in [text for trace in made["data"] for text in trace.get("text", ())]


def test_moments_of_a_persona_are_one_trace_with_a_tooltip_each():
    marks = [
        draw_marker(
            "diamond", 10.0 * k, 40.0, 12.0, fill, "#A85600", id=f"f{k}", role="moment", tip=f"a\nb{k}", series="R"
        )
        for k, fill in enumerate(("#A85600", "#FFFFFF"))
    ]  # fmt: skip
    (trace,) = traces(scene(*marks), "R")
    assert trace["marker"]["symbol"] == ["diamond", "diamond"]
    assert trace["marker"]["color"] == ["#A85600", "#FFFFFF"]
    assert trace["hovertext"] == ["a<br>b0", "a<br>b1"]
    assert trace["customdata"] == ["f0", "f1"]


def test_what_lies_under_the_curves_is_below_and_what_lies_over_them_above():
    under, over = Rect(x=0, y=0, width=9, height=9, fill="#FFFFFF"), Circle(x=5, y=5, r=3, fill="#111111")
    between = Path(shape=LINE, stroke="#46505C", role="guide")
    made = figure_dict(scene(under, curve("A"), between, curve("B"), over))
    layers = [(shape["type"], shape["layer"]) for shape in made["layout"]["shapes"]]
    assert layers == [("rect", "below"), ("circle", "above")]
    assert [trace["legendgroup"] for trace in made["data"][:3]] == ["A", "", "B"]


def test_an_area_is_a_filled_trace_with_the_scenes_gradient():
    area = Shape((("M", 0.0, 90.0), ("L", 0.0, 50.0), ("L", 99.0, 50.0), ("L", 99.0, 90.0), ("Z",)))
    fill = Gradient(0, 90, 0, 20, ((0.0, "#FFC629", 0.1), (1.0, "#FFC629", 0.8)))
    (trace, *_) = traces(scene(Path(shape=area, fill=fill, role="area", series="Giulia")))
    assert trace["fill"] == "toself"
    assert trace["fillgradient"]["type"] == "vertical"
    assert (trace["fillgradient"]["start"], trace["fillgradient"]["stop"]) == (90, 20)
    assert trace["fillgradient"]["colorscale"][1] == [1.0, "rgba(255,198,41,0.8)"]


def test_texts_stand_on_their_baseline_at_their_anchor():
    made = figure_dict(scene(words("uno"), words("due", anchor="middle"), words("tre", anchor="end", italic=True)))
    found = made["layout"]["annotations"]
    assert [note["xanchor"] for note in found] == ["left", "center", "right"]
    assert all(note["yanchor"] == "middle" and 92 < note["y"] < 94 for note in found)
    assert found[2]["font"]["style"] == "italic"


@pytest.mark.parametrize("series", ["", HOSTILE])
def test_markup_in_a_text_comes_out_as_text(series: str):
    group = Group(items=(words(HOSTILE), curve(series)), series=series, tip=HOSTILE, role="label")
    made = figure_dict(scene(group))
    for trace in made["data"]:
        shown = [trace.get("name", ""), *trace.get("text", ()), *trace.get("hovertext", ())]
        assert not any("<a" in text or "<span" in text for text in shown)
    assert not any("<a" in note["text"] for note in made["layout"]["annotations"])
    assert "&lt;a href=" in json.dumps(made)


def test_what_has_a_tooltip_can_be_hovered_and_a_wide_thing_all_along():
    tint = Rect(x=100, y=20, width=400, height=40, fill="#E6EEF6")
    head = Group(items=(tint,), tip="Mi informo\nPrima", role="stage")
    (hover,) = traces(scene(head))
    assert hover["marker"]["opacity"] == 0
    assert set(hover["hovertext"]) == {"Mi informo<br>Prima"}
    assert len(hover["x"]) > 3
    assert all(100 < x < 500 for x in hover["x"])


def test_a_long_tooltip_is_broken_into_lines_and_ends_somewhere():
    dot = Circle(x=5, y=5, r=3, fill="#111111", tip="parola " * 280)
    (hover,) = traces(scene(dot))
    lines = hover["hovertext"][0].split("<br>")
    assert max(map(len, lines)) <= 64
    assert (len(lines), lines[-1]) == (12, "…")


def test_a_line_with_a_tooltip_can_be_hovered_on_the_line():
    way = Path(shape=LINE, stroke="#7C8E9C", stroke_width=9, role="ribbon", series="main", tip="62%")
    hover = next(trace for trace in traces(scene(way)) if trace.get("marker", {}).get("opacity") == 0)
    assert all(50 <= y <= 80 for y in hover["y"])
    assert len(hover["x"]) > 2


def test_a_face_does_not_repeat_the_tooltip_of_its_moment():
    mark = draw_marker("circle", 10, 40, 12, "#1F5FBF", id="f1", role="moment", tip="Gioia", series="G")
    face = draw_face("joy", 5, 10, 40, 28, theme("light"), tip="Gioia", id="f1")
    assert sum("hovertext" in trace for trace in traces(scene(mark, face))) == 1


def test_dashes_with_round_ends_grow_because_plotly_cuts_them_straight():
    assert dash_of((4.0, 6.0), 2.0, "round", 1.0) == "6.00px,4.00px"
    assert dash_of((4.0, 6.0), 2.0, "butt", 0.5) == "2.00px,3.00px"
    assert dash_of((), 2.0, "round", 1.0) == "solid"


def test_round_dots_become_dots_at_even_distances():
    assert is_dotted(curve("G", dash=(0.01, 10.0)))
    assert not is_dotted(curve("G", dash=(3.0, 6.0)))
    xs, ys = dots_along((("M", 0.0, 0.0), ("L", 30.0, 40.0)), 10.0)
    assert list(zip(xs, ys, strict=True)) == [(0, 0), (6, 8), (12, 16), (18, 24), (24, 32), (30, 40)]


def test_a_flattened_circle_is_round_to_a_fifth_of_a_px():
    xs, ys = flat(disc(0, 0, 100))
    places = [(x, y) for x, y in zip(xs, ys, strict=True) if x is not None and y is not None]
    middles = [((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in pairwise(places)]
    assert all(99.6 < hypot(x, y) < 100.2 for x, y in (*places, *middles))


def test_outlines_are_kept_apart():
    xs, _ = flat((*disc(0, 0, 5), *disc(20, 0, 5)))
    assert xs.count(None) == 1


def test_a_scaled_path_lands_where_the_scene_puts_it():
    moved = Path(shape=Shape((("M", 1.0, 2.0), ("L", 3.0, 4.0))), x=100, y=200, scale=10)
    assert segments_of(moved) == (("M", 110, 220), ("L", 130, 240))


def test_colours_take_their_opacity_along():
    assert (rgba("#FF8000", 1), rgba("#FF8000", 0.5)) == ("#FF8000", "rgba(255,128,0,0.5)")
    assert rgba("none", 1) == "rgba(0,0,0,0)"
    across = Gradient(10, 0, 90, 0, ((0.0, "#000000", 1.0), (1.0, "#FFFFFF", 0.5)))
    assert gradient_of(across, 0.5)["type"] == "horizontal"
    assert gradient_of(across, 0.5)["colorscale"][1] == [1.0, "rgba(255,255,255,0.25)"]


@pytest.mark.parametrize("view", ["curve", "graph"])
@pytest.mark.parametrize("seed", range(12))
def test_every_map_gives_a_figure_plotly_accepts(view: str, seed: int):
    drawn = lay_out(random_map(seed, touchpoints=20), view)
    made = figure(drawn, 900)
    assert made.layout.width == 900
    assert len(made.data) == len(figure_dict(drawn, 900)["data"])
    json.dumps(figure_dict(drawn), allow_nan=False)


def test_every_word_of_the_curve_view_is_in_its_figure():
    drawn = lay_out(random_map(11, touchpoints=30, personas=2, nastiness=0.0), "curve")
    made = figure_dict(drawn)
    shown = [note["text"] for note in made["layout"]["annotations"]]
    shown += [text for trace in made["data"] for text in trace.get("text", ())]
    assert sorted(shown) == sorted(text.text for text in drawn.texts() if text.text.strip())
