"""``check FILE``: what is wrong with a map, and what it lacks. Status 1 where there are errors."""

import argparse
import json
from collections.abc import Sequence

from journey.advice import Advice, advise
from journey.commands.speech import say
from journey.errors import JourneyError
from journey.formats import document, reader
from journey.formats.files import read_whole
from journey.model import Map
from journey.model.inspection import inspect
from journey.model.migrate import current

MOST_LINES = 50  # of errors, and of advice; --json gives all


def declare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help=say("cli.check.file"))
    parser.add_argument("--json", action="store_true", help=say("cli.check.json"))


def run(given: argparse.Namespace) -> int:
    try:
        errors, readable = _looked_at(given.file)
    except JourneyError as error:
        if given.json:
            print(_as_json([error], []))
        raise
    advice = advise(readable)
    print(_as_json(errors, advice) if given.json else _as_lines(errors, advice))
    return 1 if errors else 0


def _looked_at(file: str) -> tuple[Sequence[JourneyError], Map]:
    """The errors in a file, and the map in it as far as it can be read. Raises JourneyError where nothing can."""
    form = reader(file)
    data = read_whole(file)
    if form != document.FORMAT:
        assert form.read  # as reader promises
        return (), form.read(data, file).journey_map
    inspection = inspect(current(document.value(data, file), file))
    return inspection.errors, inspection.readable


def _as_json(errors: Sequence[JourneyError], advice: Sequence[Advice]) -> str:
    found = {
        "errors": [
            {"code": error.code, "where": error.where, "message": error.what("en"), "hint": error.hint("en")}
            for error in errors
        ],
        "advice": [
            {
                "rule": piece.rule,
                "severity": piece.severity,
                "where": piece.where,
                "records": list(piece.records),
                "message": say.say(piece.message),
                "why": say.say(piece.why),
                "hint": say.say(piece.hint),
            }
            for piece in advice
        ],
    }
    return json.dumps(found, indent=1)


def _as_lines(errors: Sequence[JourneyError], advice: Sequence[Advice]) -> str:
    wrong = _shortened([f"{say('cli.check.error')}: {error.message('en')}" for error in errors])
    lacking = _shortened([f"{say('cli.check.advice')}: {piece.where}: {_in_words(piece)}" for piece in advice])
    counted = say(
        "cli.check.summary",
        errors=say("cli.check.errors_found", n=len(errors)),
        advice=say("cli.check.advice_found", n=len(advice)),
    )
    return "\n".join([*wrong, *lacking, counted])


def _in_words(piece: Advice) -> str:
    return " ".join(say.say(sentence) for sentence in (piece.message, piece.why, piece.hint))


def _shortened(lines: list[str]) -> list[str]:
    beyond = len(lines) - MOST_LINES
    return [*lines[:MOST_LINES], say("cli.check.more_lines", n=beyond)] if beyond > 0 else lines
