"""The slide of the emotion curve: a native chart to be edited, what is only assumed dotted, faces on its points."""

from itertools import pairwise
from operator import mul

import pytest
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Pt

from journey.model import Feeling, Loss, Map, Persona, Stage, Touchpoint
from tests.formats import decks
from tests.formats.deck_maps import young_map


def test_a_curve_that_is_only_assumed_is_dotted_as_a_whole_and_a_measured_one_is_not(deck):
    def dashes(of) -> list[list[str]]:
        chart = next(shape.chart for slide in of.slides for shape in slide.shapes if shape.has_chart)
        lines = [one._element.find("{*}spPr").iter("{*}prstDash") for one in chart.plots[0].series]
        return [[dash.get("val") for dash in line] for line in lines]

    assert dashes(decks.opened(decks.write(young_map()))) == [["sysDot"]] * 4
    measured = [one.model_copy(update={"evidence": "measured"}) for one in young_map().feelings]
    known = young_map().with_collections({}, {"feelings": tuple(measured)})
    assert dashes(decks.opened(decks.write(known))) == [[]] * 4


def test_the_assumed_part_of_a_curve_is_a_dotted_series_on_the_course_of_the_line():
    felt = [
        one.model_copy(update={"evidence": "assumed" if one.touchpoint_id in ("t3", "t4") else "heard"})
        for one in young_map().feelings
        if one.persona_id == "p0"
    ]
    made = decks.opened(decks.write(young_map().with_collections({}, {"feelings": tuple(felt)})))
    chart = next(shape.chart for slide in made.slides for shape in slide.shapes if shape.has_chart)
    points, known, guessed = chart.plots[0].series
    assert [points.name, known.name, guessed.name] == ["Anna", "Anna, heard or measured", "Anna, only assumed"]
    assert list(chart.plots[0].categories)[2::5][2] == "3 Reads reviews"
    assert list(points.values)[2::5] == [2, 1, -3, 4, -1]
    assert [dash.get("val") for dash in guessed._element.find("{*}spPr").iter("{*}prstDash")] == ["sysDot"]
    assert not list(known._element.find("{*}spPr").iter("{*}prstDash"))
    third = 12  # the category of the third touchpoint, up to which somebody was heard
    assert list(known.values)[third] == list(guessed.values)[third] == -3
    assert None not in list(known.values)[2 : third + 1] and set(known.values[third + 1 :]) == {None}
    assert None not in list(guessed.values)[third:-2] and set(guessed.values[:third]) == {None}
    assert chart._chartSpace.find(".//{*}dispBlanksAs").get("val") == "gap"


def one_walk(*valences: float) -> Map:
    """One persona along as many touchpoints."""
    points = [Touchpoint(id=f"t{n}", order=f"{n:02}", stage_id="s", title=f"T{n}") for n in range(len(valences))]
    felt = [
        Feeling(id=f"f{n}", persona_id="p", touchpoint_id=f"t{n}", valence=valence, evidence="heard")
        for n, valence in enumerate(valences)
    ]
    return Map(
        id="m", title="T", personas=(Persona(id="p", name="Anna"),), stages=(Stage(id="s", name="S"),),
        touchpoints=tuple(points), feelings=tuple(felt),
    )  # fmt: skip


