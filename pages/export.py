"""Take the map away as a file: what it will look like, how to make it, and what it cannot hold."""

import streamlit as st

from journey.formats.paper import page_for
from journey.formats.svg import scene_svg
from journey.scene.primitives import Scene
from journey.ui.brand import brand_desk
from journey.ui.download import document_download, picture_download
from journey.ui.editing import Opened, opened
from journey.ui.empty import empty, no_map
from journey.ui.export_choices import Wanted, choose
from journey.ui.export_tables import TABLES, table_preview
from journey.ui.heading import page_heading
from journey.ui.problems import show_problem
from journey.ui.session import session
from journey.ui.slides_export import Seen, show_slides, slides_download
from journey.ui.viewer import viewer

PREVIEW_HEIGHT = 600
PREVIEW_LINES = 60


def main() -> None:
    found = opened()
    if found is None:
        no_map()
        return
    if not (found.map.stages or found.map.personas):
        empty("export.empty", "map_page.empty.no_stage_button", "define")
        return
    page_heading(found.map.title, session.words("export.title"))
    desk()


@st.fragment
def desk() -> None:
    """Choices and preview: a choice redraws these two and nothing else."""
    found = opened()
    if found is None:
        st.rerun()
    session.write_address()
    show_problem()
    with st.container(horizontal=True, gap="medium", key="desk"):
        with st.container(key="card_choices", width=420, gap="small"):
            wanted = choose(found.map, found.access)
            if found.access.may("edit") and (wanted.is_picture or wanted.form.name == "pptx"):
                brand_desk(found.map)
            if wanted.is_picture:
                made: Scene | bytes | str | tuple[Seen, ...] = picture_download(found.map, wanted)
            elif wanted.form.name == "pptx":
                made = slides_download(found, wanted)
            else:
                made = document_download(found, wanted)
        with st.container(key="preview", width="stretch"):
            _preview(found, wanted, made)


def _preview(found: Opened, wanted: Wanted, made: Scene | bytes | str | tuple[Seen, ...]) -> None:
    if isinstance(made, tuple):
        show_slides(made)
        return
    if wanted.form.name in TABLES:
        table_preview(found, wanted)
        return
    if isinstance(made, bytes | str):
        text = made if isinstance(made, str) else made.decode("utf-8", errors="replace")
        lines = text.splitlines()
        shown = lines[:PREVIEW_LINES] + (["…"] if len(lines) > PREVIEW_LINES else [])
        st.code("\n".join(shown), language=None, height=PREVIEW_HEIGHT)
        return
    paper = wanted.options.paper
    page = None if paper == "fit" else page_for(made, paper)
    viewer(scene_svg(made, page=page), key="viewer_preview")


main()
