"""The frame around every page: which pages there are and for whom, what is saved, which language, what went wrong."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal, NoReturn

import streamlit as st

from journey.i18n import LANGUAGES
from journey.store import OWNER
from journey.ui.editing import closed
from journey.ui.help.corner import help_corner
from journey.ui.phone_menu import phone_menu
from journey.ui.problems import show_problem
from journey.ui.saved import saved_sign
from journey.ui.session import session, store
from journey.ui.settings.keeping import keep
from journey.ui.sharing.bell import access_bell
from journey.ui.sharing.closed import closed_page
from journey.ui.sharing.ways import keep_ways
from journey.ui.theme import watch_theme
from journey.ui.widget_words import widget_words

TABS = ("maps", "define", "board", "map", "workshop", "export")
PROOF = ("evidence", "vanishing", "losses", "care")  # under one tab: what is known, and what is done about it
PAGES = (*TABS, *PROOF)
ASIDE = ("settings", "present")  # reached from the corner and from the Map, not tabs
HOME = "map"
BY_LINK = (
    "board",
    "map",
    "workshop",
    "export",
    "settings",
    "present",
)  # what a link leads to; Define, where it lets edit
FOLDER = Path(__file__).parents[2] / "pages"


def page(name: str, shown: Sequence[str] = PAGES) -> st.Page:
    """The page called ``name``, for ``st.navigation``, ``st.page_link`` and ``st.switch_page``.

    ``shown`` are the pages that have a tab.
    """
    title = session.words(f"app.pages.{name}")
    is_home = name == HOME
    path = "home" if is_home else name
    visibility: Literal["visible", "hidden"] = "visible" if name in PAGES and name in shown else "hidden"
    return st.Page(FOLDER / f"{name}.py", title=title, url_path=path, default=is_home, visibility=visibility)


def go(name: str) -> NoReturn:
    """Opens another page, with what is open now in its address."""
    st.switch_page(page(name), query_params=session.link())


def navigation() -> None:
    """Draws the top bar and runs the page that the address names."""
    session.read_address()
    refusal = closed()
    writes = refusal is None and (session.rights == OWNER or store().access(session.map_id).reaches("comment"))
    pages = _pages() if refusal is None else ()
    # The home page stands at "/"; whoever types "/map" is taken there.
    by_name = st.Page(FOLDER / f"{HOME}.py", url_path=HOME, visibility="hidden")
    together = PROOF if set(PROOF) & set(pages) else ()  # else the tab would lead nowhere
    alone = (name for name in (*PAGES, *ASIDE) if name not in together)
    tabs = {"": [*(page(name, _with_tab(pages)) for name in alone), by_name]}
    if together:
        tabs[session.words("app.pages.proof")] = [page(name, pages) for name in together]
    shown = st.navigation(tabs, position="top" if pages else "hidden")
    if refusal is not None:
        watch_theme()
        closed_page(refusal)
        return
    if (shown.url_path or HOME) not in pages or shown.url_path == HOME:
        go(HOME)
    if session.get("go", "") == (shown.url_path or HOME):
        session.put("go", "")  # only now: a page left in the middle of a run may be asked for once more
    _corner(shown.url_path or HOME, writes)
    session.write_address()
    show_problem()
    shown.run()


def _pages() -> tuple[str, ...]:
    """The pages for whoever is here. That nothing else is reached through them, the store sees to."""
    if session.rights == OWNER:
        return (*PAGES, *ASIDE)
    access = store().access(session.map_id)
    hidden = () if access.may_take("pictures") else ("export",)
    shown = (*BY_LINK, "define") if access.reaches("edit") else BY_LINK
    return tuple(name for name in (*PAGES, *ASIDE) if name in shown and name not in hidden)


def _with_tab(pages: Sequence[str]) -> tuple[str, ...]:
    """The workshop's page tells whoever may not lead one what to do instead, but offers itself to nobody in vain."""
    leads = session.rights == OWNER or (bool(pages) and store().access(session.map_id).reaches("lead"))
    return tuple(name for name in pages if name != "workshop" or leads)


def _corner(open_page: str, writes: bool) -> None:
    """What stands at the right of the top bar: the state of the work, the language, the settings, and help.

    Who only looks has nothing to be saved.
    """
    t = session.words
    with st.container(key="corner", horizontal=True, vertical_alignment="center", gap="small", width="content"):
        if writes:
            with st.container(key="saved", width="content"):
                saved_sign()
        st.menu_button(
            t(f"app.languages.{session.language}"),
            LANGUAGES,
            key="language_menu",
            type="tertiary",
            format_func=lambda code: t(f"app.languages.{code}"),
            on_click=session.preferring("language", "language_menu"),
        )
        st.page_link(
            page("settings"), label=t("app.pages.settings"), icon=":material/settings:", query_params=session.link()
        )
        help_corner(open_page, go)
        watch_theme()
        keep(("", *PAGES, *ASIDE))
        if open_page != "board":  # which has a line of its own
            access_bell()
        keep_ways()
        phone_menu()
        widget_words()
        if open_page in PROOF:
            st.html('<i class="in-proof" hidden></i>')  # so that the style sheet can mark their tab
