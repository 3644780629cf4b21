"""Templates as cards with their curve, and a place for a file one already has."""

import json
from html import escape

import streamlit as st

from journey.formats.library import Template, open_template, templates
from journey.ui.bringing.held import take
from journey.ui.library.card import card, counts, grid
from journey.ui.library.face import template_picture
from journey.ui.library.starting import start_template
from journey.ui.problems import say
from journey.ui.session import session

FIRST = (
    "online-shop",
    "subscription-software",
    "insurance",
    "hotel",
    "consulting-sale",
    "medical-visit",
    "public-service",
)
"""The order of the cards, from what most readers have bought themselves; any other template comes after."""


def template_cards() -> None:
    """Every template but the blank one, then the place to bring a file."""
    t = session.words
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom", key="templates_head"
    ):
        st.header(t("maps.templates.title"), anchor=False, width="content")
        st.caption(t("maps.templates.about"), width="content")
    shown = [each for each in templates() if each.language == session.language and each.name != "blank"]
    with grid("templates"):
        for template in sorted(shown, key=_place):
            _template(template)
        _place_for_a_file()


def _place(template: Template) -> tuple[int, str]:
    return (FIRST.index(template.name) if template.name in FIRST else len(FIRST), template.title)


def _template(template: Template) -> None:
    t = session.words
    picture = template_picture(open_template(template.name, template.language), f"{template.name}.{template.language}")
    lines = (escape(template.about), escape(counts(template.stage_count, template.touchpoint_count)))
    label = t("maps.templates.use_it", title=template.title)
    with st.container(key=f"template_card_{template.name}", gap=None):
        card(template.name, picture, template.title, lines, label, start_template, template.name)


def _place_for_a_file() -> None:
    t = session.words
    with st.container(key="bring_card"):
        # The button's word comes from the style sheet: the uploader itself speaks English only.
        word = json.dumps(t("maps.bring.browse"), ensure_ascii=False)
        st.html(f"<style>.st-key-bring_card {{ --browse: {word}; }}</style>")
        st.markdown(":material/upload:")
        st.markdown(f"**{t('maps.bring.title')}**")
        st.caption(t("maps.bring.about"))
        key = f"upload_{session.get('uploads', 0)}"
        st.file_uploader(t("maps.bring.browse"), key=key, label_visibility="collapsed", on_change=take, args=(key,))
        problem = session.get("upload_problem", None)
        if problem:
            session.put("upload_problem", None)
            say(problem, in_file=True)
