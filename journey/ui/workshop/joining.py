"""How people come in: the code, a QR picture and the address; and the way to the big screen."""

from urllib.parse import urlencode

import streamlit as st

from journey.live.passes import pass_to
from journey.live.workshop.line import screen_of
from journey.ui.markdown import escaped
from journey.ui.problems import told
from journey.ui.session import session, store
from journey.ui.sharing.address import base_address
from journey.ui.sharing.new_link import qr_code
from journey.ui.workshop.room import Seen


def join_address(code: str) -> tuple[str, bool]:
    """Where phones come in, and whether that opens on this computer alone."""
    base, is_for_here = base_address()
    return f"{base}join/{code.replace(' ', '-')}", is_for_here


def joining(found: Seen) -> None:
    """The card that a facilitator shows or reads out."""
    t = session.words
    address, is_for_here = join_address(found.room.code)
    with st.container(key="card_ws_join", gap="small"):
        st.caption(t("workshop_page.code"))
        st.markdown(f"## {escaped(found.room.code)}", anchors=False)
        if is_for_here:
            st.markdown(t("workshop_page.only_here"))
        else:
            with st.container(horizontal_alignment="center"):
                st.image(qr_code(address), width=188, alt=t("sharing.qr"))
        st.code(address, language=None, wrap_lines=True)


def wall_button(found: Seen) -> None:
    """The big screen, in another tab: to be moved to the projector."""
    address, _ = join_address(found.room.code)
    asked = {
        "pass": pass_to(screen_of(found.room.id)), "join": address, "lang": session.language, "theme": session.theme,
    }  # fmt: skip
    way = f"wall/{found.room.id}?{urlencode(asked)}"
    st.link_button(session.words("workshop_page.wall"), way, icon=":material/cast:")


def close_button(found: Seen) -> None:
    st.button(
        session.words("workshop_page.close"), icon=":material/door_front:", key="ws_close", on_click=_close,
        args=(found.room.id,), help=session.words("workshop_page.close_about"),
    )  # fmt: skip


def _close(room_id: str) -> None:
    with told():
        store().close_room(room_id)
