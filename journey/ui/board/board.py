"""Draws the board and makes what a person does on it into edits."""

from functools import cache
from typing import Any

import streamlit as st

from journey.formats.svg import scene_svg
from journey.i18n import words
from journey.model import EVIDENCE, face_of
from journey.scene.faces import draw_face
from journey.scene.icons import channel_icons, path_data
from journey.scene.primitives import Scene
from journey.scene.themes import theme
from journey.ui.board.contents import FACES, contents
from journey.ui.define.taking import answered, take
from journey.ui.editing import Opened
from journey.ui.part import part, sent
from journey.ui.session import session
from journey.ui.settings.person import own_number
from journey.ui.sharing.bell import said

FACE = 30
_ICONS = (
    "plus",
    "down",
    "dots",
    "trash",
    "x",
    "right",
    "left",
    "star",
    "pencil",
    "copy",
    "link",
    "check",
    "info",
    "bulb",
    "warn",
)
_WORDS = ("board.", "define.sheet.")
_KINDS = ("main", "alternative", "loop", "exit")
_component = part("board", "board")


def board(opened: Opened) -> None:
    """The whole map as rows of cards. What was done on it is committed; it comes back acknowledged or refused.

    ``pull`` asks for nothing but a run: somebody else has changed the map.
    """
    news = _component(
        key="board",
        data=_data(opened),
        on_ops_change=lambda: take(sent("board", "ops")),
        on_pull_change=lambda: None,
    )
    if take(news.get("ops")):  # what a restarted server has no callback for yet
        st.rerun()


def _data(opened: Opened) -> dict[str, Any]:
    return {
        **contents(opened.map),
        **answered(),
        **_always(session.language, session.theme),
        "head": opened.head,
        "access": opened.heard,
        "may_edit": opened.access.may("edit"),
        "live": {
            "said": {**said(opened.map.id), "guest": str(own_number(opened.map.id))},
            "guest": session.words("sharing.guest", n="{n}"),
        },
    }


@cache
def _always(language: str, look: str) -> dict[str, Any]:
    """What is the same for every map: words, drawings, how a number is written."""
    t = words(language)
    return {
        "words": {
            key.removeprefix(start): t(key) for start in _WORDS for key in sorted(t.keys()) if key.startswith(start)
        },
        "kinds": {kind: t(f"board_kinds.{kind}") for kind in _KINDS},
        "evidence": {known: t(f"evidence.{known}") for known in EVIDENCE},
        "icons": {name: path_data(name) for name in sorted({*_ICONS, *channel_icons()})},
        "faces": {f"{valence:g}": _face(valence, look) for valence in FACES},
        "decimal": "," if language == "it" else ".",
    }


def _face(valence: float, look: str) -> str:
    face = draw_face(face_of("", valence), valence, FACE / 2, FACE / 2, FACE - 4, theme(look))
    return scene_svg(Scene(FACE, FACE, (face,), "icon", "", background="none"))
