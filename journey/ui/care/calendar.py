"""The days of care for one's own calendar: all of them, or one action's."""

import streamlit as st

from journey.formats import ics
from journey.model import CareAction
from journey.ui.clock import local, now
from journey.ui.download import file_button
from journey.ui.editing import Opened
from journey.ui.session import session


def whole_calendar(found: Opened) -> None:
    """The file of all that has a day; nothing where nothing has one or files may not be taken."""
    t = session.words
    dated = [care for care in found.map.care_actions if care.next_due]
    if not dated or not found.access.may_take("everything"):
        return
    with st.container(key="care_calendar", gap="small"):
        st.subheader(t("care.calendar.title"), anchor=False)
        st.caption(t("care.calendar.about"))
        _button(found, dated, t("care.calendar.all"), "care_ics")
        left = len(found.map.care_actions) - len(dated)
        if left:
            st.caption(t("care.calendar.left_out", n=left))


def one_calendar(found: Opened, care: CareAction) -> None:
    """The file of one action; nothing where it has no day."""
    if care.next_due and found.access.may_take("everything"):
        _button(found, [care], session.words("care.calendar.single"), f"care_ics:{care.id}")


def _button(found: Opened, actions: list[CareAction], label: str, key: str) -> None:
    say, at = session.words, local(now())
    parts = ("care", actions[0].title if len(actions) == 1 else "")
    file_button(found.map, ics.FORMAT, label, lambda: ics.calendar(found.map, actions, say, at), *parts, key=key)
