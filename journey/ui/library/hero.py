"""The finished sample and the way to one's own: the top of the Maps page, or a strip under the maps one has."""

from html import escape
from typing import Literal

import streamlit as st

from journey.formats.library import open_sample
from journey.formats.svg import scene_svg
from journey.layout.thumbnail import thumbnail
from journey.model import Persona
from journey.scene.fonts import default_measure
from journey.scene.themes import theme
from journey.ui.define import ELEMENTS
from journey.ui.icons import portrait
from journey.ui.library.starting import copy_sample, open_sample_map, start_blank
from journey.ui.markdown import escaped
from journey.ui.session import session
from journey.ui.viewer import still

PORTRAIT = 52


def hero(nothing_yet: bool) -> None:
    """For who has no map yet: the sample at the left, the six elements at the right."""
    if nothing_yet:
        with st.container(key="none_yet"):
            st.markdown(session.words("maps.yours.none"))
    with st.container(key="hero", horizontal=True, gap="medium"):
        with st.container(key="sample_card"):
            _sample()
        with st.container(key="own_card"):
            _own()


def sample_strip() -> None:
    """For who has maps: the sample on one line."""
    t = session.words
    sample = open_sample(session.language)
    with st.container(key="sample_strip", horizontal=True, vertical_alignment="center", gap="medium"):
        with st.container(key="strip_picture"):
            still(_picture(session.language, session.theme, small=True), key="sample_picture")
        with st.container(key="strip_words", gap=None):
            st.badge(t("maps.sample.badge"), color="gray")
            st.header(escaped(sample.headline), anchor=False)
        _ways("secondary")


def start_button() -> None:
    """Begins a map of one's own."""
    label = session.words("maps.own.start")
    st.button(label, icon=":material/add:", type="primary", key="start_blank", on_click=start_blank)


def _sample() -> None:
    t = session.words
    sample = open_sample(session.language)
    with st.container(key="sample_picture_place"):
        still(_picture(session.language, session.theme), key="sample_picture")
    with st.container(key="sample_words"):
        st.badge(t("maps.sample.badge"), color="gray")
        st.title(escaped(sample.headline), anchor=False)
        with st.container(key="sample_about"):
            counts = {name: len(getattr(sample, name)) for name in ("stages", "touchpoints", "channels")}
            st.markdown(t("maps.sample.about", **counts))
        with st.container(key="sample_people", horizontal=True, vertical_alignment="center"):
            for index, persona in enumerate(sample.personas):
                with st.container(key=f"portrait_{index}", width=PORTRAIT):
                    still(portrait(persona, index, PORTRAIT), key=f"sample_portrait_{index}")
            st.caption(escaped(t("maps.sample.people", names=_joined(sample.personas))), width="content")
        _ways("primary")


def _ways(first: Literal["primary", "secondary"]) -> None:
    t = session.words
    with st.container(key="sample_ways", horizontal=True, gap="small", width="content"):
        st.button(t("maps.sample.open"), type=first, key="open_sample", on_click=open_sample_map)
        st.button(t("maps.sample.copy"), key="copy_sample", on_click=copy_sample)


@st.cache_data(max_entries=8, show_spinner=False)
def _picture(language: str, theme_name: str, small: bool = False) -> str:
    sample, look, measure = open_sample(language), theme(theme_name), default_measure()
    if small:
        return scene_svg(thumbnail(sample, look, measure))
    return scene_svg(thumbnail(sample, look, measure, width=560, height=400, cards=True))


def _joined(personas: tuple[Persona, ...]) -> str:
    """``Maya and Tom``: first names, the last one after the language's own word."""
    *others, last = (persona.name.split()[0] for persona in personas)
    return session.words("maps.sample.and", others=others, last=last) if others else last


def _own() -> None:
    t = session.words
    st.header(t("maps.own.title"), anchor=False)
    st.markdown(t("maps.own.about"))
    rows = (
        f"<li><i>{number}</i><b>{escape(t(f'define.steps.{name}'))}</b><span>{escape(t(f'maps.own.{name}'))}</span></li>"
        for number, name in enumerate(ELEMENTS, 1)
    )
    st.html(f"<ol>{''.join(rows)}</ol>")
    start_button()
