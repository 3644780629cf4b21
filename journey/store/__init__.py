"""Maps that are kept: a log of edits over SQLite or PostgreSQL."""

from journey.store.receipts import Entry, LostWords, MapSummary, Receipt, Version
from journey.store.rights import OWNER, Rights, Role
from journey.store.store import Store
from journey.store.whole import Place, Restored, Standing

__all__ = [
    "OWNER",
    "Entry",
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
