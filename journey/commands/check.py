"""``check FILE``: what is wrong with a map and what it lacks, in English or as ``--lang`` says. Status 1 for errors."""

import argparse
import json
from collections.abc import Sequence

from journey.advice import Advice, advise
from journey.commands.speech import known_language, say
from journey.errors import JourneyError
from journey.files.disk import read_whole
from journey.formats import document, reader
from journey.i18n import Words, words
from journey.model import Map
from journey.model.inspection import inspect
from journey.model.migrate import current

MOST_LINES = 50  # of errors, and of advice; --json gives all


def declare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help=say("cli.check.file"))
    parser.add_argument("--json", action="store_true", help=say("cli.check.json"))
    parser.add_argument("--lang", metavar="NAME", default="en", help=say("cli.check.lang"))


def run(given: argparse.Namespace) -> int:
    known_language(given.lang)
    t = words(given.lang)
    try:
        errors, readable = _looked_at(given.file)
    except JourneyError as error:
        if given.json:
            print(_as_json([error], [], t))
        raise
    advice = advise(readable)
    print(_as_json(errors, advice, t) if given.json else _as_lines(errors, advice, t))
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


def _as_json(errors: Sequence[JourneyError], advice: Sequence[Advice], t: Words) -> str:
    language = t.language
    found = {
        "errors": [
            {"code": error.code, "where": error.where, "message": error.what(language), "hint": error.hint(language)}
            for error in errors
        ],
        "advice": [
            {
                "rule": piece.rule,
                "severity": piece.severity,
                "where": piece.where,
                "records": list(piece.records),
                "message": t.say(piece.message),
                "why": t.say(piece.why),
                "hint": t.say(piece.hint),
            }
            for piece in advice
        ],
    }
    return json.dumps(found, indent=1)


def _as_lines(errors: Sequence[JourneyError], advice: Sequence[Advice], t: Words) -> str:
    wrong = _shortened([f"{t('cli.check.error')}: {error.message(t.language)}" for error in errors], t)
    lacking = _shortened([f"{t('cli.check.advice')}: {piece.where}: {_in_words(piece, t)}" for piece in advice], t)
    counted = t(
        "cli.check.summary",
        errors=t("cli.check.errors_found", n=len(errors)),
        advice=t("cli.check.advice_found", n=len(advice)),
    )
    return "\n".join([*wrong, *lacking, counted])


def _in_words(piece: Advice, t: Words) -> str:
    return " ".join(t.say(sentence) for sentence in (piece.message, piece.why, piece.hint))


def _shortened(lines: list[str], t: Words) -> list[str]:
    beyond = len(lines) - MOST_LINES
    return [*lines[:MOST_LINES], t("cli.check.more_lines", n=beyond)] if beyond > 0 else lines
