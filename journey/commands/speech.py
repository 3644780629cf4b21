"""What the commands say. The command line speaks English, and where a language is named, that one."""

import sys
from collections.abc import Sequence
from contextlib import suppress

from journey.errors import JourneyError
from journey.i18n import LANGUAGES, words

say = words("en")


def complain(error: JourneyError, language: str = "en") -> None:
    """One line on standard error: what, where, and what to do."""
    _whisper(f"journey: {error.message(language)}")


def language_in(arguments: Sequence[str]) -> str:
    """That of ``--lang`` where it is one of ours, before anything else of a command is understood."""
    for place, argument in enumerate(arguments):
        name, sign, value = argument.partition("=")
        said = value if sign else "".join(arguments[place + 1 : place + 2])
        if name == "--lang" and said in LANGUAGES:
            return said
    return "en"


def tell(format_name: str, note: str) -> None:
    """One line on standard error about what a format could not hold."""
    _whisper(f"{format_name}: {note}")


def _whisper(line: str) -> None:
    with suppress(OSError):  # nobody listens: the status still tells
        print(line, file=sys.stderr, flush=True)


def harmless(line: str) -> str:
    """A line of output without what a terminal would obey: names come from files."""
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in line)


def one_of(code: str, value: str, allowed: Sequence[str]) -> None:
    """Raises JourneyError ``code`` unless ``value`` is allowed."""
    if value not in allowed:
        raise JourneyError(code, value=value, allowed=", ".join(allowed))


def known_language(code: str | None) -> None:
    """Raises JourneyError ``unknown_language``; None is the map's own."""
    if code is not None:
        one_of("unknown_language", code, LANGUAGES)


def folder_of(target: str) -> None:
    """Told before any work is done: the folder a file is to be written to must be there."""
    from journey.files.disk import require_folder  # what only speaks starts without the formats

    require_folder(target)
