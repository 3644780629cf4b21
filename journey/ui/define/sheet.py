"""The sheet: rows one types into, as the browser draws them. What is on it, and what comes back from it.

The browser half is ``static/define/``. It shows every change at once and keeps what is not acknowledged yet, so that a
slow network or a restart loses nothing; operations have ids of their own and may arrive twice.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

import streamlit as st

from journey.model import Map
from journey.scene.icons import path_data
from journey.ui.define.showing import to_focus
from journey.ui.define.taking import answered, take, take_choice
from journey.ui.part import part, sent
from journey.ui.session import session

_CONTROLS = ("plus", "down", "drag", "dots", "trash", "x", "right", "left", "star", "pencil")
_ARROWS = {"go_up": "M12 20V5 M5.5 11.5L12 5l6.5 6.5", "go_down": "M12 4v15 M5.5 12.5L12 19l6.5-6.5"}
_WORDS = "define.sheet."
_component = part("sheet")


@dataclass(frozen=True, slots=True)
class Option:
    """One of several to choose from; ``icon`` is a name from the drawn set."""

    value: str | None
    label: str
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A field of every row. ``kind`` is how it is shown, ``width`` its track of the grid, or its span of 12 in a card.

    ``place`` is "row", "more" (shown when the row is opened) or "aside" (folded away under ``aside`` of the sheet).
    """

    field: str
    kind: str
    label: str
    width: str = "minmax(0, 1fr)"
    options: tuple[Option, ...] = ()
    placeholder: str = ""
    place: str = "row"
    span: int = 12
    ideas: tuple[str, ...] = ()
    head: str | None = None  # over the column, where it is not the label


@dataclass(frozen=True, slots=True)
class Idea:
    """Words that a click takes, and what else it says of the record."""

    words: str
    fields: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Row:
    """What the sheet shows of a record. ``drop`` is what Delete takes away, "" where nothing can be.

    Each of ``ideas`` has one field; it stands below the row. An empty line ``begins`` a record: the collection ``into``
    which it goes, and what the line says already.
    """

    id: str
    name: str
    values: Mapping[str, Any]
    number: int | None = None
    note: str = ""
    drop: str = ""
    ideas: tuple[Idea, ...] = ()
    begins: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Tab:
    """One of several things the rows can be about. What is added while it is chosen gets the fields it ``adds``."""

    id: str
    name: str
    note: str = ""
    look: str = ""  # macro stage, or persona-<n>
    picture: str = ""
    adds: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tabs:
    """Chooses what the rows are about. ``name`` is the session's name for it."""

    name: str
    label: str
    chosen: str
    tabs: tuple[Tab, ...]
    takes_rows: bool = False  # a row dropped on a tab moves there


@dataclass(frozen=True, slots=True)
class Adder:
    """The line to type into: Enter adds and waits for the next, a pasted list adds them all.

    ``ideas`` are what others put here, ``business`` chooses who these others are. ``spoken`` says which words call up
    which of the ``choice``: (pattern, value); ``as_before``: where none does, the one of the last row is offered.
    """

    into: str
    label: str
    choice: Column | None = None
    ideas: tuple[Idea, ...] = ()
    business: Tabs | None = None
    spoken: tuple[tuple[str, str], ...] = ()
    as_before: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything on it. ``layout`` is "rows", "card" or "table"; ``persona`` is whose feelings the rows are, if any.

    ``label`` names a table for those who hear it, ``hint`` says under it how to work there.
    """

    scope: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    tabs: tuple[Tabs, ...] = ()
    adder: Adder | None = None
    layout: str = "rows"
    movable: bool = False
    persona: str = ""
    empty: str = ""
    way: Tab | None = None  # out of an empty sheet: the step to take first
    aside: str = ""
    onward: Tab | None = None
    label: str = ""
    hint: str = ""


def way_to(step: str) -> Tab:
    """The button that leads to another step."""
    return Tab(step, session.words(f"define.steps.{step}"))


def show(sheet: Sheet, journey_map: Map) -> None:
    """Draws the sheet, and makes what a person does on it into edits."""
    news = _component(
        key="sheet",
        data=_data(sheet, journey_map),
        on_ops_change=lambda: take(sent("sheet", "ops")),
        on_chosen_change=lambda: take_choice(sent("sheet", "chosen")),
    )
    if take(news.get("ops")):  # what a restarted server has no callback for yet
        st.rerun()


def _data(sheet: Sheet, journey_map: Map) -> dict[str, Any]:
    t = session.words
    icons = {option.icon for column in sheet.columns for option in column.options if option.icon}
    if sheet.adder and sheet.adder.choice:
        icons |= {option.icon for option in sheet.adder.choice.options if option.icon}
    return {
        **asdict(sheet),
        "map": journey_map.id,
        "words": {key.removeprefix(_WORDS): t(key) for key in sorted(t.keys()) if key.startswith(_WORDS)},
        "icons": {**_ARROWS, **{name: path_data(name) for name in sorted({*_CONTROLS, *icons})}},
        **answered(),
        "focus": to_focus(journey_map),
        "decimal": "," if t.language == "it" else ".",
    }
