"""Fields of a record: each one shows what the store holds and saves what a person makes of it, at once."""

from collections.abc import Callable, Sequence

import streamlit as st

from journey.model import EVIDENCE, LONGEST_TEXT, Map, Record
from journey.ui.editing import save_field
from journey.ui.session import session


def key_of(record: Record | Map, field: str) -> str:
    """The key of a field's widget; the same record shown twice on one page needs another."""
    return f"field:{record.id}:{field}"


def text_field(record: Record | Map, field: str, label: str, *, lines: int = 1, placeholder: str = "") -> None:
    """A text of one line, or of several; it is saved when the person leaves it."""
    key = session.controlled(key_of(record, field), getattr(record, field))
    more = {"key": key, "placeholder": placeholder, "max_chars": LONGEST_TEXT}
    if lines == 1:
        st.text_input(label, on_change=save_field, args=(record.id, field, key), **more)
    else:
        height = 18 + 24 * lines
        st.text_area(label, height=height, on_change=save_field, args=(record.id, field, key), **more)


def choice_field(
    record: Record | Map, field: str, label: str, options: Sequence[str | None], name_of: Callable[[str | None], str]
) -> None:
    """One of several, from a list that opens."""
    key = session.controlled(key_of(record, field), getattr(record, field))
    st.selectbox(
        label, options, key=key, format_func=name_of, filter_mode=None, on_change=save_field, args=(record.id, field, key)
    )


def row_field(record: Record | Map, field: str, label: str, options: Sequence[str], name_of: Callable[[str], str]) -> None:
    """One of a few, all in view."""
    key = session.controlled(key_of(record, field), getattr(record, field))
    st.segmented_control(
        label,
        options,
        key=key,
        required=True,
        wrap=True,
        format_func=name_of,
        on_change=save_field,
        args=(record.id, field, key),
    )


def evidence_field(record: Record, label: str = "") -> None:
    """How we know: the four moons from assumed to measured."""
    t = session.words
    row_field(record, "evidence", label or t("app.evidence"), EVIDENCE, lambda evidence: moon(evidence, t(f"evidence.{evidence}")))


MOONS = {"assumed": "◌", "heard": "◔", "observed": "◕", "measured": "●"}


def moon(evidence: str, words: str) -> str:
    return f"{MOONS[evidence]}\u2002{words}"


def bare_text(record: Record, field: str, label: str) -> None:
    """A one-line text in a row: its label is heard, not seen."""
    key = session.controlled(key_of(record, field), getattr(record, field))
    st.text_input(
        label, key=key, label_visibility="collapsed", max_chars=LONGEST_TEXT, on_change=save_field,
        args=(record.id, field, key),
    )  # fmt: skip


def bare_choice(
    record: Record,
    field: str,
    label: str,
    options: Sequence[str | None],
    name_of: Callable[[str | None], str],
) -> None:
    """One of several in a row."""
    key = session.controlled(key_of(record, field), getattr(record, field))
    st.selectbox(
        label, options, key=key, label_visibility="collapsed", format_func=name_of, filter_mode=None, on_change=save_field,
        args=(record.id, field, key),
    )  # fmt: skip


def bare_number(record: Record, field: str, label: str) -> None:
    """A number or nothing, in a row; typed as text, so that an empty one is easy and a comma is read."""
    value = getattr(record, field)
    shown = "" if value is None else session.words.number(value, 0 if float(value).is_integer() else 1)
    key = session.controlled(key_of(record, field), shown)
    st.text_input(
        label, key=key, label_visibility="collapsed", on_change=save_field, args=(record.id, field, key, _number)
    )


def _number(text: str) -> float | str | None:
    """The number in a text; a text that is none goes on as it is, so that the model says what is wrong with it."""
    bare = text.strip().replace(" ", "").replace(",", ".")
    try:
        return float(bare) if bare else None
    except ValueError:
        return text
