"""A backup: all maps in one ZIP file, a ``*.journey.json`` each, and a manifest that says what must be in it.

```
itinerario-backup.json            {"kind", "backup_version", "schema_version", "made_at", "counts", "maps": [...]}
maps/0001-<id>.journey.json       the map as the Itinerario format writes it
```
It holds the maps as they are: no history, nothing deleted, no links that were given away. Reading trusts nothing: sizes
are checked before anything is unpacked, names before anything is read, and one broken map refuses the whole file.
"""

import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from journey.errors import JourneyError
from journey.files.disk import LARGEST_FILE
from journey.formats import document
from journey.formats.json_text import parsed
from journey.i18n import Phrase
from journey.model import SCHEMA_VERSION, Map
from journey.model.kept import Kept

BACKUP_VERSION = 1
KIND = "itinerario-backup"
MANIFEST = f"{KIND}.json"
LARGEST_BACKUP = 50_000_000  # bytes, packed
LARGEST_CONTENT = 200_000_000  # bytes, unpacked
LARGEST_RATIO = 200  # maps shrink to a sixth, monotonous ones to a hundredth, and a bomb to a thousandth
HARMLESS_CONTENT = 50_000_000  # bytes, unpacked; up to there nobody asks how well they were packed
MOST_MAPS = 10_000
_MEMBER = re.compile(r"maps/[A-Za-z0-9_.-]{1,100}\.journey\.json")
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup holds, in its own order, and when it was made (None where the manifest does not say it well)."""

    maps: tuple[Kept, ...]
    made_at: datetime | None


def write(maps: Iterable[Kept], made_at: datetime) -> bytes:
    """The whole file. The same maps at the same moment give the same bytes.

    Raises JourneyError ``too_much_for_a_backup`` or ``map_too_large`` where ``read`` would not take it.
    """
    held = list(maps)
    entries: list[dict[str, Any]] = []
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, one in enumerate(held, 1):
            name = f"maps/{number:04d}-{one.map.id.replace(':', '_')}.journey.json"
            entries.append({"file": name, "id": one.map.id, "title": one.map.title, "archived": one.archived})
            _add(archive, name, document.write(one.map).data)
        _add(archive, MANIFEST, _manifest(entries, made_at))
    data = buffer.getvalue()
    if len(data) > LARGEST_BACKUP or _too_large(archive.infolist(), len(data)):
        raise JourneyError("too_much_for_a_backup", limit=LARGEST_CONTENT // 1_000_000, most=MOST_MAPS)
    return data


def read(data: bytes, where: str = "") -> Backup:
    """The maps in a backup, all of them or none.

    Raises JourneyError ``not_a_backup``, ``backup_damaged``, ``backup_too_large``, ``backup_foreign_file``,
    ``backup_incomplete``, ``newer_backup`` or ``backup_broken_map``.
    """
    if len(data) > LARGEST_BACKUP:
        raise JourneyError("file_too_large", where, limit=LARGEST_BACKUP // 1_000_000)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = _checked(archive.infolist(), len(data), where)
            if MANIFEST not in names:
                raise JourneyError("not_a_backup", where)
            manifest = _understood(_unpacked(archive, MANIFEST, where), where)
            return Backup(_maps(archive, manifest, names - {MANIFEST}, where), _moment(manifest.get("made_at")))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as problem:
        begun = data.startswith(b"PK")
        raise JourneyError("backup_damaged" if begun else "not_a_backup", where) from problem


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    info = zipfile.ZipInfo(name, _EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o600 << 16
    archive.writestr(info, data)


def _manifest(entries: Sequence[dict[str, Any]], made_at: datetime) -> bytes:
    archived = sum(entry["archived"] for entry in entries)
    manifest = {
        "kind": KIND,
        "backup_version": BACKUP_VERSION,
        "schema_version": SCHEMA_VERSION,
        "made_at": made_at.astimezone(UTC).isoformat(timespec="seconds"),
        "counts": {"maps": len(entries), "archived": archived},
        "maps": entries,
    }
    return json.dumps(manifest, ensure_ascii=False, indent=1).encode() + b"\n"


def _too_large(members: Sequence[zipfile.ZipInfo], packed: int) -> bool:
    """Whether these members, ``packed`` into so many bytes, are more than a backup ever holds."""
    content = sum(member.file_size for member in members)
    return (
        len(members) > MOST_MAPS + 1
        or any(member.file_size > LARGEST_FILE for member in members)
        or content > LARGEST_CONTENT
        or content > max(HARMLESS_CONTENT, packed * LARGEST_RATIO)
    )


def _checked(members: Sequence[zipfile.ZipInfo], packed: int, where: str) -> set[str]:
    """The members' names, once all of them are names and sizes that a backup has."""
    if _too_large(members, packed):
        raise JourneyError("backup_too_large", where)
    for member in members:
        if member.filename != MANIFEST and not _MEMBER.fullmatch(member.filename):
            manifested = any(other.filename == MANIFEST for other in members)
            raise JourneyError("backup_foreign_file" if manifested else "not_a_backup", where, file=member.filename)
        if member.flag_bits & 0x1 or member.compress_type not in _METHODS:
            raise JourneyError("backup_damaged", where)
    names = {member.filename for member in members}
    if len(names) != len(members):
        raise JourneyError("backup_damaged", where)
    return names


def _unpacked(archive: zipfile.ZipFile, name: str, where: str) -> bytes:
    # Python stops at the size that was declared, and so was checked; what is behind it fails the checksum.
    with archive.open(name) as member:
        data = member.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise JourneyError("backup_too_large", where)
    return data


def _understood(data: bytes, where: str) -> dict[str, Any]:
    try:
        manifest = parsed(data.decode("utf-8"))
    except (JourneyError, UnicodeDecodeError):
        raise JourneyError("backup_damaged", where) from None
    if not isinstance(manifest, dict) or manifest.get("kind") != KIND:
        raise JourneyError("not_a_backup", where)
    for name, known in (("backup_version", BACKUP_VERSION), ("schema_version", SCHEMA_VERSION)):
        version = manifest.get(name)
        if isinstance(version, bool) or not isinstance(version, int) or version < 1:
            raise JourneyError("backup_damaged", where)
        if version > known:
            raise JourneyError("newer_backup", where)
    return manifest


def _maps(archive: zipfile.ZipFile, manifest: dict[str, Any], names: set[str], where: str) -> tuple[Kept, ...]:
    entries = manifest.get("maps")
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise JourneyError("backup_damaged", where)
    listed = [entry.get("file") for entry in entries]
    if len(set(map(str, listed))) != len(listed) or set(map(str, listed)) != names:
        raise JourneyError("backup_incomplete", where)
    found = tuple(Kept(_map(archive, str(entry["file"]), where), entry.get("archived") is True) for entry in entries)
    if len({one.map.id for one in found}) != len(found):
        raise JourneyError("backup_damaged", where)
    return found


def _map(archive: zipfile.ZipFile, name: str, where: str) -> Map:
    data = _unpacked(archive, name, where)
    try:
        return document.read(data, name).journey_map
    except JourneyError as error:
        if error.code == "newer_schema":
            raise JourneyError("newer_backup", where) from None
        problem = Phrase(f"errors.{error.code}.what", error.params)
        raise JourneyError("backup_broken_map", where, file=name, problem=problem) from None


def _moment(value: object) -> datetime | None:
    try:
        return datetime.fromisoformat(value).astimezone(UTC) if isinstance(value, str) else None
    except (ValueError, OverflowError):
        return None
