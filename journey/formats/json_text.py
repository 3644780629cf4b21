"""JSON read strictly: one meaning for every file, and a line and column for every mistake.

The standard parser lets repeated keys, NaN and Infinity through, and stops at deep nesting with an error of its own.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from journey.errors import JourneyError
from journey.i18n import Phrase
from journey.model.wholeness import MOST_FIELDS

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+"|-?Infinity|NaN|\{[ \t\r\n]*\}|[{}\[\],]', re.DOTALL)
_LONG_NUMBER = re.compile(r"\d{4301,}")  # Python refuses to turn longer ones into an int
_HUGE = Phrase("problems.a_huge_number")


class _RepeatedKey(ValueError):
    pass


class _NotANumber(ValueError):
    pass


class _TooManyFields(ValueError):
    pass


def parsed(text: str, where: str = "") -> object:
    """The value a JSON text stands for. Controls inside strings are let through: ``plain`` takes them out.

    Raises JourneyError ``broken_json``, ``repeated_key``, ``too_many_fields``, ``not_a_json_number`` or
    ``nested_too_deeply``.
    """
    try:
        return json.loads(text, strict=False, object_pairs_hook=_object, parse_constant=_refused)
    except json.JSONDecodeError as problem:
        raise _error("broken_json", where, text, problem.pos) from None
    except _RepeatedKey:
        place, key = next(_repeated_keys(text))
        raise _error("repeated_key", where, text, place, key=key) from None
    except _TooManyFields:
        raise JourneyError("too_many_fields", where, limit=MOST_FIELDS) from None
    except _NotANumber as problem:
        place = next((at for at, token in _tokens(text) if token == str(problem)), 0)
        raise _error("not_a_json_number", where, text, place, value=str(problem)) from None
    except ValueError:
        long = _LONG_NUMBER.search(text)
        raise _error("not_a_json_number", where, text, long.start() if long else 0, value=_HUGE) from None
    except RecursionError:
        raise JourneyError("nested_too_deeply", where) from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(pairs) > MOST_FIELDS:
        raise _TooManyFields
    made = dict(pairs)
    if len(made) != len(pairs):
        raise _RepeatedKey
    return made


def _refused(name: str) -> None:
    raise _NotANumber(name)


def _error(code: str, where: str, text: str, place: int, **params: object) -> JourneyError:
    line = text.count("\n", 0, place) + 1
    column = place - text.rfind("\n", 0, place)
    return JourneyError(code, where, line=str(line), column=str(column), **params)


def _tokens(text: str) -> Iterator[tuple[int, str]]:
    return ((match.start(), match.group()) for match in _TOKEN.finditer(text))


def _repeated_keys(text: str) -> Iterator[tuple[int, str]]:
    """Where each key stands that its object already has, and the key."""
    open_objects: list[set[str] | None] = []  # None for a list
    key_comes = False
    for place, token in _tokens(text):
        if token in "{[":
            open_objects.append(set() if token == "{" else None)
            key_comes = token == "{"
        elif token in "}]":
            open_objects.pop()
            key_comes = False
        elif token == ",":
            key_comes = open_objects[-1] is not None
        elif key_comes and (keys := open_objects[-1]) is not None:
            key = json.loads(token, strict=False)
            if key in keys:
                yield place, key
            keys.add(key)
            key_comes = False
