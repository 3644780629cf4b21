"""The page of where customers vanish, without a browser: what it says of the sample log, and what is done with it."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from journey.events.ingest import read
from journey.formats.library import open_sample
from journey.store.store import Store
from journey.ui.evidence.held import Held


@pytest.fixture
def page(app: AppTest) -> AppTest:
    """With the sample log read."""
    app.run()
    app.switch_page("pages/vanishing.py").run()
    app.button(key="sample_log").click().run()
    for _ in range(100):  # while the log is read
        if "another_log" in {button.key for button in app.button}:
            break
        app.run()
    assert not app.exception
    return app


def opened(app: AppTest, tmp_path: Path, *lines: str) -> None:
    """The page with these lines read as a log."""
    path = tmp_path / "tiny.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    app.run()
    app.switch_page("pages/vanishing.py").run()
    log = read(path)
    app.session_state["page:event_log"] = Held("tiny.csv", None, whole=log, log=log)
    app.run()
    assert not app.exception


def headline(page: AppTest) -> str:
    return str(page.title[0].value)


def choose(page: AppTest, question: str) -> None:
    page.session_state["page:vanishing_choice"] = question
    page.run()
    assert not page.exception


def test_what_may_be_a_natural_end_is_asked_about_before_it_is_called_a_loss(page: AppTest) -> None:
    assert "Delivery cost appears" in headline(page)
    page.button(key="end_yes_0").click().run()
    assert not page.exception
    assert "end_yes_0" not in {button.key for button in page.button}
    assert page.multiselect[0].value == ["order_completed"]


def test_a_field_that_a_button_changed_is_another_field(page: AppTest) -> None:
    """A browser that has not heard of the change sends what the old field showed: no ends are taken back by it."""
    before = page.multiselect[0].key
    page.button(key="end_yes_0").click().run()
    assert page.multiselect[0].key != before
    page.session_state[before] = []
    page.run()
    assert page.multiselect[0].value == ["order_completed"]


def test_what_is_no_end_is_not_asked_about_again(page: AppTest) -> None:
    page.button(key="end_no_0").click().run()
    assert "end_no_0" not in {button.key for button in page.button}
    assert "Order completed" in headline(page)
    assert page.multiselect[0].value == []


def test_other_days_than_the_log_says_are_told_beside_it_and_taken_back(page: AppTest) -> None:
    days = next(each for each in page.number_input if each.label == "Days")
    assert days.value == 35
    days.set_value(60).run()
    assert not page.exception
    assert any("The log itself says 35 days" in each.value for each in page.caption)
    page.button(key="vanishing_own_days").click().run()
    assert next(each for each in page.number_input if each.label == "Days").value == 35


def test_every_question_is_answered_as_a_sentence(page: AppTest) -> None:
    page.button(key="end_yes_0").click().run()
    told = {}
    for question in ("pressure", "dialogue", "haemorrhage", "value"):
        choose(page, question)
        told[question] = headline(page)
    assert told["pressure"].startswith("Whoever gets more than 2 messages in 7 days falls silent more often")
    assert "is answered within 7 days" in told["dialogue"]
    assert "April 2026" in told["haemorrhage"]
    assert "of the value" in told["value"]
    choose(page, "pressure")
    assert any("14,381 messages" in each.value and "2,796 customers" in each.value for each in page.markdown)


def test_the_points_of_no_return_are_marked_on_the_map_once(page: AppTest, kept: Store) -> None:
    page.button(key="end_yes_0").click().run()
    told = [each.value for each in page.caption]
    assert "2 lost customers have talked already." in told  # the sample's: nobody says that none is known
    page.button(key="accept_evidence").click().run()
    assert not page.exception
    losses = {each.touchpoint_id: each for each in kept.load(kept.maps()[0].id)[0].losses}
    sample = open_sample().losses[0]
    cost = losses["tp-delivery-cost"]
    assert (cost.id, cost.reason, cost.conversations, cost.customers) == (
        sample.id, sample.reason, sample.conversations, sample.customers,
    )  # fmt: skip
    assert cost.horizon_days == 35
    assert set(losses) == {"tp-delivery-cost"}
    assert "accept_evidence" not in {button.key for button in page.button}


def test_a_log_without_what_a_question_needs_says_what_would_answer_it(app: AppTest, tmp_path: Path) -> None:
    opened(app, tmp_path, "customer,time,event", "a,2026-01-01,x", "a,2026-01-02,y")
    assert any("A longer log would say it" in each.value for each in app.info)
    assert app.title[0].value == "Where they vanish"
    assert reports(app)


def test_a_report_is_offered_only_where_there_is_something_to_report(app: AppTest, tmp_path: Path) -> None:
    opened(app, tmp_path, "customer,time,event,direction", "a,2026-01-01,mail,out", "a,2026-02-02,mail,out")
    assert any("No event of the log is the customers’ own" in each.value for each in app.info)
    assert not reports(app)


def reports(app: AppTest) -> list[str]:
    return [each.label for each in app.get("download_button") if each.key.startswith("report_")]


def test_what_was_said_of_a_log_holds_when_it_is_brought_again(page: AppTest) -> None:
    page.button(key="end_yes_0").click().run()
    page.button(key="another_log").click().run()
    page.button(key="sample_log").click().run()
    for _ in range(100):  # while the log is read
        if "another_log" in {button.key for button in page.button}:
            break
        page.run()
    assert not page.exception
    assert page.multiselect[0].value == ["order_completed"]
    assert "Delivery cost appears" in headline(page)
