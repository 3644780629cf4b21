"""Nothing that somebody chooses on the page of a log is lost, however slowly the log is read."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from threading import Event

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from journey.events.ingest import Wishes
from journey.events.narrowing import Part
from journey.i18n import words
from journey.ui.evidence import held, job
from journey.ui.evidence.held import Held
from journey.ui.markdown import escaped


def script() -> None:
    import streamlit as st

    from journey.ui.followed import followed
    from journey.ui.session import session

    held, words = session.get("held", "b"), session.get("words", {"a": "A", "b": "B"})
    st.selectbox("box", tuple(words), format_func=words.__getitem__, **followed("box", held, words[held], tuple(words)))


def told(page: AppTest) -> str | None:
    """What the last run tells a screen that has the box already; None: it keeps what it shows."""
    box = page.selectbox[0].proto
    return box.raw_value if box.set_value else None


def test_a_box_begins_with_what_is_chosen_and_is_told_nothing_after() -> None:
    page = AppTest.from_function(script).run()
    assert (page.selectbox[0].value, page.selectbox[0].proto.default, told(page)) == ("b", 1, None)
    assert told(page.run()) is None


def test_a_screen_that_has_no_box_yet_begins_with_what_is_chosen_however_often_the_page_was_drawn() -> None:
    page = AppTest.from_function(script).run()
    page._run()  # asked for by a screen that the first answer did not reach
    assert (page.selectbox[0].proto.default, told(page)) == (1, None)


def test_a_choice_that_was_not_taken_goes_back_on_the_screen() -> None:
    page = AppTest.from_function(script).run()
    page.selectbox[0].set_value("a").run()
    assert (page.selectbox[0].value, told(page)) == ("b", "B")


def test_what_was_chosen_elsewhere_comes_to_the_screen() -> None:
    page = AppTest.from_function(script).run()
    page.session_state["page:held"] = "a"
    assert told(page.run()) == "A"


def test_a_choice_that_is_called_otherwise_is_told_anew() -> None:
    page = AppTest.from_function(script).run()
    page.session_state["page:words"] = {"a": "A", "b": "Last"}
    assert told(page.run()) == "Last"


def of(page: AppTest) -> Held:
    found: Held = page.session_state["page:event_log"]
    return found


def arrived(page: AppTest) -> AppTest:
    """The page once the reading that goes on is over."""
    if of(page).job:
        of(page).job._thread.join()  # type: ignore[union-attr]
        page.run()
    return page


@pytest.fixture
def log_page(app: AppTest) -> AppTest:
    """The page with the log of the sample."""
    app.run()
    app.switch_page("pages/evidence.py").run()
    return arrived(app.button(key="sample_log").click().run())


@contextmanager
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Readings that do not end as long as this lasts, and that nobody waits for."""
    goes_on, read = Event(), held.read

    def waits(*given: object) -> object:
        goes_on.wait(60)
        return read(*given)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(job, "AT_ONCE_SECONDS", 0)
        patch.setattr(held, "read", waits)
        try:
            yield
        finally:
            goes_on.set()


