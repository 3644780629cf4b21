"""When care is due again: by its rhythm, from the day that was due, and never so soon that it presses."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey.errors import JourneyError
from journey.model import CareAction, Map, apply
from journey.model.caring import MONTHS, RHYTHMS, by_urgency, days_left, done, due_after, due_on, put_off, skipped

MONDAY = date(2026, 3, 2)
DAYS = st.dates(date(2000, 1, 1), date(2090, 12, 31))
EVERY = st.one_of(st.sampled_from(RHYTHMS), st.integers(1, 800))
KEEPING = st.one_of(st.sampled_from(RHYTHMS), st.integers(1, 100).map(lambda weeks: 7 * weeks))


def care(every_days: int | None = 7, next_due: date | None = MONDAY, **more: object) -> CareAction:
    return CareAction.model_validate({"id": "c", "every_days": every_days, "next_due": next_due, **more})


def after(journey_map: Map, edit: object) -> CareAction:
    return apply(journey_map, edit)[0].care_actions[0]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("every_days", "due", "when", "following"),
    [
        (7, MONDAY, MONDAY, date(2026, 3, 9)),
        (7, MONDAY, date(2026, 3, 4), date(2026, 3, 9)),  # two days late: Monday it stays
        (7, MONDAY, date(2026, 3, 8), date(2026, 3, 16)),  # six days late: not again tomorrow
        (7, MONDAY, date(2026, 2, 28), date(2026, 3, 9)),  # two days early: that was Monday's
        (365, MONDAY, date(2025, 4, 1), MONDAY),  # most of a year early: it is still due
        (30, date(2026, 1, 5), date(2026, 1, 6), date(2026, 2, 5)),
        (30, date(2026, 1, 31), date(2026, 1, 31), date(2026, 2, 28)),
        (30, date(2026, 2, 28), date(2026, 2, 28), date(2026, 3, 31)),  # the end of a month stays the end
        (90, date(2026, 1, 15), date(2026, 1, 15), date(2026, 4, 15)),
        (365, date(2028, 2, 29), date(2028, 2, 29), date(2029, 2, 28)),
        (10, MONDAY, MONDAY, date(2026, 3, 12)),
        (2, MONDAY, date(2026, 3, 3), date(2026, 3, 5)),  # a day late: not again tomorrow
        (10, MONDAY, date(2026, 3, 6), date(2026, 3, 16)),
        (10, MONDAY, date(2026, 2, 27), date(2026, 3, 9)),
        (7, None, MONDAY, date(2026, 3, 9)),
        (None, MONDAY, MONDAY, None),
        (7, date(9999, 12, 30), date(9999, 12, 30), None),
    ],
)
def test_what_is_done_is_due_again_by_its_rhythm(
    every_days: int | None, due: date | None, when: date, following: date | None
) -> None:
    assert due_after(care(every_days, due), when) == following


@given(every_days=EVERY, due=st.none() | DAYS, when=DAYS)
def test_the_next_day_is_after_the_one_it_was_done_on(every_days: int, due: date | None, when: date) -> None:
    following = due_after(care(every_days, due), when)
    assert following is not None and following > when
    assert (following - when).days >= every_days // 2


@given(every_days=EVERY.filter(lambda days: days % 7 and days not in MONTHS), due=st.none() | DAYS, when=DAYS)
def test_what_keeps_no_day_is_due_a_whole_rhythm_after_it_was_done(
    every_days: int, due: date | None, when: date
) -> None:
    assert due_after(care(every_days, due), when) == when + timedelta(days=every_days)


@given(every_days=KEEPING, due=DAYS, late=st.integers(0, 2_000))
def test_being_late_moves_no_later_day(every_days: int, due: date, late: int) -> None:
    following = due_after(care(every_days, due), due + timedelta(days=late))
    planned = {due_on(due, every_days, count) for count in range(1, 2_000 // min(every_days, 28) + 40)}
    assert following in planned


@given(every_days=st.sampled_from(sorted(MONTHS)), due=DAYS, lateness=st.lists(st.integers(0, 9), max_size=30))
def test_years_of_lateness_leave_the_day_of_the_month_where_it_was(
    every_days: int, due: date, lateness: list[int]
) -> None:
    day = due
    for late in lateness:
        following = due_after(care(every_days, day), day + timedelta(days=late))
        assert following is not None
        is_last = (following + timedelta(days=1)).day == 1
        assert is_last if due.day >= 28 else following.day == due.day
        day = following


@given(due=DAYS, every_weeks=st.integers(1, 8), late=st.integers(0, 200))
def test_a_rhythm_of_weeks_keeps_its_weekday(due: date, every_weeks: int, late: int) -> None:
    following = due_after(care(7 * every_weeks, due), due + timedelta(days=late))
    assert following is not None and following.weekday() == due.weekday()


def test_done_today_is_one_edit_that_counts_once_a_day() -> None:
    bikes = Map(id="m", care_actions=(care(title="Call them"),))
    edit = done(bikes, "c", date(2026, 3, 3))
    assert edit is not None and (edit.label, edit.subject) == ("care.done", "Call them")
    changed = after(bikes, edit)
    assert (changed.last_done, changed.next_due) == (date(2026, 3, 3), date(2026, 3, 9))
    assert done(apply(bikes, edit)[0], "c", date(2026, 3, 3)) is None
    assert apply(*apply(bikes, edit))[0] == bikes


def test_what_is_done_once_is_not_due_again() -> None:
    bikes = Map(id="m", care_actions=(care(None),))
    changed = after(bikes, done(bikes, "c", MONDAY))
    assert (changed.last_done, changed.next_due) == (MONDAY, None)


@pytest.mark.parametrize(
    ("due", "today", "moved"),
    [
        (MONDAY, MONDAY, date(2026, 3, 9)),
        (MONDAY, date(2026, 3, 20), date(2026, 3, 23)),
        (date(2026, 3, 12), MONDAY, date(2026, 3, 19)),
        (None, MONDAY, date(2026, 3, 9)),
    ],
)
def test_a_week_later_is_the_same_day_of_a_coming_week(due: date | None, today: date, moved: date) -> None:
    bikes = Map(id="m", care_actions=(care(30, due),))
    assert after(bikes, put_off(bikes, "c", today)).next_due == moved


def test_skipping_once_leaves_the_rhythm_and_the_day_it_was_last_done() -> None:
    bikes = Map(id="m", care_actions=(care(30, date(2026, 1, 5), last_done=date(2025, 12, 5)),))
    changed = after(bikes, skipped(bikes, "c", date(2026, 3, 20)))
    assert (changed.next_due, changed.last_done) == (date(2026, 4, 5), date(2025, 12, 5))
    once = Map(id="m", care_actions=(care(None),))
    assert skipped(once, "c", MONDAY) is None


def test_the_longest_overdue_stands_first_and_what_has_no_day_last() -> None:
    days = {"none": None, "late": date(2026, 2, 1), "soon": date(2026, 3, 3), "later": date(2026, 2, 20)}
    actions = [CareAction(id=name, next_due=day) for name, day in days.items()]
    assert [each.id for each in by_urgency(actions)] == ["late", "later", "soon", "none"]
    assert [days_left(each, MONDAY) for each in by_urgency(actions)] == [-29, -10, 1, None]


def test_an_action_that_is_gone_is_refused() -> None:
    for make in (done, put_off, skipped):
        with pytest.raises(JourneyError) as refused:
            make(Map(id="m"), "c", MONDAY)
        assert refused.value.code == "gone"
