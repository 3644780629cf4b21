"""Present: the map told as a story. All of it is handed to the browser at once, which then needs no network."""

from hashlib import blake2b
from typing import Any

import streamlit as st

from journey.formats.svg import scene_svg
from journey.layout.choices import Choices
from journey.layout.story import tell
from journey.layout.story.zoom import poster_columns
from journey.model import Map
from journey.scene.icons import path_data
from journey.ui.editing import Opened
from journey.ui.help.keys import KEYS
from journey.ui.part import part
from journey.ui.pictures import picture_svg
from journey.ui.session import session
from journey.ui.shell import go

_part = part("present", "present")
BEFORE = ("order", "hide")  # keys that work before the show, not in it

_WORDS = (
    "start", "count", "count_hidden", "reset_order", "hint", "hidden", "hide", "unhide", "earlier", "later", "moved",
    "thumb", "edit_notes", "close_notes", "notes_title", "show", "frame_of", "back", "next", "zoom", "zoomed",
    "no_column", "notes", "full", "keys", "leave", "black", "blocked", "no_full", "go_to", "clock", "elapsed",
    "reset_clock", "this_frame", "next_is", "last",
)  # fmt: skip


def present(opened: Opened) -> bool:
    """Draws the frames in small with the way into the show; False where the map has nothing to tell."""
    frames = _frames(opened.map.id, opened.head, session.theme, session.language, opened.map)
    if not frames:
        return False
    t = session.words
    poster, _ = picture_svg(opened, "poster", Choices())
    names = {name: f"{{{name}}}" for name in ("n", "total", "name", "hidden")}  # the browser fills them in
    words: dict[str, Any] = {name: t(f"present.{name}", **names) for name in _WORDS}
    words["key_rows"] = [(keys, t(f"help.keys.present.{name}")) for keys, name in KEYS["present"] if name not in BEFORE]
    data = {
        "map": opened.map.id,
        "language": session.language,
        "frames": frames,
        "poster": poster,
        "words": words,
        "icons": {"left": path_data("left"), "right": path_data("right")},
    }
    data["stamp"] = blake2b(repr(data).encode(), digest_size=12).hexdigest()  # a remark is no other story
    _part(key="present", data=data)
    return True


def present_button() -> None:
    """The way to the show, from a page about the open map."""
    if st.button(session.words("present.button"), key="to_present", icon=":material/slideshow:"):
        go("present")


@st.cache_data(max_entries=20, show_spinner=False)
def _frames(map_id: str, head: int, theme_name: str, language: str, _journey_map: Map) -> list[dict[str, Any]]:
    columns = poster_columns(_journey_map)
    return [
        {
            "key": frame.key,
            "name": frame.name,
            "svg": scene_svg(frame.scene, gradient_prefix=f"story-{number}-"),
            "notes": frame.notes,
            "stage": frame.stage_id,
            "column": columns.get(frame.stage_id),
        }
        for number, frame in enumerate(tell(_journey_map, theme_name=theme_name, language=language))
    ]
