"""The parts of a form, of which one at most stands open; a click on the picture opens the one it is about."""

from collections.abc import Mapping
from types import MappingProxyType

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from journey.model import Insight, Lane, Link, Loss, Metric, Note, Record
from journey.ui.reveal import reveal
from journey.ui.session import session

PART_OF: Mapping[type[Record], str] = MappingProxyType(
    {Link: "ways", Loss: "losses", Metric: "metrics", Insight: "findings", Note: "cells"}
)
_PART_OF_ROW = MappingProxyType(
    {
        "pains": "findings",
        "opportunities": "findings",
        "metrics": "metrics",
        "pressure": "metrics",
        "goals": "",  # stands above all the parts
    }
)
_ICONS = MappingProxyType(
    {
        "cells": ":material/edit_note:",
        "findings": ":material/lightbulb:",
        "ways": ":material/alt_route:",
        "losses": ":material/logout:",
        "metrics": ":material/speed:",
    }
)


def part(name: str, count: int = 0) -> DeltaGenerator | None:
    """A part under its title, with the number of records in it, to draw into; None while it is closed."""
    title = session.words(f"map_page.part.{name}")
    with st.container(key=f"part_{name}"):
        key = session.controlled(f"opened_{name}", open_part() == name)
        box = st.expander(
            f"{title} · {count}" if count else title, key=key, icon=_ICONS[name], on_change=_turn, args=(name, key)
        )
        if not box.open:
            return None
        asked: int = session.get("asked", 0)
        if asked:
            reveal(f"part_{name}", asked)
        return box


def open_part() -> str:
    """The name of the part that stands open; empty for none."""
    return session.get("part", "cells")


def keep_open(name: str) -> None:
    """Leaves a part open, and the form where it is, after an edit in it."""
    session.put("part", name)
    session.put("asked", 0)


def _turn(name: str, key: str) -> None:
    keep_open(name if session.widget(key, False) else "")


def show_part_of(record: Record | None, role: str = "") -> None:
    """Opens the part that tells of ``record`` the next time a form is drawn; others leave the open part as it is.

    ``role`` is what was clicked on the picture: ``blank pains`` is an empty cell in the row of pains.
    """
    if record is None:
        return
    row = record.kind if isinstance(record, Lane) else role.removeprefix("blank ") if role.startswith("blank ") else ""
    name = _PART_OF_ROW.get(row, "cells") if row else PART_OF.get(type(record), "")
    if name:
        show_part(name)
    else:
        session.put("asked", 0)


def show_part(name: str) -> None:
    """Opens a part the next time a form is drawn, and brings it into view."""
    session.put("part", name)
    session.put("asked", session.get("clicks", 0) + 1)
    session.put("clicks", session.get("asked", 0))
