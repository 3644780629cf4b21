"""The tables of the store: the log of edits, the state it leads to, and who may write.

```
maps 1 ── * ops         every edit ever acknowledged, in one total order a map (seq)
     1 ── * records     the state at maps.head, a row a record; the map's header is a row of its own
     1 ── * snapshots   whole documents at some seq, so that an older state is made from few ops
     1 ── * grants      links that somebody was given, as hashes
     1 ── * guests      who was here without a name, by a number
     1 ── * voices      which comment was said by which link and in which browser
     1 ── * rooms       workshops on it
                        1 ── * people   who is in one, by the hash of what their browser keeps
                        1 ── * said     what they have said; nothing of it is ever taken out
knocks                  wrong codes, by where they came from
about                   which version of these tables, and of the model, the database holds
```
"""

from datetime import UTC, datetime

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    Dialect,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

STORE_VERSION = 5
HEADER = "map"
"""The collection under which a map's header is kept among the records."""


class Moment(TypeDecorator[datetime]):
    """An aware time in UTC, also where the database keeps no time zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


metadata = MetaData()
MapId = String(80)

about = Table(
    "about",
    metadata,
    Column("key", String(40), primary_key=True),
    Column("value", Integer, nullable=False),
)

maps = Table(
    "maps",
    metadata,
    Column("id", MapId, primary_key=True),
    Column("head", Integer, nullable=False),
    Column("schema_version", Integer, nullable=False),
    # What a list of maps shows, kept beside the head so that listing reads no documents.
    Column("title", Text, nullable=False),
    Column("headline", Text, nullable=False),
    Column("language", String(2), nullable=False),
    Column("is_sample", Boolean, nullable=False),
    Column("counts", Text, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("created_by", Text, nullable=False),
    Column("updated_at", Moment, nullable=False),
    Column("updated_by", Text, nullable=False),
    Column("archived", Boolean, nullable=False),
    Column("deleted_at", Moment),
    Column("locked_at", Moment),  # empty while the map is open
    Column("locked_by", Text, nullable=False, server_default=""),
)

ops = Table(
    "ops",
    metadata,
    Column("map_id", MapId, primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("op_id", String(80), nullable=False),
    Column("kind", String(10), nullable=False),  # edit, undo, redo, restore, or none: an edit that changed nothing
    Column("actor", Text, nullable=False),
    Column("base_seq", Integer),
    Column("label", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("of_label", Text, nullable=False),  # of an undo or redo: the label of the edit that it is about
    Column("reverts", Integer),  # of an undo: the edit taken back; of a redo: the undo taken back
    Column("reverted_by", Integer),  # the other way round; empty while the edit stands
    Column("edit", Text, nullable=False),
    Column("inverse", Text, nullable=False),
    Column("changes", Text, nullable=False),  # the records as the edit left them: replay needs no rules of that day
    Column("schema_version", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    Column("through", String(16), nullable=False, server_default=""),  # the link of whoever made it, "" for none
    UniqueConstraint("map_id", "op_id", name="ops_once"),
    Index("ops_by_actor", "map_id", "actor", "seq"),
)

records = Table(
    "records",
    metadata,
    Column("map_id", MapId, primary_key=True),
    Column("record_id", MapId, primary_key=True),
    Column("collection", String(40), nullable=False),
    Column("body", Text, nullable=False),
    Column("seq", Integer, nullable=False),  # the edit that wrote it last
    Column("deleted", Boolean, nullable=False),
)

snapshots = Table(
    "snapshots",
    metadata,
    Column("map_id", MapId, primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("schema_version", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("document", Text, nullable=False),
    Column("at", Moment, nullable=False),
)

grants = Table(
    "grants",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("map_id", MapId, nullable=False, index=True),
    Column("role", String(20), nullable=False),
    Column("created_by", Text, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment),
    Column("revoked", Boolean, nullable=False),
    Column("label", Text, nullable=False, server_default=""),
    Column("through", String(16), nullable=False, server_default=""),  # the link of whoever gave it, "" for the owner
    Column("takes", String(12), nullable=False, server_default="everything"),
    Column("passphrase", Text, nullable=False, server_default=""),  # salt and scrypt of it, "" for none
    Column("misses", Integer, nullable=False, server_default="0"),  # wrong passphrases, one after the other
    Column("missed_at", Moment),
    Column("used_at", Moment),
)

guests = Table(
    "guests",
    metadata,
    Column("map_id", MapId, primary_key=True),
    Column("actor", Text, primary_key=True),
    Column("number", Integer, nullable=False),
)

voices = Table(
    "voices",
    metadata,
    Column("map_id", MapId, primary_key=True),
    Column("record_id", MapId, primary_key=True),
    Column("through", String(16), nullable=False),
    Column("browser", String(16), nullable=False),  # a hash of its id
)

rooms = Table(
    "rooms",
    metadata,
    Column("id", MapId, primary_key=True),
    Column("map_id", MapId, nullable=False, index=True),
    Column("code", String(20), nullable=False, index=True),
    Column("seq", Integer, nullable=False),  # grows with everything that happens in it
    Column("state", Text, nullable=False),
    Column("opened_at", Moment, nullable=False),
    Column("opened_by", Text, nullable=False),
    Column("until", Moment, nullable=False),  # until when its code opens it
    Column("closed_at", Moment),
)

people = Table(
    "people",
    metadata,
    Column("room_id", MapId, primary_key=True),
    Column("id", MapId, primary_key=True),
    Column("token_hash", String(64), nullable=False, index=True),
    Column("name", Text, nullable=False),  # "" for who says none
    Column("number", Integer, nullable=False),
    Column("simulated", Boolean, nullable=False),
    Column("muted", Boolean, nullable=False),
    Column("removed", Boolean, nullable=False),
    Column("joined_at", Moment, nullable=False),
)

said = Table(
    "said",
    metadata,
    Column("room_id", MapId, primary_key=True),
    Column("id", MapId, primary_key=True),  # the sender's own: sent again, it is not kept again
    Column("seq", Integer, nullable=False),
    Column("person_id", MapId, nullable=False),
    Column("step", Integer, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("slot", Text, nullable=False),  # what the same person says once only
    Column("body", Text, nullable=False),
    Column("late", Boolean, nullable=False),  # it came when its step was over: the phone had no network
    Column("at", Moment, nullable=False),
    Column("gone_at", Moment),  # withdrawn, or replaced by the next of its slot
    Index("said_by", "room_id", "person_id", "slot"),
)

knocks = Table(
    "knocks",
    metadata,
    Column("address", String(64), primary_key=True),  # a hash of it
    Column("misses", Integer, nullable=False),
    Column("missed_at", Moment, nullable=False),
)
