"""Where people go from a stage or a touchpoint: on, another way, back, or out of the journey."""

import streamlit as st

from journey.lanes.counted import proof_of
from journey.model import Link, Map, Stage, Touchpoint
from journey.model.changes import add, new
from journey.ui.editing import save, save_field
from journey.ui.fields import key_of, text_field
from journey.ui.markdown import escaped
from journey.ui.panels.amounts import fraction, percent_draft, percent_field
from journey.ui.panels.drafts import waiting
from journey.ui.panels.part import keep_open, part
from journey.ui.panels.removal import removal
from journey.ui.session import session

KINDS = ("exit", "loop", "alternative", "main")
Place = Stage | Touchpoint


def ways(journey_map: Map, place: Place) -> None:
    """The ways out of a place, each with its share, and a small form for one more."""
    links = [link for link in journey_map.links if link.source_id == place.id]
    box = part("ways", len(links))
    if box is None:
        return
    with box:
        if not links:
            st.caption(session.words("map_page.ways.nowhere"))
        for link in links:
            _way(journey_map, link)
        _new_way(journey_map, place)


def targets(journey_map: Map, place: Place) -> dict[str, str]:
    """Where a way from ``place`` can lead: names by id, stages for a stage, else touchpoints under their stage."""
    if isinstance(place, Stage):
        return {stage.id: stage.name for stage in journey_map.stages if stage.id != place.id}
    return {
        touchpoint.id: f"{stage.name} · {touchpoint.title}"
        for stage, touchpoints in journey_map.path
        for touchpoint in touchpoints
        if touchpoint.id != place.id
    }


def _way(journey_map: Map, link: Link) -> None:
    t = session.words
    target = journey_map.stage(link.target_id) or journey_map.touchpoint(link.target_id)
    kind = t(f"map_page.ways.kinds.{link.kind}")
    name = target.name if isinstance(target, Stage) else target.title if target else ""
    says = t("map_page.ways.to", kind=kind, place=name) if name else kind
    with st.container(gap="small"):
        with st.container(horizontal=True, vertical_alignment="center", wrap=False):
            with st.container(width="stretch"):
                st.markdown(f"**{escaped(says)}**")
            removal(link, "ways", link.label or says, label=t("map_page.ways.remove"), words=False)
        left, right = st.columns([2, 3])
        with left:
            percent_field(link, "share", t("map_page.ways.share"), tip=t("map_page.ways.share_help"))
        with right:
            text_field(link, "label", t("map_page.ways.label"))
        key = session.controlled(key_of(link, "unplanned"), link.unplanned)
        st.toggle(t("map_page.ways.unplanned"), key=key, on_change=save_field, args=(link.id, "unplanned", key, bool))
        proof = proof_of(link, t)
        if proof or link.question:
            st.caption(escaped(" · ".join(part for part in (proof, link.question) if part)))


def _new_way(journey_map: Map, place: Place) -> None:
    t = session.words
    draft = f"new_way:{place.id}:{session.get(f'ways:{place.id}', 0)}"
    options = targets(journey_map, place)
    with st.container(border=True, gap="small", key=f"draft_way_{place.id}"):
        st.markdown(f"**{t('map_page.ways.new')}**")
        kind = st.selectbox(
            t("map_page.ways.kind"),
            KINDS if options else KINDS[:1],
            filter_mode=None,
            format_func=lambda kind: t(f"map_page.ways.kinds.{kind}"),
            **waiting(f"{draft}:kind", KINDS[0]),
        )
        if kind != "exit":
            st.selectbox(
                t("map_page.ways.target"),
                list(options),
                format_func=lambda key: options[key],
                **waiting(f"{draft}:target", next(iter(options))),
            )
        left, right = st.columns([2, 3])
        with left:
            percent_draft(f"{draft}:share", t("map_page.ways.share"), tip=t("map_page.ways.share_help"))
        with right:
            st.text_input(
                t("map_page.ways.label"),
                placeholder=t("map_page.ways.label_placeholder"),
                **waiting(f"{draft}:label", ""),
            )
        st.button(
            t("map_page.ways.add"),
            icon=":material/add:",
            key=f"add_way:{place.id}",
            on_click=_add,
            args=(place.id, draft),
        )


def _add(place_id: str, draft: str) -> None:
    kind: str = session.widget(f"{draft}:kind", KINDS[0])
    target: str | None = session.widget(f"{draft}:target", None)
    share: float | None = session.widget(f"{draft}:share", None)
    label: str = session.widget(f"{draft}:label", "")
    keep_open("ways")

    def link() -> Link:
        made = new(
            "links",
            source_id=place_id,
            target_id=None if kind == "exit" else target,
            kind=kind,
            share=fraction(share),
            label=label,
        )
        assert isinstance(made, Link)
        return made

    if save(lambda journey_map: add(journey_map, link())):
        session.put(f"ways:{place_id}", session.get(f"ways:{place_id}", 0) + 1)  # an empty form for the next one
