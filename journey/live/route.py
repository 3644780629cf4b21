"""The WebSocket on which a page hears that its map has changed and who else is there: ``/live?map=...&pass=...``.

Boards say ``{"place": card id, "writing": bool}``. They are told ``{"boot", "head", "access", "here", "kept"}``: which
of their own operations are kept at once, of the map and of the others at most four times a second each; and
``{"over": true}`` when the link that they were opened by opens nothing any more. The map itself does not travel here: a
page fetches it as it always does, and is asked for its rights then. What is more than ``limits`` allow is closed as
4429; the page then asks by itself.
"""

import asyncio
import json
import re
from contextlib import suppress
from math import inf
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import QueryParams
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from journey.errors import JourneyError
from journey.live.limits import Lines, Pace
from journey.live.passes import lets_in
from journey.live.room import LONGEST_NAME, MAP, OTHERS, OWN, Watcher, rooms
from journey.model.text import short_line

SECONDS_BETWEEN_NEWS = {OWN: 0.0, MAP: 0.25, OTHERS: 0.25}
LONGEST_MESSAGE = 1000
_NOT_LET_IN, _TOO_MUCH, _TOO_LONG = 4403, 4429, 1009
_lines = Lines()
_PLACE = re.compile(r"[A-Za-z0-9_.:-]{1,80}")  # an id
_COLOUR = re.compile(r"[a-z]{1,20}")  # a word that the style sheet knows, or not


async def listen(socket: WebSocket) -> None:
    """One page, as long as it is open and its link holds."""
    asked = socket.query_params
    whose = asked.get("map", ""), asked.get("link", ""), asked.get("browser", "")
    if not is_from_here(socket) or not lets_in(asked.get("pass", ""), *whose):
        await socket.close(_NOT_LET_IN)
        return
    await socket.accept()
    with _lines.one_more(*whose) as has_room:
        if has_room:
            await _serve(socket, _watcher(socket.query_params))
        else:
            await socket.close(_TOO_MUCH)


def _watcher(asked: QueryParams) -> Watcher:
    name, colour = short_line(asked.get("name", ""), LONGEST_NAME), asked.get("colour", "")
    colour = colour if _COLOUR.fullmatch(colour) else ""
    guest = int(asked["guest"]) if re.fullmatch("[0-9]{1,6}", asked.get("guest", "")) else 0
    loop, quiet = asyncio.get_running_loop(), "quiet" in asked
    return Watcher(asked["map"], name, colour, loop, asked.get("link", ""), quiet, guest, asked.get("browser", ""))


async def _serve(socket: WebSocket, watcher: Watcher) -> None:
    telling, hearing = asyncio.create_task(_tell(socket, watcher)), asyncio.create_task(_listen(socket, watcher))
    try:
        await asyncio.wait((telling, hearing), return_when=asyncio.FIRST_COMPLETED)
    finally:
        telling.cancel()
        hearing.cancel()
        rooms.leave(watcher)
    if not hearing.done():  # a line on which nothing can be told is none
        with suppress(RuntimeError):  # it is closed already
            await socket.close()


async def _listen(socket: WebSocket, watcher: Watcher) -> None:
    with suppress(WebSocketDisconnect, RuntimeError, KeyError):  # gone in whichever way, or not speaking in text
        pace = Pace(asyncio.get_running_loop().time)
        while True:
            said = await socket.receive_text()
            if len(said) > LONGEST_MESSAGE or not pace.allows():
                await socket.close(_TOO_LONG if len(said) > LONGEST_MESSAGE else _TOO_MUCH)
                return
            _hear(watcher, said)


def is_from_here(socket: WebSocket) -> bool:
    """Pages of other sites may open a WebSocket anywhere; the browser says truly where it comes from."""
    origin = socket.headers.get("origin", "")
    return not origin or urlsplit(origin).netloc == socket.headers.get("host", "")


def _hear(watcher: Watcher, text: str) -> None:
    try:
        said: Any = json.loads(text)
    except ValueError:
        return
    if isinstance(said, dict):
        place = str(said.get("place") or "")
        rooms.move(watcher, place if _PLACE.fullmatch(place) else "", bool(said.get("writing")))


async def _tell(socket: WebSocket, watcher: Watcher) -> None:
    """Lets the page into the room and tells it the news, until its link is over."""
    clock = asyncio.get_running_loop().time
    known, end = None, None  # what was heard of access when the link was asked for last; its last moment
    told = dict.fromkeys(SECONDS_BETWEEN_NEWS, 0.0)
    while True:
        access = rooms.access(watcher.map_id)
        if access != known or (end is not None and clock() >= end):
            try:
                holds, seconds_left = await _ask(watcher)
            except JourneyError:  # the database is away: nothing is told until it can be asked
                await socket.close()
                return
            if not holds:
                rooms.leave(watcher)  # nobody is there any more whom the others could meet
                await socket.send_json({"over": True})
                await socket.close(_NOT_LET_IN)
                return
            if known is None:
                rooms.enter(watcher)
            known, end = access, None if seconds_left is None else clock() + seconds_left
        told[OTHERS] = clock()
        await socket.send_json(rooms.news_for(watcher))
        await _turn(watcher, told, inf if end is None else end)


async def _turn(watcher: Watcher, told: dict[str, float], end: float) -> None:
    """Waits for news that may be told, or for the link's last moment: an edit does not wait because somebody moved.

    ``told``: when it was told last what each kind of news is about.
    """
    clock = asyncio.get_running_loop().time
    while True:
        watcher.news.clear()
        due = min((told[kind] + SECONDS_BETWEEN_NEWS[kind] for kind in watcher.about), default=inf)
        seconds = min(due, end) - clock()
        if seconds <= 0:
            break
        with suppress(TimeoutError):
            await asyncio.wait_for(watcher.news.wait(), None if seconds == inf else seconds)
    told.update(dict.fromkeys(watcher.about, clock()))
    watcher.about.clear()


async def _ask(watcher: Watcher) -> tuple[bool, float | None]:
    """Whether the page's link holds, and for how many seconds more. An owner's page came by none."""
    if not watcher.grant_id:
        return True, None
    return await asyncio.to_thread(rooms.holds, watcher.map_id, watcher.grant_id)


ROUTE = WebSocketRoute("/live", listen)
