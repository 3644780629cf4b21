"""Who comes in: with a link as its role and no more, without one as the owner, on a server only with its key."""

import re
from http.cookies import SimpleCookie

import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from journey.model import Edit, Set, empty_map
from journey.store import NOBODY, OWNER, Rights, Store
from journey.store.grants import grant_id
from journey.ui import entry
from journey.ui.session import session


@pytest.fixture
def sample(app: AppTest, kept: Store) -> str:
    """The id of the sample, which is there; the app as it is before anybody opened it."""
    from journey.formats.library import sample_to_keep

    return kept.create(sample_to_keep("en"), "host")


def by_link(app: AppTest, map_id: str, key: str) -> AppTest:
    app.query_params["map"], app.query_params["key"] = map_id, key
    return app.run()


def shown(app: AppTest) -> str:
    return " ".join(each.value for each in (*app.title, *app.markdown, *app.caption, *app.warning)).replace("\\", "")


def test_without_a_key_on_a_laptop_one_is_the_owner() -> None:
    assert session.rights == OWNER
    assert session.link_id == ""


@pytest.mark.parametrize("role", ["viewer", "editor", "facilitator"])
def test_a_link_opens_its_map_with_its_role(app: AppTest, kept: Store, sample: str, role: str) -> None:
    key = kept.share(sample, role, "host")
    by_link(app, sample, key)
    assert not app.exception
    assert app.title[0].value == "Online bike shop"
    assert app.session_state["journey:key"] == key
    assert app.query_params["key"] in (key, [key])
    shares = [button.key for button in app.button if button.key == "share"]
    assert bool(shares) is (role == "facilitator")


def test_a_link_without_a_map_opens_its_own(app: AppTest, kept: Store, sample: str) -> None:
    kept.create(empty_map("Newer"), "host")
    app.query_params["key"] = kept.share(sample, "viewer", "host")
    app.run()
    assert app.title[0].value == "Online bike shop"


def test_a_link_to_a_map_that_was_deleted_opens_nothing(app: AppTest, kept: Store, sample: str) -> None:
    key = kept.share(sample, "viewer", "host")
    kept.delete(sample, "host")
    by_link(app, sample, key)
    assert "This link does not open the map any more." in shown(app)


@pytest.mark.parametrize("key", ["unknown", "è", "x" * 5000])
def test_a_made_up_key_shows_one_sentence_and_nothing_else(app: AppTest, sample: str, key: str) -> None:
    by_link(app, sample, key)
    assert not app.exception
    assert not app.title and not app.button
    assert "This link does not open the map any more." in shown(app)


def test_another_map_in_the_address_is_refused(app: AppTest, kept: Store, sample: str) -> None:
    other = kept.create(empty_map("Not for you"), "host")
    by_link(app, other, kept.share(sample, "facilitator", "host"))
    assert "Not for you" not in shown(app)
    assert "This link does not open the map any more." in shown(app)


def test_a_form_that_a_viewer_should_not_have_is_not_drawn(app: AppTest, kept: Store, sample: str) -> None:
    by_link(app, sample, kept.share(sample, "viewer", "host"))
    app.session_state["journey:selected"] = kept.load(sample)[0].touchpoints[0].id
    app.run()
    assert not app.text_input
    assert kept.head(sample) == 0


def test_words_refused_by_a_lock_stay_in_the_form(app: AppTest, kept: Store, sample: str) -> None:
    first = kept.load(sample)[0].touchpoints[0]
    by_link(app, sample, kept.share(sample, "editor", "host"))
    app.session_state["journey:selected"] = first.id
    app.run()
    kept.lock(sample, "Anna")
    app.text_input(key=f"field:{first.id}:title").set_value("Too late").run()
    assert "Anna has locked this map." in shown(app)
    assert app.text_input(key=f"field:{first.id}:title").value == "Too late"
    assert kept.head(sample) == 0


def test_words_typed_into_a_form_after_the_end_of_a_link_are_kept(app: AppTest, kept: Store, sample: str) -> None:
    first = kept.load(sample)[0].touchpoints[0]
    by_link(app, sample, kept.share(sample, "editor", "host"))
    app.session_state["journey:selected"] = first.id
    app.run()
    kept.unshare(sample)
    app.text_input(key=f"field:{first.id}:title").set_value("After the end").run()
    assert "This link does not open the map any more." in shown(app)
    assert kept.head(sample) == 0
    assert app.session_state[f"page:draft:field:{first.id}:title"] == "After the end"


