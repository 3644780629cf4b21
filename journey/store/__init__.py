"""Maps that are kept: a log of edits over SQLite or PostgreSQL."""

from journey.store.receipts import Entry, LostWords, MapSummary, Receipt
from journey.store.rights import OWNER, Rights, Role
from journey.store.store import Store

__all__ = ["OWNER", "Entry", "LostWords", "MapSummary", "Receipt", "Rights", "Role", "Store"]
