"""The command line: ``python -m journey convert | check | analyse | templates | new``.

One line on standard error for a mistake; status 2 for bad usage or unreadable input, 1 where a check found errors, 0
otherwise.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import Any, NoReturn, TextIO

import journey
from journey.commands import NAMES
from journey.commands.speech import complain, language_in, say
from journey.errors import JourneyError


def main(arguments: Sequence[str]) -> int:
    """Runs one command and gives its exit status. Nothing a file may hold makes it end with a traceback."""
    sys.stdout, sys.stderr = _open(sys.stdout), _open(sys.stderr)
    try:
        status = _run(list(arguments))
        sys.stdout.flush()
        return status
    except JourneyError as error:
        complain(error, language_in(arguments))
        return 2
    except BrokenPipeError:  # whoever read our output has seen enough
        _silence(sys.stdout)
        return 0
    except KeyboardInterrupt:
        return 130
    except SystemExit as leaving:  # argparse, after --help
        return int(leaving.code or 0)
    except Exception as problem:
        if isinstance(problem, OSError) and problem.filename is None:  # only what we print goes to no file by name
            _silence(sys.stdout)
            complain(JourneyError("cannot_write", "stdout", problem=problem.strerror))
            return 2
        if os.environ.get("ITINERARIO_DEBUG"):
            raise
        complain(JourneyError("unforeseen", problem=f"{type(problem).__name__}: {problem}"))
        return 2


def _open(stream: TextIO | None) -> TextIO:
    """The stream, or nowhere where whoever started us has closed it; it never stumbles over a letter."""
    if stream is None:
        return Path(os.devnull).open("w", encoding="utf-8")
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")
    return stream


def _silence(stream: TextIO) -> None:
    """What could not be written is not tried again when the program ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _run(arguments: list[str]) -> int:
    if not arguments:
        raise JourneyError("no_command", allowed=", ".join(NAMES))
    name = arguments[0]
    if name in ("-h", "--help"):
        print(_overview())
        return 0
    if name == "--version":
        print(f"itinerario {journey.__version__}")
        return 0
    if name not in NAMES:
        raise JourneyError("unknown_command", value=name, allowed=", ".join(NAMES))
    command = import_module(f"journey.commands.{name}")
    parser = _Parser(prog=f"python -m journey {name}", description=say(f"cli.{name}.about"), allow_abbrev=False)
    command.declare(parser)
    return int(command.run(parser.parse_args(arguments[1:])))


def _overview() -> str:
    width = max(map(len, NAMES))
    lines = [f"  {name.ljust(width)}  {say(f'cli.{name}.about')}" for name in NAMES]
    return "\n".join([say("cli.about"), "", *lines, "", say("cli.more")])


class _Parser(argparse.ArgumentParser):
    """An argument parser that complains the way everything else does."""

    def error(self, message: str) -> NoReturn:
        raise JourneyError("usage", problem=message.removeprefix("argument "), command=self.prog)

    def parse_args(self, args: Any = None, namespace: Any = None) -> Any:
        parsed, unknown = self.parse_known_args(args, namespace)
        if unknown:
            allowed = ", ".join(option for option in self._option_string_actions if option.startswith("--"))
            raise JourneyError("unknown_option", value=unknown[0], allowed=allowed)
        return parsed