def test_what_is_chosen_while_the_log_is_read_again_is_kept(log_page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    columns = dict(of(log_page).log.understood.columns)  # type: ignore[union-attr]
    with slow(monkeypatch):
        log_page.selectbox(key="log_role_stage").set_value("").run()
        assert of(log_page).job
        assert log_page.selectbox(key="log_role_channel").value == columns["channel"]
        log_page.segmented_control(key="log_question_choice").set_value("funnel").run()
    arrived(log_page)
    assert not log_page.exception
    del columns["stage"]
    assert of(log_page).log.understood.columns == columns  # type: ignore[union-attr]
    assert log_page.session_state["page:log_question"] == "funnel"


def test_a_period_that_is_chosen_together_with_a_column_is_kept(log_page: AppTest) -> None:
    first, last = log_page.date_input(key="log_period").value
    log_page.selectbox(key="log_role_stage").set_value("")
    log_page.date_input(key="log_period").set_value((first, date(2026, 3, 1)))
    arrived(log_page.run())
    assert last > date(2026, 3, 1)
    assert of(log_page).part == Part(end=date(2026, 3, 1))
    assert "stage" not in of(log_page).whole.understood.columns  # type: ignore[union-attr]


def test_a_part_with_nothing_in_it_leaves_the_reading_as_it_was(log_page: AppTest) -> None:
    columns = dict(of(log_page).whole.understood.columns)  # type: ignore[union-attr]
    of(log_page).part = Part(start=date(1999, 1, 1), end=date(1999, 1, 2))
    log_page.run()
    assert of(log_page).problem.code == "part_empty"  # type: ignore[union-attr]
    assert log_page.selectbox(key="log_role_time").value == columns["time"]


def brought(app: AppTest, found: Held) -> AppTest:
    """The page with a log that is being read."""
    app.run()
    app.switch_page("pages/evidence.py").run()
    app.session_state["page:event_log"] = found
    return arrived(app.run())


def test_a_column_of_times_in_several_ways_is_told_over_every_answer(app: AppTest, tmp_path: Path) -> None:
    path = tmp_path / "shop.csv"
    path.write_text("customer,time,event\na,13/02/2026,x\na,02/13/2026,x\na,14/02/2026,y\n")
    reading = job.Job(lambda watch: held.read(path, Wishes(), path.name, watch))
    page = brought(app, Held(path.name, path.open("rb"), job=reading))
    for file in ("pages/evidence.py", "pages/vanishing.py"):
        page.switch_page(file).run()
        assert not page.exception
        told = [warning.value for warning in page.warning]
        said = escaped("2 only with the day first (13/02/2026), 1 only with the month first (02/13/2026)")
        assert [said in each for each in told] == [True]


def test_of_times_in_one_way_nothing_is_told(log_page: AppTest) -> None:
    assert not log_page.warning


@pytest.mark.parametrize(
    ("columns", "is_open"), [("customer, time, event", False), ("customer, time, kanal", True)], ids=["read", "unread"]
)
def test_the_first_rows_of_a_table_are_shown_as_those_of_a_file(
    app: AppTest, tmp_path: Path, columns: str, is_open: bool
) -> None:
    url = f"duckdb://{tmp_path}/shop.duckdb"
    with duckdb.connect(f"{tmp_path}/shop.duckdb") as made:
        made.execute(f"CREATE TABLE log AS SELECT * FROM (VALUES ('a', '2026-02-01', 'x')) AS log({columns})")
    reading = job.Job(lambda watch: held.read_table(url, "log", Wishes()))
    page = brought(app, Held("log", None, url=url, job=reading))
    assert not page.exception
    (rows,) = [each for each in page.expander if each.label == words("en")("log_page.first_rows")]
    assert (rows.proto.expanded, rows.dataframe[0].value.to_numpy().tolist()) == (is_open, [["a", "2026-02-01", "x"]])


def test_the_head_says_of_how_many_events_a_part_is(log_page: AppTest) -> None:
    found = of(log_page)
    shown, every = (words("en").number(log.events) for log in (found.log, found.whole))  # type: ignore[union-attr]
    assert shown != every
    assert escaped(f"· {shown} of {every} events, in the map’s timeframe ·") in log_page.caption[0].value
    first, last = log_page.date_input(key="log_period").value
    log_page.date_input(key="log_period").set_value((first, date(2026, 3, 1))).run()
    shown = words("en").number(found.log.events)  # type: ignore[union-attr]
    assert escaped(f"· {shown} of {every} events ·") in log_page.caption[0].value
    assert last > date(2026, 3, 1)


def test_the_head_says_of_a_whole_log_how_many_events_there_are(log_page: AppTest) -> None:
    of(log_page).part = Part()
    assert escaped("· 146,499 events ·") in log_page.run().caption[0].value
