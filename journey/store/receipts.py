"""What the store hands out: receipts of edits, entries of the history, lines of the list of maps."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from pydantic import JsonValue

from journey.model import Edit, Map
from journey.store.rights import Role, Takes

GrantState = Literal["open", "over", "taken_back"]


@dataclass(frozen=True, slots=True)
class LostWords:
    """A value that an edit took away from ``actor``, or that found no place; ``field`` "" means the whole record."""

    record_id: str
    field: str
    value: JsonValue
    actor: str

    @property
    def words(self) -> str:
        """The value as a person would quote it: of a whole record, its title, name or text; a picture has no words."""
        if self.field == "logo":
            return "…"
        if isinstance(self.value, dict):
            named = (self.value.get(field) for field in ("title", "name", "text", "quote", "label"))
            return str(next((found for found in named if found), ""))
        if isinstance(self.value, list):
            return ", ".join(str(one) for one in self.value)
        return "" if self.value is None else str(self.value)


@dataclass(frozen=True, slots=True)
class Receipt:
    """Says that an edit is kept for good. ``seq`` is its own number, ``map`` the map at ``head``.

    ``repeated`` when the same ``op_id`` was acknowledged before: nothing happened again, ``map`` is the newest one.
    ``overwritten`` are words that somebody else wrote since ``base`` and that this edit replaced.
    """

    map_id: str
    seq: int
    head: int
    op_id: str
    edit: Edit
    map: Map
    repeated: bool = False
    overwritten: tuple[LostWords, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One edit in the history. ``label`` is a key under ``edits.``; ``at`` is in UTC.

    ``undone`` says that it was taken back. Of an undo or a redo, ``of_seq`` and ``of_label`` tell what it is about.
    """

    seq: int
    actor: str
    label: str
    subject: str
    at: datetime
    undone: bool = False
    of_seq: int | None = None
    of_label: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """A state of a map that somebody gave a name: the one right after edit ``seq``. ``at`` is in UTC."""

    seq: int
    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Grant:
    """A link that was given to a map, without what opens it. ``id`` is public; ``label`` says for whom it is.

    ``until`` is None where it has no end; times are in UTC. ``asks``: whether it has a passphrase. ``used_at``: when
    somebody came by it last.
    """

    id: str
    role: Role
    label: str
    given_by: str
    given_at: datetime
    until: datetime | None
    state: GrantState
    takes: Takes = "everything"
    asks: bool = False
    used_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class MapSummary:
    """A map as a list shows it. ``counts`` has the number of records of every collection; times are in UTC."""

    id: str
    title: str
    headline: str
    language: str
    head: int
    created_at: datetime
    created_by: str
    updated_at: datetime
    updated_by: str
    archived: bool
    is_sample: bool
    counts: Mapping[str, int]
