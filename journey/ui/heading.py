"""The head of a page about a map: what it is, and the finding, in large."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from journey.model import Map
from journey.ui.markdown import escaped
from journey.ui.session import session


@contextmanager
def heading(journey_map: Map) -> Iterator[None]:
    """Kicker and headline at the left; what is drawn inside stands at the right."""
    kicker, headline = kicker_and_headline(journey_map)
    with st.container(
        horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute", gap="medium", key="heading"
    ):
        with st.container(gap=None, key="headline"):
            st.caption(escaped(kicker))
            st.title(escaped(headline), anchor=False)
        with st.container(
            horizontal=True, vertical_alignment="center", width="content", gap="small", key="heading_right"
        ):
            yield


def kicker_and_headline(journey_map: Map) -> tuple[str, str]:
    """``Online bike shop · as it is · Jan–Jun 2026`` and the finding; a map without one shows its title in large."""
    t = session.words
    title = journey_map.title or t("map_page.untitled")
    parts = [title, t(f"app.state.{journey_map.state}"), journey_map.timeframe.label]
    if not journey_map.headline:
        return " · ".join(filter(None, parts[1:])), title
    return " · ".join(filter(None, parts)), journey_map.headline


def page_heading(kicker: str, title: str) -> None:
    """The head of a page that is not about the finding: small words above, large ones below."""
    with st.container(gap=None, key="headline"):
        st.caption(escaped(kicker))
        st.title(escaped(title), anchor=False)
