"""The logs that browsers brought are there for their next session: not for others, not many, and not for long."""

from collections.abc import Iterator
from pathlib import Path
from threading import RLock, Thread

import pytest
from streamlit.testing.v1 import AppTest

from journey.events.engine import Engine
from journey.ui.evidence import shelf as shelves
from journey.ui.evidence.held import Held
from journey.ui.evidence.shelf import AT_WORK_SECONDS, KEPT_SECONDS, MOST, Owner, Shelf
from journey.ui.settings.preferences import Preferences
from tests.ui.conftest import ROOT

ADA, TOM = "a" * 32, "b" * 32


class Book:
    """Stands for a log."""

    def __init__(self, name: str = "") -> None:
        self.name, self.lock, self.is_gone, self.closed = name, RLock(), False, 0

    def close(self) -> None:
        self.closed += 1


class Clock:
    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def shelf(clock: Clock) -> Shelf[Book]:
    return Shelf[Book](clock)


def of(who: str, map_id: str = "map", link: str = "") -> Owner:
    return who, link, map_id


def test_a_log_is_found_by_its_browser_link_and_map_alone(shelf: Shelf[Book]) -> None:
    log = Book()
    shelf.bring(of(ADA), log)
    assert shelf.find(of(ADA)) is log
    for other in (of(TOM), of(ADA, "another"), of(ADA, link="by a link")):
        assert shelf.find(other) is None


def test_a_log_that_is_looked_at_with_another_map_is_found_there_too_unless_that_map_has_its_own(
    shelf: Shelf[Book],
) -> None:
    log, own = Book(), Book()
    shelf.bring(of(ADA), log)
    shelf.bring(of(ADA, "third"), own)
    for map_id in ("second", "third"):
        shelf.look(of(ADA, map_id), log)
    assert shelf.find(of(ADA, "second")) is log
    assert shelf.find(of(ADA, "third")) is own


def test_what_is_removed_is_closed_and_gone_for_all_and_does_not_come_back(shelf: Shelf[Book]) -> None:
    log = Book()
    shelf.bring(of(ADA), log)
    shelf.look(of(ADA, "second"), log)
    shelf.remove(log)
    shelf.look(of(ADA), log)  # by a page that still had it
    assert (log.is_gone, log.closed) == (True, 1)
    assert shelf.find(of(ADA)) is None
    assert shelf.find(of(ADA, "second")) is None


def test_what_nobody_has_looked_at_for_hours_goes(shelf: Shelf[Book], clock: Clock) -> None:
    seen, unseen = Book(), Book()
    shelf.bring(of(ADA), seen)
    shelf.bring(of(TOM), unseen)
    clock.seconds = KEPT_SECONDS - 1
    shelf.look(of(ADA), seen)
    shelf.tidy()
    assert not unseen.is_gone
    clock.seconds = KEPT_SECONDS
    shelf.tidy()
    assert (unseen.closed, seen.closed) == (1, 0)


def test_of_too_many_the_oldest_go_but_none_that_somebody_is_at_work_on(shelf: Shelf[Book], clock: Clock) -> None:
    logs = [Book() for _ in range(MOST + 2)]
    for place, log in enumerate(logs):
        clock.seconds = place
        shelf.bring(of(ADA, str(place)), log)
    assert not any(log.is_gone for log in logs)
    clock.seconds = MOST
    shelf.look(of(ADA, "0"), logs[0])
    clock.seconds = AT_WORK_SECONDS + MOST + 1
    shelf.tidy()
    assert [place for place, log in enumerate(logs) if log.is_gone] == [1, 2]


def test_no_log_is_closed_while_somebody_waits_for_its_answer(shelf: Shelf[Book], clock: Clock) -> None:
    log = Book()
    shelf.bring(of(ADA), log)
    clock.seconds = KEPT_SECONDS
    with log.lock:
        other = Thread(target=shelf.tidy)
        other.start()
        other.join()
        assert not log.is_gone
    shelf.tidy()
    assert log.closed == 1


def test_at_the_end_of_the_process_nothing_is_left(shelf: Shelf[Book]) -> None:
    logs = Book(), Book()
    for place, log in enumerate(logs):
        shelf.bring(of(ADA, str(place)), log)
    shelf.clear()
    assert [log.closed for log in logs] == [1, 1]


def loaded(app: AppTest, page: str, who: str = ADA) -> AppTest:
    """A page, loaded anew in somebody's browser."""
    fresh = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    fresh.session_state["journey:_preferences"] = Preferences(browser=who)
    fresh.query_params.update(app.query_params)
    fresh.run()
    fresh.switch_page(f"pages/{page}.py").run()
    assert not fresh.exception
    return fresh


def held_by(page: AppTest) -> Held:
    found: Held = page.session_state["page:event_log"]
    return found


def has_log(page: AppTest) -> bool:
    return "another_log" in {button.key for button in page.button}


@pytest.fixture(autouse=True)
def emptied() -> Iterator[None]:
    """Nothing of one test is on the shelf for the next."""
    yield
    shelves.shelf.clear()


@pytest.fixture
def brought(app: AppTest) -> AppTest:
    """Where they vanish, with the sample log, of which something was said."""
    page = loaded(app, "vanishing")
    page.button(key="sample_log").click().run()
    if job := held_by(page).job:
        job._thread.join()
        page.run()
    page.button(key="end_yes_0").click().run()
    page.segmented_control(key="vanishing_level_choice").set_value("stages").run()
    assert not page.exception
    return page


def test_a_page_that_is_loaded_again_shows_the_same_answer_and_asks_the_engine_nothing(
    brought: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    for name in ("rows", "columns", "_written"):
        monkeypatch.setattr(Engine, name, lambda *_, name=name: asked.append(name))
    again = loaded(brought, "vanishing")
    assert again.title[0].value == brought.title[0].value
    assert again.multiselect[0].value == ["order_completed"]
    assert again.segmented_control(key="vanishing_level_choice").value == "stages"
    assert asked == []


def test_another_browser_sees_no_log(brought: AppTest) -> None:
    assert not has_log(loaded(brought, "vanishing", TOM))


def test_what_is_said_on_one_page_is_said_on_the_other(brought: AppTest) -> None:
    other = loaded(brought, "evidence")
    other.selectbox(key="log_role_channel").set_value("").run()
    if job := held_by(other).job:
        job._thread.join()
        other.run()
    brought.run()
    assert held_by(brought) is held_by(other)
    assert "channel" not in held_by(brought).whole.understood.columns  # type: ignore[union-attr]
    assert not brought.exception


def test_a_log_that_is_taken_away_is_gone_on_every_page_and_its_file_with_it(brought: AppTest) -> None:
    other, file = loaded(brought, "evidence"), Path(held_by(brought).file.name)  # type: ignore[union-attr]
    assert file.exists()
    other.button(key="another_log").click().run()
    assert not file.exists()
    assert not has_log(brought.run())
    assert not has_log(loaded(brought, "vanishing"))


def test_a_log_that_is_brought_instead_is_there_on_the_other_page(brought: AppTest) -> None:
    other = loaded(brought, "evidence")
    other.button(key="another_log").click().run()
    other.button(key="sample_log").click().run()
    if job := held_by(other).job:
        job._thread.join()
        other.run()
    assert has_log(brought.run())
    assert held_by(brought) is held_by(other)
