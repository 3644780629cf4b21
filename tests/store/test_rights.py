"""Rights: what a role may do is decided in the store, at the moment of the edit."""

from datetime import UTC, datetime, timedelta

import pytest

from journey.errors import JourneyError
from journey.model import Comment
from journey.store import Rights
from tests.store.bikes import adding, setting

REMARK = adding(Comment(id="c", target_id="pay", text="Hm"))
RENAME = setting("pay", title="New")


def allowed(deed) -> bool:
    try:
        deed()
    except JourneyError as refused:
        assert refused.code == "not_allowed"
        return False
    return True


@pytest.mark.parametrize(
    ("role", "adds", "changes", "restores", "deletes"),
    [
        ("viewer", False, False, False, False),
        ("contributor", True, False, False, False),
        ("editor", True, True, True, False),
        ("owner", True, True, True, True),
    ],
)
def test_what_a_role_may_do(store, role, adds, changes, restores, deletes):
    rights = Rights(role)
    assert allowed(lambda: store.commit("bike", REMARK, "ada", rights=rights)) is adds
    assert allowed(lambda: store.commit("bike", RENAME, "ada", rights=rights)) is changes
    assert allowed(lambda: store.restore("bike", 0, "ada", rights=rights)) is restores
    assert allowed(lambda: store.archive("bike", "ada", rights=rights)) is deletes
    assert allowed(lambda: store.share("bike", "viewer", "ada", rights=rights)) is deletes
    assert allowed(lambda: store.delete("bike", "ada", rights=rights)) is deletes


def test_a_contributor_takes_back_what_they_added(store):
    store.commit("bike", REMARK, "cleo", rights=Rights("contributor"))
    assert store.undo("bike", "cleo", rights=Rights("contributor")).map.comments == ()


def test_a_token_gives_its_role_on_its_map_alone(store):
    other = store.duplicate("bike", "ada")
    token = store.share("bike", "editor", "ada")
    assert store.opened_by(token) == ("bike", "editor")
    assert allowed(lambda: store.commit("bike", RENAME, "bea", rights=Rights(token=token)))
    assert not allowed(lambda: store.commit(other, setting(other, title="x"), "bea", rights=Rights(token=token)))
    assert not allowed(lambda: store.delete("bike", "bea", rights=Rights(token=token)))


def test_a_token_that_was_taken_back_opens_nothing_any_more(store, open_store):
    first, second = store.share("bike", "editor", "ada"), store.share("bike", "viewer", "ada")
    open_store().unshare("bike", first)
    assert not allowed(lambda: store.commit("bike", RENAME, "bea", rights=Rights(token=first)))
    assert (store.opened_by(first), store.opened_by(second)) == (None, ("bike", "viewer"))
    store.unshare("bike")
    assert store.opened_by(second) is None


def test_a_token_ends_when_its_time_is_over(store):
    day = datetime(2026, 3, 12, tzinfo=UTC)
    assert store.opened_by(store.share("bike", "editor", "ada", until=day + timedelta(days=1))) == ("bike", "editor")
    over = store.share("bike", "editor", "ada", until=day)
    assert store.opened_by(over) is None
    assert not allowed(lambda: store.commit("bike", RENAME, "bea", rights=Rights(token=over)))


@pytest.mark.parametrize("token", ["made-up", "\x00", "\ud800", "x" * 10_000])
def test_a_made_up_token_opens_nothing(store, token):
    assert store.opened_by(token) is None
    assert not allowed(lambda: store.commit("bike", RENAME, "bea", rights=Rights(token=token)))


def test_the_database_holds_no_token(store, database_url):
    token = store.share("bike", "editor", "ada")
    with store._database.reading() as connection:
        held = connection.exec_driver_sql("SELECT * FROM grants").all()
    assert token not in str(held)
