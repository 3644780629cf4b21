"""What would come in: how much of what, its picture, its first rows, and what was not understood."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from journey.formats.svg import scene_svg
from journey.formats.table.rows import table_of
from journey.i18n import Phrase
from journey.layout.thumbnail import thumbnail
from journey.model import Map, compare
from journey.scene.fonts import default_measure
from journey.scene.themes import theme
from journey.ui.bringing.held import Held
from journey.ui.differences import both, differences
from journey.ui.markdown import escaped
from journey.ui.problems import say
from journey.ui.rows import rows_shown
from journey.ui.session import session
from journey.ui.viewer import still

FIRST_ROWS = 8
MOST_REFUSED = 50
_SHOWN = ("stage", "touchpoint", "channel", "persona", "emotion", "feeling", "quote", "action", "thought", "pain",
          "opportunity", "evidence")  # fmt: skip


def contents(held: Held) -> None:
    """Everything about the map that a file holds, from the whole to the single row."""
    t, incoming = session.words, held.incoming
    if incoming.problem:
        say(incoming.problem)
        return
    journey_map = incoming.reading.journey_map
    if incoming.base:
        name = incoming.base.title or t("poster.untitled")
        st.markdown(escaped(t("bringing.comes_from", title=name)))
        changes = compare(incoming.base, journey_map)
        if incoming.since and incoming.since.both:
            both(changes, incoming.since.both)
        differences(changes, t("bringing.would"), t("bringing.same"), key="bringing_changes", is_open=True)
    with st.container(key="bringing_counts", horizontal=True, gap="small"):
        for what, count in _counts(journey_map):
            st.html(f"<p><b>{session.words.number(count)}</b> {escape(t(f'bringing.counts.{what}', n=count))}</p>")
    _refused(incoming.reading.refused)
    for note in incoming.reading.notes:
        st.caption(f":material/info:\u2002{escaped(_sentence(t.say(note)))}")
    if journey_map.stages:
        with st.container(key="still_bringing"):
            still(_picture(journey_map), key="bringing_picture")
    _rows(journey_map)


def _counts(journey_map: Map) -> list[tuple[str, int]]:
    names = ("stages", "touchpoints", "channels", "personas", "feelings", "notes", "insights")
    held = ((name, len(getattr(journey_map, name))) for name in names)
    return [(name, count) for name, count in held if count or name in names[:2]]


def _picture(journey_map: Map) -> str:
    drawn = thumbnail(journey_map, theme(session.theme), default_measure(), width=900, height=320, cards=True)
    return scene_svg(drawn)


def _refused(refused: Sequence[Phrase]) -> None:
    """The rows and cells that were not understood, each with its reason."""
    if not refused:
        return
    t = session.words
    with st.expander(
        t("bringing.refused", n=len(refused)), icon=":material/rule:", key="bringing_refused", expanded=len(refused) < 6
    ):
        st.markdown("\n".join(f"- {escaped(t.say(phrase))}" for phrase in refused[:MOST_REFUSED]))
        if len(refused) > MOST_REFUSED:
            st.caption(t("past.more", n=len(refused) - MOST_REFUSED))


def _rows(journey_map: Map) -> None:
    """The first rows of the map as a table, without columns in which nothing stands."""
    table = table_of(journey_map, session.words)
    rows = [row for _, row in table.rows[:FIRST_ROWS]]
    used = [n for n, role in enumerate(table.roles) if role in _SHOWN and any(row[n] is not None for row in rows)]
    if not rows:
        return
    with st.container(key="bringing_rows", gap="small"):
        st.subheader(session.words("bringing.first_rows"), anchor=False)
        heads = [table.heads[n] for n in used]
        rows_shown(heads, [[row[n] for n in used] for row in rows], session.words("bringing.first_rows"))
        if len(table.rows) > FIRST_ROWS:
            st.caption(session.words("past.more", n=len(table.rows) - FIRST_ROWS))


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "…")) else ".")
