"""Templates as cards with their real curve, and a place for a file one already has."""

import streamlit as st

from journey.errors import JourneyError
from journey.formats import FORMATS
from journey.formats.library import Template, open_template, templates
from journey.formats.svg import scene_svg
from journey.layout.thumbnail import thumbnail
from journey.scene.fonts import default_measure
from journey.scene.themes import theme
from journey.ui.library.starting import bring, start_template
from journey.ui.markdown import escaped
from journey.ui.session import session
from journey.ui.viewer import still

PER_ROW = 4


def template_cards() -> None:
    """Every template but the blank one, then the place to bring a file."""
    t = session.words
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom", key="templates-head"):
        st.markdown(f"### {t('maps.templates.title')}", width="content")
        st.caption(t("maps.templates.about"), width="content")
    shown = [each for each in templates() if each.language == session.language and each.name != "blank"]
    cells = [*shown, None]
    for start in range(0, len(cells), PER_ROW):
        for column, template in zip(st.columns(PER_ROW), cells[start : start + PER_ROW], strict=False):
            with column, st.container(border=True, key=f"template-{template.name if template else 'bring'}"):
                _card(template) if template else _bring()


def _card(template: Template) -> None:
    t = session.words
    still(_picture(template.name, template.language, session.theme), key=f"template:{template.name}")
    st.markdown(f"**{escaped(template.title)}**")
    counts = t("maps.card.counts", stages=template.stage_count, touchpoints=template.touchpoint_count)
    st.caption(f"{escaped(template.about)}  \n{counts}")
    st.button(
        t("maps.templates.use"), key=f"use:{template.name}", on_click=start_template, args=(template.name,),
        help=t("maps.templates.use_it", title=template.title),
    )  # fmt: skip


@st.cache_data(max_entries=60, show_spinner=False)
def _picture(name: str, language: str, theme_name: str) -> str:
    return scene_svg(thumbnail(open_template(name, language), theme(theme_name), default_measure()))


def _bring() -> None:
    t = session.words
    st.markdown(f":material/upload: **{t('maps.bring.title')}**")
    st.caption(t("maps.bring.about"))
    kinds = [suffix.rsplit(".", 1)[-1] for form in FORMATS if form.read for suffix in form.suffixes]
    key = f"upload:{session.get('uploads', 0)}"
    st.file_uploader(
        t("maps.bring.upload"), type=sorted(set(kinds)), key=key, label_visibility="collapsed", on_change=_take, args=(key,)
    )


def _take(key: str) -> None:
    file = session.widget(key, None)
    if file is None:
        return
    session.put("uploads", session.get("uploads", 0) + 1)  # the next file gets a fresh uploader
    try:
        session.put("notes", bring(file.name, file.getvalue()))
    except JourneyError as error:
        session.problem = error
