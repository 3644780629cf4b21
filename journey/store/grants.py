"""Links that give somebody a role on a map. The database holds only hashes: who reads it gets no one's link."""

import hashlib
import secrets
from datetime import datetime

from sqlalchemy import Connection, and_, insert, or_, select, update

from journey.store.rights import Rights, Role
from journey.store.tables import grants


def make(
    connection: Connection, map_id: str, role: Role, actor: str, now: datetime, until: datetime | None = None
) -> str:
    """A new token, 256 bits of chance in 43 characters. It is shown once and cannot be read back."""
    token = secrets.token_urlsafe(32)
    connection.execute(
        insert(grants).values(
            token_hash=_hash(token),
            map_id=map_id,
            role=role,
            created_by=actor,
            created_at=now,
            expires_at=until,
            revoked=False,
        )
    )
    return token


def role_on(connection: Connection, map_id: str, rights: Rights, now: datetime) -> Role | None:
    """The role that the rights hold on a map at this moment; None for a token that is unknown, over or taken back."""
    if not rights.token:
        return rights.role
    found = holder(connection, rights.token, now)
    return found[1] if found and found[0] == map_id else None


def holder(connection: Connection, token: str, now: datetime) -> tuple[str, Role] | None:
    """The map and the role that a token stands for."""
    row = connection.execute(
        select(grants.c.map_id, grants.c.role).where(
            and_(
                grants.c.token_hash == _hash(token),
                grants.c.revoked.is_(False),
                or_(grants.c.expires_at.is_(None), grants.c.expires_at > now),
            )
        )
    ).one_or_none()
    return (row.map_id, row.role) if row else None


def revoke(connection: Connection, map_id: str, token: str | None = None) -> None:
    """Takes back one token, or all those of a map."""
    which = grants.c.map_id == map_id
    if token is not None:
        which = and_(which, grants.c.token_hash == _hash(token))
    connection.execute(update(grants).where(which).values(revoked=True))


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
