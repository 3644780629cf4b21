"""Passphrases of links: what is kept of them, the proof that one was said, and how often one may be wrong.

After ``FREE`` wrong ones in a row each further try waits twice as long, a minute at most: nobody guesses quickly. Who
has proved it before is not asked, whatever others try.
"""

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta
from math import ceil

from sqlalchemy import Connection, Row, select, update

from journey.errors import JourneyError
from journey.model import plain
from journey.model.text import TooLong
from journey.store.tables import grants

SHORTEST, LONGEST = 6, 200  # characters
FREE = 5
LONGEST_WAIT = timedelta(minutes=1)
FORGIVEN_AFTER = timedelta(minutes=15)
_SCRYPT = {"n": 2**14, "r": 8, "p": 1, "dklen": 32}  # 16 MB and some 50 ms each


def kept(passphrase: str) -> str:
    """What the database holds of a new passphrase, "" for none. Raises JourneyError for one too short or too long.

    What was typed and says nothing, blanks say, is too short: whoever typed it believes that the link asks for it.
    """
    if not passphrase:
        return ""
    try:
        clean = _clean(passphrase)
    except TooLong as problem:
        raise JourneyError("text_too_long", "passphrase", length=problem.length, limit=LONGEST) from None
    if len(clean) > LONGEST:
        raise JourneyError("text_too_long", "passphrase", length=len(clean), limit=LONGEST)
    if len(clean) < SHORTEST:
        raise JourneyError("passphrase_short", least=SHORTEST)
    salt = secrets.token_bytes(16)
    return f"{salt.hex()}${_stretched(clean, salt).hex()}"


def proof(token: str, held: str) -> str:
    """What a browser keeps that has said the passphrase of a link. Only who has the link and the database makes it."""
    return hmac.new(token.encode("utf-8", "replace"), held.encode(), hashlib.sha256).hexdigest()


def proves(shown: str, token: str, held: str) -> bool:
    """Whether what a browser shows is the proof for a link; one without a passphrase needs none."""
    return not held or hmac.compare_digest(shown.encode("utf-8", "replace"), proof(token, held).encode())


def matches(said: str, held: str) -> bool:
    """Whether this is the passphrase. Takes its time."""
    try:
        clean = _clean(said)
    except TooLong:
        return False
    salt, _, stretched = held.partition("$")
    return len(clean) <= LONGEST and hmac.compare_digest(_stretched(clean, bytes.fromhex(salt)).hex(), stretched)


def refuse_in_haste(row: Row[tuple[object, ...]], now: datetime) -> None:
    """Raises JourneyError ``passphrase_wait`` where too many were wrong just now. Such a try is not counted."""
    left = _wait(row.misses) - (now - row.missed_at) if row.missed_at else timedelta(0)
    if left > timedelta(0):
        raise JourneyError("passphrase_wait", seconds=ceil(left.total_seconds()))


def count(connection: Connection, row: Row[tuple[object, ...]], was_right: bool, now: datetime) -> None:
    """Keeps that a try was wrong; a right one, or a quarter of an hour, forgives those before."""
    before = 0 if row.missed_at is None or now - row.missed_at > FORGIVEN_AFTER else row.misses
    news = {"misses": 0, "missed_at": None} if was_right else {"misses": before + 1, "missed_at": now}
    connection.execute(update(grants).where(grants.c.token_hash == row.token_hash).values(**news))


def counted(connection: Connection, token_hash: str) -> Row[tuple[object, ...]]:
    """The link's row, held against others who try at the same moment."""
    row = connection.execute(select(grants).where(grants.c.token_hash == token_hash).with_for_update()).one_or_none()
    if row is None:  # erased meanwhile
        raise JourneyError("link_over")
    return row


def _wait(misses: int) -> timedelta:
    return min(timedelta(seconds=2 ** min(misses - FREE + 1, 10)), LONGEST_WAIT) if misses >= FREE else timedelta(0)


def _clean(passphrase: str) -> str:
    return " ".join(plain(passphrase).split())


def _stretched(clean: str, salt: bytes) -> bytes:
    return hashlib.scrypt(clean.encode(), salt=salt, maxmem=2**26, **_SCRYPT)
