"""Fields of a record: each one shows what the store holds and saves what a person makes of it, at once."""

from collections.abc import Callable, Sequence
from typing import Any, Literal

import streamlit as st

from journey.model import EVIDENCE, Map, Record
from journey.ui.editing import Makes, change_field, draft_of, save_field
from journey.ui.session import session

_NOTHING: object = object()


def key_of(record: Record | Map, field: str) -> str:
    """The key of a field's widget; the same record shown twice on one page needs another."""
    return f"field:{record.id}:{field}"


def following(key: str, value: object, empty: object = None) -> dict[str, Any]:
    """Key and value of a field one types in, which shows ``value``: left alone while it does, for somebody may type.

    The browser is told once what was set, and may be sent the field again before it has put it up; then ``value`` goes
    along as what the field starts with. Else that is ``empty``: a number or a day that is taken out would come back.
    """
    if session.widget(key, _NOTHING) != value:
        session.controlled(key, value)
        return {"key": key, "value": empty}
    return {"key": key, "value": empty if session.in_browser(key) else value}


def text_field(
    record: Record | Map, field: str, label: str, *, lines: int = 1, placeholder: str = "", quiet: bool = False
) -> None:
    """A text of one line, or of several; it is saved when the person leaves it. ``quiet`` hides the label from view."""
    key = key_of(record, field)
    draft: str | None = session.get(draft_of(key), None)
    held = getattr(record, field) if draft is None else draft
    told: dict[str, Any] = {**following(key, held, ""), "placeholder": placeholder, "on_change": save_field}
    whose = (record.id, field, key)
    if lines == 1:
        shown: Literal["visible", "collapsed"] = "collapsed" if quiet else "visible"
        st.text_input(label, label_visibility=shown, args=whose, **told)
    else:
        height = 18 + 24 * lines
        st.text_area(label, height=height, args=whose, **told)


def choice_field(
    record: Record | Map, field: str, label: str, options: Sequence[str | None], name_of: Callable[[str | None], str],
    make: Makes = change_field,
) -> None:  # fmt: skip
    """One of several, from a list that opens."""
    key = session.controlled(key_of(record, field), getattr(record, field))
    st.selectbox(
        label,
        options,
        key=key,
        format_func=name_of,
        filter_mode=None,
        on_change=save_field,
        args=(record.id, field, key, None, make),
    )


def row_field(
    record: Record | Map, field: str, label: str, options: Sequence[str], name_of: Callable[[str], str],
    make: Makes = change_field,
) -> None:  # fmt: skip
    """One of a few, all in view."""
    key = session.controlled(key_of(record, field), getattr(record, field))
    st.segmented_control(
        label,
        options,
        key=key,
        required=True,
        width="stretch",
        format_func=name_of,
        on_change=save_field,
        args=(record.id, field, key, None, make),
    )


def evidence_field(record: Record, label: str = "") -> None:
    """How we know: the four moons from assumed to measured."""
    t = session.words
    row_field(record, "evidence", label or t("app.evidence"), EVIDENCE, lambda evidence: t(f"evidence.{evidence}"))
