"""Where phones come in: what they may ask for, how they are refused in their language, and who sees a wall."""

import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from journey.i18n import LANGUAGES
from journey.live.passes import pass_to
from journey.live.room import rooms
from journey.live.workshop.desk import LARGEST
from journey.live.workshop.line import screen_of
from journey.live.workshop.routes import WORKSHOP
from journey.live.workshop.showing import showing
from journey.store import Store
from journey.store.room_rows import Room, bell_of
from journey.workshop import state
from tests.store.bikes import bike

OBJECTIVE = 0
MARKUP = "<img src=x onerror=alert(1)>"
Ask = Callable[..., dict[str, Any]]


@pytest.fixture
def store(sqlite_url: str) -> Iterator[Store]:
    held = Store(sqlite_url)
    held.create(bike(), "ada")
    yield held
    held.close()


@pytest.fixture
def client(store: Store, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    monkeypatch.setattr(showing, "store", lambda: store)
    return TestClient(Starlette(routes=list(WORKSHOP)))


@pytest.fixture
def room(store: Store) -> Room:
    """A room on the map ``bike``, at its first step."""
    opened = store.open_room("bike", "ada")
    return store.steer(opened.id, partial(state.go, step=OBJECTIVE, now=store._clock()))


@pytest.fixture
def ask(client: TestClient) -> Ask:
    """Asks for a deed and gives the answer, which is JSON whatever it says."""

    def asked(deed: str, language: str = "en", **said: Any) -> dict[str, Any]:
        answer = client.post(f"/room/{deed}", json=said, headers={"x-language": language})
        return {"status": answer.status_code, **answer.json()}

    return asked


@pytest.fixture
def token(ask: Ask, room: Room) -> str:
    return str(ask("join", code=room.code, name="Ann")["token"])


def answer(text: str = "Fewer calls") -> dict[str, Any]:
    return {"kind": "answer", "text": text}


def given(page: str) -> dict[str, Any]:
    """What a page was given, as its script reads it."""
    told = page.partition('type="application/json">')[2].partition("</script>")[0]
    return dict(json.loads(told))


class TestDeeds:
    def test_who_knows_the_code_comes_in_says_something_once_and_finds_it_again(self, ask: Ask, room: Room) -> None:
        assert ask("knock", code=room.code.lower())["title"] == "Buying a bike"
        mine = ask("join", code=room.code, name="Ann")
        said = {"token": mine["token"], "op": "a1", "step": OBJECTIVE, "body": answer()}
        assert ask("say", **said)["kept"] == ask("say", **said)["kept"]
        again = ask("seat", token=mine["token"])
        assert again["you"] == mine["you"]
        assert [one["body"]["text"] for one in again["mine"]] == ["Fewer calls"]
        assert ask("name", token=mine["token"], name="Bo")["you"]["name"] == "Bo"
        assert ask("take_back", token=mine["token"], op="a1")["status"] == 200
        assert ask("seat", token=mine["token"])["mine"] == []

    def test_markup_in_a_name_comes_back_as_text(self, client: TestClient, ask: Ask, room: Room, store: Store) -> None:
        assert ask("join", code=room.code, name=MARKUP)["you"]["name"] == MARKUP
        assert ask("knock", code=room.code)["status"] == 200
        assert store.people(room.id)[0].name == MARKUP

    def test_a_code_in_the_address_ends_no_script(self, client: TestClient) -> None:
        page = client.get("/join/%3C%2Fscript%3E%3Cb%3E").text
        assert "<b>" not in page
        assert given(client.get("/join/MELA-42").text)["code"] == "MELA-42"


class TestRefusals:
    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize(
        ("deed", "said", "status", "code"),
        [
            ("knock", {"code": "XX 10"}, 404, "room_unknown"),
            ("join", {"code": "", "name": "Ann"}, 404, "room_unknown"),
            ("join", {"code": "{code}", "name": "x" * 500}, 400, "text_too_long"),
            ("seat", {"token": "forged"}, 404, "room_unknown"),
            ("name", {"token": "{token}", "name": "x" * 500}, 400, "text_too_long"),
            ("say", {"token": "forged", "op": "a1", "step": 0, "body": answer()}, 404, "room_unknown"),
            ("say", {"token": "{token}", "op": "a b", "step": 0, "body": {}}, 400, "bad_value"),
            ("say", {"token": "{token}", "op": "a1", "step": True, "body": answer()}, 400, "room_not_now"),
            ("say", {"token": "{token}", "op": "a1", "step": 3, "body": answer()}, 400, "room_not_now"),
            ("say", {"token": "{token}", "op": "a1", "step": 0, "body": answer("x" * 281)}, 400, "text_too_long"),
            ("say", {"token": "{token}", "op": "a1", "step": 0, "body": answer(" ")}, 400, "says_nothing"),
            ("say", {"token": "{token}", "op": "a1", "step": 0, "body": [1]}, 400, "bad_value"),
            ("take_back", {"token": "{token}", "op": "a1"}, 400, "gone"),
        ],
    )
    def test_a_refusal_is_a_sentence_in_ones_language(
        self, ask: Ask, room: Room, token: str, deed: str, said: dict[str, Any], status: int, code: str, language: str
    ) -> None:
        filled = {"{code}": room.code, "{token}": token}
        told = ask(deed, language, **{key: filled.get(str(value), value) for key, value in said.items()})
        assert (told["status"], told["error"]["code"], told["error"]["again"]) == (status, code, False)
        assert len(told["error"]["text"].split()) > 3
        assert "{" not in told["error"]["text"]

    def test_the_languages_differ(self, ask: Ask) -> None:
        assert len({ask("seat", language, token="")["error"]["text"] for language in LANGUAGES}) == len(LANGUAGES)

    @pytest.mark.parametrize("body", [b"", b"{", b"[1]", b"null", b"\xff\xfe", b'"x"'])
    def test_what_is_no_object_of_json_is_refused(self, client: TestClient, body: bytes) -> None:
        told = client.post("/room/join", content=body)
        assert (told.status_code, told.json()["error"]["code"]) == (400, "bad_value")

    def test_what_is_too_large_is_refused(self, client: TestClient) -> None:
        told = client.post("/room/join", content=b'{"code": "' + b"x" * LARGEST + b'"}')
        assert (told.status_code, told.json()["error"]["code"]) == (400, "text_too_long")

    def test_a_deed_that_is_none_is_not_found(self, client: TestClient) -> None:
        assert client.post("/room/lock", json={}).status_code == 404
        assert client.get("/room/join").status_code == 405

    def test_a_message_to_a_locked_room_waits_for_it_to_open(
        self, ask: Ask, room: Room, token: str, store: Store
    ) -> None:
        store.steer(room.id, state.lock)
        said = {"token": token, "op": "a1", "step": OBJECTIVE, "body": answer()}
        told = ask("say", **said)["error"]
        assert (told["code"], told["again"]) == ("room_locked", True)
        assert store.heard_in(room.id) == []
        store.steer(room.id, partial(state.lock, locked=False))
        assert ask("say", **said)["status"] == 200

    def test_who_was_taken_out_and_who_comes_too_late_are_told_why(
        self, ask: Ask, room: Room, token: str, store: Store
    ) -> None:
        store.remove(room.id, store.people(room.id)[0].id)
        assert (ask("seat", token=token)["status"], ask("seat", token=token)["error"]["code"]) == (403, "room_removed")
        store.close_room(room.id)
        late = ask("join", code=room.code, name="Bo")
        assert (late["status"], late["error"]["code"]) == (410, "room_over")

    def test_who_guesses_codes_is_told_how_long_to_wait(self, ask: Ask, room: Room) -> None:
        wrong = "ZUCCA 10" if room.code != "ZUCCA 10" else "ZUCCA 11"
        told = [ask("knock", code=wrong) for _ in range(8)][-1]
        assert (told["status"], told["error"]["code"], told["error"]["again"]) == (429, "room_wait", True)
        assert told["error"]["seconds"] >= 1


class TestWall:
    def wall(self, client: TestClient, room: Room, join: str = "", shown: str | None = None) -> Any:
        shown = pass_to(screen_of(room.id)) if shown is None else shown
        return client.get(f"/wall/{room.id}", params={"pass": shown, "join": join})

    def test_a_wall_is_shown_to_whoever_has_a_pass_to_this_room(self, client: TestClient, room: Room) -> None:
        for shown in ("", "forged", pass_to(room.id), pass_to(screen_of("other"))):
            assert self.wall(client, room, shown=shown).status_code == 403
        assert self.wall(client, room).status_code == 200

    def test_the_way_in_is_a_picture_of_an_address_of_the_web_and_of_no_other(
        self, client: TestClient, room: Room
    ) -> None:
        told = given(self.wall(client, room, "https://maps.example/join/MELA-42").text)
        assert told["qr"].startswith("<svg xmlns=")
        assert told["join"] == "https://maps.example/join/MELA-42"
        for other in ("", "javascript:alert(1)", "ftp://maps.example", "//maps.example", "https://" + "x" * 5000):
            told = given(self.wall(client, room, other).text)
            assert (told["join"], told["qr"]) == ("", "")


class TestLine:
    @pytest.mark.parametrize("who", [{}, {"token": "forged"}, {"room": "r", "pass": "forged"}, {"token": [1]}])
    def test_without_a_token_nothing_is_told_but_that(self, client: TestClient, who: dict[str, Any]) -> None:
        with client.websocket_connect("/room/line") as line:
            line.send_json(who)
            assert line.receive_json() == {"over": {"code": "room_unknown"}}
            with pytest.raises(WebSocketDisconnect):
                line.receive_json()

    def test_a_page_of_another_site_hears_nothing(self, client: TestClient) -> None:
        with (
            pytest.raises(WebSocketDisconnect),
            client.websocket_connect("/room/line", headers={"origin": "https://other.example"}),
        ):
            pass

    def test_a_phone_is_told_the_room_and_then_the_next_step(
        self, client: TestClient, room: Room, token: str, store: Store
    ) -> None:
        with client.websocket_connect("/room/line") as line:
            line.send_json({"token": token})
            assert line.receive_json()["room"]["name"] == "objective"
            moved = store.steer(room.id, partial(state.go, step=1, now=store._clock()))
            rooms.ring(bell_of(room.id), moved.seq)
            assert line.receive_json()["room"]["name"] == "research"

    def test_a_screen_with_a_pass_hears_what_is_said(
        self, client: TestClient, room: Room, token: str, store: Store
    ) -> None:
        with client.websocket_connect("/room/line") as line:
            line.send_json({"room": room.id, "pass": pass_to(screen_of(room.id))})
            assert line.receive_json()["room"]["notes"] == []
            rooms.ring(bell_of(room.id), store.say(token, "a1", OBJECTIVE, answer(MARKUP)))
            (note,) = line.receive_json()["room"]["notes"]
            assert (note["text"], note["by"]) == (MARKUP, "Ann")

    def test_who_is_taken_out_is_told_so_and_hears_no_more(
        self, client: TestClient, room: Room, token: str, store: Store
    ) -> None:
        with client.websocket_connect("/room/line") as line:
            line.send_json({"token": token})
            line.receive_json()
            store.remove(room.id, store.people(room.id)[0].id)
            rooms.ring(bell_of(room.id), store.room(room.id).seq)
            assert line.receive_json() == {"over": {"code": "room_removed"}}
