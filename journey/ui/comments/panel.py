"""The list of comments beside the picture: who, when and what, with answers; above it, saying something oneself."""

from collections.abc import Callable
from html import escape
from pathlib import Path

import streamlit as st

from journey.model import Comment, Map
from journey.model.changes import subject_of
from journey.model.remarks import Conversation, conversations, open_remarks
from journey.store.rights import Access
from journey.ui.clock import days_ago, local
from journey.ui.comments.saying import answer_form, choose, form, remove, settle
from journey.ui.editing import Opened
from journey.ui.markdown import escaped
from journey.ui.problems import show_problem
from journey.ui.session import session, store
from journey.ui.settings.person import badge

MOST_SHOWN = 100


def is_open() -> bool:
    """Whether the list is asked for; the form of a card stands before it."""
    return session.get("comments", False)


def show_comments(shown: bool = True) -> None:
    """Opens or closes the list; to open it closes the form, and the list of advice."""
    session.put("comments", shown)
    session.put("answering", "")
    if shown:
        session.selected = ""
        session.put("advice", False)


def comments_button(opened: Opened) -> None:
    """With how many are open; for who may comment, and for all where there is something to read."""
    t = session.words
    n = sum(open_remarks(opened.map).values())
    if not (opened.map.comments or opened.access.may("comment")):
        return
    pressed = is_open() and not session.selected
    st.button(
        t("comments.button", n=n) if n else t("comments.first"), icon=":material/comment:",
        key="comments_open" if pressed else "comments_closed", on_click=show_comments, args=(not pressed,),
        help=t("comments.close") if pressed else None,
    )  # fmt: skip


def comment_on(journey_map: Map, record_id: str) -> None:
    """A click on the picture: the list opens, and the next comment is about what was clicked, where it can be."""
    show_comments()
    choose(journey_map, record_id)


def comments_list(opened: Opened) -> None:
    """Saying something, then every conversation, the open ones first."""
    t = session.words
    st.html(Path(__file__).with_name("comments.css"))
    with st.container(key="card_comments", gap="small"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False, key="comments_head"):
            with st.container(width="stretch", key="comments_title"):
                st.header(t("comments.title"), anchor=False)
            st.button(
                t("app.close"), icon=":material/close:", type="tertiary", key="close_comments",
                on_click=show_comments, args=(False,),
            )  # fmt: skip
        show_problem()
        if opened.access.may("comment"):
            form(opened.map)
        said = conversations(opened.map)
        if not said:
            st.caption(t("comments.none"))
        own = store().own_comments(opened.map.id) if said else frozenset()
        for conversation in said[:MOST_SHOWN]:
            _conversation(opened, conversation, own)


def _conversation(opened: Opened, conversation: Conversation, own: frozenset[str]) -> None:
    t = session.words
    remark = conversation.remark
    with st.container(key=f"remark_{remark.id}", gap=None):
        _said(opened.map, remark)
        for answer in conversation.answers:
            with st.container(key=f"reply_{answer.id}", gap=None):
                _said(opened.map, answer)
                if _may_remove(opened.access, answer, own, ()):
                    _button("delete", answer, remove)
        with st.container(horizontal=True, gap="small", key=f"remark_steps_{remark.id}"):
            if opened.access.may("comment"):
                _button("answer", remark, lambda record_id: session.put("answering", record_id))
            if opened.access.may("edit"):
                _button("reopen" if remark.resolved else "resolve", remark, settle)
            if _may_remove(opened.access, remark, own, conversation.answers):
                _button("delete", remark, remove)
        if session.get("answering", "") == remark.id and opened.access.may("comment"):
            answer_form(remark)
        if remark.resolved:
            st.caption(f":material/check: {t('comments.settled')}")


def _said(journey_map: Map, comment: Comment) -> None:
    """One comment as HTML: its lines stay lines, and nothing in it is read as markup."""
    t = session.words
    author = comment.author or t("sharing.somebody")
    about = "" if isinstance(journey_map.get(comment.target_id), Comment) else _about(journey_map, comment)
    lines = "<br>".join(escape(line) for line in comment.text.split("\n"))
    who = f"{badge(author, 'other')}<b>{escape(author)}</b> <time>{escape(_moment(comment))}</time>"
    st.html(f'<div class="who">{who}</div>{about}<p>{lines}</p>')


def _about(journey_map: Map, comment: Comment) -> str:
    record = journey_map.get(comment.target_id)
    number = journey_map.numbers.get(comment.target_id or "")
    words = subject_of(record) if record else session.words("comments.whole_map")
    return f'<div class="about">{escape(f"{number} · {words}" if number else words)}</div>'


def _moment(comment: Comment) -> str:
    """The hour of today; the day and the hour of what is older."""
    if comment.at is None:
        return ""
    at = local(comment.at)
    return f"{session.words.day(at.date())}, {at:%H:%M}" if days_ago(comment.at) else f"{at:%H:%M}"


def _may_remove(access: Access, comment: Comment, own: frozenset[str], answers: tuple[Comment, ...]) -> bool:
    """Who edits removes any; others their own, while nobody else has answered."""
    if access.may("edit"):
        return True
    return access.may("comment") and comment.id in own and all(one.id in own for one in answers)


def _button(name: str, comment: Comment, do: Callable[[str], None]) -> None:
    t = session.words
    st.button(
        t(f"comments.{name}"), key=f"remark_{name}_{comment.id}", type="tertiary", on_click=do,
        args=(comment.id,), help=escaped(t(f"comments.{name}_it", words=subject_of(comment))),
    )  # fmt: skip
