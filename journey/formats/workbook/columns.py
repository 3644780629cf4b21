"""The columns of each sheet, read off the model: a new field gets its column by itself, and its name in the locales."""

from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal

from journey.i18n import LANGUAGES, Words, words
from journey.model import COLLECTIONS, EMOTIONS, Conversation, Frozen, Map, Record
from journey.model.map import COLLECTION_OF
from journey.model.references import REFERENCES
from journey.model.schema import json_schema
from journey.model.text import Prose

Kind = Literal["text", "prose", "lines", "number", "whole", "share", "date", "moment", "choice", "own", "one", "many"]

TALKS = "conversations"  # talks are parts of a loss, and have a sheet of their own
UNWRITTEN = ("photos", "brands")  # no cell holds a picture: they stay with the map that the workbook came from
SHEETS = (*(name for name in COLLECTIONS if name not in UNWRITTEN), TALKS)
VOICES = ("ballots", "comments", TALKS)  # sheets that are left out where there is nothing on them
_FIRST = {"touchpoints": ("stage_id", "title")}  # what stands first where the model has it elsewhere
_OWN_SHEET, _HIDDEN = (TALKS,), ("id", "order")
_WORDS = {
    "macro_stage": "macro_stages", "evidence": "evidence", "state": "define.state", "initiator": "define.initiators",
    "layer": "define.layers", "language": "app.languages", "channels.kind": "define.kinds", "links.kind": "board_kinds",
    "lanes.kind": "lanes.titles", "hair": "define.hair", "beard": "define.beard", "insights.kind": "app.insight",
    "metrics.kind": "map_page.metrics.kinds", "reason": "map_page.losses.reasons", "quality": "advice.qualities",
    "emotion": "emotions", "icon": "define.icons",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """``field`` is the path in the record (``face.hair``). ``options`` are the keys one may choose from, ``words`` says
    where their names stand; ``kinds`` are the collections that a reference leads to. ``empty``: what a blank says."""

    field: str
    kind: Kind
    options: tuple[object, ...] = ()
    words: str = ""
    kinds: tuple[str, ...] = ()
    empty: object = None
    needed: bool = False

    def key(self, option: object) -> str:
        """Where the locales say what an option is called."""
        return f"{self.words}.{('no', 'yes')[option] if isinstance(option, bool) else option}"

    def named(self, option: object, say: Words) -> str:
        """What an option is called in a language."""
        return say(self.key(option))


@cache
def columns(sheet: str) -> tuple[Column, ...]:
    """What a sheet shows, in order; without the id and the order key, which have hidden columns."""
    schema = json_schema()
    if sheet == TALKS:
        owner = Column("loss_id", "one", kinds=("losses",), needed=True)
        return (owner, *_fields(TALKS, schema["$defs"]["Conversation"], {}))
    kind = COLLECTIONS[sheet]
    pointing = {reference.field: _names(reference.kinds) for reference in REFERENCES[kind]}
    made = _fields(sheet, schema["$defs"][kind.__name__], pointing)
    first = _FIRST.get(sheet, ())
    return tuple(sorted(made, key=lambda column: first.index(column.field) if column.field in first else len(first)))


@cache
def header() -> tuple[Column, ...]:
    """The fields of the map itself, ``timeframe`` in its three parts."""
    schema = json_schema()
    bare = {name: body for name, body in schema["properties"].items() if name not in (*COLLECTIONS, "schema_version")}
    return tuple(_fields("map", {"properties": bare, "$defs": schema["$defs"]}, {}))


@cache
def keys_by_name(column: Column) -> dict[str, object]:
    """The options of a column by what they are called, in every language, and by their own keys."""
    found: dict[str, object] = {str(option).casefold(): option for option in column.options}
    for language in LANGUAGES:
        found |= {column.named(option, words(language)).casefold(): option for option in column.options}
    return found


def title_key(sheet: str, column: Column) -> str:
    """Where the locales say what a column is called at its head."""
    name = column.field.rsplit(".", 1)[-1]
    own = f"sheet.columns.{sheet}_{name}"
    return own if words(LANGUAGES[0]).has(own) else f"sheet.columns.{name}"


def titled(sheet: str, column: Column, say: Words) -> str:
    """What a column is called at its head."""
    return say(title_key(sheet, column))


def _names(kinds: tuple[type[Record], ...]) -> tuple[str, ...]:
    return tuple(COLLECTIONS) if Record in kinds else tuple(COLLECTION_OF[kind] for kind in kinds)


def _fields(sheet: str, definition: dict[str, Any], pointing: dict[str, tuple[str, ...]]) -> list[Column]:
    needed = definition.get("required", ())
    made: list[Column] = []
    for name, body in definition["properties"].items():
        if name in _OWN_SHEET or name in _HIDDEN:
            continue
        if "$ref" in body:
            part = json_schema()["$defs"][body["$ref"].rsplit("/", 1)[-1]]
            made += [replace(column, field=f"{name}.{column.field}") for column in _fields(sheet, part, {})]
        elif name in pointing:
            many = body.get("type") == "array"
            empty: object = () if many else None
            made.append(
                Column(name, "many" if many else "one", kinds=pointing[name], empty=empty, needed=name in needed)
            )
        else:
            made.append(replace(_column(sheet, name, body), needed=name in needed))
    return made


def _column(sheet: str, name: str, body: dict[str, Any]) -> Column:
    main = next(part for part in body.get("anyOf", [body]) if part.get("type") != "null")
    empty = None if "anyOf" in body else body.get("default")
    if name in ("emotion", "icon"):
        return Column(name, "own", tuple(EMOTIONS) if name == "emotion" else _icons(), _WORDS[name], empty="")
    if "enum" in main or main.get("type") == "boolean":
        prefix = _WORDS.get(f"{sheet}.{name}") or _WORDS.get(name) or f"sheet.choices.{name}"
        if main.get("type") == "boolean":
            prefix = "sheet.choices.yes_no"
        return Column(name, "choice", tuple(main.get("enum", (True, False))), prefix, empty=empty)
    if main.get("type") == "array":
        return Column(name, "lines", empty=())
    if main.get("format"):
        return Column(name, "date" if main["format"] == "date" else "moment")
    if main.get("type") == "integer":
        return Column(name, "whole", empty=empty)
    if main.get("type") == "number":
        return Column(name, "share" if name.startswith("share") else "number", empty=empty)
    return Column(name, "prose" if name in _prose() else "text", empty="")


@cache
def _icons() -> tuple[str, ...]:
    return tuple(key.rsplit(".", 1)[-1] for key in sorted(words("en").keys()) if key.startswith("define.icons."))


@cache
def _prose() -> frozenset[str]:
    """The names of the fields that may have several lines."""
    models: tuple[type[Frozen], ...] = (Map, Conversation, *COLLECTIONS.values())
    several_lines = Prose.__metadata__  # type: ignore[attr-defined]
    return frozenset(
        name for model in models for name, info in model.model_fields.items() if tuple(info.metadata) == several_lines
    )
