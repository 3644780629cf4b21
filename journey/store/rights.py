"""Who may do what with a map. Pages may hide a button; the answer that counts is given here, inside the transaction."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from journey.errors import JourneyError
from journey.model import Edit, Put, plain

Role = Literal["viewer", "contributor", "editor", "owner"]
Deed = Literal["add", "edit", "restore", "keep"]

MAY: Mapping[Role, frozenset[Deed]] = MappingProxyType(
    {
        "viewer": frozenset[Deed](),
        "contributor": frozenset[Deed](["add"]),
        "editor": frozenset[Deed](["add", "edit", "restore"]),
        "owner": frozenset[Deed](["add", "edit", "restore", "keep"]),  # keep: archive, delete, give rights
    }
)


@dataclass(frozen=True, slots=True)
class Rights:
    """A role, or the ``token`` of a grant, whose role is looked up when it matters: it may have been taken away."""

    role: Role = "owner"
    token: str = ""


OWNER = Rights()
LONGEST_NAME = 200


def deed_of(edit: Edit) -> Deed:
    """Adding records is a smaller deed than changing or dropping those of others."""
    return "add" if all(isinstance(operation, Put) for operation in edit.operations) else "edit"


def require(role: Role | None, deed: Deed, map_id: str) -> None:
    """Raises JourneyError ``not_allowed`` where the role (None: a grant that does not hold) may not do the deed."""
    if role is None or deed not in MAY[role]:
        raise JourneyError("not_allowed", map_id, role=role or "-")


def person(actor: str) -> str:
    """The actor's name as one clean line. Raises JourneyError ``bad_value`` when it is over 200 characters."""
    if len(actor) > LONGEST_NAME:
        raise JourneyError("bad_value", "actor", problem=f"{len(actor)} characters; {LONGEST_NAME} are allowed")
    return " ".join(plain(actor).split())
