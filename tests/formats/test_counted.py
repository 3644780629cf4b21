"""A map with what a log counted goes into every file, and on the screen says the same as in the file."""

import pytest

from journey.formats import FORMATS, ExportOptions
from journey.formats.format import Format
from journey.formats.picture import small_print
from journey.formats.plotly import figure_dict
from journey.layout import lay_out
from tests.counted import WAYS, counted_map

WRITERS = [form for form in FORMATS if form.write]


@pytest.mark.parametrize("form", WRITERS, ids=[form.name for form in WRITERS])
def test_every_format_writes_it(form: Format):
    assert form.write is not None
    assert form.write(counted_map("it"), ExportOptions(lang="it", scale=0.25)).data


@pytest.mark.parametrize("paper", ["a3", "a0"])
def test_what_stands_on_cards_is_no_smaller_on_paper_than_the_rest(paper: str):
    plain, counted = lay_out(counted_map().with_collections({}, {"metrics": ()})), lay_out(counted_map())
    assert len(small_print(counted, paper)) == len(small_print(plain, paper))


def test_the_graph_on_the_screen_has_the_ways_of_the_scene_and_their_entries():
    data = figure_dict(lay_out(counted_map(), "graph"))["data"]
    entries = {trace["name"]: trace["line"] for trace in data if trace["showlegend"]}
    assert {"not planned", "planned, nobody walks it"} <= entries.keys()
    assert entries["planned, nobody walks it"]["dash"] != "solid"
    told = {tip for trace in data for tip in trace.get("hovertext", ())}
    assert sum("not planned" in tip and "nobody walks" not in tip for tip in told) == len(WAYS)


def test_the_curve_on_the_screen_has_the_line_of_the_log_and_its_tooltips():
    data = figure_dict(lay_out(counted_map(), "curve"))["data"]
    (squares,) = [trace for trace in data if trace.get("legendgroup") == "by the log" and "hovertext" in trace]
    assert set(squares["marker"]["symbol"]) == {"square"}
    assert all("mean of 5,120 events of the log" in tip.replace("<br>", " ") for tip in squares["hovertext"])
    assert "by the log" in {trace["name"] for trace in data if trace["showlegend"]}
