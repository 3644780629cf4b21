"""Taking what a file holds: as a new map, or as one edit of the map that it came from."""

from time import monotonic

import streamlit as st

from journey.model import compare, difference, fresh_copy
from journey.ui.bringing.held import Held, held, let_go
from journey.ui.differences import summary
from journey.ui.library.starting import begin, open_map
from journey.ui.markdown import escaped
from journey.ui.problems import told
from journey.ui.session import session, store

_SAID_FOR = 30.0  # seconds; the page that is opened next runs several times before it stands


def ways(shown: Held) -> None:
    """The buttons: what is done first, what else could be done, and the way back."""
    t, incoming = session.words, shown.incoming
    journey_map = incoming.reading.journey_map
    title = "" if incoming.table else journey_map.title  # the name of the file, where every row was refused
    is_map = incoming.problem is None and bool(journey_map.stages or journey_map.personas or title)
    with st.container(key="bringing_ways", horizontal=True, gap="small"):
        if incoming.base:
            title = incoming.base.title or t("poster.untitled")
            label = escaped(t("bringing.apply", title=title))
            nothing = incoming.base == journey_map
            st.button(label, type="primary", key="bringing_apply", on_click=_apply, disabled=nothing)
        st.button(
            t("bringing.create_another" if incoming.base else "bringing.create"),
            type="secondary" if incoming.base else "primary",
            key="bringing_create",
            on_click=_create,
            disabled=not is_map,
        )
        st.button(t("bringing.cancel"), type="tertiary", key="bringing_cancel", on_click=let_go)


def _create() -> None:
    now = held()
    if now is None:
        return
    with told():
        begin(fresh_copy(now.incoming.reading.journey_map), "map")
        let_go()


def _apply() -> None:
    """One edit, made against the map as it was shown: what others changed meanwhile stays."""
    now = held()
    if now is None or now.incoming.base is None:
        return
    base = now.incoming.base
    edit = difference(base, now.incoming.reading.journey_map, label="bring", subject=now.file.name)
    with told():
        store().commit(base.id, edit, session.actor, base=now.head)
        let_go()
        open_map(base.id)
        changes = summary(compare(base, now.incoming.reading.journey_map))
        session.saved, session.notice_until = True, monotonic() + _SAID_FOR
        session.notice = session.words("bringing.applied", file=now.file.name, changes=changes)
        session.put("go", "map")
