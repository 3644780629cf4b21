"""Files appear whole or not at all, and are read only when they are of a sensible size."""

import os
import secrets
import shutil
from pathlib import Path

from journey.errors import JourneyError

LARGEST_FILE = 20_000_000  # bytes; a map at every limit of the model stays below


def write_whole(path: str | os.PathLike[str], data: bytes) -> None:
    """Write ``data`` beside its place and move it there in one step, so that nobody ever sees half a file.

    Raises JourneyError ``folder_missing`` or ``cannot_write``.
    """
    target = Path(path)
    if not target.parent.is_dir():
        raise JourneyError("folder_missing", str(target.parent))
    temporary = target.with_name(f".{target.name[:40]}.{secrets.token_hex(4)}.part")
    try:
        try:
            with temporary.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            if target.exists():
                shutil.copymode(target, temporary)
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as problem:
        raise JourneyError("cannot_write", str(target), problem=problem.strerror or str(problem)) from problem


def read_whole(path: str | os.PathLike[str], largest: int = LARGEST_FILE) -> bytes:
    """All bytes of a file. Raises JourneyError ``cannot_read`` or ``file_too_large``."""
    try:
        with Path(path).open("rb") as file:
            data = file.read(largest + 1)
    except OSError as problem:
        raise JourneyError("cannot_read", str(path), problem=problem.strerror or str(problem)) from problem
    if len(data) > largest:
        raise JourneyError("file_too_large", str(path), limit=largest // 1_000_000)
    return data


def decoded(data: bytes, where: str = "", largest: int = LARGEST_FILE) -> str:
    """The text of a UTF-8 file, byte order mark or not. Raises JourneyError ``file_too_large`` or ``not_utf8``."""
    if len(data) > largest:
        raise JourneyError("file_too_large", where, limit=largest // 1_000_000)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise JourneyError("not_utf8", where, line=str(data.count(b"\n", 0, problem.start) + 1)) from None
