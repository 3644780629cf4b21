"""Where the data is, and how much of it there is."""

from html import escape

import streamlit as st

from journey.store import Place
from journey.ui.session import session

_STEPS = ((1e9, "GB"), (1e6, "MB"), (1e3, "kB"))


def place(found: Place) -> None:
    """A short table: where, how large, how many maps; and the way to another database."""
    t = session.words
    rows = (
        ("where", escape(found.where)),
        ("size", escape(size(found.size_bytes))),
        ("maps", escape(", ".join(counted(found)))),
    )
    shown = "".join(f"<dt>{escape(t(f'settings.place.{name}'))}</dt><dd>{value}</dd>" for name, value in rows)
    st.html(f"<dl>{shown}</dl>")
    st.caption(t("settings.place.postgres"))


def counted(found: Place) -> list[str]:
    """``4 in use``, ``1 archived``, ``2 deleted``; of the last two only what there is."""
    t = session.words
    parts = [t("settings.place.in_use", n=found.in_use)]
    if found.archived:
        parts.append(t("settings.place.archived", n=found.archived))
    if found.deleted:
        parts.append(t("settings.place.deleted", n=found.deleted))
    return parts


def size(count: int) -> str:
    """Bytes as ``812 kB`` or ``4.2 MB``."""
    t = session.words
    step, unit = next(((step, unit) for step, unit in _STEPS if count >= step), _STEPS[-1])
    value = count / step
    return f"{t.number(value, 0 if value >= 10 else 1)}\N{NO-BREAK SPACE}{unit}"
