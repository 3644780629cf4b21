"""The WebSocket of a workshop: ``/room/line``. A phone says its token, a screen shows its pass; both are told the room.

```
<- {"token": "..."}  or  {"room": "...", "pass": "..."}       first, within a few seconds
-> {"now": 1764288000000, "room": {...}}                      at once, and when something has changed
-> {"over": {"code": ..., "text": ...}}                       the room is closed, or they were taken out
```

Nothing is taken here: what people say comes by a request of its own, which is acknowledged. A line that breaks costs
nothing but news.
"""

import asyncio
import json
import time
from contextlib import suppress
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect

from journey.errors import JourneyError
from journey.live.limits import Lines
from journey.live.passes import lets_in
from journey.live.room import Watcher, rooms
from journey.live.route import is_from_here
from journey.live.workshop.showing import OLDEST_SECONDS, Whom, showing
from journey.store.room_rows import bell_of

SECONDS_TO_SAY_WHO = 10
SECONDS_BETWEEN_NEWS: dict[Whom, float] = {"phone": 0.5, "screen": 0.25}
_NOT_LET_IN, _TOO_MUCH = 4403, 4429
_lines = Lines()


def screen_of(room_id: str) -> str:
    """What a pass of a screen is a pass to."""
    return f"screen of {room_id}"


async def listen(socket: WebSocket) -> None:
    """One phone or screen, as long as it is open."""
    if not is_from_here(socket):
        await socket.close(_NOT_LET_IN)
        return
    await socket.accept()
    with suppress(WebSocketDisconnect, RuntimeError, KeyError, ValueError, TimeoutError):
        said = json.loads(await asyncio.wait_for(socket.receive_text(), SECONDS_TO_SAY_WHO))
        try:
            room_id, whom, person_id = await _who(said if isinstance(said, dict) else {})
        except JourneyError as error:
            await _over(socket, error)
            return
        with _lines.one_more(room_id, whom, person_id) as has_room:
            if not has_room:
                await socket.close(_TOO_MUCH)
                return
            await _serve(socket, room_id, whom, person_id)


async def _who(said: dict[str, Any]) -> tuple[str, Whom, str]:
    """Which room, as what, and who of those in it. Raises JourneyError ``room_unknown``, ``room_removed``."""
    room_id = str(said.get("room", ""))
    if lets_in(str(said.get("pass", "")), screen_of(room_id)):
        return room_id, "screen", ""
    seat = await asyncio.to_thread(showing.house().seat, str(said.get("token", "")))
    return seat.room.id, "phone", seat.person.id


async def _serve(socket: WebSocket, room_id: str, whom: Whom, person_id: str) -> None:
    watcher = Watcher(bell_of(room_id), "", "", asyncio.get_running_loop())
    rooms.enter(watcher)
    telling = asyncio.create_task(_tell(socket, watcher, room_id, whom, person_id))
    hearing = asyncio.create_task(_until_gone(socket))
    try:
        await asyncio.wait((telling, hearing), return_when=asyncio.FIRST_COMPLETED)
    finally:
        telling.cancel()
        hearing.cancel()
        rooms.leave(watcher)
    if not hearing.done():
        with suppress(RuntimeError):
            await socket.close()


async def _until_gone(socket: WebSocket) -> None:
    with suppress(WebSocketDisconnect, RuntimeError, KeyError):
        while True:
            await socket.receive_text()


async def _tell(socket: WebSocket, watcher: Watcher, room_id: str, whom: Whom, person_id: str) -> None:
    told = ""
    while True:
        watcher.news.clear()
        try:
            now = await showing.now(room_id, rooms.head(watcher.map_id))
        except JourneyError as error:
            await _over(socket, error)
            return
        if person_id in now.removed:
            await _over(socket, JourneyError("room_removed"))
            return
        text = now.to(whom)
        if text != told:
            told = text
            await socket.send_text(f'{{"now": {round(time.time() * 1000)}, "room": {text}}}')
        await asyncio.sleep(SECONDS_BETWEEN_NEWS[whom])
        with suppress(TimeoutError):
            await asyncio.wait_for(watcher.news.wait(), OLDEST_SECONDS)


async def _over(socket: WebSocket, error: JourneyError) -> None:
    with suppress(RuntimeError):
        await socket.send_json({"over": {"code": error.code}})
        await socket.close(_NOT_LET_IN)
