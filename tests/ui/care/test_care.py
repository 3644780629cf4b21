"""The Care page without a browser: what is due, said and done, on a day that the test chooses."""

from datetime import UTC, date, datetime

import pytest
from streamlit.testing.v1 import AppTest

from journey.i18n import words
from journey.model import CareAction, Edit, Insight, Map, Metric, Persona, Set, Stage
from journey.store.store import Store
from journey.ui import clock
from journey.ui.care.message import draft
from journey.ui.markdown import escaped

TODAY = date(2026, 3, 4)
LATE = CareAction(id="late", title="Call them", every_days=7, owner="Ann", next_due=date(2026, 3, 2))
SOON = CareAction(id="soon", kind="thank_you", title="A card", stage_id="s", next_due=date(2026, 3, 9))
BIKES = Map(
    id="bikes",
    title="Bikes",
    stages=(Stage(id="s", name="Buy", macro_stage="purchase"),),
    personas=(Persona(id="p", name="Maya"),),
    insights=(Insight(id="i", title="On hold", stage_id="s"),),
    care_actions=(LATE, SOON),
)


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 3, 4, 12, tzinfo=UTC))


def shown(app: AppTest, kept: Store, journey_map: Map = BIKES, language: str = "en") -> AppTest:
    app.query_params["map"], app.query_params["lang"] = kept.create(journey_map, "host"), language
    app.run()
    page = app.switch_page("pages/care.py").run()
    assert not page.exception
    return page


def care(kept: Store, care_id: str) -> CareAction:
    found = kept.load("bikes")[0].get(care_id)
    assert isinstance(found, CareAction)
    return found


@pytest.mark.parametrize(
    ("days", "finding"),
    [
        ((date(2026, 3, 2), date(2026, 3, 9)), "1 of 2 actions is overdue: “Call them”"),
        ((date(2026, 3, 2), date(2026, 3, 1)), "Both actions are overdue: “A card”, “Call them”"),
        ((date(2026, 3, 4), date(2026, 3, 9)), "Nothing is overdue. Due today: “Call them”"),
        ((date(2026, 3, 20), date(2026, 3, 9)), "Nothing is overdue. Next, on 9 Mar 2026: “A card”"),
        ((None, None), "Nothing is due: no action has a day yet"),
    ],
)
def test_the_headline_is_what_is_due(app: AppTest, kept: Store, days: tuple[date | None, ...], finding: str) -> None:
    held = [one.model_copy(update={"next_due": day}) for one, day in zip((LATE, SOON), days, strict=True)]
    assert shown(app, kept, BIKES.model_copy(update={"care_actions": tuple(held)})).title[0].value == escaped(finding)


def test_what_is_overdue_stands_first_and_is_said_in_words_with_a_sign(app: AppTest, kept: Store) -> None:
    page = shown(app, kept)
    said = [each.value for each in page.markdown if each.value.startswith(":material/")]
    assert said[0] == ":material/warning: Overdue by 2 days, since 2 Mar 2026"
    assert said[1] == ":material/schedule: Due in 5 days, 9 Mar 2026"


def test_a_click_says_it_was_done_and_sets_the_next_day_which_can_be_undone(app: AppTest, kept: Store) -> None:
    page = shown(app, kept)
    page.button(key="care_done:late").click().run()
    assert (care(kept, "late").last_done, care(kept, "late").next_due) == (TODAY, date(2026, 3, 9))
    assert page.button(key="care_done:late").disabled
    assert escaped("“Call them” is done. Due next on 9 Mar 2026.") in [each.value for each in page.markdown]
    page.button(key="undo").click().run()
    assert care(kept, "late") == LATE


def test_it_can_wait_a_week_or_be_left_out_once(app: AppTest, kept: Store) -> None:
    page = shown(app, kept)
    page.button(key="care_later:soon").click().run()
    page.button(key="care_skip:late").click().run()
    assert (care(kept, "soon").next_due, care(kept, "late").next_due) == (date(2026, 3, 16), date(2026, 3, 9))
    assert care(kept, "late").last_done is None


def test_an_action_is_added_changed_and_taken_away_in_its_place(app: AppTest, kept: Store) -> None:
    page = shown(app, kept)
    page.button(key="care_add").click().run()
    made = next(one for one in kept.load("bikes")[0].care_actions if one.id not in ("late", "soon"))
    page.text_input(key=f"field:{made.id}:title").set_value("Ask how it goes").run()
    page.selectbox(key=f"field:{made.id}:every_days:named").set_value(90).run()
    page.selectbox(key=f"field:{made.id}:persona_id").set_value("p").run()
    page.date_input(key=f"field:{made.id}:next_due").set_value(date(2026, 4, 1)).run()
    page.selectbox(key=f"field:{made.id}:through").set_value("phone").run()
    held = care(kept, made.id)
    assert (held.title, held.every_days, held.persona_id) == ("Ask how it goes", 90, "p")
    assert held.through == "phone" and "by phone" in " ".join(each.value for each in page.caption)
    assert held.next_due == date(2026, 4, 1)
    assert f"field:{made.id}:every_days" not in {each.key for each in page.number_input}
    page.selectbox(key=f"field:{made.id}:every_days:named").set_value(-1).run()
    page.number_input(key=f"field:{made.id}:every_days").set_value(10).run()
    assert care(kept, made.id).every_days == 10
    page.selectbox(key=f"field:{made.id}:every_days:named").set_value(30).run()
    assert care(kept, made.id).every_days == 30
    assert f"field:{made.id}:every_days" not in {each.key for each in page.number_input}
    page.button(key=f"remove:{made.id}").click().run()
    assert kept.load("bikes")[0].get(made.id) is None and not page.exception


