"""The head of a page about a map: what it is, and the finding, in large."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from journey.layout.heading import state_untold
from journey.layout.period import period
from journey.model import Map
from journey.ui.markdown import escaped
from journey.ui.session import session


@contextmanager
def heading(journey_map: Map, *, finding: bool = True, shared: str = "") -> Iterator[None]:
    """Kicker and headline at the left; what is drawn inside stands at the right. ``shared``: by whom, if by anybody.

    A picture that says the ``finding`` itself, in letters as large, has the map's title in its place.
    """
    kicker, headline = kicker_and_headline(journey_map) if finding else title_and_frame(journey_map)
    with st.container(
        horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute", gap="medium", key="heading"
    ):
        with st.container(gap=None, key="headline"):
            st.caption(escaped(begun(" · ".join(filter(None, (shared, kicker))))))
            st.title(escaped(headline), anchor=False)
        with st.container(
            horizontal=True, vertical_alignment="center", width="content", gap="small", key="heading_right"
        ):
            yield


def kicker_and_headline(journey_map: Map) -> tuple[str, str]:
    """``Online bike shop · as it is · Jan–Jun 2026`` and the finding; a map without one shows its title in large."""
    frame, title = title_and_frame(journey_map)
    if not journey_map.headline:
        return frame, title
    return " · ".join(filter(None, (title, frame))), journey_map.headline


def title_and_frame(journey_map: Map) -> tuple[str, str]:
    """``as it is · Jan–Jun 2026`` and the map's title."""
    t = session.words
    parts = [state_untold(journey_map, t(f"curve.state.{journey_map.state}")), period(journey_map.timeframe, t)]
    return " · ".join(filter(None, parts)), journey_map.title or t("poster.untitled")


def begun(words: str) -> str:
    """The words with a capital, as a line begins."""
    return words[:1].upper() + words[1:]


def page_heading(kicker: str, title: str, lost: str = "") -> None:
    """The head of a page that is not about the finding: small words above, large ones below. ``lost``: words of the
    title that say people lost, in that colour."""
    told = escaped(title)
    if lost:
        told = told.replace(escaped(lost), f"**{escaped(lost)}**", 1)
    with st.container(gap=None, key="headline"):
        st.caption(escaped(kicker))
        st.title(told, anchor=False)
