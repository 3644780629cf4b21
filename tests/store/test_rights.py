"""Rights: what a role may see and do is decided in the store, at the moment it is asked for."""

import inspect
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import event

from journey.errors import JourneyError
from journey.model import Channel, Comment, empty_map
from journey.store import NOBODY, Rights, Store
from journey.store.grants import grant_id
from tests.store.bikes import adding, bike, setting

REMARK = adding(Comment(id="c", target_id="pay", text="Hm"))
MORE = adding(Channel(id="post", name="Letter"))
RENAME = setting("pay", title="New")
ROLES = ("viewer", "commenter", "contributor", "editor", "facilitator", "owner")
REFUSALS = ("not_allowed", "link_over", "no_link", "only_one_map")

SEEING = {
    "load": lambda store: store.load("bike"),
    "head": lambda store: store.head("bike"),
    "access": lambda store: store.access("bike"),
    "named versions": lambda store: store.named_versions("bike"),
    "was made": lambda store: store.was_made("bike", "op"),
    "undoable": lambda store: store.undoable("bike", "ada"),
    "redoable": lambda store: store.redoable("bike", "ada"),
    "guests": lambda store: store.guests("bike"),
    "guest": lambda store: store.guest("bike", "host:a"),
    "came": lambda store: store.came("bike"),
    "own comments": lambda store: store.own_comments("bike"),
    "files": lambda store: store.require_taking("bike", "everything"),
}
DOING = {
    "history": (lambda store: store.history("bike"), "contributor"),
    "at": (lambda store: store.at("bike", 0), "contributor"),
    "comment": (lambda store: store.commit("bike", REMARK, "bea"), "commenter"),
    "add": (lambda store: store.commit("bike", MORE, "bea"), "contributor"),
    "change": (lambda store: store.commit("bike", RENAME, "bea"), "editor"),
    "restore": (lambda store: store.restore("bike", 0, "bea"), "editor"),
    "name a version": (lambda store: store.name_version("bike", 1, "Mine"), "facilitator"),
    "lock": (lambda store: store.lock("bike", "bea"), "facilitator"),
    "unlock": (lambda store: store.lock("bike", "bea", False), "facilitator"),
    "give a link": (lambda store: store.share("bike", "viewer", "bea"), "facilitator"),
    "list links": (lambda store: store.grants("bike"), "facilitator"),
    "take links back": (lambda store: store.unshare("bike", "no such link"), "facilitator"),
    "give an owner's link": (lambda store: store.share("bike", "owner", "bea"), "owner"),
    "archive": (lambda store: store.archive("bike", "bea"), "owner"),
    "delete": (lambda store: store.delete("bike", "bea"), "owner"),
}
ABOUT_THE_HOUSE = {
    "create": lambda store: store.create(empty_map("New"), "bea"),
    "duplicate": lambda store: store.duplicate("bike", "bea"),
    "begin": lambda store: store.begin_with(empty_map("New"), "bea"),
    "place": lambda store: store.place(),
    "everything": lambda store: store.everything(),
    "standing": lambda store: store.standing([bike()]),
    "bring in": lambda store: store.bring_in([], "bea", str),
    "erase": lambda store: store.erase_everything(),
}


def refusal(deed) -> str:
    """The code it is refused with, "" where it is done."""
    try:
        deed()
    except JourneyError as refused:
        assert refused.code in REFUSALS
        return refused.code
    return ""


@pytest.fixture
def edited(store):
    """The store, with one edit on the map."""
    store.commit("bike", setting("pay", title="Once"), "ada")
    return store


@pytest.fixture
def link(edited):
    """Gives the store as it is for who has a link with a role; the map is never their only one."""
    edited.create(empty_map("Other").model_copy(update={"id": "other"}), "ada")
    return lambda role: edited.seen_by(Rights(token=edited.share("bike", role, "ada")))


@pytest.mark.parametrize("role", ROLES)
def test_what_a_role_may_see_and_do(link, role):
    held = link(role)
    for deed, see in SEEING.items():
        assert refusal(lambda see=see: see(held)) == "", deed
    for deed, (do, least) in DOING.items():  # each is possible after those before it
        expected = "" if ROLES.index(role) >= ROLES.index(least) else "not_allowed"
        assert refusal(lambda do=do: do(held)) == expected, deed


def test_who_only_looks_sees_of_the_past_what_was_given_a_name(edited, link):
    edited.name_version("bike", 1, "Shown")
    guest = link("viewer")
    assert guest.at("bike", 1).touchpoints == edited.load("bike")[0].touchpoints
    assert refusal(lambda: guest.at("bike", 0)) == "not_allowed"


