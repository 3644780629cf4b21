"""The look of the app where Streamlit's theme settings end: one style sheet, one logo, and pictures that follow."""

from pathlib import Path

import streamlit as st
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.Logo_pb2 import Logo
from streamlit.runtime.scriptrunner import get_script_run_ctx

from journey.formats.webfonts import linked_font_css
from journey.ui.part import component
from journey.ui.session import session

STATIC = Path(__file__).parents[2] / "static"
STYLE_SHEET = Path(__file__).with_name("app.css")

# The style sheet follows a change of theme by itself; pictures are drawn by the server, which is not told of one.
# A colour that changes with the theme starts a transition, and its event is the message.
_WATCH = """
export default function ({ data: [data], parentElement, setTriggerValue }) {
  const spot = parentElement.querySelector('.spot');
  spot.drawn = data.theme;
  const shown = () => (getComputedStyle(spot).color === 'rgb(2, 2, 2)' ? 'light' : 'dark');
  const compare = () => {
    if (shown() === spot.drawn) delete spot.told;
    else if (spot.told !== shown()) setTriggerValue('changed', (spot.told = shown())); // once, or it could go round
  };
  spot.ontransitionend = compare;
  compare();
}
"""
_SPOT = ".spot { width: 0; height: 0; color: light-dark(rgb(2, 2, 2), rgb(253, 253, 253)); transition: color 20ms; }"
_watcher = component("itinerario_theme", html='<div class="spot"></div>', css=_SPOT, js=_WATCH)


def apply_theme() -> None:
    """Sets the page's title and width, the style sheet and the logo. Call it first in every run."""
    st.set_page_config(page_title="Itinerario", layout="wide", menu_items={})
    st.html(STYLE_SHEET)
    st.html(f"<style>{linked_font_css('app/static/fonts')}</style>")  # the faces that typst draws with, emoji too
    _logo()


def _logo() -> None:
    """What ``st.logo`` does, which imports numpy and Pillow first: a third of a second of a cold start."""
    message = ForwardMsg()
    message.logo.image = f"app/static/logo-{session.theme}.svg"
    message.logo.image_type = Logo.ImageType.IMAGE
    message.logo.size = "large"
    context = get_script_run_ctx()
    if context:
        context.enqueue(message)


def watch_theme() -> None:
    """Runs the page again when another theme is chosen in the menu or by the system."""
    _watcher(key="theme", data={"theme": session.theme}, on_changed_change=lambda: None)
