"""The two plain pages of a workshop: what a phone loads, and what a big screen shows. All that either needs is in one
answer: words, icons, faces, colours and its script, so that a weak network is asked once.
"""

import io
import json
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from journey.formats.svg import scene_svg
from journey.i18n import LANGUAGES, words
from journey.live.passes import lets_in
from journey.live.workshop.line import screen_of
from journey.model import EVIDENCE, face_of
from journey.model.feelings import EMOTIONS
from journey.scene.faces import draw_face
from journey.scene.icons import path_data
from journey.scene.primitives import Scene
from journey.scene.themes import theme
from journey.workshop.agenda import LENSES, NAMES

STATIC = Path(__file__).parents[3] / "static"
FACE = 48
VALENCES = tuple(half / 2 for half in range(-10, 11))
ICONS = ("check", "plus", "clock", "x", "lock", "undo", "pencil", "right", "left", "down", "friends")
LONGEST_ADDRESS = 500  # of the picture that leads phones in
_WORDS = "workshop."
_LOOKS = ("light", "dark")
_HEADERS = {
    "Cache-Control": "no-cache",
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "connect-src 'self' ws: wss:; font-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
}


def join_page(request: Request) -> Response:
    """The phone's page; the code may stand in its address, as the picture on the wall has it."""
    return _page("phone", request, {"code": request.path_params.get("code", "")})


def wall_page(request: Request) -> Response:
    """The big screen's page, for whoever was given a pass to it."""
    room_id, shown = request.path_params["room"], request.query_params.get("pass", "")
    if not lets_in(shown, screen_of(room_id)):
        t = words(language_of(request))
        return PlainTextResponse(t("workshop.wall.no_pass"), 403, {"Cache-Control": "no-store"})
    join = request.query_params.get("join", "")
    if not join.startswith(("http://", "https://")) or len(join) > LONGEST_ADDRESS:
        join = ""
    return _page("wall", request, {"room": room_id, "pass": shown, "join": join, "qr": _qr(join)})


def language_of(request: Request) -> str:
    """Of the address, else of the browser, else English."""
    accepted = [part.strip()[:2].lower() for part in request.headers.get("accept-language", "").split(",")]
    said = [request.query_params.get("lang", ""), request.headers.get("x-language", ""), *accepted]
    return next((code for code in said if code in LANGUAGES), LANGUAGES[0])


def _page(name: str, request: Request, given: dict[str, Any]) -> HTMLResponse:
    language, look = language_of(request), request.query_params.get("theme", "")
    base = request.scope.get("root_path", "").rstrip("/")
    data = {**_known(name, language), **given, "language": language, "base": base}
    html = (
        f'<!doctype html><html lang="{language}" data-look="{look if look in _LOOKS else ""}"><head>'
        '<meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">'
        f"<title>{escape(words(language)(f'workshop.{name}.title'))}</title>"
        f'<link rel="icon" type="image/svg+xml" href="{base}/app/static/icon.svg">'
        f'<link rel="stylesheet" href="{base}/app/static/room/look.css">'
        f'<link rel="stylesheet" href="{base}/app/static/room/{name}.css">'
        f'<script id="given" type="application/json">{_in_html(data)}</script>'
        f'<script type="module" src="{base}/app/static/room/{name}.js"></script>'
        f"</head><body></body></html>"
    )
    return HTMLResponse(html, headers=_HEADERS)


@cache
def _known(name: str, language: str) -> dict[str, Any]:
    """What never changes: words, icons, faces in both looks, colours."""
    t = words(language)
    return {
        "words": {key.removeprefix(_WORDS): t(key) for key in sorted(t.keys()) if key.startswith(_WORDS)},
        "emotions": {each: t(f"emotions.{each}") for each in EMOTIONS},
        "valences": {each: emotion.valence for each, emotion in EMOTIONS.items()},
        "evidence": {each: t(f"evidence.{each}") for each in EVIDENCE},
        "icons": {each: path_data(each) for each in ICONS},
        "steps": list(NAMES),
        "lenses": list(LENSES),
        "faces": {look: {f"{valence:g}": _face(valence, look) for valence in VALENCES} for look in _LOOKS},
        "colours": {look: _colours(look) for look in _LOOKS},
    }


def _face(valence: float, look: str) -> str:
    face = draw_face(face_of("", valence), valence, FACE / 2, FACE / 2, FACE - 4, theme(look))
    return scene_svg(Scene(FACE, FACE, (face,), "icon", "", background="none"))


def _colours(look: str) -> dict[str, Any]:
    held = theme(look)
    return {"emotions": list(held.emotions), "personas": list(held.personas)}


def _qr(address: str) -> str:
    """A picture of the address, dark on white in every look, or cameras do not read it; "" where there is none."""
    if not address:
        return ""
    import segno  # only here, once for each screen

    drawn = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(drawn, kind="svg", border=2, dark="#111111", light="#FFFFFF", omitsize=True, xmldecl=False)
    return drawn.getvalue().decode()


def _in_html(data: object) -> str:
    """JSON that ends no script, whatever it says."""
    text = json.dumps(data, ensure_ascii=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