def drawn_by_office(values: list[float | None]) -> list[tuple[float, float, list[float]]]:
    """Each piece of a smooth series: both its ends, and heights along the Bezier that Office draws between them."""
    pieces = []
    for place, (start, end) in enumerate(pairwise(values)):
        if start is None or end is None:
            continue
        before = values[place - 1] if place and values[place - 1] is not None else start
        after = values[place + 2] if place + 2 < len(values) and values[place + 2] is not None else end
        handles = start + (end - before) / 6, end - (after - start) / 6
        weights = [((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3) for t in (k / 20 for k in range(21))]
        pieces.append((start, end, [sum(map(mul, each, (start, *handles, end))) for each in weights]))
    return pieces


@pytest.mark.parametrize(
    "valences",
    [
        (5, 5, -5, -5, 5, 4, -5),
        (0, 0, 4, -5, 0.5, 0),
        (-5, 3, 3, 3, -5),
        (1, 1.5, 2, 2.5, 3),
        (4, -4),
        (3,),
        (5, -5, 5),
    ],
)
def test_no_line_swells_beyond_its_moments(valences):
    chart = chart_of(decks.opened(decks.write(one_walk(*valences))))
    for series in chart.plots[0].series:
        for start, end, heights in drawn_by_office(list(series.values)):
            assert min(start, end) - 0.1 <= min(heights) and max(heights) <= max(start, end) + 0.1
    moments = [value for value in chart.plots[0].series[0].values if value is not None]
    assert moments == list(valences)


def test_a_curve_whose_smooth_series_stays_on_its_course_is_one_series_to_edit():
    chart = chart_of(decks.opened(decks.write(one_walk(1, 1.5, 2, 2.5, 3))))
    assert [series.name for series in chart.plots[0].series] == ["Anna"]
    assert list(chart.plots[0].categories) == ["1 T0", "2 T1", "3 T2", "4 T3", "5 T4"]


def test_the_share_of_those_lost_leaves_the_face_of_the_best_moment_its_place():
    lost = Loss(id="l", stage_id="s", touchpoint_id="t1", title="Silence", share=0.31, n=400, horizon_days=90)
    made = decks.opened(decks.write(one_walk(0, 5, -1).with_collections({}, {"losses": (lost,)})))
    slide = next(slide for slide in made.slides if any(shape.has_chart for shape in slide.shapes))
    assert decks.named(slide, "Moment: T1")
    assert "31%" in "".join(text.text or "" for text in slide._element.iter(f"{decks.A}t"))


def chart_of(made):
    return next(shape.chart for slide in made.slides for shape in slide.shapes if shape.has_chart)


def test_the_curve_on_the_cover_is_dotted_where_it_is_only_assumed():
    felt = [
        one.model_copy(update={"evidence": "assumed" if one.touchpoint_id == "t4" else "heard"})
        for one in young_map().feelings
        if one.persona_id == "p0"
    ]
    made = decks.opened(decks.write(young_map().with_collections({}, {"feelings": tuple(felt)})))
    lines = [one for one in decks.named(made.slides[0], "Anna") if one.find(f".//{decks.A}custGeom") is not None]
    assert [one.find(f".//{decks.A}prstDash") is not None for one in lines] == [False, True]


def test_the_curve_is_a_native_smooth_chart_with_data_to_edit(deck, sample: Map):
    slide = decks.slide_titled(deck, "Maya and Tom part")
    chart = next(shape.chart for shape in slide.shapes if shape.has_chart)
    assert chart.chart_type in (XL_CHART_TYPE.LINE, XL_CHART_TYPE.LINE_MARKERS)
    assert [series.name for series in chart.plots[0].series if "," not in series.name] == ["Maya Brooks", "Tom Hartley"]
    assert all(series.smooth for series in chart.plots[0].series)
    place = list(chart.plots[0].categories).index("3 Searches “bike for work”")
    felt = next(one for one in sample.feelings if one.touchpoint_id == "tp-search" and one.persona_id == "pe-maya")
    assert chart.plots[0].series[0].values[place] == felt.valence
    assert decks.named(slide, "Moment: Delivery cost")


def test_the_speaker_has_the_words_of_every_turn_of_the_curve(deck):
    said = decks.notes_on(decks.slide_titled(deck, "Maya and Tom part"))
    assert "34% of those who get here are not heard from again" in said
    assert "Delivery cost appears: €79 (Anger, −4.5) “Seventy-nine euros, and you tell me now?”" in said
    assert "remembered experience (heuristic: mean of peak and end) +3.6" in said


def test_the_faces_lie_on_the_points_of_the_chart(deck, sample: Map):
    slide = decks.slide_titled(deck, "Maya and Tom part")
    frame = next(shape for shape in slide.shapes if shape.has_chart)
    count = len(sample.touchpoints)
    group = next(one for one in decks.named(slide, "Moment: Delivery cost") if one.tag.endswith("grpSp"))
    face = group.find(f"{decks.P}grpSpPr/{decks.A}xfrm")
    off, ext = face.find(f"{decks.A}off"), face.find(f"{decks.A}ext")
    x, y = int(off.get("x")) + int(ext.get("cx")) / 2, int(off.get("y")) + int(ext.get("cy")) / 2
    number = sample.numbers["tp-delivery-cost"]
    axis = frame.chart.value_axis
    assert x == pytest.approx(frame.left + (number - 0.5) / count * frame.width, abs=Pt(1))
    share = (axis.maximum_scale + 4.5) / (axis.maximum_scale - axis.minimum_scale)
    assert y == pytest.approx(frame.top + share * frame.height, abs=Pt(1))
