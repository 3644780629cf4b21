"""The page that asks for a link's passphrase, before Streamlit: once in a browser, as long as it stays open.

The proof that it was said is kept as a cookie that no script reads and that goes with the browser's session. That a
link opens nothing without it, the store sees to; this page only asks.
"""

import asyncio
from functools import cache
from html import escape
from pathlib import Path
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from journey.ui.entry import proof_cookie

PARAMETER = "key"
LARGEST_ANSWER = 64_000  # bytes of a form
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "same-origin",
}


class PassphraseDoor:
    """Asks where the link in an address has a passphrase that this browser has not said; all else is Streamlit's."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers an address with such a link."""
        answer = None
        if scope["type"] == "http" and scope["method"] in ("GET", "POST"):
            request = Request(scope, receive)
            if request.query_params.get(PARAMETER):
                answer = await _answer(request)
        await (answer or self._app)(scope, receive, send)


async def _answer(request: Request) -> Response | None:
    """The page, or the way on to the map; None where nothing is to be asked."""
    from journey.errors import JourneyError  # with all that a page needs, which would delay the start
    from journey.ui.session import by_link

    token = request.query_params.getlist(PARAMETER)[-1]  # as the pages read it
    cookie = proof_cookie(token)
    try:
        held = await asyncio.to_thread(by_link, token, "")
        if not await asyncio.to_thread(held.asks, token, request.cookies.get(cookie, "")):
            return None
        if request.method == "GET":
            return _page(request)
        proof = await asyncio.to_thread(held.admit, token, await _said(request))
    except JourneyError as error:
        return _page(request, error) if error.code.startswith("passphrase_") else None
    answer = RedirectResponse(f"?{request.url.query}", 303, {"Cache-Control": "no-store"})
    scheme = request.headers.get("x-forwarded-proto", request.url.scheme)  # the proxy's, where there is one
    answer.set_cookie(cookie, proof, httponly=True, samesite="lax", secure=scheme == "https")
    return answer


async def _said(request: Request) -> str:
    """The passphrase in a form; of one that is larger than any form of ours, nothing."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LARGEST_ANSWER:
            return ""
    return parse_qs(body.decode("utf-8", "replace")).get("passphrase", [""])[-1]


def _page(request: Request, problem: object = None) -> HTMLResponse:
    from journey.errors import JourneyError
    from journey.i18n import LANGUAGES, words
    from journey.ui.settings.preferences import remembered, spoken

    spoken_here = spoken(request.headers.get("accept-language", "").split(",")[0])
    said = (request.query_params.get("lang", ""), remembered(request.cookies).language, spoken_here)
    t = words(next(code for code in said if code in LANGUAGES))
    asked = JourneyError("passphrase_needed")
    fault = f"{problem.what(t.language)} {problem.hint(t.language)}" if isinstance(problem, JourneyError) else ""
    return HTMLResponse(
        _PAGE.format(
            language=t.language,
            static=_STATIC,
            style=_style(),
            title=escape(asked.what(t.language)),
            hint=escape(asked.hint(t.language)),
            label=escape(t("sharing.door.what")),
            go=escape(t("sharing.door.go")),
            fault=f'<p id="fault" role="alert">{escape(fault)}</p>' if fault else "",
            invalid=' aria-invalid="true" aria-describedby="fault"' if fault else "",
        ),
        headers=_HEADERS,
    )


@cache
def _style() -> str:
    """Light and dark by the system: what was chosen in the settings only Streamlit's pages know."""
    from journey.scene.themes import theme

    light, dark = theme("light"), theme("dark")
    tokens = (f"--{name}: light-dark({getattr(light, name)}, {getattr(dark, name)});" for name in _TOKENS)
    faces = (
        "@font-face { font-family: 'Source Sans Pro'; "
        f"font-weight: {weight}; src: url({_STATIC}/fonts/SourceSansPro-{face}.ttf); }}"
        for weight, face in _FACES.items()
    )
    sheet = Path(__file__).with_name("door.css").read_text(encoding="utf-8")
    return "\n".join((*faces, f":root {{ {' '.join(tokens)} }}", sheet))


_STATIC = "./app/static"
_TOKENS = ("paper", "card", "ink", "ink2", "brand", "alternative")
_FACES = {400: "Regular", 600: "Semibold", 900: "Black"}
_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>{title} · Itinerario</title>
<link rel="icon" type="image/svg+xml" href="{static}/icon.svg">
<style>{style}</style>
</head>
<body>
<main>
<picture><source srcset="{static}/logo-dark.svg" media="(prefers-color-scheme: dark)">
<img src="{static}/logo-light.svg" alt="Itinerario" height="32"></picture>
<h1>{title}</h1>
<p>{hint}</p>
<form method="post">
<label for="passphrase">{label}</label>
<input id="passphrase" name="passphrase" type="password" required autofocus autocomplete="off"{invalid}>
{fault}
<button type="submit">{go}</button>
</form>
</main>
</body>
</html>
"""
