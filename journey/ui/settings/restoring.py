"""Bringing a backup in: first what it would do, then the doing, then a way to take it back."""

import streamlit as st

from journey.errors import JourneyError
from journey.formats import backup
from journey.formats.backup import Backup
from journey.store import Restored, Standing
from journey.ui.markdown import escaped
from journey.ui.problems import say, told
from journey.ui.session import session, store

LONGEST_TITLE = 1900
ORDER: tuple[Standing, ...] = ("new", "different", "same")
ICONS = {"new": "add_circle", "different": "content_copy", "same": "check"}


def restore() -> None:
    """The field for the file; once there is one, what it holds; once it came in, what came."""
    held: Backup | None = session.get("backup", None)
    if held is not None:
        _preview(held)
        return
    came: list[Restored] | None = session.get("restored", None)
    if came is not None:
        _came(came)
    t = session.words
    key = f"backup_file_{session.get('backup_files', 0)}"
    with st.container(key="backup_drop"):
        st.html(f"<style>.st-key-backup_drop {{ --browse: {_quoted(t('settings.restore.browse'))}; }}</style>")
        st.file_uploader(t("settings.restore.file"), type="zip", key=key, on_change=_take, args=(key,))
    problem: JourneyError | None = session.get("backup_problem", None)
    if problem is not None:
        say(problem)


def _preview(held: Backup) -> None:
    t = session.words
    standing = store().standing(one.map for one in held.maps)
    groups = {which: [one for one in held.maps if standing[one.map.id] == which] for which in ORDER}
    coming = len(held.maps) - len(groups["same"])
    made = t("settings.restore.made", day=t.day(held.made_at.date())) if held.made_at else ""
    st.markdown(f"**{t('settings.restore.found', n=len(held.maps))}** {made}")
    for which, members in groups.items():
        if not members:
            continue
        with st.container(key=f"arriving_{which}", gap=None):
            st.markdown(f":material/{ICONS[which]}: **{t(f'settings.restore.{which}', n=len(members))}**")
            for one in members:
                title = escaped(one.map.title or t("maps.yours.untitled"))
                st.markdown(f"{title} · {t('settings.restore.put_away')}" if one.archived else title)
    if not coming:
        st.markdown(t("settings.restore.nothing"))
    with st.container(horizontal=True, gap="small", key="restore_ways"):
        if coming:
            label = t("settings.restore.apply", n=coming)
            st.button(label, type="primary", key="apply_backup", on_click=_apply, args=(held,))
        st.button(t("settings.cancel"), key="drop_backup", on_click=session.put, args=("backup", None))


def _came(came: list[Restored]) -> None:
    t = session.words
    with st.container(key="restored", horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f":material/check: {t('settings.restore.came', n=len(came))}", width="content")
        st.button(t("settings.restore.take_back"), type="tertiary", key="take_back", on_click=_take_back, args=(came,))


def _take(key: str) -> None:
    file = session.widget(key, None)
    if file is None:
        return
    session.put("backup_files", session.get("backup_files", 0) + 1)  # the next file gets a fresh field
    session.put("backup_problem", None)
    session.put("restored", None)
    try:
        session.put("backup", backup.read(file.getvalue()))
    except JourneyError as error:
        session.put("backup_problem", error)


def _apply(held: Backup) -> None:
    t = session.words

    def title_of_copy(title: str) -> str:
        return t("settings.restore.copy_of", title=(title or t("maps.yours.untitled"))[:LONGEST_TITLE])

    with told():
        came = store().bring_in(held.maps, session.actor, title_of_copy)
        st.cache_data.clear()
        session.put("restored", came)
        session.put("backup", None)


def _take_back(came: list[Restored]) -> None:
    session.put("restored", None)
    with told():
        for one in came:
            store().delete(one.id, session.actor)
            if session.map_id == one.id:
                session.map_id = ""


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "").replace('"', "").replace("<", "") + '"'
