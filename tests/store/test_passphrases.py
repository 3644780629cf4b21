"""A link with a passphrase opens nothing before it was said; guessing is slow, and keeps nobody else out for long."""

from datetime import UTC, datetime, timedelta

import pytest

from journey.errors import JourneyError
from journey.store import Rights
from journey.store.grants import grant_id
from journey.store.passphrases import FREE, LONGEST, LONGEST_WAIT, SHORTEST
from tests.store.test_rights import ABOUT_A_MAP, refusal
from tests.store.test_writers import at_once

SAID = "three green apples"


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 3, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock(store) -> Clock:
    store._clock = Clock()
    return store._clock


@pytest.fixture
def token(store, clock) -> str:
    return store.share("bike", "facilitator", "ada", passphrase=SAID)


def tried(store, token: str, said: str) -> str:
    """How it went: "" where the passphrase was right."""
    try:
        store.admit(token, said)
    except JourneyError as error:
        return error.code
    return ""


@pytest.mark.parametrize("method", ABOUT_A_MAP)
def test_without_the_proof_a_token_opens_nothing(store, token, method):
    for proof in ("", "made-up", SAID, "è", "\ud800"):
        held = store.seen_by(Rights(token=token, proof=proof))
        with pytest.raises(JourneyError) as refused:
            ABOUT_A_MAP[method](held, "bike")
        assert refused.value.code == "passphrase_needed"


def test_nor_does_it_list_a_map_or_say_which_one_it_opens(store, token):
    with pytest.raises(JourneyError):
        store.seen_by(Rights(token=token)).maps()
    assert store.opened_by(token) is None
    assert store.asks(token)


def test_who_says_it_gets_a_proof_that_opens_what_the_link_opens(store, token):
    proof = store.admit(token, f"  {SAID.replace(' ', '   ')}\n")  # as it was typed on a phone
    held = store.seen_by(Rights(token=token, proof=proof))
    assert held.load("bike") and held.maps() and held.access("bike").role == "facilitator"
    assert not store.asks(token, proof)
    assert store.opened_by(token, proof) == ("bike", "facilitator")


def test_the_proof_of_one_link_is_none_of_another(store, token):
    proof = store.admit(token, SAID)
    other = store.share("bike", "viewer", "ada", passphrase=SAID)
    assert store.asks(other, proof)
    assert refusal_code(store, Rights(token=other, proof=proof)) == "passphrase_needed"


def refusal_code(store, rights: Rights) -> str:
    with pytest.raises(JourneyError) as refused:
        store.seen_by(rights).load("bike")
    return refused.value.code


def test_a_link_without_a_passphrase_asks_for_none(store, clock):
    token = store.share("bike", "viewer", "ada", passphrase="")
    assert not store.asks(token)
    assert refusal(lambda: store.seen_by(Rights(token=token)).load("bike")) == ""
    assert not store.asks("made-up")


@pytest.mark.parametrize("said", ["", "Three green apples", "three green", "x" * 10_000, "\x00", "\ud800", "=1+1"])
def test_anything_else_is_wrong(store, token, said):
    assert tried(store, token, said) == "passphrase_wrong"


@pytest.mark.parametrize(
    ("passphrase", "code"),
    [
        ("x" * 10_000, "text_too_long"),
        ("x" * (LONGEST + 1), "text_too_long"),
        ("x" * (SHORTEST - 1), "passphrase_short"),
        (" " * 10, "passphrase_short"),
        ("\u200b\0" * 8, "passphrase_short"),
    ],
)
def test_one_too_long_or_too_short_is_refused_and_no_link_is_given(store, clock, passphrase, code):
    with pytest.raises(JourneyError) as refused:
        store.share("bike", "viewer", "ada", passphrase=passphrase)
    assert (refused.value.code, store.grants("bike")) == (code, [])


def test_the_database_holds_neither_passphrase_nor_proof(store, token):
    proof = store.admit(token, SAID)
    with store._database.reading() as connection:
        held = str(connection.exec_driver_sql("SELECT * FROM grants").all())
    assert SAID not in held and proof not in held and token not in held


def test_two_links_with_one_passphrase_are_kept_differently(store, token):
    store.share("bike", "viewer", "ada", passphrase=SAID)
    with store._database.reading() as connection:
        kept = connection.exec_driver_sql("SELECT passphrase FROM grants").scalars().all()
    assert len(set(kept)) == 2


