"""What stands in the poster's rows at one stage: a field a row, a line a note."""

import streamlit as st

from journey.model import Map, Stage
from journey.model.cell_notes import lines_of, note_lanes, notes_in, write_notes
from journey.ui.editing import draft_of, save
from journey.ui.fields import following
from journey.ui.markdown import escaped
from journey.ui.panels.part import part
from journey.ui.session import session


def cell_fields(journey_map: Map, stage: Stage) -> None:
    """A field for each row of notes that the map shows."""
    t = session.words
    lanes = note_lanes(journey_map)
    box = part("cells")
    if box is None:
        return
    with box:
        st.caption(t("map_page.cells.hint" if lanes else "map_page.cells.none"))
        for lane in lanes:
            row = lane.kind if lane.id.startswith("default.") else lane.id
            key = f"field:{stage.id}:notes:{row}"
            draft: str | None = session.get(draft_of(key), None)
            held = lines_of(notes_in(journey_map, lane.id, stage.id))
            st.text_area(
                escaped(lane.title or t(f"lanes.titles.{lane.kind}")),
                height=80,
                on_change=_save,
                args=(lane.id, stage.id, key),
                **following(key, held if draft is None else draft, ""),
            )


def _save(lane_id: str, stage_id: str, key: str) -> None:
    text: str = session.widget(key, "")
    save(lambda journey_map: write_notes(journey_map, lane_id, stage_id, text))
    session.put(draft_of(key), text if session.problem else None)
