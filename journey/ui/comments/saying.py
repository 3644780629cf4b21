"""Saying something about a card, a stage or the whole map, and answering: forms whose words are never lost."""

from datetime import UTC, datetime

import streamlit as st

from journey.model import Comment, Edit, Map
from journey.model.changes import add, change, new, subject_of
from journey.model.changes import remove as removal
from journey.store import OWNER
from journey.ui.editing import draft_of, save
from journey.ui.session import session, store
from journey.ui.settings.person import own_number
from journey.ui.settings.preferences import LONGEST_NAME
from journey.ui.sharing.me import keep_new_name, say_new_name

_HEIGHT = 96


def form(journey_map: Map) -> None:
    """What it is about, the words, and for a guest once the name."""
    t = session.words
    places = {"": t("comments.whole_map")}
    for stage, cards in journey_map.path:
        places[stage.id] = t("comments.stage", name=stage.name)
        places |= {card.id: f"{journey_map.numbers[card.id]} · {card.title}" for card in cards}
    held: str = session.get("comment_on", "")
    with st.container(key="comment_new", gap="small"):
        about = session.controlled("comment_about", held if held in places else "")
        st.selectbox(
            t("comments.about"), list(places), key=about, format_func=lambda place: places[place],
            on_change=lambda: session.put("comment_on", session.widget(about, "")),
        )  # fmt: skip
        st.caption(t("comments.pick"))
        with st.form("comment_form", border=False):
            _name(journey_map.id)
            _words(_field(), t("comments.words"), t("comments.example"))
            st.form_submit_button(t("comments.send"), icon=":material/send:", on_click=_send, key="comment_send")
    keep_new_name()


def answer_form(remark: Comment) -> None:
    """The words of an answer."""
    t = session.words
    key = f"answer_words_{remark.id}"
    with st.form(f"answer_{remark.id}", border=False):
        _words(key, t("comments.answer_words"), "")
        st.form_submit_button(
            t("comments.send"), icon=":material/send:", on_click=_answer, args=(remark.id, key), key="answer_send"
        )


def choose(journey_map: Map, record_id: str) -> None:
    """The next comment is about this record, where it is a card or a stage, or stands at one."""
    record = journey_map.get(record_id)
    at = (record_id, getattr(record, "touchpoint_id", None), getattr(record, "stage_id", None))
    place = next((one for one in at if journey_map.touchpoint(one) or journey_map.stage(one)), None)
    if place:
        session.put("comment_on", place)


def settle(comment_id: str) -> None:
    """A remark is settled, or open again."""

    def made(journey_map: Map) -> Edit | None:
        comment = journey_map.get(comment_id)
        is_settled = isinstance(comment, Comment) and comment.resolved
        return change(journey_map, comment_id, resolved=not is_settled)

    save(made)


def remove(comment_id: str) -> None:
    """A comment goes, with its answers; the notice says how it comes back."""
    comment = store().load(session.map_id)[0].get(comment_id)
    if save(lambda journey_map: removal(journey_map, comment_id)) and isinstance(comment, Comment):
        session.notice = session.words("app.removed", subject=subject_of(comment))


def _name(map_id: str) -> None:
    """For who came by a link and has not said one: once, and not needed."""
    mine = session.preferences
    if session.rights == OWNER or mine.name:
        return
    t = session.words
    st.text_input(
        t("comments.name"), key="comment_name", max_chars=LONGEST_NAME, autocomplete="name",
        placeholder=t("comments.name_stays", name=_nameless(map_id)),
    )  # fmt: skip


def _words(key: str, label: str, example: str) -> None:
    draft: str | None = session.get(draft_of(key), None)
    if draft is not None and not session.widget(key, ""):
        session.controlled(key, draft)  # a page that was closed meanwhile forgets what its fields held
    st.text_area(label, key=key, height=_HEIGHT, placeholder=example)


def _field() -> str:
    """The key of the field for a comment: after each one that was sent there is a new one, which is empty."""
    return f"comment_words_{session.get('comments_sent', 0)}"


def _nameless(map_id: str) -> str:
    number = own_number(map_id)
    return session.words("sharing.guest", n=number) if number else session.words("sharing.somebody")


def _send() -> None:
    if session.widget("comment_name", ""):
        say_new_name("comment_name")
    if _say(session.get("comment_on", "") or None, _field()):
        session.put("comment_on", "")
        session.put("comments_sent", session.get("comments_sent", 0) + 1)


def _answer(remark_id: str, key: str) -> None:
    if _say(remark_id, key):
        session.put("answering", "")


def _say(target_id: str | None, key: str) -> bool:
    """Keeps the words in a field as a comment; what is refused stays in it."""
    words = session.widget(key, "")
    if not words.strip():
        return False
    author = session.preferences.name or ("" if session.rights == OWNER else _nameless(session.map_id))

    def said(journey_map: Map) -> Edit:
        comment = new("comments", target_id=target_id, author=author, text=words, at=datetime.now(UTC))
        return add(journey_map, comment)

    done = save(said)
    session.put(draft_of(key), None if done else words)
    return done