def test_no_link_reaches_beyond_its_map(link):
    for held in (link("viewer"), link("owner")):
        for deed, do in ABOUT_THE_HOUSE.items():
            assert refusal(lambda do=do, held=held: do(held)) == "only_one_map", deed


def test_who_has_no_link_neither_sees_nor_does_anything(edited):
    nobody = edited.seen_by(NOBODY)
    everything = {**SEEING, **{name: do for name, (do, _) in DOING.items()}, **ABOUT_THE_HOUSE}
    for deed, do in everything.items():
        assert refusal(lambda do=do: do(nobody)) == "no_link", deed
    assert refusal(nobody.maps) == "no_link"


def test_a_link_lists_its_own_map_alone(edited, link):
    for role in ("viewer", "owner"):
        assert [one.id for one in link(role).maps()] == ["bike"]
    assert {one.id for one in edited.maps()} == {"bike", "other"}


def test_a_link_to_another_map_opens_nothing_of_this_one(edited):
    other = edited.duplicate("bike", "ada")
    stranger = edited.seen_by(Rights(token=edited.share(other, "owner", "ada")))
    for deed, do in {**SEEING, **{name: do for name, (do, _) in DOING.items()}}.items():
        assert refusal(lambda do=do: do(stranger)) == "link_over", deed
    assert stranger.load(other)


# Every method that names a map, by its own name.
ABOUT_A_MAP = {
    "access": lambda store, map_id: store.access(map_id),
    "archive": lambda store, map_id: store.archive(map_id, "bea"),
    "at": lambda store, map_id: store.at(map_id, 0),
    "came": lambda store, map_id: store.came(map_id),
    "commit": lambda store, map_id: store.commit(map_id, RENAME, "bea", op_id="op"),
    "delete": lambda store, map_id: store.delete(map_id, "bea"),
    "duplicate": lambda store, map_id: store.duplicate(map_id, "bea"),
    "grants": lambda store, map_id: store.grants(map_id),
    "guest": lambda store, map_id: store.guest(map_id, "host:a"),
    "guests": lambda store, map_id: store.guests(map_id),
    "head": lambda store, map_id: store.head(map_id),
    "history": lambda store, map_id: store.history(map_id),
    "load": lambda store, map_id: store.load(map_id),
    "lock": lambda store, map_id: store.lock(map_id, "bea"),
    "name_version": lambda store, map_id: store.name_version(map_id, 1, "Mine"),
    "named_versions": lambda store, map_id: store.named_versions(map_id),
    "open_room": lambda store, map_id: store.open_room(map_id, "bea"),
    "own_comments": lambda store, map_id: store.own_comments(map_id),
    "redo": lambda store, map_id: store.redo(map_id, "ada"),
    "redoable": lambda store, map_id: store.redoable(map_id, "ada"),
    "require_taking": lambda store, map_id: store.require_taking(map_id, "pictures"),
    "restore": lambda store, map_id: store.restore(map_id, 0, "bea"),
    "rooms": lambda store, map_id: store.rooms(map_id),
    "share": lambda store, map_id: store.share(map_id, "viewer", "bea"),
    "undelete": lambda store, map_id: store.undelete(map_id, "bea"),
    "undo": lambda store, map_id: store.undo(map_id, "ada"),
    "undoable": lambda store, map_id: store.undoable(map_id, "ada"),
    "unshare": lambda store, map_id: store.unshare(map_id),
    "was_made": lambda store, map_id: store.was_made(map_id, "op"),
}
OF_THE_HOUSE = ("create", "begin_with", "bring_in", "erase_everything", "everything", "maps", "place", "standing")
OF_A_ROOM = (  # for who may lead its map: see ``test_rooms``
    "close_room", "end_rehearsal", "heard_in", "mute", "people", "remove", "reopen_room", "room", "steer",
)  # fmt: skip
OF_WHO_IS_IN_A_ROOM = (
    "join",
    "knock",
    "overheard",
    "rename",
    "say",
    "seat",
    "take_back",
)  # by a code or token
ITS_OWN = ("close", "seen_by", "opened_by", "holds", "asks", "admit")  # asked by who knows a token, or a link's id


def test_every_method_of_a_store_is_held_to_its_rights():
    public = {name for name, _ in inspect.getmembers(Store, inspect.isfunction) if not name.startswith("_")}
    assert public == {*ABOUT_A_MAP, *OF_THE_HOUSE, *OF_A_ROOM, *OF_WHO_IS_IN_A_ROOM, *ITS_OWN}


