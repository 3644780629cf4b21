"""The panel of a log without a browser: where no map is open, one can be drawn from the log; a link gives no rights."""

import pytest
from streamlit.testing.v1 import AppTest

from journey.errors import JourneyError
from journey.events.engine import Engine
from journey.events.facts import EventFacts
from journey.events.mapping import confirmed
from journey.formats.library import open_sample
from journey.i18n import words
from journey.model import fresh_copy
from journey.store.rights import Rights
from journey.store.store import Store


def test_where_no_map_is_open_the_log_draws_one(app: AppTest, kept: Store) -> None:
    kept.archive(kept.create(fresh_copy(open_sample()), "host"), "host")
    app.run()
    app.switch_page("pages/evidence.py").run()
    app.button(key="sample_log").click().run()
    for _ in range(100):  # while the log is read
        if "log_draft" in {button.key for button in app.button}:
            break
        app.run()
    assert "log_confirm" not in {button.key for button in app.button}
    app.button(key="log_draft").click().run()
    assert not app.exception
    made = kept.load(kept.maps()[0].id)[0]
    assert made.title == "What customers did: online-bike-shop"
    assert len(made.stages) == 7


def test_an_engine_that_goes_away_ends_no_page(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    app.run()
    app.switch_page("pages/evidence.py").run()
    app.button(key="sample_log").click().run()
    for _ in range(100):  # while the log is read
        if "accept_evidence" in {button.key for button in app.button}:
            break
        app.run()

    def gone(*_: object) -> None:
        raise JourneyError("engine_failed", "postgres", problem="the connection is closed")

    monkeypatch.setattr(Engine, "rows", gone)
    for question in ("funnel", "one_customer", "adherence"):
        app.session_state["page:event_log"].answers.clear()
        app.session_state["page:log_question"] = question
        app.run()
        assert not app.exception
        assert "the connection is closed" in app.info[0].value


def test_a_page_that_is_only_drawn_again_asks_the_engine_nothing(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    app.run()
    app.switch_page("pages/evidence.py").run()
    app.button(key="sample_log").click().run()
    for _ in range(100):  # while the log is read
        if "accept_evidence" in {button.key for button in app.button}:
            break
        app.run()
    app.session_state["page:log_question"] = "adherence"
    app.run()
    asked: list[object] = []
    answered = Engine.rows

    def counted(engine: Engine, question: object) -> list[dict[str, object]]:
        asked.append(question)
        return answered(engine, question)

    monkeypatch.setattr(Engine, "rows", counted)
    app.run()
    assert not app.exception
    assert asked == []


@pytest.mark.parametrize("role", ["viewer", "commenter", "contributor"])
def test_who_may_not_edit_matches_nothing(kept: Store, role: str) -> None:
    journey_map = fresh_copy(open_sample())
    map_id = kept.create(journey_map, "host")
    edit = confirmed(journey_map, [(EventFacts("parcel_call", 1, 1, 0.5), journey_map.touchpoints[0].id)])
    assert edit is not None
    with pytest.raises(JourneyError) as caught:
        kept.seen_by(Rights(role)).commit(map_id, edit, "guest", base=0)  # type: ignore[arg-type]
    assert caught.value.code == "not_allowed"


def test_what_is_unticked_is_so_for_one_question_alone(app: AppTest) -> None:
    app.run()
    app.switch_page("pages/evidence.py").run()
    app.button(key="sample_log").click().run()
    for _ in range(100):  # while the log is read
        if "accept_evidence" in {button.key for button in app.button}:
            break
        app.run()

    def asking(question: str) -> list[bool]:
        app.session_state["page:log_question"] = question
        app.run()
        assert not app.exception
        return [box.value for box in app.checkbox if "claim_" in str(box.key)]

    app.button(key="choose_evidence").click().run()
    assert all(asking("funnel"))
    app.checkbox(key="claim_funnel_0").uncheck().run()
    assert asking("funnel")[0] is False
    assert all(asking("time_in_stage"))
    assert app.button(key="tick_all").label == words("en")("log_page.accept.none")
    assert asking("funnel")[0] is False