def test_after_a_few_wrong_ones_one_waits_and_the_right_one_waits_too(store, clock, token):
    for _ in range(FREE):
        assert tried(store, token, "wrong one") == "passphrase_wrong"
    assert tried(store, token, SAID) == "passphrase_wait"
    clock.now += timedelta(seconds=2)
    assert tried(store, token, SAID) == ""
    assert tried(store, token, "wrong one") == "passphrase_wrong"  # counted anew


def test_each_further_wrong_one_waits_twice_as_long_a_minute_at_most(store, clock, token):
    waits = []
    for _ in range(FREE + 8):
        while tried(store, token, "wrong one") == "passphrase_wait":
            clock.now += timedelta(seconds=1)
            waits[-1] += 1
        waits.append(0)
    assert waits[FREE - 1 : FREE + 6] == [2, 4, 8, 16, 32, 60, 60]
    assert max(waits) == LONGEST_WAIT.total_seconds()


def test_trying_while_one_has_to_wait_makes_nobody_wait_longer(store, clock, token):
    for _ in range(FREE):
        tried(store, token, "wrong one")
    for _ in range(50):
        assert tried(store, token, "wrong one") == "passphrase_wait"
    clock.now += timedelta(seconds=2)
    assert tried(store, token, SAID) == ""


def test_a_quarter_of_an_hour_forgives(store, clock, token):
    for _ in range(FREE):
        tried(store, token, "wrong one")
    clock.now += timedelta(minutes=16)
    for _ in range(FREE):
        assert tried(store, token, "wrong one") == "passphrase_wrong"


def test_who_has_proved_it_is_not_kept_out_by_those_who_guess_nor_another_link(store, token):
    proof = store.admit(token, SAID)
    other = store.share("bike", "viewer", "ada", passphrase=SAID)
    for _ in range(FREE + 1):
        tried(store, token, "wrong one")
    assert store.seen_by(Rights(token=token, proof=proof)).load("bike")
    assert tried(store, other, SAID) == ""


def test_many_at_once_have_no_more_tries_than_one(store, token):
    codes = at_once(12, lambda n: tried(store, token, f"guess {n}"))
    assert codes.count("passphrase_wrong") == FREE


def test_a_link_that_is_over_is_not_asked_for_its_passphrase(store, clock, token):
    store.unshare("bike", grant_id(token))
    assert not store.asks(token)
    assert tried(store, token, SAID) == "link_over"


def test_the_list_of_links_says_that_there_is_one_what_may_be_taken_and_when_it_was_used(store, clock, token):
    plain = store.share("bike", "viewer", "ada", takes="pictures")
    [given] = [one for one in store.grants("bike") if one.id == grant_id(plain)]
    assert (given.asks, given.takes, given.used_at) == (False, "pictures", None)
    clock.now += timedelta(days=1)
    store.seen_by(Rights(token=plain)).came("bike")
    [given] = [one for one in store.grants("bike") if one.id == grant_id(plain)]
    assert given.used_at == clock.now
    [asking] = [one for one in store.grants("bike") if one.id == grant_id(token)]
    assert (asking.asks, asking.takes, asking.used_at) == (True, "everything", None)


@pytest.mark.parametrize(
    ("takes", "pictures", "everything"),
    [("nothing", False, False), ("pictures", True, False), ("everything", True, True)],
)
def test_a_link_says_what_may_be_made_into_files(store, takes, pictures, everything):
    held = store.seen_by(Rights(token=store.share("bike", "editor", "ada", takes=takes)))
    assert (held.access("bike").may_take("pictures"), held.access("bike").may_take("everything")) == (
        pictures,
        everything,
    )
    for what, may in (("pictures", pictures), ("everything", everything)):
        if may:
            held.require_taking("bike", what)
            continue
        with pytest.raises(JourneyError) as refused:
            held.require_taking("bike", what)
        assert refused.value.code == "not_to_take"
    store.require_taking("bike", "everything")


def test_nobody_lets_others_take_more_than_they_may(store):
    lead = store.seen_by(Rights(token=store.share("bike", "facilitator", "ada", takes="pictures")))
    assert lead.share("bike", "viewer", "bea", takes="pictures")
    with pytest.raises(JourneyError) as refused:
        lead.share("bike", "viewer", "bea", takes="everything")
    assert refused.value.code == "not_to_take"


def test_a_guest_learns_whose_link_it_is(store):
    held = store.seen_by(Rights(token=store.share("bike", "viewer", "Ada")))
    assert (held.access("bike").given_by, store.access("bike").given_by) == ("Ada", "")