def asked_of(store, deed):
    """Its refusal, whole, and what the database was asked for before, in which turn."""
    statements = []
    turn, engine = store._database._turn, store._database._engine

    def note(connection, cursor, statement, parameters, context, many):
        statements.append(statement)

    store._database._turn = lambda map_id: statements.append("a turn among the writers") or turn(map_id)
    event.listen(engine, "before_cursor_execute", note)
    try:
        with pytest.raises(JourneyError) as refused:
            deed()
    finally:
        event.remove(engine, "before_cursor_execute", note)
        del store._database._turn
    error = refused.value
    return error.code, error.where, dict(error.params), statements


@pytest.mark.parametrize("method", ABOUT_A_MAP)
def test_a_map_that_is_not_there_looks_to_a_stranger_like_one_that_is(edited, method):
    other = edited.duplicate("bike", "ada")
    over = edited.share("bike", "owner", "ada", until=datetime(2020, 1, 1, tzinfo=UTC))
    of_other = edited.share(other, "owner", "ada")
    for rights in (NOBODY, Rights(token="made-up"), Rights(token=over), Rights(token=of_other)):
        stranger = edited.seen_by(rights)
        there, not_there = (
            asked_of(stranger, lambda one=stranger, map_id=map_id: ABOUT_A_MAP[method](one, map_id))
            for map_id in ("bike", "nowhere")
        )
        assert there == not_there
        assert there[0] in ("no_link", "link_over")
        assert "a turn among the writers" not in there[3]
        assert not any("FROM maps" in statement for statement in there[3])


def test_a_contributor_takes_back_what_they_added(link):
    cleo = link("contributor")
    cleo.commit("bike", REMARK, "cleo")
    assert cleo.undoable("bike", "cleo") == ("add.touchpoints", "c")
    assert cleo.undo("bike", "cleo").map.comments == ()
    assert cleo.redoable("bike", "cleo") == ("add.touchpoints", "c")
    assert [one.id for one in cleo.redo("bike", "cleo").map.comments] == ["c"]


@pytest.mark.parametrize("edit", [REMARK, RENAME], ids=["added", "changed"])
def test_a_contributor_takes_nothing_back_that_came_by_another_way_whatever_name_they_say(edited, link, edit):
    cleo = link("contributor")
    edited.commit("bike", edit, "bea")
    former = (("bea", datetime(2030, 1, 1, tzinfo=UTC)),)
    for actor, formerly in (("bea", ()), ("cleo", former), ("ada", ())):
        assert cleo.undoable("bike", actor, formerly) is None
        with pytest.raises(JourneyError) as refused:
            cleo.undo("bike", actor, formerly=formerly)
        assert refused.value.code == "nothing_to_undo"
    with pytest.raises(JourneyError):
        cleo.undo("bike", "bea", seq=edited.head("bike"))
    edited.undo("bike", "bea")
    assert cleo.redoable("bike", "bea") is None
    with pytest.raises(JourneyError):
        cleo.redo("bike", "bea")


def test_a_contributors_addition_stays_once_others_have_worked_on_it_under_the_same_name_too(edited, link):
    cleo = link("contributor")
    cleo.commit("bike", REMARK, "bea")
    edited.commit("bike", setting("c", text="Hm, well"), "bea")
    with pytest.raises(JourneyError) as refused:
        cleo.undo("bike", "bea")
    assert refused.value.code == "built_upon"


def test_a_token_that_was_taken_back_opens_nothing_any_more(store, open_store):
    first, second = store.share("bike", "editor", "ada"), store.share("bike", "viewer", "ada")
    open_store().unshare("bike", grant_id(first))
    for do in (lambda one: one.commit("bike", RENAME, "bea"), lambda one: one.load("bike"), lambda one: one.maps()):
        assert refusal(lambda do=do: do(store.seen_by(Rights(token=first)))) == "link_over"
    assert (store.opened_by(first), store.opened_by(second)) == (None, ("bike", "viewer"))
    store.unshare("bike")
    assert store.opened_by(second) is None


def test_a_token_ends_when_its_time_is_over(store):
    day = datetime(2026, 3, 12, tzinfo=UTC)
    assert store.opened_by(store.share("bike", "editor", "ada", until=day + timedelta(days=1))) == ("bike", "editor")
    over = store.share("bike", "editor", "ada", until=day)
    assert store.opened_by(over) is None
    assert refusal(lambda: store.seen_by(Rights(token=over)).load("bike")) == "link_over"


