"""Who may do what with a map. Pages may hide a button; the answer that counts is given here, inside the transaction."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from journey.errors import JourneyError
from journey.i18n import Phrase
from journey.model import Comment, Drop, Edit, Operation, Put, plain

Role = Literal["viewer", "commenter", "contributor", "editor", "facilitator", "owner"]
Deed = Literal["see", "comment", "add", "edit", "restore", "lead", "keep"]

MAY: Mapping[Role, frozenset[Deed]] = MappingProxyType(
    {
        "viewer": frozenset[Deed](["see"]),
        # comment: say something about what is there, and change or take away what one has said
        "commenter": frozenset[Deed](["see", "comment"]),
        "contributor": frozenset[Deed](["see", "comment", "add"]),
        "editor": frozenset[Deed](["see", "comment", "add", "edit", "restore"]),
        # lead: lock and unlock, give links and take them back, name versions
        "facilitator": frozenset[Deed](["see", "comment", "add", "edit", "restore", "lead"]),
        # keep: archive, delete
        "owner": frozenset[Deed](["see", "comment", "add", "edit", "restore", "lead", "keep"]),
    }
)
CHANGING: frozenset[Deed] = frozenset(["comment", "add", "edit", "restore"])
"""What nobody does to a locked map."""

Takes = Literal["nothing", "pictures", "everything"]
TAKES: tuple[Takes, ...] = ("nothing", "pictures", "everything")
"""What may be taken away as a file, from the least to the most; everything: also files that hold the map itself."""


@dataclass(frozen=True, slots=True)
class Rights:
    """A role on every map, None for none at all; or the ``token`` of a link, which stands for a role on one map.

    What a token stands for is looked up when it matters: it may have been taken back. ``proof`` is that its passphrase
    was said, where it has one. ``browser`` tells apart who came by the same link: what they have said is their own.
    """

    role: Role | None = "owner"
    token: str = ""
    proof: str = ""
    browser: str = ""


@dataclass(frozen=True, slots=True)
class Access:
    """What somebody may do with a map at this moment. ``locked_by``: who locked it, None while it is open.

    ``given_by``: whose link it is, "" for who came by none.
    """

    role: Role
    locked_by: str | None = None
    takes: Takes = "everything"
    given_by: str = ""

    def may(self, deed: Deed) -> bool:
        """Whether the role reaches so far, and no lock stands before it."""
        return self.reaches(deed) and (self.locked_by is None or deed not in CHANGING)

    def reaches(self, deed: Deed) -> bool:
        """Whether the role reaches so far, locked or not."""
        return deed in MAY[self.role]

    def may_take(self, what: Takes) -> bool:
        """Whether files of this kind may be made."""
        return covers(self.takes, what)


OWNER = Rights()
NOBODY = Rights(None)
LONGEST_NAME = 200
HOST = "host"
"""Who makes the edits of a browser that was given no name; by a link, ``host:<its id>``."""


def is_nameless(actor: str) -> bool:
    """Whether an actor is somebody who gave no name."""
    return actor.partition(":")[0] == HOST


def deed_of(edit: Edit, said: Collection[str] = ()) -> Deed:
    """Commenting is a smaller deed than adding other records, and that than changing or dropping those of others.

    ``said``: ids of comments of one's own, of which one may change the words, and which one may drop.
    """
    deeds = {_deed_of(operation, said) for operation in edit.operations}
    return next((deed for deed in _GREATEST_FIRST if deed in deeds), "add")


_GREATEST_FIRST: tuple[Deed, ...] = ("edit", "add", "comment")


def _deed_of(operation: Operation, said: Collection[str]) -> Deed:
    if isinstance(operation, Put):
        return "comment" if isinstance(operation.record, Comment) else "add"
    of_own = operation.id in said and (isinstance(operation, Drop) or operation.field == "text")
    return "comment" if of_own else "edit"


def covers(held: Takes, what: Takes) -> bool:
    """Whether who may take ``held`` away may take ``what``."""
    return TAKES.index(what) <= TAKES.index(held)


def require(role: Role, deed: Deed, map_id: str = "") -> None:
    """Raises JourneyError ``not_allowed`` where the role may not do the deed."""
    if deed not in MAY[role]:
        raise JourneyError("not_allowed", map_id, role=Phrase(f"sharing.roles.{role}"))


def person(actor: str) -> str:
    """The actor's name as one clean line. Raises JourneyError ``bad_value`` when it is over 200 characters."""
    if len(actor) > LONGEST_NAME:
        raise JourneyError("bad_value", "actor", problem=f"{len(actor)} characters; {LONGEST_NAME} are allowed")
    return " ".join(plain(actor).split())
