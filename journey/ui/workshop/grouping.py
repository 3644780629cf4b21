"""What belongs together: ideas are joined, parted again, and ranked by their dots. No word of anybody gets lost."""

from functools import partial
from typing import Any

import streamlit as st

from journey.live.workshop.told import targets, words_of
from journey.store.saying import Heard
from journey.ui.heading import begun
from journey.ui.markdown import escaped
from journey.ui.session import session, store
from journey.ui.workshop.heard import counted
from journey.ui.workshop.room import Seen, steer
from journey.workshop.agenda import NAMES
from journey.workshop.contribution import LONGEST, Idea
from journey.workshop.groups import suggested
from journey.workshop.state import Group, merge, part, reveal

IDEAS = NAMES.index("brainstorm")
TITLE = "ws_group_title"


def grouping(found: Seen) -> None:
    """The ideas as cards to choose and join, what is alike, the groups, and after the reveal the ranked list."""
    t = session.words
    said = store().heard_in(found.room.id)
    with st.container(key="card_ws_groups", gap="small"):
        if found.shown["ranked"]:
            _ranked(found.shown["ranked"])
        else:
            st.caption(f"{t('workshop_page.dots_hidden')} {counted(found)}")
        if IDEAS in found.state.hidden:
            st.markdown(f":material/visibility_off: {t('workshop_page.ideas_hidden')}")
            st.button(
                t("workshop_page.show_ideas"), type="primary", key="ws_show_ideas", on_click=steer,
                args=(found.room.id, partial(reveal, step=IDEAS)),
            )  # fmt: skip
            return
        words = {each.id: words_of(each.said) for each in said if _is_shown(each, found)}
        st.markdown(f"### {t('workshop_page.join_ideas')}", anchors=False)
        if not words:
            st.caption(t("workshop_page.no_ideas"))
            return
        _suggestions(found, words)
        _cards(found, targets(found.room, said))
        for group in found.state.groups:
            _group(found, group, words)


def _is_shown(each: Heard, found: Seen) -> bool:
    return isinstance(each.said, Idea) and each.step not in found.state.hidden


def _ranked(ranked: list[dict[str, Any]]) -> None:
    t = session.words
    st.markdown(f"### {t('workshop_page.ranked')}", anchors=False)
    rows = (f"1. {escaped(each['text'])} · **{t('workshop.wall.dots', n=each['dots'])}**" for each in ranked)
    st.markdown("\n".join(rows))


def _suggestions(found: Seen, words: dict[str, str]) -> None:
    """What is alike and not together yet."""
    t = session.words
    within = [set(group.members) for group in found.state.groups]
    for number, alike in enumerate(suggested(words)):
        if any(set(alike) <= members for members in within):
            continue
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"ws_alike_{number}"):
            quoted = ", ".join(t.quoted(words[one]) for one in alike)
            st.markdown(escaped(t("workshop_page.alike", ideas=quoted)), width="stretch")
            st.button(
                t("workshop_page.join", n=len(alike)), key=f"ws_join_{alike[0]}", on_click=steer,
                args=(found.room.id, partial(merge, title=words[alike[0]], members=alike)),
            )  # fmt: skip


def _cards(found: Seen, ways: list[dict[str, Any]]) -> None:
    t = session.words
    chosen = [each["id"] for each in ways if session.widget(_key(each["id"]), False)]
    with st.container(horizontal=True, gap="small", key="ws_cards"):
        for each in ways:
            more = f" :small[{t('workshop_page.ideas', n=each['n'])}]" if each["n"] > 1 else ""
            with st.container(key=f"ws_card_{each['id']}", width=250):
                st.checkbox(f"{escaped(each['text'])}{more}", key=_key(each["id"]))
    if len(ways) < 2:
        return
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="ws_joining"):
        first = next((each["text"] for each in ways if each["id"] in chosen), "")
        st.text_input(t("workshop_page.group_title"), key=TITLE, max_chars=LONGEST, placeholder=first)
        st.button(
            t("workshop_page.join", n=len(chosen)) if len(chosen) > 1 else t("workshop_page.join_first"),
            key="ws_join", type="primary", disabled=len(chosen) < 2, on_click=_join,
            args=(found.room.id, chosen, first),
        )  # fmt: skip


def _group(found: Seen, group: Group, words: dict[str, str]) -> None:
    t = session.words
    with st.expander(f"{escaped(begun(group.title))} · {t('workshop_page.ideas', n=len(group.members))}"):
        for one in group.members:
            with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"ws_member_{one}"):
                st.markdown(escaped(words.get(one, "")), width="stretch")
                st.button(
                    f"{t('workshop_page.part')} :small[{escaped(t.quoted(words.get(one, '')))}]", type="tertiary",
                    key=f"ws_part_{one}", on_click=steer, args=(found.room.id, partial(part, note=one)),
                )  # fmt: skip


def _key(target: str) -> str:
    return f"ws_chosen_{target}"


def _join(room_id: str, chosen: list[str], first: str) -> None:
    title = session.widget(TITLE, "").strip() or first
    steer(room_id, partial(merge, title=title, members=chosen))
    if session.problem is None:
        session.controlled(TITLE, "")
        for one in chosen:
            session.controlled(_key(one), False)
