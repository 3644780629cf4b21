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

    One that was there before stays whose it is, whoever brings it back.
    """
    said = _said(edit) if through else set()
    for record_id in sorted(said - _known(connection, map_id, said).keys()):
        row = {"map_id": map_id, "record_id": record_id, "through": through, "browser": _browser(rights)}
        connection.execute(insert(voices).values(**row))


def refuse_strange(connection: Connection, map_id: str, edit: Edit, through: str, rights: Rights) -> None:
    """Raises JourneyError ``exists`` for a comment under the id of one that was somebody else's, and
    ``too_many_comments`` for more than 500 by one link. For those who may not edit."""
    said, mine = _said(edit), (through, _browser(rights))
    known = _known(connection, map_id, said)
    for record_id, whose in known.items():
        if whose != mine:
            raise JourneyError("exists", record_id, id=record_id)
    by_link = select(func.count()).where(voices.c.map_id == map_id, voices.c.through == through)
    if said - known.keys() and connection.execute(by_link).scalar_one() + len(said) > MOST_BY_LINK:
        raise JourneyError("too_many_comments", map_id, limit=MOST_BY_LINK)


def _said(edit: Edit) -> set[str]:
    return {one.record.id for one in edit.operations if isinstance(one, Put) and isinstance(one.record, Comment)}


def _known(connection: Connection, map_id: str, said: Set[str]) -> Mapping[str, tuple[str, str]]:
    """By which link and in which browser those of these comments came that came by a link."""
    if not said:
        return {}
    found = connection.execute(select(voices).where(voices.c.map_id == map_id, voices.c.record_id.in_(said)))
    return {row.record_id: (row.through, row.browser) for row in found}


def refuse_answered(before: Map, edit: Edit, said: Set[str]) -> None:
    """Who may not edit takes nobody's answer away. Raises JourneyError ``answered``."""
    for operation in edit.operations:
        if not isinstance(operation, Drop) or not isinstance(before.get(operation.id), Comment):
            continue
        if any(one.id not in said for one in _answers(before, operation.id)):
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
