"""How the file was read, with a choice for everything that was only guessed."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from journey.files.grid import at, text_of
from journey.files.letters import DELIMITERS, ENCODINGS
from journey.formats.incoming import Asked
from journey.formats.table.reading import AS_FOUND, How, Understood
from journey.formats.table.roles import ROLES
from journey.i18n import Words
from journey.ui.bringing.held import Held, ask
from journey.ui.markdown import escaped
from journey.ui.session import session

DECIMALS = (",", ".")
_LONGEST_EXAMPLE = 40
_NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar", ".": "point"}


def can_be_corrected(held: Held) -> bool:
    """Whether anything about the file was guessed."""
    incoming = held.incoming
    return bool(incoming.table or incoming.text or len(incoming.sheets) > 1)


def corrections(held: Held) -> None:
    """Sheet, letters and signs, then what each column is about."""
    incoming, asked, t = held.incoming, held.asked, session.words
    with st.container(key="bringing_file", gap="small"):
        st.subheader(t("bringing.read_as"), anchor=False)
        if len(incoming.sheets) > 1:
            _choice("sheet", incoming.sheets, incoming.sheet, str, lambda name: Asked(sheet=name))
        if incoming.text:
            _choice(
                "delimiter", _with(DELIMITERS, incoming.text.delimiter), incoming.text.delimiter, _signs(t),
                lambda sign: Asked(encoding=asked.encoding, delimiter=sign),
            )  # fmt: skip
            _choice(
                "encoding", ENCODINGS, incoming.text.encoding,
                lambda name: t(f"bringing.encodings.{name.replace('-', '_')}"),
                lambda name: Asked(encoding=name, delimiter=asked.delimiter),
            )  # fmt: skip
        if incoming.text and incoming.table:
            _choice(
                "decimal", DECIMALS, incoming.table.decimal, _signs(t),
                lambda sign: replace(asked, how=replace(asked.how, decimal=sign)),
            )  # fmt: skip
    if incoming.table:
        _columns(incoming.table, asked)


def _columns(table: Understood, asked: Asked) -> None:
    t = session.words
    with st.container(key="bringing_columns", gap="small"):
        st.subheader(t("bringing.rows" if table.table.across else "bringing.columns"), anchor=False)
        for place, (head, role) in enumerate(zip(table.table.heads, table.roles, strict=True)):
            key = session.controlled(f"bringing_role_{place}", role)
            st.selectbox(
                escaped(head) or t("bringing.unnamed"), ROLES, key=key, filter_mode=None,
                format_func=lambda name: t(f"table.roles.{name}"), on_change=_correct, args=(place, key, asked),
                help=_example(table, place), label_visibility="visible",
            )  # fmt: skip


def _example(table: Understood, place: int) -> str | None:
    """The first words of a column, for whoever wonders what it is about."""
    found = next((text for _, row in table.table.rows if (text := text_of(at(row, place)).strip())), "")
    short = found if len(found) <= _LONGEST_EXAMPLE else found[:_LONGEST_EXAMPLE] + "…"
    return escaped(session.words("bringing.example", words=short)) if short else None


def _correct(place: int, key: str, asked: Asked) -> None:
    roles = {**asked.how.roles, place: session.widget(key, "ignored")}
    ask(replace(asked, how=How(roles, asked.how.decimal)))


def _choice(
    name: str, options: tuple[str, ...], now: str, shown: Callable[[str], str], asked: Callable[[str], Asked]
) -> None:
    key = session.controlled(f"bringing_{name}", now)

    def change() -> None:
        chosen = asked(session.widget(key, now))
        ask(chosen if name == "decimal" else replace(chosen, how=AS_FOUND))  # other cells, other columns

    st.selectbox(
        session.words(f"bringing.{name}"), options, key=key, filter_mode=None, format_func=shown, on_change=change
    )


def _with(options: tuple[str, ...], now: str) -> tuple[str, ...]:
    return options if now in options else (*options, now)


def _signs(t: Words) -> Callable[[str], str]:
    """What a sign is called."""
    return lambda sign: t(f"bringing.signs.{_NAMES[sign]}") if sign in _NAMES else sign
