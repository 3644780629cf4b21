"""The look of the app where Streamlit's theme settings end: one style sheet, one logo."""

from pathlib import Path

import streamlit as st

from journey.ui.session import session

STATIC = Path(__file__).parents[2] / "static"
STYLE_SHEET = Path(__file__).with_name("app.css")


def apply_theme() -> None:
    """Sets the page's title and width, the style sheet and the logo. Call it first in every run."""
    st.set_page_config(page_title="Itinerario", page_icon=str(STATIC / "icon.svg"), layout="wide", menu_items={})
    st.html(STYLE_SHEET)
    st.logo(str(STATIC / f"logo-{session.theme}.svg"), size="large")
