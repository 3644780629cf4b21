"""Who may do what with a map. Pages may hide a button; the answer that counts is given here, inside the transaction."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from journey.errors import JourneyError
from journey.i18n import Phrase
from journey.model import Edit, Put, plain

Role = Literal["viewer", "contributor", "editor", "facilitator", "owner"]
Deed = Literal["see", "add", "edit", "restore", "lead", "keep"]

MAY: Mapping[Role, frozenset[Deed]] = MappingProxyType(
    {
        "viewer": frozenset[Deed](["see"]),
        "contributor": frozenset[Deed](["see", "add"]),
        "editor": frozenset[Deed](["see", "add", "edit", "restore"]),
        # lead: lock and unlock, give links and take them back, name versions
        "facilitator": frozenset[Deed](["see", "add", "edit", "restore", "lead"]),
        "owner": frozenset[Deed](["see", "add", "edit", "restore", "lead", "keep"]),  # keep: archive, delete
    }
)
CHANGING: frozenset[Deed] = frozenset(["add", "edit", "restore"])
"""What nobody does to a locked map."""


@dataclass(frozen=True, slots=True)
class Rights:
    """A role on every map, None for none at all; or the ``token`` of a link, which stands for a role on one map.

    What a token stands for is looked up when it matters: it may have been taken back.
    """

    role: Role | None = "owner"
    token: str = ""


@dataclass(frozen=True, slots=True)
class Access:
    """What somebody may do with a map at this moment. ``locked_by``: who locked it, None while it is open."""

    role: Role
    locked_by: str | None = None

    def may(self, deed: Deed) -> bool:
        """Whether the role reaches so far, and no lock stands before it."""
        return self.reaches(deed) and (self.locked_by is None or deed not in CHANGING)

    def reaches(self, deed: Deed) -> bool:
        """Whether the role reaches so far, locked or not."""
        return deed in MAY[self.role]


OWNER = Rights()
NOBODY = Rights(None)
LONGEST_NAME = 200
HOST = "host"
"""Who makes the edits of a browser that was given no name; by a link, ``host:<its id>``."""


def is_nameless(actor: str) -> bool:
    """Whether an actor is somebody who gave no name."""
    return actor.partition(":")[0] == HOST


def deed_of(edit: Edit) -> Deed:
    """Adding records is a smaller deed than changing or dropping those of others."""
    return "add" if all(isinstance(operation, Put) for operation in edit.operations) else "edit"


def require(role: Role, deed: Deed, map_id: str = "") -> None:
    """Raises JourneyError ``not_allowed`` where the role may not do the deed."""
    if deed not in MAY[role]:
        raise JourneyError("not_allowed", map_id, role=Phrase(f"sharing.roles.{role}"))


def person(actor: str) -> str:
    """The actor's name as one clean line. Raises JourneyError ``bad_value`` when it is over 200 characters."""
    if len(actor) > LONGEST_NAME:
        raise JourneyError("bad_value", "actor", problem=f"{len(actor)} characters; {LONGEST_NAME} are allowed")
    return " ".join(plain(actor).split())
