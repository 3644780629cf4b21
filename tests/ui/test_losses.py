"""The page of losses without a browser: what it says, what it records, and that no guess is added to what is known."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from journey.model import Loss, Map
from journey.store.store import Store

KNOWN = {"control": "unwanted", "reason": "pressure", "customers": 226, "value": 141_000.0, "evidence": "measured"}
GUESS = {"control": "unknown", "customers": 64, "value": 21_000.0}
CHOSEN = {"control": "wanted", "reason": "opportunism", "customers": 312, "value": 28_000.0, "evidence": "measured"}


def page(app: AppTest, kept: Store, *losses: dict[str, Any], language: str = "en") -> AppTest:
    held = [{"id": f"l{number}", "touchpoint_id": "t", **fields} for number, fields in enumerate(losses)]
    made = Map.model_validate({
        "id": "shop", "stages": [{"id": "s", "name": "Buy"}],
        "touchpoints": [{"id": "t", "stage_id": "s", "title": "Calls to ask why", "quality": "offer_quality"}],
        "losses": held,
    })  # fmt: skip
    app.query_params["map"], app.query_params["lang"] = kept.create(made, "host"), language
    app.run()
    app.switch_page("pages/losses.py").run()
    assert not app.exception
    return app


def shown(app: AppTest) -> str:
    told = (each.value.replace("\\", "").replace("&#58;", ":") for each in app.markdown)
    return " ".join([*(each.proto.body for each in app.get("html")), *told])


def losses(kept: Store) -> tuple[Loss, ...]:
    return kept.load("shop")[0].losses


def test_the_headline_says_what_is_known_and_no_guess_is_in_it(app: AppTest, kept: Store) -> None:
    page(app, kept, KNOWN, GUESS, CHOSEN)
    assert app.title[0].value == "We know that we lost 226 customers, worth 141,000\\."
    assert "Only assumed, and in none of these numbers: 64 customers, worth 21,000" in shown(app)
    assert "Let go on purpose, and apart from that: 312 customers, worth 28,000" in shown(app)
    assert "290" not in shown(app)


def test_it_speaks_italian(app: AppTest, kept: Store) -> None:
    page(app, kept, KNOWN, language="it")
    assert app.title[0].value.startswith("Sappiamo di aver perso 226 clienti, per un valore di 141\\.000")


@pytest.mark.parametrize(
    ("held", "said"),
    [
        ((GUESS,), "So far our losses are only guessed"),
        ((CHOSEN,), "All the losses we know of were chosen"),
        (({"evidence": "heard"},), "We know of 1 loss, not counted yet"),
        ((KNOWN, {"evidence": "heard"}), "We know that we lost at least 226 customers, at least worth 141,000"),
        (({"evidence": "heard", "customers": 3},), "We know of 1 loss, not counted yet"),
    ],
)
def test_the_headline_claims_no_more_than_there_is(
    app: AppTest, kept: Store, held: tuple[dict[str, Any], ...], said: str
) -> None:
    page(app, kept, *held)
    assert app.title[0].value.startswith(said)


def test_heads_of_a_loss_that_was_only_heard_stand_with_the_guesses(app: AppTest, kept: Store) -> None:
    page(app, kept, KNOWN, {"evidence": "heard", "control": "unwanted", "customers": 64})
    assert app.title[0].value.startswith("We know that we lost at least 226 customers")
    assert "Only assumed, and in none of these numbers: 64 customers" in shown(app)
    assert "only assumed: 64 customers" in shown(app) and "290" not in shown(app)


def test_what_nobody_counted_is_said_in_whole_sentences(app: AppTest, kept: Store) -> None:
    page(app, kept, {"control": "unknown", "evidence": "measured"}, {"control": "unknown"})
    assert "Of 1 loss nobody knows why, and nobody has counted it." in shown(app)
    assert "1 loss is only assumed, and not counted." in shown(app)


def test_a_map_without_losses_says_how_to_begin(app: AppTest, kept: Store) -> None:
    page(app, kept)
    assert "No losses recorded yet" in app.markdown[0].value
    assert app.button(key="to_vanishing").label == "See where they vanish"
    app.button(key="to_record").click().run()
    app.number_input(key="field:new_loss:customers").set_value(12).run()
    app.selectbox(key="field:new_loss:reason").set_value("pressure").run()
    app.selectbox(key="field:new_loss:place").set_value("t").run()
    app.button(key="record_loss").click().run()
    assert not app.exception
    (loss,) = losses(kept)
    assert (loss.customers, loss.reason, loss.touchpoint_id, loss.control, loss.evidence) == (
        12, "pressure", "t", "unwanted", "assumed",
    )  # fmt: skip
    assert app.number_input(key=f"field:{loss.id}:customers").value == 12  # it stands open


def test_a_form_keeps_reason_and_cause_together_and_no_worth_below_nothing(app: AppTest, kept: Store) -> None:
    page(app, kept, KNOWN)
    app.button(key="to_record").click().run()
    assert app.number_input(key="field:new_loss:value").min == 0
    app.selectbox(key="field:new_loss:reason").set_value("fear").run()
    assert app.selectbox(key="field:new_loss:control").value == "unwanted"
    app.selectbox(key="field:new_loss:control").set_value("unknown").run()
    assert app.selectbox(key="field:new_loss:reason").value == "other"
    app.selectbox(key="field:new_loss:reason").set_value("fear").run()
    app.button(key="record_loss").click().run()
    assert not app.exception and not app.warning
    made = next(loss for loss in losses(kept) if loss.id != "l0")
    app.get("button_group")[0].set_value("unknown").run()
    made = next(loss for loss in losses(kept) if loss.id == made.id)
    assert (made.control, made.reason) == ("unknown", "other")
    app.selectbox(key=f"field:{made.id}:reason").set_value("pressure").run()
    made = next(loss for loss in losses(kept) if loss.id == made.id)
    assert (made.control, made.reason) == ("unwanted", "pressure")


def test_a_loss_moves_on_by_a_click_and_out_of_the_unknown_the_click_is_the_reason(app: AppTest, kept: Store) -> None:
    page(app, kept, GUESS)
    app.button(key="because_l0_low_trust").click().run()
    assert [(loss.control, loss.reason, loss.evidence) for loss in losses(kept)] == [
        ("unwanted", "low_trust", "assumed")
    ]
    assert "by somebody who may" in " ".join(each.value for each in app.caption)  # said before it is done
    app.button(key="choose_l0").click().run()
    assert losses(kept)[0].control == "wanted"
    app.button(key="notice_undo").click().run()
    assert losses(kept)[0].control == "unwanted"


def test_a_conversation_ends_the_guessing_and_a_promise_of_one_does_not(app: AppTest, kept: Store) -> None:
    page(app, kept, GUESS)
    app.button(key="to_talk").click().run()
    app.get("button_group")[0].set_value("willing").run()
    app.text_input(key="field:new_talk:who").set_value("Ann <b>").run()
    app.button(key="keep_talk").click().run()
    assert (losses(kept)[0].evidence, losses(kept)[0].conversations[0].who) == ("assumed", "Ann <b>")
    assert "Ann &lt;b&gt;" in shown(app) and "Ann <b>" not in shown(app)
    app.button(key="to_talk").click().run()
    app.text_area(key="field:new_talk:words").set_value("Five calls, no price.").run()
    app.button(key="keep_talk").click().run()
    assert not app.exception
    assert (losses(kept)[0].evidence, len(losses(kept)[0].conversations)) == ("heard", 2)
    assert "“Five calls, no price.”" in shown(app)


def test_an_empty_conversation_is_not_kept_and_that_is_said(app: AppTest, kept: Store) -> None:
    page(app, kept, GUESS)
    app.button(key="to_talk").click().run()
    app.button(key="keep_talk").click().run()
    assert app.warning[0].value.startswith("Nothing is said of this conversation yet")
    assert losses(kept)[0].conversations == ()


def test_the_list_is_filtered_and_a_click_opens_a_loss(app: AppTest, kept: Store) -> None:
    page(app, kept, KNOWN, GUESS)
    app.selectbox(key="losses_by_control_choice").set_value("unknown").run()
    assert [each.key for each in app.button if str(each.key).startswith("open-loss-")] == ["open-loss-l1"]
    app.button(key="open-loss-l1").click().run()
    app.selectbox(key="field:l1:place").set_value("s").run()
    assert (losses(kept)[1].stage_id, losses(kept)[1].touchpoint_id) == ("s", None)


def test_a_locked_map_offers_no_change(app: AppTest, kept: Store) -> None:
    page(app, kept, GUESS)
    kept.lock("shop", "host")
    app.run()
    assert not [each for each in app.button if str(each.key).startswith(("to_", "move_", "because_"))]


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_day_that_a_file_brought_is_shown_however_far_away_it_is(app: AppTest, kept: Store, day: str) -> None:
    page(app, kept, KNOWN | {"start": day, "end": day, "conversations": [{"date": day, "who": "Ann", "words": "Dear"}]})
    app.session_state["page:losses_shown"] = "l0"
    app.run()
    assert not app.exception
    assert [f"{each.value}" for each in app.date_input] == 3 * [day]
