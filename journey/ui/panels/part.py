"""The parts of a form that open and close; a click on the picture opens the one it is about."""

from collections.abc import Mapping
from types import MappingProxyType

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from journey.model import Insight, Lane, Link, Loss, Metric, Note, Record
from journey.ui.session import session

PART_OF: Mapping[type[Record], str] = MappingProxyType(
    {Link: "ways", Loss: "losses", Metric: "metrics", Insight: "findings", Note: "cells"}
)
_PART_OF_ROW = MappingProxyType({"pains": "findings", "opportunities": "findings", "metrics": "metrics"})
_ICONS = MappingProxyType(
    {
        "cells": ":material/edit_note:",
        "findings": ":material/lightbulb:",
        "ways": ":material/alt_route:",
        "losses": ":material/logout:",
        "metrics": ":material/speed:",
    }
)


def part(name: str, count: int = 0) -> DeltaGenerator:
    """A part under its title, with the number of records in it; the one asked for stands open."""
    title = session.words(f"map_page.part.{name}")
    with st.container(key=f"part_{name}"):
        return st.expander(
            f"{title} · {count}" if count else title, expanded=session.get("part", "cells") == name, icon=_ICONS[name]
        )


def show_part_of(record: Record | None) -> None:
    """Opens the part that tells of ``record`` the next time a form is drawn; others leave the open part as it is."""
    if record is None:
        return
    name = _PART_OF_ROW.get(record.kind, "cells") if isinstance(record, Lane) else PART_OF.get(type(record), "")
    if name:
        session.put("part", name)
