"""What hurts at a stage and what could be done about it: a list, and a line to add to it."""

import streamlit as st

from journey.model import Insight, Map, Stage
from journey.model.changes import add, new
from journey.ui.editing import draft_of, save
from journey.ui.markdown import escaped
from journey.ui.panels.part import keep_open, part
from journey.ui.session import session

ROWS = (("pain", ("pain",), "pains"), ("opportunity", ("opportunity", "solution"), "opportunities"))


def findings(journey_map: Map, stage: Stage) -> None:
    """Pains, then opportunities and solutions, of a stage and of its touchpoints."""
    t = session.words
    found = _found(journey_map, stage)
    box = part("findings", len(found))
    if box is None:
        return
    with box:
        for kind, kinds, row in ROWS:
            st.markdown(f"**{t(f'lanes.titles.{row}')}**")
            for insight in found:
                if insight.kind in kinds:
                    st.button(
                        escaped(insight.title),
                        icon=":material/chevron_right:",
                        type="tertiary",
                        key=f"open:{insight.id}",
                        on_click=_open,
                        args=(insight.id,),
                    )
            key = f"add:{stage.id}:{kind}"
            session.controlled(key, session.get(draft_of(key), None) or "")
            st.text_input(
                t(f"map_page.findings.{kind}"),
                key=key,
                placeholder=t("map_page.findings.enter"),
                on_change=_add,
                args=(stage.id, kind, key),
            )


def _found(journey_map: Map, stage: Stage) -> list[Insight]:
    inside = {touchpoint.id for touchpoint in journey_map.touchpoints if touchpoint.stage_id == stage.id}
    return [
        insight
        for insight in journey_map.insights
        if (insight.touchpoint_id in inside if insight.touchpoint_id else insight.stage_id == stage.id)
    ]


def _open(record_id: str) -> None:
    keep_open("findings")
    session.selected = record_id


def _add(stage_id: str, kind: str, key: str) -> None:
    title = str(session.widget(key, "")).strip()
    if not title:
        return
    keep_open("findings")
    save(lambda journey_map: add(journey_map, new("insights", stage_id=stage_id, kind=kind, title=title)))
    session.put(draft_of(key), title if session.problem else None)
