"""Leading a workshop without a browser: what is seen of what is hidden, what one click joins, what is refused."""

from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from journey.model import Map, Persona, Stage, Touchpoint
from journey.store.room_rows import Room
from journey.store.store import Store
from journey.ui.clock import now
from journey.workshop import state
from journey.workshop.agenda import NAMES

EMPATHY, IDEAS, AFFINITY = (NAMES.index(name) for name in ("empathy", "brainstorm", "affinity"))


@pytest.fixture
def room(kept: Store) -> Room:
    """A room on a map with two personas, of whom each walks a moment of their own."""
    made = Map(
        id="shop",
        personas=(Persona(id="ann", name="Ann Lee"), Persona(id="bo", name="Bo")),
        stages=(Stage(id="s", name="Buy"),),
        touchpoints=(
            Touchpoint(id="t1", order="a1", stage_id="s", title="Looks", persona_ids=("ann",)),
            Touchpoint(id="t2", order="a2", stage_id="s", title="Pays", persona_ids=("bo",)),
        ),
    )
    return at(kept, kept.open_room(kept.create(made, "host"), "host"), 0)


def at(kept: Store, room: Room, step: int) -> Room:
    return kept.steer(room.id, lambda held: state.go(held, step, now()))


def page(app: AppTest) -> AppTest:
    app.query_params["map"], app.query_params["lang"] = "shop", "en"
    app.run()
    app.switch_page("pages/workshop.py").run()
    assert not app.exception
    return app


def shown(app: AppTest) -> str:
    told = [each.proto.body for each in app.get("html")] + [each.value for each in (*app.markdown, *app.caption)]
    boxes = [each.label for each in app.checkbox]
    return " ".join(told + boxes).replace("\\", "")


def test_of_a_private_step_who_leads_sees_how_much_and_not_what(app: AppTest, kept: Store, room: Room) -> None:
    token, _ = kept.join(room.id, "Cy")
    at(kept, room, IDEAS)
    kept.say(token, "i1", IDEAS, {"kind": "idea", "text": "Call back soon"})
    kept.say(token, "p1", IDEAS, {"kind": "parking", "text": "Who pays?"})
    page(app)
    assert "Call back soon" not in shown(app) and "Who pays?" not in shown(app)
    assert "1 contribution from 1 person" in shown(app)
    app.button(key="ws_reveal").click().run()
    assert "Call back soon" in shown(app) and "Who pays?" in shown(app)


def test_empathy_begins_with_the_first_persona_and_their_moments(app: AppTest, kept: Store, room: Room) -> None:
    page(app).button(key=f"ws_go_{EMPATHY}").click().run()
    held = kept.room(room.id).state
    assert (held.name, held.persona_id, held.moments) == ("empathy", "ann", ("t1",))
    assert "How does Ann feel here?" in shown(app)
    app.selectbox(key="ws_ask_persona").select("bo").run()
    held = kept.room(room.id).state
    assert (held.persona_id, held.moments) == ("bo", ("t2",))


def test_an_own_question_is_asked_instead_of_the_usual_one(app: AppTest, kept: Store, room: Room) -> None:
    page(app).text_input(key="ws_ask_question_0").set_value("What hurts <most>?").run()
    assert kept.room(room.id).state.question == "What hurts <most>?"
    assert "## What hurts <most>?" in shown(app)


def test_ideas_that_say_nearly_the_same_are_joined_by_one_click(app: AppTest, kept: Store, room: Room) -> None:
    token, _ = kept.join(room.id, "Cy")
    at(kept, room, IDEAS)
    for op, text in (("i1", "Call back within the hour"), ("i2", "Within the hour call back"), ("i3", "A photo")):
        kept.say(token, op, IDEAS, {"kind": "idea", "text": text})
    kept.steer(room.id, state.reveal)
    at(kept, room, AFFINITY)
    page(app).button(key="ws_join_i1").click().run()
    (group,) = kept.room(room.id).state.groups
    assert (group.title, group.members) == ("Call back within the hour", ("i1", "i2"))
    assert len(kept.heard_in(room.id)) == 3  # no word of anybody is gone
    assert not [each for each in app.button if each.key == "ws_join_i1"]


def test_what_a_room_that_was_closed_elsewhere_refuses_is_said(app: AppTest, kept: Store, room: Room) -> None:
    page(app)
    kept.close_room(room.id)
    app.button(key="ws_next").click().run()
    assert [each.value for each in app.warning] and room.code in app.warning[0].value.replace("\\", "")
    assert kept.room(room.id).state.step == 0


def test_who_was_taken_out_is_not_counted_until_let_in_again(app: AppTest, kept: Store, room: Room) -> None:
    token, seat = kept.join(room.id)
    kept.say(token, "a1", 0, {"kind": "answer", "text": "Fewer calls"})
    assert "Fewer calls" in shown(page(app))
    out = partial(kept.remove, room.id, seat.person.id)
    out()
    assert "Fewer calls" not in shown(page(app))
    out(removed=False)
    assert "Fewer calls" in shown(page(app))
