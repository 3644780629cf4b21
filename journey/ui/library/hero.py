"""The top of the Maps page: the finished sample, and the way to one's own."""

import streamlit as st

from journey.formats.library import open_sample
from journey.formats.svg import scene_svg
from journey.layout.thumbnail import thumbnail
from journey.scene.fonts import default_measure
from journey.scene.themes import theme
from journey.ui.define import ELEMENTS
from journey.ui.icons import portrait
from journey.ui.library.starting import copy_sample, open_sample_map, start_blank
from journey.ui.markdown import escaped
from journey.ui.session import session
from journey.ui.viewer import still


def hero() -> None:
    """The sample at the left, the six elements at the right."""
    left, right = st.columns([3.2, 1], gap="medium")
    with left, st.container(border=True, key="sample"):
        _sample()
    with right, st.container(key="own"):
        _own()


def _sample() -> None:
    t = session.words
    sample = open_sample(session.language)
    picture, words = st.columns([1.25, 1], gap="medium")
    with picture:
        scene = thumbnail(sample, theme(session.theme), default_measure(), width=560, height=330, cards=True)
        still(scene_svg(scene), key="sample-picture")
    with words:
        st.badge(t("maps.sample.badge"), color="gray")
        st.markdown(f"## {escaped(sample.headline)}")
        st.markdown(
            t(
                "maps.sample.about", stages=len(sample.stages), touchpoints=len(sample.touchpoints),
                channels=len(sample.channels),
            )
        )  # fmt: skip
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            for index, persona in enumerate(sample.personas):
                still(portrait(persona, index, 54), key=f"portrait-{index}")
            joined = " + ".join(persona.name.split()[0] for persona in sample.personas)
            st.caption(escaped(t("maps.sample.people", names=joined)), width="content")
        with st.container(horizontal=True, gap="small"):
            st.button(t("maps.sample.open"), type="primary", key="open-sample", on_click=open_sample_map)
            st.button(t("maps.sample.copy"), key="copy-sample", on_click=copy_sample)


def _own() -> None:
    t = session.words
    st.markdown(f"### {t('maps.own.title')}")
    st.markdown(t("maps.own.about"))
    with st.container(key="elements", gap="small"):
        for number, name in enumerate(ELEMENTS, 1):
            with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
                st.markdown(f":material/counter_{number}:\u2002**{t(f'define.steps.{name}')}**", width="content")
                st.caption(t(f"maps.own.{name}"), width="content")
    st.button(t("maps.own.start"), icon=":material/add:", type="primary", key="start-blank", on_click=start_blank)
