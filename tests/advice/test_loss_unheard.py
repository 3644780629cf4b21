"""Customers were lost and none of them was heard."""

from journey.model import Conversation, Loss
from tests.advice.sketch import message, path, sketch, told

RULE = "loss_unheard"
TELLS = sketch(**path(1), losses=(Loss(id="l", touchpoint_id="t1"),))
SILENT = sketch(**path(1), losses=(Loss(id="l", touchpoint_id="t1", conversations=(Conversation(words="Too late"),)),))


def test_a_loss_without_a_title_is_named_after_its_place():
    assert message(RULE, TELLS) == "No lost customer was heard about the loss “Step 1”."
    assert message(RULE, sketch(losses=(Loss(id="l"),))).endswith("about the loss (the whole journey).")


def test_it_is_mended_on_the_map():
    (piece,) = told(RULE, TELLS)
    assert (piece.where, piece.page, piece.step) == ("losses[l]", "map", "")


def test_whom_the_company_let_go_is_not_asked():
    assert told(RULE, sketch(losses=(Loss(id="l", control="wanted"),))) == []
