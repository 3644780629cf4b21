"""A new link: what it allows, how long, for whom; then each link made, until the dialog closes, with its QR code."""

from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

import streamlit as st

from journey.errors import JourneyError
from journey.store import Access, Role
from journey.store.grants import grant_id
from journey.store.passphrases import LONGEST, SHORTEST
from journey.store.rights import TAKES, Takes
from journey.ui.entry import needs_key
from journey.ui.markdown import escaped
from journey.ui.part import part
from journey.ui.session import session, store
from journey.ui.sharing.address import base_address

BEGUN = ("made", "sure", "problem")
"""What is forgotten when the dialog is opened anew."""
GIVEN: tuple[Role, ...] = ("viewer", "commenter", "editor", "facilitator")
ENDS = {"month": timedelta(days=30), "week": timedelta(days=7), "day": timedelta(days=1), "never": None}
_LINK_WORDS = {"label": "link", "copy": "copy", "copied": "copied"}
_link = part("link", "sharing")


def new_link(map_id: str, access: Access) -> None:
    """The choices, with defaults that suit a client, and the button."""
    t = session.words
    with st.container(key="sharing_new", gap="small"):
        st.radio(
            t("sharing.what"), GIVEN, key="share_role", captions=[t(f"sharing.about.{role}") for role in GIVEN],
            format_func=lambda role: t(f"sharing.give.{role}"), label_visibility="collapsed",
        )  # fmt: skip
        possible = [takes for takes in TAKES if access.may_take(takes)]
        with st.container(key="sharing_how", horizontal=True, vertical_alignment="bottom", gap="small"):
            st.selectbox(
                t("sharing.takes"), possible, key="share_takes", width=150, filter_mode=None,
                index=min(TAKES.index("pictures"), len(possible) - 1),
                format_func=lambda takes: t(f"sharing.may_take.{takes}"),
            )  # fmt: skip
            st.selectbox(
                t("sharing.until"), list(ENDS), key="share_ends", width=150, filter_mode=None,
                format_func=lambda end: t(f"sharing.ends.{end}"),
            )  # fmt: skip
            st.text_input(
                t("sharing.passphrase"), key="share_passphrase", max_chars=LONGEST, autocomplete="off",
                placeholder=t("sharing.passphrase_least", n=SHORTEST), help=t("sharing.passphrase_about"),
            )  # fmt: skip
        with st.container(key="sharing_for", horizontal=True, vertical_alignment="bottom", gap="small"):
            st.text_input(t("sharing.label"), key="share_label", max_chars=80, placeholder=t("sharing.label_example"))
            st.button(t("sharing.make"), key="share_make", type="primary", on_click=_make, args=(map_id,))
        for grant, (path, title) in reversed(links_made().items()):
            _made(grant, path, title)


def links_made() -> dict[str, tuple[str, str]]:
    """The links made since the dialog was opened, by the id of each: the way to it, and what it is for."""
    held: dict[str, tuple[str, str]] | None = session.get("share_made", None)
    return held or {}


def _made(grant: str, path: str, title: str) -> None:
    """One of the links made, with what it is for, so that two are told apart."""
    t = session.words
    base, is_for_here = base_address()
    about = t(f"sharing.{about_made(is_for_here)}")
    with st.container(key=f"share_made_{grant}", horizontal=True, vertical_alignment="center", gap="small"):
        with st.container(key=f"share_made_link_{grant}", width="stretch", gap=None):
            st.markdown(title)
            words = {name: t(f"sharing.{key}") for name, key in _LINK_WORDS.items()} | {"about": about}
            _link(key=f"share_link_{grant}", data={"href": base + path, "words": words})
        if not is_for_here:  # no phone opens the address of another machine's own
            st.image(qr_code(base + path), width=148, alt=t("sharing.qr"))


def about_made(is_for_here: bool) -> str:
    """What is to be said below a link: whom it reaches, and whether its address without it lets anybody in as owner."""
    if is_for_here:
        return "only_here" if needs_key() else "only_here_no_key"
    return "made" if needs_key() else "made_no_key"


def qr_code(address: str) -> str:
    """The address as a QR code, an SVG: dark on white in every look, or cameras do not read it."""
    import segno  # for this one moment

    drawn = segno.make(address, error="m", micro=False)
    return str(drawn.svg_inline(scale=4, border=3, dark="#111111", light="#FFFFFF"))


def _make(map_id: str) -> None:
    role: Role = session.widget("share_role", GIVEN[0])
    takes: Takes = session.widget("share_takes", "pictures")
    length = ENDS[session.widget("share_ends", "month")]
    until = None if length is None else datetime.now(UTC) + length
    label, passphrase = session.widget("share_label", ""), session.widget("share_passphrase", "")
    try:
        token = store().share(map_id, role, session.actor, until, label, passphrase=passphrase, takes=takes)
    except JourneyError as error:
        session.put("share_problem", error)
        return
    page = "" if role in ("viewer", "commenter") else "board"  # who only looks begins with the picture, at home
    path = f"{page}?{urlencode({'map': map_id, 'key': token})}"
    title = f"**{escaped(label or session.words('sharing.no_label'))}** · {session.words(f'sharing.give.{role}')}"
    session.put("share_made", {**links_made(), grant_id(token): (path, title)})
    session.controlled("share_label", "")
    session.controlled("share_passphrase", "")
