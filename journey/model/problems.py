"""A validation error as a place and a sentence, in the product's words and languages instead of the library's."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from journey.errors import JourneyError
from journey.i18n import Phrase
from journey.model.base import COLOUR_PATTERN, HEX_PATTERN, ID_PATTERN, ORDER_PATTERN

_OF_PATTERN = {ID_PATTERN: "id", ORDER_PATTERN: "order", COLOUR_PATTERN: "colour", HEX_PATTERN: "colour"}
_OF_TYPE = {
    "string_type": "text",
    "string_unicode": "text",
    "bool_type": "yes_or_no",
    "bool_parsing": "yes_or_no",
    "float_type": "number",
    "float_parsing": "number",
    "finite_number": "number",
    "int_type": "whole_number",
    "int_parsing": "whole_number",
    "int_parsing_size": "whole_number",
    "int_from_float": "whole_number",
    "model_type": "object",
    "model_attributes_type": "object",
    "literal_error": "one_of",
    "greater_than_equal": "at_least",
    "less_than_equal": "at_most",
    "too_long": "too_many_in_list",
    "string_too_long": "too_long",
    "text_too_long": "too_long",
    "timeframe_backwards": "timeframe_backwards",
    "not_a_photo": "photo",
    "not_a_logo": "logo",
}
_OWN_CODES = (
    "duplicate_id", "dangling_reference", "too_many_touchpoints", "too_many_records", "text_too_long", "says_nothing",
)  # fmt: skip


def place_of(location: tuple[int | str, ...]) -> str:
    """``("stages", 3, "name")`` as ``stages[3].name``."""
    text = ""
    for part in location:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else str(part)
    return text


def first_problem(error: ValidationError) -> tuple[str, Phrase]:
    """Where the first problem is, and what it is, with the offending value where there is one."""
    problem = error.errors(include_url=False)[0]
    return place_of(problem["loc"]), _phrase(problem)


def explained(problem: ErrorDetails, where: str = "", record: tuple[int | str, ...] = ()) -> JourneyError:
    """The error to raise for one problem of a validation of a document, or of the ``record`` at a place in it."""
    context: Mapping[str, Any] = problem.get("ctx", {})
    place = context.get("place") or place_of((*record, *problem["loc"]))
    inside = within(where, place)
    kind = problem["type"]
    if kind in _OWN_CODES:
        return JourneyError(kind, inside, **{name: value for name, value in context.items() if name != "place"})
    if kind in ("extra_forbidden", "missing"):
        code = "missing_field" if kind == "missing" else "unknown_field"
        return JourneyError(code, inside, field=str(problem["loc"][-1]))
    if kind == "too_long":
        return JourneyError("too_many_in_list", inside, limit=context["max_length"])
    if kind in ("tuple_type", "list_type"):
        return JourneyError("not_a_list", inside)
    return JourneyError("bad_value", inside, problem=_phrase(problem))


def within(where: str, place: str) -> str:
    """A place inside a file: ``shop.journey.json: stages[3].name``."""
    return f"{where}: {place}" if where and place else where or place


def _phrase(problem: ErrorDetails) -> Phrase:
    context: Mapping[str, Any] = problem.get("ctx", {})
    kind = problem["type"]
    found = _found(problem.get("input"))
    if kind == "string_pattern_mismatch":
        return Phrase(f"problems.{_OF_PATTERN[context['pattern']]}", {"found": found})
    if kind.startswith(("date_", "datetime_")):
        return Phrase("problems.moment" if kind.startswith("datetime_") else "problems.date", {"found": found})
    if kind in ("extra_forbidden", "missing"):
        code = "missing_field" if kind == "missing" else "unknown_field"
        return Phrase(f"problems.{code}", {"field": str(problem["loc"][-1])})
    limit = context.get("ge", context.get("le", context.get("max_length", context.get("limit", ""))))
    allowed = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ")
    if "False" in allowed:
        allowed = allowed.replace("False", "false").replace("True", "true")  # as JSON writes them
    known = _OF_TYPE.get(kind, "other")
    return Phrase(
        f"problems.{known}",
        {"found": found, "limit": limit, "allowed": allowed, "message": problem["msg"].removeprefix("Value error, ")},
    )


def _found(value: object) -> object:
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, str):
        return value if len(value) <= 60 else value[:57] + "…"
    if isinstance(value, float):
        return f"{value:.15g}"
    if isinstance(value, int):
        return str(value) if abs(value) < 10**18 else Phrase("problems.a_huge_number")
    return Phrase("problems.a_list" if isinstance(value, list | tuple) else "problems.an_object")
