"""Maps that are kept: a log of edits over SQLite or PostgreSQL."""

from journey.store.receipts import Entry, Grant, LostWords, MapSummary, Receipt, Version
from journey.store.rights import NOBODY, OWNER, Access, Rights, Role
from journey.store.store import Store
from journey.store.whole import Place, Restored, Standing

__all__ = [
    "NOBODY",
    "OWNER",
    "Access",
    "Entry",
    "Grant",
    "LostWords",
    "MapSummary",
    "Place",
    "Receipt",
    "Restored",
    "Rights",
    "Role",
    "Standing",
    "Store",
    "Version",
]
