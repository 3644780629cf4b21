"""Who may come in without a link: on a laptop everybody is the owner, on a server who has once shown its key.

The key is in ``ITINERARIO_OWNER_KEY``; it is shown as ``?owner=KEY``. The browser then keeps a proof of it as a cookie,
from which the key cannot be read, and which is worth nothing once the key is another one.
"""

import hashlib
import hmac
import os

VARIABLE = "ITINERARIO_OWNER_KEY"
COOKIE = "itinerario_owner"


def needs_key() -> bool:
    """Whether this server asks for a key at all."""
    return bool(_key())


def is_key(shown: str) -> bool:
    """Whether this is the key of the server; a server without one has none."""
    return needs_key() and hmac.compare_digest(shown.encode("utf-8", "replace"), _key())


def proof() -> str:
    """What a browser keeps that has shown the key."""
    return hmac.new(_key(), b"owner of the maps", hashlib.sha256).hexdigest()


def proves(kept: object) -> bool:
    """Whether a browser that keeps this has shown the key of today; without a browser nothing is kept at all."""
    shown = kept.encode("utf-8", "replace") if isinstance(kept, str) else b""
    return needs_key() and hmac.compare_digest(shown, proof().encode())


def _key() -> bytes:
    return os.environ.get(VARIABLE, "").strip().encode("utf-8", "replace")
