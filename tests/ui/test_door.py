"""The page that asks for a link's passphrase: before Streamlit, once a browser, and for such links alone."""

import re
from http.cookies import SimpleCookie

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from journey.i18n import words
from journey.model import empty_map
from journey.store import Store
from journey.store.passphrases import FREE
from journey.ui.entry import proof_cookie
from journey.ui.sharing.door import PassphraseDoor

SAID = "three green apples"
BEHIND = "Streamlit"


@pytest.fixture
def map_id(kept: Store) -> str:
    return kept.create(empty_map("For a client"), "Ada")


@pytest.fixture
def token(kept: Store, map_id: str) -> str:
    return kept.share(map_id, "viewer", "Ada", passphrase=SAID)


@pytest.fixture
def door(kept: Store) -> TestClient:
    behind = Starlette(routes=[Route("/{page:path}", lambda _: PlainTextResponse(BEHIND), methods=["GET", "POST"])])
    return TestClient(PassphraseDoor(behind), follow_redirects=False)


def say(door: TestClient, token: str, said: str, **more: object):
    return door.post(f"/board?map=a%26b&key={token}", data={"passphrase": said}, **more)


def test_it_asks_where_a_link_has_a_passphrase(door: TestClient, token: str) -> None:
    answer = door.get(f"/?map=x&key={token}")
    assert words("en")("errors.passphrase_needed.what") in answer.text
    assert "For a client" not in answer.text
    assert answer.headers["cache-control"] == "no-store"
    assert "script" not in answer.headers["content-security-policy"] and "<script" not in answer.text


def test_it_lets_all_others_pass(door: TestClient, kept: Store, map_id: str, token: str) -> None:
    for address in ("/", "/?map=x", "/?key=", "/?key=made-up", f"/?key={kept.share(map_id, 'viewer', 'Ada')}"):
        assert door.get(address).text == BEHIND
    kept.unshare(map_id)
    assert door.get(f"/?key={token}").text == BEHIND  # which says that the link is over


def test_the_right_one_gives_a_cookie_that_no_script_reads_and_that_goes_with_the_session(
    door: TestClient, token: str
) -> None:
    answer = say(door, token, SAID)
    assert (answer.status_code, answer.headers["location"]) == (303, f"?map=a%26b&key={token}")
    cookie = SimpleCookie(answer.headers["set-cookie"])[proof_cookie(token)]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"], cookie["secure"]) == (True, "lax", "", "")
    assert SAID not in answer.headers["set-cookie"]
    assert door.get(f"/?key={token}").text == BEHIND


def test_over_an_encrypted_line_the_cookie_stays_on_such_lines(door: TestClient, token: str) -> None:
    answer = say(door, token, SAID, headers={"x-forwarded-proto": "https"})
    assert "secure" in answer.headers["set-cookie"].lower()


@pytest.mark.parametrize(
    "said", ["wrong words", "", "x" * 10_000, "x" * 200_000, "\x00", "'; DROP TABLE grants", "è" * 9]
)
def test_anything_else_asks_again(door: TestClient, token: str, said: str) -> None:
    answer = say(door, token, said)
    assert answer.status_code == 200 and "set-cookie" not in answer.headers
    assert words("en")("errors.passphrase_wrong.what") in answer.text
    assert said[:20] not in answer.text or not said


def test_who_guesses_is_told_to_wait(door: TestClient, token: str) -> None:
    for _ in range(FREE):
        say(door, token, "wrong words")
    assert re.search("Try again in [12] seconds", say(door, token, SAID).text)


@pytest.mark.parametrize(
    ("query", "headers"),
    [("&lang=it", {}), ("", {"accept-language": "it-IT,it;q=0.9"}), ("", {"cookie": "itinerario_language=it"})],
)
def test_it_speaks_italian_too(door: TestClient, token: str, query: str, headers: dict[str, str]) -> None:
    answer = door.get(f"/?key={token}{query}", headers=headers)
    assert words("it")("errors.passphrase_needed.what") in answer.text
    assert '<html lang="it">' in answer.text


def test_a_session_that_comes_around_the_door_is_shown_nothing(app: AppTest, map_id: str, token: str) -> None:
    app.query_params["map"], app.query_params["key"] = map_id, token
    app.run()
    assert not app.exception
    said = " ".join(each.value for each in (*app.title, *app.markdown, *app.caption)).replace("\\", "")
    assert words("en")("errors.passphrase_needed.what") in said
    assert "For a client" not in said
