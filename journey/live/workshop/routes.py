"""Where a workshop is found on the server. What answers is loaded when first asked: it would delay the start."""

from importlib import import_module

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket


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


WORKSHOP = (
    Route("/join", _join),
    Route("/join/{code}", _join),
    Route("/wall/{room}", _wall),
    Route("/room/{deed}", _desk, methods=["POST"]),
    WebSocketRoute("/room/line", _line),
)
