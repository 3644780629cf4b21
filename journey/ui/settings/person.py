"""Who I am: a name and a colour, which the edits made in this browser carry."""

from collections.abc import Mapping
from datetime import UTC, datetime
from html import escape

import streamlit as st

from journey.errors import JourneyError
from journey.store.rights import is_nameless
from journey.ui.session import session, store
from journey.ui.settings.preferences import COLOURS, LONGEST_NAME, initials


def person() -> None:
    """The name, the colour, and how both will look."""
    t = session.words
    mine = session.preferences
    with st.container(key="me", horizontal=True, vertical_alignment="bottom", gap="small"):
        st.html(badge(mine.name, mine.colour, large=True), width="content")
        key = session.controlled("my_name", mine.name)
        st.text_input(
            t("settings.me.name"),
            key=key,
            max_chars=LONGEST_NAME,
            placeholder=t("settings.me.placeholder"),
            autocomplete="name",
            on_change=rename,
            args=(key,),
        )
    key = session.controlled("my_colour", mine.colour)
    st.pills(
        t("settings.me.colour"),
        COLOURS,
        key=key,
        required=True,
        wrap=True,
        format_func=lambda colour: t(f"settings.me.colours.{colour}"),
        on_change=session.preferring("colour", key),
    )


def badge(name: str, colour: str, large: bool = False) -> str:
    """Initials in a coloured circle, as HTML; empty for nobody. The name itself stands beside it, so it is not read."""
    letters = initials(name)
    size = " large" if large else ""
    return f'<span class="person {escape(colour)}{size}" aria-hidden="true">{escape(letters)}</span>'


def shown_name(actor: str, numbers: Mapping[str, int] | None = None) -> str:
    """The name of whoever made an edit; who has none goes by their number on the open map (``store().guests``)."""
    if not is_nameless(actor):
        return actor
    t = session.words
    number = (store().guests(session.map_id) if numbers is None else numbers).get(actor, 0)
    name = t("sharing.guest", n=number) if number else t("sharing.somebody")
    return t("sharing.own", name=name) if actor == session.actor else name


def own_number(map_id: str) -> int:
    """One's own number on a map, 0 for who has said a name."""
    try:
        return store().guest(map_id, session.actor)
    except JourneyError:  # such as a database that takes no writes: the others are still told that somebody is here
        return 0


def own_colour(actor: str, at: datetime) -> str:
    """The colour of an edit made at ``at``: one's own where it is, for that of others only their browsers know."""
    mine = actor == session.actor or any(actor == name and at <= until for name, until in session.formerly)
    return session.preferences.colour if mine else "other"


def rename(key: str) -> None:
    """An ``on_change``: what the field holds is one's name from now on."""
    session.preferences = session.preferences.named(session.widget(key, ""), datetime.now(UTC))
