"""Events of an answer are called as people call them."""

from journey.analyses.drop_off_answer import DropOff, Point
from journey.analyses.haemorrhage import Haemorrhage, Source
from journey.analyses.itinerary import Bound, Edge, Itinerary, Loop, Switch, Variant
from journey.analyses.naming import groups, named, titles
from journey.model import Map, Persona, Stage, Touchpoint

MAP = Map(
    id="m",
    stages=(Stage(id="s", name="Look"),),
    touchpoints=(
        Touchpoint(id="a", order="1", stage_id="s", title="Looks at bikes", event_names=("view_category",)),
        Touchpoint(id="b", order="2", stage_id="s", title="Reviews", event_names=("review_opened", "review_closed")),
    ),
)
ANSWER = Itinerary(
    edges=(Edge("view_category", "cart_add", 3, 60.0),),
    variants=(Variant(("view_category", "review_opened"), 2, 2),),
    different=1,
    loops=(Loop("cart_add", 1, 1),),
    channel_switches=(Switch("view_category", "web", 1),),
    entries=(Bound("view_category", 3),),
    exits=(Bound("review_closed", 3),),
)


def test_an_event_is_called_by_its_touchpoint_else_in_readable_words() -> None:
    found = named(ANSWER, titles(MAP))
    assert (found.edges[0].source, found.edges[0].target) == ("Looks at bikes", "Cart add")
    assert found.variants[0].path == ("Looks at bikes", "Reviews (Review opened)"), "two events of one are told apart"
    assert found.exits[0].event == "Reviews (Review closed)"
    assert found.channel_switches == ANSWER.channel_switches, "a channel is no event"


def test_without_a_map_names_are_readable_and_what_has_no_events_stays() -> None:
    assert named(ANSWER, titles(None)).loops[0].event == "Cart add"
    assert named("text", {}) == "text"


def test_where_a_haemorrhage_lies_is_called_as_its_points_are() -> None:
    sources = (Source("event", "view_category", 1, 9, 4.0), Source("channel", "view_category", 1, 9, 4.0))
    found = named(Haemorrhage(38, (), None, None, None, False, "", None, None, sources), titles(MAP))
    assert [each.name for each in found.sources] == ["Looks at bikes", "view_category"], "a channel is no event"


def test_what_a_stage_holds_is_called_as_what_is_asked_about() -> None:
    stage = Point("Look", "stage", False, 9, 5, 9, holds=("view_category",))
    found = named(DropOff(38, 0.1, (), (), (stage,), (), True, perhaps_ends=("view_category",)), titles(MAP))
    assert found.stages[0].holds == found.perhaps_ends == ("Looks at bikes",)
    assert found.stages[0].event == "Look", "a stage is no event"


def test_a_group_is_found_however_it_is_written() -> None:
    personas = (
        Persona(id="p", order="1", name="Tom", segment=" City Commuters "),
        Persona(id="q", order="2", name="Eve"),
    )
    assert groups(Map(id="m", personas=personas)) == {"city commuters": "City Commuters · Tom"}
