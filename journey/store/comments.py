"""Comments of who may do little else: whose each one is, and what they may still do with it."""

import hashlib
from collections.abc import Mapping, Set

from sqlalchemy import Connection, func, insert, select

from journey.errors import JourneyError
from journey.model import Comment, Drop, Edit, Map, Put
from journey.store.rights import Rights
from journey.store.tables import voices

MOST_BY_LINK = 500


def own(connection: Connection, map_id: str, through: str, rights: Rights) -> frozenset[str]:
    """The ids of the comments that came by this link from this browser; none for who came by no link."""
    if not through:
        return frozenset()
    found = select(voices.c.record_id).where(
        voices.c.map_id == map_id, voices.c.through == through, voices.c.browser == _browser(rights)
    )
    return frozenset(connection.execute(found).scalars())


def note(connection: Connection, map_id: str, edit: Edit, through: str, rights: Rights) -> None:
    """Remembers whose the new comments of an edit are, where somebody came by a link.

    Raises JourneyError ``too_many_comments`` for more than 500 by one link, and ``exists`` for an id that was
    somebody else's.
    """
    said = {one.record.id for one in edit.operations if isinstance(one, Put) and isinstance(one.record, Comment)}
    if not said or not through:
        return
    of_map = voices.c.map_id == map_id
    known: Mapping[str, tuple[str, str]] = {
        row.record_id: (row.through, row.browser)
        for row in connection.execute(select(voices).where(of_map, voices.c.record_id.in_(said)))
    }
    mine = (through, _browser(rights))
    for record_id in said & known.keys():
        if known[record_id] != mine:
            raise JourneyError("exists", record_id, id=record_id)
    held = select(func.count()).select_from(voices).where(of_map, voices.c.through == through)
    fresh = said - known.keys()
    if fresh and connection.execute(held).scalar_one() + len(fresh) > MOST_BY_LINK:
        raise JourneyError("too_many_comments", map_id, limit=MOST_BY_LINK)
    for record_id in sorted(fresh):
        row = {"map_id": map_id, "record_id": record_id, "through": mine[0], "browser": mine[1]}
        connection.execute(insert(voices).values(**row))


def refuse_answered(before: Map, edit: Edit, said: Set[str]) -> None:
    """Who may only comment takes nobody's answer away. Raises JourneyError ``answered``."""
    for operation in edit.operations:
        if isinstance(operation, Drop) and any(one.id not in said for one in _answers(before, operation.id)):
            raise JourneyError("answered", operation.id)


def _answers(journey_map: Map, comment_id: str) -> list[Comment]:
    """All that was said to a comment, and to that."""
    found, going = dict[str, Comment](), [comment_id]
    while going:
        target = going.pop()
        fresh = [one for one in journey_map.comments if one.target_id == target and one.id not in found]
        found |= {one.id: one for one in fresh}
        going += [one.id for one in fresh]
    return list(found.values())


def _browser(rights: Rights) -> str:
    return hashlib.sha256(rights.browser.encode("utf-8", "replace")).hexdigest()[:16]
