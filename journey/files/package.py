"""A package of Office, a ZIP file of parts: looked at before any library opens it.

Its directory says how large it would become, and its XML is counted: libraries hold every element in memory, at more
than ten times its room in the file.
"""

import zipfile
import zlib
from dataclasses import dataclass, replace
from io import BytesIO

from journey.errors import JourneyError
from journey.files.disk import LARGEST_FILE, LARGEST_TEMPLATE
from journey.files.grid import MOST_CELLS

MOST_PARTS = 5_000
MOST_TIMES = 200  # that a file, or a part of XML, may be larger than it is packed; real ones stay far below
HARMLESS_CONTENT, HARMLESS_XML = 50_000_000, 2_000_000  # bytes; up to there nobody asks how well they were packed
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BEFORE_XML = b"\xef\xbb\xbf\xfe\xff\x00 \t\r\n"  # byte order marks, and blanks in any letters
_STEP = 1_000_000


@dataclass(frozen=True, slots=True)
class Kind:
    """How much a package of a kind may hold, and the codes of what is wrong with it.

    In bytes: the ``file``, its ``content`` unpacked, a single part of ``xml``. ``tags`` are those that open and those
    that close, of all parts.
    """

    file: int
    content: int
    xml: int
    tags: int
    broken: str
    old: str
    locked: str
    burst: str


WORKBOOK = Kind(
    LARGEST_FILE, 200_000_000, 200_000_000, 8 * MOST_CELLS,
    "not_a_workbook", "workbook_old", "workbook_locked", "workbook_bomb",
)  # fmt: skip
LOG = replace(WORKBOOK, file=100_000_000, content=1_000_000_000, xml=1_000_000_000, tags=40_000_000)
TEMPLATE = Kind(
    LARGEST_TEMPLATE, 300_000_000, 10_000_000, 1_000_000,
    "template_not_pptx", "template_not_pptx", "template_encrypted", "template_too_large",
)  # fmt: skip


def opened(data: bytes, kind: Kind, where: str = "") -> zipfile.ZipFile:
    """The package, to be closed. Raises JourneyError ``file_too_large`` and those of its kind."""
    if len(data) > kind.file:
        raise JourneyError("file_too_large", where, limit=kind.file // 1_000_000)
    if data.startswith(_OLD):
        raise JourneyError(kind.locked if _ENCRYPTED in data else kind.old, where)
    try:
        package = zipfile.ZipFile(BytesIO(data))
        parts = package.infolist()
        if any(part.flag_bits & 1 for part in parts):
            raise JourneyError(kind.locked, where)
        if _bursts(parts, len(data), kind) or _is_crowded(package, kind):
            raise JourneyError(kind.burst, where, limit=kind.content // 1_000_000)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as problem:
        raise JourneyError(kind.broken, where) from problem
    return package


def _bursts(parts: list[zipfile.ZipInfo], packed: int, kind: Kind) -> bool:
    content = sum(part.file_size for part in parts)
    return len(parts) > MOST_PARTS or content > min(kind.content, max(HARMLESS_CONTENT, packed * MOST_TIMES))


def _is_crowded(package: zipfile.ZipFile, kind: Kind) -> bool:
    """Whether there is more XML than ever was in such a file."""
    tags = 0
    for part in package.infolist():
        with package.open(part) as file:
            step = file.read(_STEP)
            while step and not (start := step.lstrip(_BEFORE_XML)):
                step = file.read(_STEP)
            if not step or not start.startswith(b"<"):  # a picture or a film, whatever its name
                continue
            if part.file_size > min(kind.xml, max(HARMLESS_XML, part.compress_size * MOST_TIMES)):
                return True
            while step:
                tags += step.count(b"<")
                step = file.read(_STEP)
        if tags > kind.tags:
            return True
    return False