def test_a_link_works_up_to_its_end_and_not_a_moment_longer(store):
    clock = store._clock
    store._clock = lambda: datetime(2026, 3, 12, 9, 59, 59, tzinfo=UTC)
    seen = store.seen_by(
        Rights(token=store.share("bike", "editor", "ada", until=datetime(2026, 3, 12, 10, tzinfo=UTC)))
    )
    seen.commit("bike", RENAME, "bea")
    seen._clock = lambda: datetime(2026, 3, 12, 10, tzinfo=UTC)
    assert refusal(lambda: seen.commit("bike", REMARK, "bea")) == "link_over"
    store._clock = clock


def test_the_list_of_links_says_all_but_the_token(store):
    day = datetime(2026, 3, 12, tzinfo=UTC)
    tokens = [
        store.share("bike", "viewer", "ada", until=day, label=" For the client’s\nteam "),
        store.share("bike", "editor", "bea", until=day + timedelta(days=7)),
        store.share("bike", "facilitator", "ada"),
    ]
    store.unshare("bike", grant_id(tokens[2]))
    held = store.grants("bike")
    assert [(one.role, one.label, one.given_by, one.state) for one in held] == [
        ("facilitator", "", "ada", "taken_back"),
        ("editor", "", "bea", "open"),
        ("viewer", "For the client’s team", "ada", "over"),
    ]
    assert held[1].until == day + timedelta(days=7)
    assert [one.id for one in held] == [grant_id(token) for token in reversed(tokens)]
    assert not any(token in str(held) for token in tokens)


def test_a_label_that_is_too_long_is_refused_and_no_link_is_given(store):
    with pytest.raises(JourneyError) as refused:
        store.share("bike", "viewer", "ada", label="x" * 81)
    assert (refused.value.code, store.grants("bike")) == ("text_too_long", [])


def test_the_id_of_a_link_opens_nothing(store):
    token = store.share("bike", "owner", "ada")
    assert store.opened_by(grant_id(token)) is None


def test_a_link_is_taken_back_on_its_own_map_alone(store):
    other = store.duplicate("bike", "ada")
    token = store.share("bike", "viewer", "ada")
    store.unshare(other, grant_id(token))
    store.unshare("bike", "%")
    assert store.opened_by(token) == ("bike", "viewer")


def test_whether_a_link_holds_is_told_by_its_id_and_for_how_long(store):
    store._clock = lambda: datetime(2026, 3, 12, tzinfo=UTC)
    ends = store.share("bike", "viewer", "ada", until=datetime(2026, 3, 12, 0, 1, tzinfo=UTC))
    lasts = store.share("bike", "viewer", "ada")
    assert store.holds("bike", grant_id(ends)) == (True, 60.0)
    assert store.holds("bike", grant_id(lasts)) == (True, None)
    assert store.holds("other", grant_id(lasts)) == (False, None)
    store.unshare("bike")
    assert store.holds("bike", grant_id(lasts)) == (False, None)


@pytest.mark.parametrize("token", ["made-up", "\x00", "\ud800", "x" * 10_000])
def test_a_made_up_token_opens_nothing(store, token):
    assert store.opened_by(token) is None
    assert refusal(lambda: store.seen_by(Rights(token=token)).commit("bike", RENAME, "bea")) == "link_over"
    assert refusal(lambda: store.seen_by(Rights(token=token)).load("bike")) == "link_over"


def test_the_database_holds_no_token(store):
    token = store.share("bike", "editor", "ada")
    with store._database.reading() as connection:
        held = connection.exec_driver_sql("SELECT * FROM grants").all()
    assert token not in str(held)


def test_a_link_given_through_another_ends_with_it(store):
    end = store._clock() + timedelta(days=1)
    lead = store.share("bike", "facilitator", "ada", end)
    guest = store.seen_by(Rights(token=lead))
    child = guest.share("bike", "editor", "bea", end + timedelta(days=30))
    assert {grant.until for grant in store.grants("bike")} == {end}
    grandchild = store.seen_by(Rights(token=guest.share("bike", "facilitator", "bea"))).share("bike", "viewer", "cy")
    store.unshare("bike", grant_id(lead))
    for token in (child, grandchild):
        guest = store.seen_by(Rights(token=token))
        assert refusal(lambda guest=guest: guest.load("bike")) == "link_over"


def test_nobody_takes_back_what_reaches_further_than_they_do(store):
    of_owner = store.share("bike", "owner", "ada")
    guest = store.seen_by(Rights(token=store.share("bike", "facilitator", "ada")))
    assert refusal(lambda: guest.unshare("bike", grant_id(of_owner))) == "not_allowed"
    assert refusal(lambda: guest.unshare("bike")) == "not_allowed"
    assert store.seen_by(Rights(token=of_owner)).load("bike")
