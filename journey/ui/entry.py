"""Who may come in without a link: on a laptop everybody is the owner, on a server who has once shown its key.

The key is in ``ITINERARIO_OWNER_KEY``; it is shown as ``?owner=KEY``. The browser then keeps a proof of it as a cookie,
from which the key cannot be read, and which is worth nothing once the key is another one. No script sees the cookie:
Streamlit cannot set such a one, so ``OwnersDoor`` stands before it.
"""

import hashlib
import hmac
import os
from urllib.parse import parse_qsl, urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

VARIABLE = "ITINERARIO_OWNER_KEY"
COOKIE = "itinerario_owner"
PARAMETER = "owner"
SECONDS_KEPT = 31_536_000
PROOF = "itinerario_proof_"
"""How the cookie begins that holds the proof that a link's passphrase was said; the link's id follows."""


class OwnersDoor:
    """Takes the key out of an address, which may be sent to others, and gives the cookie to who showed the right one.

    Nothing else is done here, so a page elsewhere that sends a browser to such an address gains nothing by it.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers an address with a key; all others are Streamlit's."""
        if scope["type"] != "http" or PARAMETER not in Request(scope).query_params:
            await self._app(scope, receive, send)
            return
        await _answer(Request(scope))(scope, receive, send)


def _answer(request: Request) -> RedirectResponse:
    """The same address without the key."""
    said = parse_qsl(request.url.query, keep_blank_values=True)
    rest = urlencode([(name, value) for name, value in said if name != PARAMETER])
    answer = RedirectResponse(f"?{rest}", 303, {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"})
    if is_key(request.query_params[PARAMETER]):
        scheme = request.headers.get("x-forwarded-proto", request.url.scheme)  # the proxy's, where there is one
        answer.set_cookie(COOKIE, proof(), SECONDS_KEPT, httponly=True, samesite="lax", secure=scheme == "https")
    return answer


def proof_cookie(token: str) -> str:
    """Where a browser keeps that the passphrase of this link was said."""
    from journey.store.grants import grant_id  # with the database, which would delay the start

    return PROOF + grant_id(token)


def needs_key() -> bool:
    """Whether this server asks for a key at all."""
    return bool(_key())


def is_key(shown: str) -> bool:
    """Whether this is the key of the server; a server without one has none."""
    return needs_key() and hmac.compare_digest(shown.encode("utf-8", "replace"), _key())


def proof() -> str:
    """What a browser keeps that has shown the key."""
    return hmac.new(_key(), b"owner of the maps, out of the reach of scripts", hashlib.sha256).hexdigest()


def proves(kept: object) -> bool:
    """Whether a browser that keeps this has shown the key of today; without a browser nothing is kept at all."""
    shown = kept.encode("utf-8", "replace") if isinstance(kept, str) else b""
    return needs_key() and hmac.compare_digest(shown, proof().encode())


def _key() -> bytes:
    return os.environ.get(VARIABLE, "").strip().encode("utf-8", "replace")
