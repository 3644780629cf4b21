"""The WebSocket on which a board hears that its map has changed and who else is there: ``/live?map=...&pass=...``.

Boards say ``{"place": card id, "writing": bool}``. They are told ``{"boot", "head", "here"}``, at most four times a
second. The map itself does not travel here: a board fetches it as it always does.
"""

import asyncio
import json
import re
from typing import Any
from urllib.parse import urlsplit

from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from journey.live.passes import lets_in
from journey.live.room import LONGEST_NAME, Watcher, rooms
from journey.model.text import short_line

SECONDS_BETWEEN_NEWS = 0.25
LONGEST_MESSAGE = 1000
_NOT_LET_IN = 4403
_PLACE = re.compile(r"[A-Za-z0-9_.:-]{1,80}")  # an id
_COLOUR = re.compile(r"[a-z]{1,20}")  # a word that the style sheet knows, or not


async def listen(socket: WebSocket) -> None:
    """One board, as long as it is open."""
    asked = socket.query_params
    map_id = asked.get("map", "")
    if not _is_from_here(socket) or not lets_in(asked.get("pass", ""), map_id):
        await socket.close(_NOT_LET_IN)
        return
    await socket.accept()
    name, colour = short_line(asked.get("name", ""), LONGEST_NAME), asked.get("colour", "")
    colour = colour if _COLOUR.fullmatch(colour) else ""
    watcher = Watcher(map_id, name, colour, asyncio.get_running_loop())
    rooms.enter(watcher)
    telling = asyncio.create_task(_tell(socket, watcher))
    try:
        while True:
            _hear(watcher, await socket.receive_text())
    except (WebSocketDisconnect, RuntimeError, KeyError):  # gone in whichever way, or not speaking in text
        pass
    finally:
        telling.cancel()
        rooms.leave(watcher)


def _is_from_here(socket: WebSocket) -> bool:
    """Pages of other sites may open a WebSocket anywhere; the browser says truly where it comes from."""
    origin = socket.headers.get("origin", "")
    return not origin or urlsplit(origin).netloc == socket.headers.get("host", "")


def _hear(watcher: Watcher, text: str) -> None:
    if len(text) > LONGEST_MESSAGE:
        return
    try:
        said: Any = json.loads(text)
    except ValueError:
        return
    if isinstance(said, dict):
        place = str(said.get("place") or "")
        rooms.move(watcher, place if _PLACE.fullmatch(place) else "", bool(said.get("writing")))


async def _tell(socket: WebSocket, watcher: Watcher) -> None:
    while True:
        await watcher.news.wait()
        watcher.news.clear()
        await socket.send_json(rooms.news_for(watcher))
        await asyncio.sleep(SECONDS_BETWEEN_NEWS)


ROUTE = WebSocketRoute("/live", listen)
