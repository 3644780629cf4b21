"""Links that give somebody a role on a map. The database holds only hashes: who reads it gets no one's link."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, func, insert, or_, select, update

from journey.errors import JourneyError
from journey.model import plain
from journey.store import passphrases
from journey.store.receipts import Grant, GrantState
from journey.store.rights import Rights, Role, Takes
from journey.store.tables import grants

LONGEST_LABEL = 80
_ID_LENGTH = 16  # of the hash: enough to tell links apart, and of no use to whoever wants to open one


@dataclass(frozen=True, slots=True)
class Link:
    """What a link that holds gives."""

    map_id: str
    role: Role
    takes: Takes
    given_by: str


def make(
    connection: Connection,
    map_id: str,
    role: Role,
    actor: str,
    now: datetime,
    until: datetime | None = None,
    label: str = "",
    giver: str = "",
    passphrase: str = "",
    takes: Takes = "everything",
) -> str:
    """A new token, 256 bits of chance in 43 characters. It is shown once and cannot be read back.

    ``giver`` is the token by which whoever gives it came: the new link ends with theirs at the latest.
    ``passphrase``: what ``passphrases.kept`` makes of it.
    """
    token = secrets.token_urlsafe(32)
    connection.execute(
        insert(grants).values(
            token_hash=_hash(token),
            map_id=map_id,
            role=role,
            label=label,
            created_by=actor,
            created_at=now,
            expires_at=until,
            revoked=False,
            through=grant_id(giver) if giver else "",
            passphrase=passphrase,
            takes=takes,
        )
    )
    return token


def clean_label(text: str) -> str:
    """For whom a link is, as one clean line. Raises JourneyError ``text_too_long`` for over 80 characters."""
    words = " ".join(plain(text).split())
    if len(words) > LONGEST_LABEL:
        raise JourneyError("text_too_long", "label", length=len(words), limit=LONGEST_LABEL)
    return words


def grant_id(token: str) -> str:
    """By what a link is called where its token must not be shown."""
    return _hash(token)[:_ID_LENGTH]


def listed(connection: Connection, map_id: str, now: datetime) -> list[Grant]:
    """All links of a map ever given, the newest first."""
    found = connection.execute(
        select(grants).where(grants.c.map_id == map_id).order_by(grants.c.created_at.desc(), grants.c.token_hash)
    )
    return [
        Grant(
            id=row.token_hash[:_ID_LENGTH],
            role=row.role,
            label=row.label,
            given_by=row.created_by,
            given_at=row.created_at,
            until=row.expires_at,
            state=_state(row.revoked, row.expires_at, now),
            takes=row.takes,
            asks=bool(row.passphrase),
            used_at=row.used_at,
        )
        for row in found
    ]


def role_on(connection: Connection, map_id: str, rights: Rights, now: datetime) -> Role:
    """The role that the rights hold on a map at this moment.

    Raises JourneyError ``link_over`` for a token that is unknown, over, taken back or another map's;
    ``passphrase_needed``; ``no_link``.
    """
    return link_on(connection, map_id, rights, now).role if rights.token else role_of(rights)


def link_on(connection: Connection, map_id: str, rights: Rights, now: datetime) -> Link:
    """What the link of the rights says of a map. Raises JourneyError as ``role_on`` does."""
    opened = holder(connection, rights, now)
    if opened.map_id != map_id:
        raise JourneyError("link_over")
    return opened


def role_of(rights: Rights) -> Role:
    """The role of rights that are no link's. Raises JourneyError ``no_link`` where there is none."""
    if rights.role is None:
        raise JourneyError("no_link")
    return rights.role


def holder(connection: Connection, rights: Rights, now: datetime) -> Link:
    """What the token of the rights stands for. Raises JourneyError ``link_over``, ``passphrase_needed``."""
    row = row_of(connection, rights.token, now)
    if row is None:
        raise JourneyError("link_over")
    if not passphrases.proves(rights.proof, rights.token, row.passphrase):
        raise JourneyError("passphrase_needed")
    return Link(row.map_id, row.role, row.takes, row.created_by)


def row_of(connection: Connection, token: str, now: datetime) -> Row[Any] | None:
    """The row of a link that holds; None for a token that opens nothing."""
    return connection.execute(select(grants).where(grants.c.token_hash == _hash(token), _holds(now))).one_or_none()


def use(connection: Connection, token: str, now: datetime) -> None:
    """Keeps that somebody came by a link."""
    connection.execute(update(grants).where(grants.c.token_hash == _hash(token)).values(used_at=now))


def end_of(connection: Connection, map_id: str, grant: str, now: datetime) -> tuple[bool, datetime | None]:
    """Whether the link called ``grant`` opens the map now, and until when at most."""
    row = connection.execute(
        select(grants.c.expires_at).where(grants.c.map_id == map_id, _called(grant), _holds(now)).limit(1)
    ).one_or_none()
    return (row is not None, row.expires_at if row else None)


def revoke(connection: Connection, map_id: str, grant: str | None = None) -> None:
    """Takes back one link by what it is called, with all that were given through it, or all those of a map."""
    if grant is None:
        connection.execute(update(grants).where(grants.c.map_id == map_id).values(revoked=True))
        return
    gone, found = set[str](), {grant}
    while found:
        gone |= found
        of_these = select(func.substr(grants.c.token_hash, 1, _ID_LENGTH)).where(
            grants.c.map_id == map_id, grants.c.through.in_(found)
        )
        found = set(connection.execute(of_these).scalars()) - gone
    called = func.substr(grants.c.token_hash, 1, _ID_LENGTH).in_(gone)
    connection.execute(update(grants).where(grants.c.map_id == map_id, called).values(revoked=True))


def role_given(connection: Connection, map_id: str, grant: str) -> Role | None:
    """The role of a link by what it is called; None for one that was never given."""
    role: Role | None = connection.execute(
        select(grants.c.role).where(grants.c.map_id == map_id, _called(grant)).limit(1)
    ).scalar_one_or_none()
    return role


def _called(grant: str) -> ColumnElement[bool]:
    return func.substr(grants.c.token_hash, 1, _ID_LENGTH) == grant


def _holds(now: datetime) -> ColumnElement[bool]:
    return and_(grants.c.revoked.is_(False), or_(grants.c.expires_at.is_(None), grants.c.expires_at > now))


def _state(revoked: bool, until: datetime | None, now: datetime) -> GrantState:
    if revoked:
        return "taken_back"
    return "over" if until is not None and until <= now else "open"


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