@pytest.fixture
def cookies(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What the browser of the pages keeps; a test without a browser has none."""
    kept: dict[str, str] = {}
    monkeypatch.setattr(type(st.context), "cookies", kept)
    return kept


def test_a_server_with_a_key_asks_for_it(
    app: AppTest, sample: str, monkeypatch: pytest.MonkeyPatch, cookies: dict[str, str]
) -> None:
    monkeypatch.setenv(entry.VARIABLE, "sesame")
    app.run()
    assert "This is opened by a link." in shown(app)
    cookies[entry.COOKIE] = "sesame"  # the key is no proof of itself
    app.run()
    assert "This is opened by a link." in shown(app)
    cookies[entry.COOKIE] = entry.proof()
    app.run()
    assert app.title[0].value == "Online bike shop"


def test_an_owner_who_comes_by_a_link_has_the_links_rights(
    app: AppTest, kept: Store, sample: str, monkeypatch: pytest.MonkeyPatch, cookies: dict[str, str]
) -> None:
    monkeypatch.setenv(entry.VARIABLE, "sesame")
    cookies[entry.COOKIE] = entry.proof()
    by_link(app, sample, kept.share(sample, "viewer", "host"))
    assert not [button for button in app.button if button.key == "share"]


@pytest.fixture
def door(monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """What stands before Streamlit, on a server with the key ``sesame``."""
    monkeypatch.setenv(entry.VARIABLE, "sesame")
    behind = Starlette(routes=[Route("/{page:path}", lambda _: PlainTextResponse("Streamlit"))])
    return TestClient(entry.OwnersDoor(behind), follow_redirects=False)


def test_who_shows_the_key_gets_a_cookie_that_no_script_reads(door: TestClient) -> None:
    answer = door.get("/board?map=a%26b&owner=sesame&lang=it")
    assert (answer.status_code, answer.headers["location"]) == (303, "?map=a%26b&lang=it")
    assert (answer.headers["cache-control"], answer.headers["referrer-policy"]) == ("no-store", "no-referrer")
    cookie = SimpleCookie(answer.headers["set-cookie"])[entry.COOKIE]
    assert entry.proves(cookie.value) and "sesame" not in answer.headers["set-cookie"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"], cookie["secure"]) == (True, "lax", "/", "")


@pytest.mark.parametrize("way", ["itself", "proxy"])
def test_over_an_encrypted_line_the_cookie_stays_on_such_lines(door: TestClient, way: str) -> None:
    headers = {"x-forwarded-proto": "https"} if way == "proxy" else {}
    host = "http://testserver" if way == "proxy" else "https://testserver"
    assert "secure" in door.get(f"{host}/?owner=sesame", headers=headers).headers["set-cookie"].lower()


@pytest.mark.parametrize("shown", ["Sesame", "", "è", "%ff", "sesame&owner=wrong"])
def test_a_wrong_key_goes_out_of_the_address_and_gets_nothing(door: TestClient, shown: str) -> None:
    answer = door.get(f"/?owner={shown}")
    assert (answer.status_code, answer.headers["location"]) == (303, "?")
    assert "set-cookie" not in answer.headers


def test_the_door_leads_nowhere_else_and_lets_all_others_pass(door: TestClient) -> None:
    assert door.get("//elsewhere.example/?owner=sesame").headers["location"] == "?"
    assert door.get("/board?map=owner").text == "Streamlit"


def test_a_proof_is_worth_nothing_once_the_key_is_another_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(entry.VARIABLE, "sesame")
    proof = entry.proof()
    assert entry.proves(proof) and entry.is_key("sesame") and "sesame" not in proof
    monkeypatch.setenv(entry.VARIABLE, "other")
    assert not entry.proves(proof) and not entry.is_key("sesame")
    monkeypatch.delenv(entry.VARIABLE)
    assert not entry.proves(proof) and not entry.is_key("") and not entry.needs_key()


def test_no_page_goes_around_the_rights_of_its_browser() -> None:
    """Only the session and the warming of a server may touch the store as it is for the owner."""
    from pathlib import Path

    root = Path(__file__).parents[2]
    sources = [*(root / "journey/ui").rglob("*.py"), *(root / "pages").glob("*.py")]
    users = {source.name for source in sources if "house()" in source.read_text("utf-8")}
    assert users == {"session.py"}
    assert NOBODY != OWNER and Rights(token="x") != OWNER and len(grant_id("x")) == 16


def test_a_browser_without_a_name_is_one_person_with_an_id_that_it_keeps(
    app: AppTest, kept: Store, sample: str, cookies: dict[str, str]
) -> None:
    app.run()
    [(_, given)] = [app.session_state["journey:to_keep"]["itinerario_browser"]]
    assert re.fullmatch("[0-9a-f]{32}", given)
    first = kept.load(sample)[0].touchpoints[0]
    app.session_state["journey:selected"] = first.id
    app.run()
    app.text_input(key=f"field:{first.id}:title").set_value("Mine").run()
    assert kept.history(sample)[0].actor == f"host:{given}"
    again = AppTest.from_file(app._script_path, default_timeout=30)  # a reload: the browser brings its cookie
    cookies["itinerario_browser"] = given
    again.query_params["map"] = sample
    again.run()
    again.button(key="undo").click().run()
    assert kept.load(sample)[0].touchpoints[0].title == first.title
    assert kept.guests(sample) == {f"host:{given}": 1}


def test_the_owner_takes_back_what_was_made_before_browsers_were_told_apart_and_guests_do_not(
    app: AppTest, kept: Store, sample: str
) -> None:
    first = kept.load(sample)[0].touchpoints[0]
    operations = (Set(id=first.id, field="title", value="Of old"),)
    kept.commit(sample, Edit(label="change.touchpoints", subject=first.id, operations=operations), "host")
    guest = AppTest.from_file(app._script_path, default_timeout=30)
    by_link(guest, sample, kept.share(sample, "editor", "host"))
    assert guest.button(key="undo").disabled
    app.query_params["map"] = sample
    app.run()
    app.button(key="undo").click().run()
    assert kept.load(sample)[0].touchpoints[0].title == first.title
