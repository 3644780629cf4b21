"""Marks of comments on the picture: how many are open, where; none unless they are asked for."""

import pytest

from journey.layout import VIEWS, lay_out
from journey.layout.choices import Choices
from journey.model import Comment, Map, from_document, to_document
from journey.scene.primitives import Group, Scene
from tests.store.bikes import bike


def said(*comments: Comment) -> Map:
    return from_document({**to_document(bike()), "comments": [one.model_dump(mode="json") for one in comments]})


def marks(scene: Scene) -> dict[str, str]:
    return {
        item.id: "".join(text.text for text in item.items if text.role == "number")
        for item in scene.walk()
        if isinstance(item, Group) and item.role == "comments"
    }


TALK = said(
    Comment(id="a", target_id="pay", text="Why?"),
    Comment(id="b", target_id="pay", text="And?"),
    Comment(id="c", target_id="a", text="Because."),
    Comment(id="d", target_id="reviews", text="Done.", resolved=True),
    Comment(id="e", target_id="look", text="Too long."),
    Comment(id="f", text="Fine."),
    Comment(id="g", target_id="fear", text="Really?"),
)


def test_a_card_and_a_stage_show_how_many_open_remarks_they_have():
    assert marks(lay_out(TALK, choices=Choices(comments=True))) == {"pay": "2", "look": "1"}


def test_the_tooltip_says_it_too():
    scene = lay_out(TALK, choices=Choices(comments=True), language="en")
    [card] = [item for item in scene.walk() if item.id == "pay" and item.role == "card"]
    assert card.tip.endswith("2 comments")


@pytest.mark.parametrize("view", VIEWS)
def test_a_picture_shows_none_unless_it_is_asked_for(view: str):
    if view == "priorities":
        return
    assert marks(lay_out(TALK, view)) == {}
    assert lay_out(TALK, view) == lay_out(bike(), view)


def test_a_map_on_which_nobody_said_anything_is_drawn_the_same():
    assert lay_out(bike(), choices=Choices(comments=True)) == lay_out(bike())
