"""Where phones come in and hand in what they say: pages and requests, all of one kind. ``/join`` and ``/room/...``.

```
GET  /join[/MELA-42]                            the page of a phone
GET  /wall/<room>?pass=...                      the page of a big screen
POST /room/knock      {"code"}                  {"room", "title", "code"}
POST /room/join       {"room", "name"}          {"token", "you"}
POST /room/seat       {"token"}                 {"you", "mine": [...]}       after a refresh
POST /room/name       {"token", "name"}         {"you"}
POST /room/say        {"token", "op", "step", "body"}     {"kept": seq}      sent again, it is not kept again
POST /room/take_back  {"token", "op"}           {"kept": seq}
```

A request that is refused answers ``{"error": {"code", "text", "again"}}``: ``again`` where the same may be sent later.
No cookie is read: who knows the token speaks, so no other site can make a phone say anything.
"""

import asyncio
import json
import re
from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from journey.errors import JourneyError
from journey.live.workshop.pages import language_of
from journey.live.workshop.showing import showing
from journey.model.base import ID_PATTERN
from journey.store.saying import Seat

LARGEST = 16_000  # bytes of a request
AGAIN = ("room_locked", "room_muted", "room_wait", "database_")
_STATUS = {"room_wait": 429, "room_unknown": 404, "room_over": 410, "room_removed": 403}
_NO_STORE = {"Cache-Control": "no-store"}


async def answer(request: Request) -> Response:
    """Does what a phone asks for."""
    deed = _DEEDS.get(request.path_params["deed"])
    if deed is None:
        return JSONResponse({}, 404, _NO_STORE)
    try:
        asked = await _asked(request)
        done = await asyncio.to_thread(deed, asked, request.client.host if request.client else "")
    except JourneyError as error:
        return _refusal(error, request)
    return JSONResponse(done, headers=_NO_STORE)


async def _asked(request: Request) -> dict[str, Any]:
    """What was sent. Raises JourneyError ``bad_value`` for what is no object of JSON, or too large."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LARGEST:
            raise JourneyError("text_too_long", length=len(body), limit=LARGEST)
    try:
        found = json.loads(body)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise JourneyError("bad_value", problem="JSON")
    return found


def _refusal(error: JourneyError, request: Request) -> JSONResponse:
    language = language_of(request)
    told = {
        "code": error.code,
        "text": f"{error.what(language)} {error.hint(language)}",
        "again": error.code.startswith(AGAIN),
    }
    if "seconds" in error.params:
        told["seconds"] = error.params["seconds"]
    unavailable = 503 if error.code.startswith("database_") else 400
    return JSONResponse({"error": told}, _STATUS.get(error.code, unavailable), _NO_STORE)


def _knock(asked: dict[str, Any], address: str) -> dict[str, Any]:
    room = showing.house().knock(str(asked.get("code", "")), address)
    return {"room": room.id, "code": room.code, "title": showing.house().load(room.map_id)[0].title}


def _join(asked: dict[str, Any], address: str) -> dict[str, Any]:
    """By the code once more: a room's id alone opens nothing."""
    room = showing.house().knock(str(asked.get("code", "")), address)
    token, seat = showing.house().join(room.id, str(asked.get("name", "")))
    return {"token": token, "you": _you(seat)}


def _seat(asked: dict[str, Any], _: str) -> dict[str, Any]:
    seat, heard = showing.house().overheard(str(asked.get("token", "")))
    mine = [
        {"op": each.id, "step": each.step, "body": each.said.model_dump(mode="json")}
        for each in heard
        if each.person_id == seat.person.id
    ]
    return {"you": _you(seat), "mine": mine}


def _name(asked: dict[str, Any], _: str) -> dict[str, Any]:
    return {"you": _you(showing.house().rename(str(asked.get("token", "")), str(asked.get("name", ""))))}


def _say(asked: dict[str, Any], _: str) -> dict[str, Any]:
    step = asked.get("step")
    number = step if isinstance(step, int) and not isinstance(step, bool) else -1
    return {"kept": showing.house().say(str(asked.get("token", "")), _op(asked), number, asked.get("body"))}


def _take_back(asked: dict[str, Any], _: str) -> dict[str, Any]:
    return {"kept": showing.house().take_back(str(asked.get("token", "")), _op(asked))}


def _op(asked: dict[str, Any]) -> str:
    """The sender's own id. Raises JourneyError ``bad_value``."""

    op = str(asked.get("op", ""))
    if not re.fullmatch(ID_PATTERN, op):
        raise JourneyError("bad_value", "op", problem=op[:80])
    return op


def _you(seat: Seat) -> dict[str, Any]:
    return {"id": seat.person.id, "name": seat.person.name, "number": seat.person.number, "room": seat.room.id}


_DEEDS: dict[str, Callable[[dict[str, Any], str], dict[str, Any]]] = {
    "knock": _knock, "join": _join, "seat": _seat, "name": _name, "say": _say, "take_back": _take_back,
}  # fmt: skip
