"""Files appear whole or not at all, and are read only when they are of a sensible size."""

import errno
import os
import secrets
import shutil
from pathlib import Path

from journey.errors import JourneyError

LARGEST_FILE = 20_000_000  # bytes; a larger file is not read, so no larger map is written
LARGEST_TEMPLATE = 50_000_000  # bytes of a client's template, with its pictures


def write_whole(path: str | os.PathLike[str], data: bytes) -> None:
    """Write ``data`` beside its place and move it there in one step, so that nobody ever sees half a file.

    A link stays: the file it leads to is replaced. Raises JourneyError ``folder_missing`` or ``cannot_write``, also for
    an existing file that may not be written, which moving would not ask, and for a pipe or a device.
    """
    require_folder(path)
    try:
        target = Path(os.path.realpath(path))
        if target.is_symlink():
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
        if target.exists() and not target.is_file() and not target.is_dir():
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        if target.exists() and not os.access(target, os.W_OK):
            raise OSError(errno.EACCES, os.strerror(errno.EACCES))
        temporary = target.with_name(f".{target.name[:40]}.{secrets.token_hex(4)}.part")
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
    except (OSError, ValueError) as problem:  # ValueError: a name that no file can have
        raise JourneyError("cannot_write", str(path), problem=_told(problem)) from problem


def require_folder(path: str | os.PathLike[str]) -> None:
    """Raises JourneyError ``folder_missing`` where the folder of a file is not there, or nobody may look."""
    folder = Path(path).parent
    try:
        there = folder.is_dir()
    except OSError:
        there = False
    if not there:
        raise JourneyError("folder_missing", str(folder))


def read_whole(path: str | os.PathLike[str], largest: int = LARGEST_FILE) -> bytes:
    """All bytes of a file. Raises JourneyError ``cannot_read`` or ``file_too_large``."""
    try:
        with Path(path).open("rb") as file:
            data = file.read(largest + 1)
    except (OSError, ValueError) as problem:
        raise JourneyError("cannot_read", str(path), problem=_told(problem)) from problem
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


def _told(problem: OSError | ValueError) -> str:
    return getattr(problem, "strerror", None) or str(problem)
