"""The fast table of an element: a grid, a way to delete a row, and the line that adds one."""

import streamlit as st

from journey.model import Feeling, Map, Record, Touchpoint
from journey.model.changes import remove, subject_of
from journey.ui.define import channels, personas, stages, touchpoints
from journey.ui.define.chosen import chosen_stage, stage_tabs
from journey.ui.define.moments import moments
from journey.ui.define.sheet import Sheet, Tabs, show, way_to
from journey.ui.define.table_editor import editor
from journey.ui.editing import commit
from journey.ui.problems import told
from journey.ui.session import session


def table(journey_map: Map, collection: str, fields: tuple[str, ...]) -> None:
    """All the records of a collection, a row each."""
    records = _in_walking_order(journey_map, getattr(journey_map, collection))
    if records:
        with st.container(key="card_table", gap="small"):
            st.caption(session.words("define.table_hint"))
            editor(journey_map, records, collection, fields)
            _deleting(records, collection)
    show(_below(journey_map, collection), journey_map)


def _in_walking_order(journey_map: Map, records: tuple[Record, ...]) -> tuple[Record, ...]:
    """Touchpoints along the path; feelings persona by persona, each along the path; the others as they are."""
    places = {place.id: number for number, place in enumerate(moments(journey_map))}
    who = {persona.id: number for number, persona in enumerate(journey_map.personas)}

    def place(record: Record) -> tuple[int, int]:
        if isinstance(record, Feeling):
            at = record.touchpoint_id or record.stage_id or ""
            return who.get(record.persona_id or "", -1), places.get(at, -1)
        return 0, places.get(record.id, 0) if isinstance(record, Touchpoint) else 0

    return tuple(sorted(records, key=place))


def _deleting(records: tuple[Record, ...], collection: str) -> None:
    t = session.words
    names = {record.id: subject_of(record) for record in records}
    with st.popover(t("define.table_delete"), icon=":material/delete:", key=f"delete_{collection}"):
        chosen = st.selectbox(
            t("define.which"), list(names), index=None, format_func=lambda record_id: names.get(record_id, ""),
            key=f"which_{collection}", placeholder="",
        )  # fmt: skip
        st.button(
            t("define.sheet.delete"), key=f"delete_row_{collection}", disabled=chosen is None, on_click=_drop,
            args=(chosen, names.get(chosen or "", "")),
        )  # fmt: skip


def _drop(record_id: str, subject: str) -> None:
    with told():
        receipt = commit(lambda journey_map: remove(journey_map, record_id))
        if receipt:
            session.put("removed", (subject, receipt.seq))


def _below(journey_map: Map, collection: str) -> Sheet:
    """The line that adds, as below the form. Feelings have none: there is one for each persona and moment already."""
    t = session.words
    if collection == "feelings":
        return Sheet("feelings", (), (), empty=_no_feelings(journey_map))
    stage = chosen_stage(journey_map)
    if collection == "touchpoints" and stage is None:
        return Sheet("touchpoints", (), (), empty=t("define.empty.needs_stage"), way=way_to("stages"))
    if collection == "touchpoints" and stage is not None:
        adder = touchpoints.adder(journey_map, stage)
        tabs: tuple[Tabs, ...] = (stage_tabs(journey_map, lambda cell: str(len(cell))),)
    else:
        makers = {"stages": stages.adder, "channels": channels.adder, "personas": personas.adder}
        adder, tabs = makers[collection](journey_map), ()
    empty = "" if getattr(journey_map, collection) else t(f"define.empty.{collection}")
    return Sheet(f"table:{collection}", (), (), tabs=tabs, adder=adder, empty=empty)


def _no_feelings(journey_map: Map) -> str:
    if journey_map.feelings:
        return ""
    ready = journey_map.personas and journey_map.stages
    return session.words("define.empty.feelings" if ready else "define.empty.emotions")
