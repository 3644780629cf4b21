"""Passes to a map's room: a page gets one when it is drawn, so that nobody listens to a map that they cannot open."""

import hashlib
import hmac
import secrets

_SECRET = secrets.token_bytes(32)  # of this process; a page that was drawn by another one loads again anyway


def pass_to(map_id: str, grant_id: str = "", browser: str = "") -> str:
    """What a page shows to be let into the room of ``map_id``, by the link with this id, or as the owner.

    It says by which link one came and in which browser, no more: whether that link still holds is asked at the door.
    """
    return hmac.new(_SECRET, f"{map_id}\n{grant_id}\n{browser}".encode(), hashlib.sha256).hexdigest()


def lets_in(given: str, map_id: str, grant_id: str = "", browser: str = "") -> bool:
    """Whether ``given`` is the pass of this browser to the map's room by this link."""
    return hmac.compare_digest(given.encode(), pass_to(map_id, grant_id, browser).encode())
