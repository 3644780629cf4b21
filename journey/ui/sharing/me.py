"""What a guest is called here, with a field to say it: who came by a link need not look for the settings."""

import streamlit as st

from journey.store import OWNER
from journey.ui.markdown import escaped
from journey.ui.session import session
from journey.ui.settings.person import own_number, rename
from journey.ui.settings.preferences import LONGEST_NAME


def own_name(map_id: str) -> None:
    """A button with one's name, or what one goes by without; behind it the field. For who came by a link.

    A name that was said runs the whole page: what the browser is to remember is written outside of the board.
    """
    if session.rights == OWNER:
        return
    keep_new_name()
    t = session.words
    name, number = session.preferences.name, own_number(map_id)
    shown = name or (t("sharing.guest", n=number) if number else t("sharing.somebody"))
    with st.popover(escaped(shown), icon=":material/person:", key="own_name", help=t("sharing.say_name")):
        key = session.controlled("own_name_field", name)
        st.text_input(
            t("settings.me.name"), key=key, max_chars=LONGEST_NAME, placeholder=t("settings.me.placeholder"),
            autocomplete="name", on_change=say_new_name, args=(key,),
        )  # fmt: skip
        st.caption(t("sharing.seen_as"))


def keep_new_name() -> None:
    """Runs the whole page once after a name was said."""
    if session.get("renamed", False):
        session.put("renamed", False)
        st.rerun()


def say_new_name(key: str) -> None:
    """What the field holds is one's name from now on."""
    rename(key)
    session.put("renamed", True)