def test_what_fits_is_offered_and_added_only_by_its_click(app: AppTest, kept: Store) -> None:
    page = shown(app, kept)
    assert len(kept.load("bikes")[0].care_actions) == 2
    page.button(key="care_take:problem_update:s").click().run()
    taken = next(one for one in kept.load("bikes")[0].care_actions if one.kind == "problem_update")
    assert (taken.stage_id, taken.title) == ("s", "Tell how the problem is going: “Buy”")
    assert "care_take:problem_update:s" not in [button.key for button in page.button]


def test_a_message_is_drafted_in_either_language_and_the_cap_is_told(app: AppTest, kept: Store) -> None:
    pressure = (
        Metric(id="cap", kind="pressure", value=2),
        Metric(id="now", kind="pressure", value=1.5, stage_id="s"),
    )
    page = shown(app, kept, BIKES.model_copy(update={"metrics": pressure}))
    page.button(key="care_message:soon").click().run()
    assert page.code[0].value.startswith("Hello [name],\n\nThank you")
    told = "Messages a week to a customer at “Buy”: 1.5, and the cap is 2. With this action 2.5, over the cap"
    assert page.warning[0].value.startswith(escaped(told))
    page.segmented_control(key="care_language").set_value("it").run()
    assert page.code[0].value.startswith("Buongiorno [nome],\n\ngrazie")


@pytest.mark.parametrize("language", ["en", "it"])
def test_news_of_a_problem_says_that_there_are_none_and_when_there_will_be(language: str) -> None:
    action = CareAction(id="c", kind="problem_update", persona_id="p", stage_id="s", every_days=7, owner="Ann")
    told = draft(action, TODAY, language)
    assert {"en": "there is nothing new yet", "it": "non ci sono novità"}[language] in told
    assert all(part in told for part in ("[", words(language).day(date(2026, 3, 11))))
    assert "Maya" not in told and "Buy" not in told  # names of the map, which no customer knows
    assert told.endswith("\n\nAnn")


@pytest.mark.parametrize("kind", ["thank_you", "check_in", "problem_update", "win_back"])
@pytest.mark.parametrize("language", ["en", "it"])
def test_a_draft_is_short_whoever_it_is_for(kind: str, language: str) -> None:
    told = draft(CareAction.model_validate({"id": "c", "kind": kind, "stage_id": "s"}), TODAY, language)
    assert len(told.split()) < 80 and "!" not in told


def test_the_cost_of_keeping_is_kept_as_an_assumption(app: AppTest, kept: Store) -> None:
    page = shown(app, kept)
    assert "5 times as much" in " ".join(each.value for each in page.markdown)
    page.number_input(key="care_cost:winning").set_value(200.0).run()
    page.number_input(key="care_cost:customers").set_value(1000).run()
    told = "Keeping 1,000 customers costs about 40,000; winning as many anew costs 200,000, which is 160,000 more."
    assert told in [each.value for each in page.markdown]
    page.number_input(key="care_cost:times").set_value(4.0).run()
    (metric,) = kept.load("bikes")[0].metrics
    assert (metric.name, metric.value, metric.scale, metric.n) == ("Cost of winning a customer", 200, "4:1", 1000)
    assert (metric.source, metric.date) == ("Our own assumption", TODAY)


def test_a_map_without_care_says_how_to_begin(app: AppTest, kept: Store) -> None:
    page = shown(app, kept, Map(id="bikes", title="Bikes"), "it")
    assert page.title[0].value == "Nessuno si prende ancora cura dei vostri clienti"
    page.button(key="care_add").click().run()
    assert [one.kind for one in kept.load("bikes")[0].care_actions] == ["check_in"]
    assert not page.exception


def test_a_locked_map_is_read_and_not_changed(app: AppTest, kept: Store) -> None:
    map_id = kept.create(BIKES, "host")
    kept.lock(map_id, "host")
    app.query_params["map"] = map_id
    app.run()
    page = app.switch_page("pages/care.py").run()
    keys = {button.key for button in page.button}
    assert "care_message:late" in keys
    assert not any(str(key).startswith(("care_done", "care_add", "care_edit", "care_take")) for key in keys)


def test_what_another_changed_is_taken_into_account(app: AppTest, kept: Store) -> None:
    page = shown(app, kept)
    late = Edit(label="change.care_actions", operations=(Set(id="late", field="next_due", value="2026-03-03"),))
    kept.commit("bikes", late, "b")
    page.button(key="care_done:late").click().run()
    assert care(kept, "late").next_due == date(2026, 3, 10)


@pytest.mark.parametrize("day", [date.min, date.max])
def test_a_day_that_a_file_brought_is_shown_however_far_away_it_is(app: AppTest, kept: Store, day: date) -> None:
    far = LATE.model_copy(update={"next_due": day, "last_done": day})
    page = shown(app, kept, BIKES.model_copy(update={"care_actions": (far,)}))
    page.button(key="care_edit:late").click().run()
    assert not page.exception
    assert [each.value for each in page.date_input] == [day, day]
