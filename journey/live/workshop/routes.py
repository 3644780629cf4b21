"""Where the server answers without Streamlit: the bell of every map, and a workshop, whose rooms are loaded when first
asked for, as they would delay the start."""

from importlib import import_module

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

from journey.live.route import ROUTE


async def _desk(request: Request) -> Response:
    answer: Response = await import_module("journey.live.workshop.desk").answer(request)
    return answer


async def _join(request: Request) -> Response:
    page: Response = import_module("journey.live.workshop.pages").join_page(request)
    return page


async def _wall(request: Request) -> Response:
    page: Response = import_module("journey.live.workshop.pages").wall_page(request)
    return page


async def _line(socket: WebSocket) -> None:
    await import_module("journey.live.workshop.line").listen(socket)


LIVE = (
    ROUTE,
    Route("/join", _join),
    Route("/join/{code}", _join),
    Route("/wall/{room}", _wall),
    Route("/room/{deed}", _desk, methods=["POST"]),
    WebSocketRoute("/room/line", _line),
)
