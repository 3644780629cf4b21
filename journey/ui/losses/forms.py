"""Two empty forms: a loss to be recorded, and a talk with somebody who left, or who would talk."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import streamlit as st
from pydantic import JsonValue

from journey.errors import JourneyError
from journey.model import EVIDENCE, Edit, Loss, Map
from journey.model.changes import add, new
from journey.model.losing import CONTROLS, REASONS, UNSAID, told
from journey.ui.define.belonging import at
from journey.ui.editing import draft_of, save
from journey.ui.followed import followed
from journey.ui.losses.finding import name_of
from journey.ui.losses.shown import open_loss, show
from journey.ui.panels.amounts import DAY_FORMAT, EARLIEST, LATEST, iso_day
from journey.ui.panels.drafts import taken
from journey.ui.problems import show_problem
from journey.ui.session import session

_LOSS = ("title", "place", "reason", "control", "customers", "value", "start", "end", "evidence")
_TALK = ("words", "follows", "who", "date")
_SAYS = ("talked", "willing")
_ABOUT = "field:new_talk:loss"
_DAY: dict[str, Any] = {"min_value": EARLIEST, "max_value": LATEST, "format": DAY_FORMAT}


def new_loss(journey_map: Map) -> None:
    """Where, why, how many and how it is known; everything but the button can be left as it is."""
    t = session.words
    with _card("draft_new_loss", t("losses_page.record")):
        st.text_input(
            t("map_page.losses.title"), placeholder=t("map_page.losses.title_placeholder"), **_at("title", "")
        )
        places = places_of(journey_map)
        place_choice(places, **_at("place", "", options=places))
        _choice("reason", t("map_page.losses.reason"), REASONS, "map_page.losses.reasons", "other")
        _choice("control", t("losses_page.by.control"), CONTROLS, "losses_page.controls", "unknown")
        if session.get(draft_of("field:new_loss:control"), None) in (None, "unknown"):
            st.caption(t("map_page.losses.unexplained"))
        left, right = st.columns(2)
        with left:
            st.number_input(t("map_page.losses.customers"), min_value=0, step=1, **_at("customers"))
        with right:
            st.number_input(
                t("map_page.losses.value"), min_value=0.0, step=1.0, format="%g",
                help=t("map_page.losses.value_help"), **_at("value"),
            )  # fmt: skip
        left, right = st.columns(2)  # a row of its own: the Tab key goes through one column before the next
        with left:
            st.date_input(t("map_page.losses.start"), **_DAY, **_at("start"))
        with right:
            st.date_input(t("map_page.losses.end"), **_DAY, **_at("end"))
        st.segmented_control(
            t("map_page.losses.evidence"), EVIDENCE, required=True, width="stretch",
            format_func=lambda known: t(f"evidence.{known}"), **_at("evidence", "assumed", start="default"),
        )  # fmt: skip
        st.button(t("losses_page.record_it"), type="primary", key="record_loss", on_click=_record)


def new_talk(journey_map: Map) -> None:
    """About which loss, with whom, when, what they said and what follows; or only who is willing to talk."""
    t = session.words
    with _card("draft_new_talk", t("losses_page.talk.add")):
        st.caption(t("map_page.conversations.about"))
        names = {loss.id: name_of(journey_map, loss, t) for loss in journey_map.losses}
        if session.get(draft_of(_ABOUT), None) not in names:
            session.put(draft_of(_ABOUT), next(iter(names)))
        st.selectbox(
            t("losses_page.talk.about"), list(names), format_func=names.__getitem__, **_waits(_ABOUT, options=names)
        )
        st.segmented_control(
            t("losses_page.talk.state"), _SAYS, required=True, width="stretch",
            format_func=lambda says: t(f"losses_page.talk.{says}"),
            **_waits("field:new_talk:state", _SAYS[0], start="default"),
        )  # fmt: skip
        st.text_input(t("map_page.conversations.who"), **_waits("field:new_talk:who", ""))
        st.date_input(t("map_page.conversations.date"), **_DAY, **_waits("field:new_talk:date"))
        if session.get(draft_of("field:new_talk:state"), None) != "willing":
            st.text_area(
                t("map_page.conversations.words"), height=90,
                placeholder=t("map_page.conversations.words_placeholder"), **_waits("field:new_talk:words", ""),
            )  # fmt: skip
            st.text_input(t("map_page.conversations.follows"), **_waits("field:new_talk:follows", ""))
        st.button(t("map_page.conversations.add"), type="primary", key="keep_talk", on_click=_keep_talk)


def places_of(journey_map: Map) -> dict[str, str]:
    """Every stage in order, each followed by its touchpoints; at first the whole journey."""
    names = {"": session.words("define.whole_journey")}
    for stage, cell in journey_map.path:
        names[stage.id] = stage.name
        names |= {place.id: f"\u2003{place.title}" for place in cell}
    return names


def place_choice(places: dict[str, str], **more: Any) -> None:
    st.selectbox(session.words("define.fields.place"), list(places), format_func=places.__getitem__, **more)


@contextmanager
def _card(key: str, title: str) -> Iterator[None]:
    """A form under its name, with a way out of it; what is typed into it waits for its button."""
    with st.container(key="card_loss_form", gap="small"):
        head(title)
        show_problem()
        with st.container(key=key, gap="small"):
            yield


def head(title: str) -> None:
    """The name of what stands open, and the button that closes it."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False, key="loss_form_head"):
        with st.container(width="stretch"):
            st.subheader(title, anchor=False)
        st.button(
            session.words("app.close"), icon=":material/close:", type="tertiary", key="close_editor",
            on_click=show, args=("",),
        )  # fmt: skip


def _at(field: str, empty: object = None, **how: Any) -> dict[str, Any]:
    return _waits(f"field:new_loss:{field}", empty, **how)


def _waits(
    key: str, empty: object = None, start: str = "value", options: Collection[str] | None = None
) -> dict[str, Any]:
    """Of a field whose words wait for its button; it starts with them by its parameter ``start``, or as an option."""
    kept = session.get(draft_of(key), None)
    held = empty if kept is None else kept
    first: dict[str, Any] = {start: held} if options is None else {}
    return {**followed(key, held, options=options, **first), "on_change": _keep, "args": (key,)}


def _keep(key: str) -> None:
    session.put(draft_of(key), session.widget(key, None))


def _keep_why(key: str) -> None:
    """A reason that is said is known, and a cause that nobody knows has none."""
    _keep(key)
    reason, control = "field:new_loss:reason", "field:new_loss:control"
    said = session.get(draft_of(reason), None) not in (None, UNSAID)
    if said and session.get(draft_of(control), None) in (None, "unknown"):
        session.put(*((draft_of(control), "unwanted") if key == reason else (draft_of(reason), UNSAID)))


def _choice(field: str, label: str, options: Sequence[str], words: str, first: str) -> None:
    names = {option: session.words(f"{words}.{option}") for option in options}
    st.selectbox(
        label, list(names), format_func=names.__getitem__, filter_mode=None,
        **{**_at(field, first, options=names), "on_change": _keep_why},
    )  # fmt: skip


def _typed(form: str, fields: Sequence[str]) -> dict[str, Any]:
    held = {field: session.widget(f"field:{form}:{field}", None) for field in fields}
    return {
        field: iso_day(value) if field in ("date", "start", "end") else value
        for field, value in held.items()
        if value is not None
    }


def _record() -> None:
    typed = _typed("new_loss", _LOSS)
    place = typed.pop("place", None)
    made: list[Loss] = []

    def recorded(journey_map: Map) -> Edit:
        found = new("losses", **typed, **at(journey_map, place))
        assert isinstance(found, Loss)
        made.append(found)
        return add(journey_map, found)

    if save(recorded):
        for field in _LOSS:
            taken(f"field:new_loss:{field}")
        open_loss(made[-1].id)


def _keep_talk() -> None:
    loss_id = session.widget(_ABOUT, "")
    talk: dict[str, JsonValue] = _typed("new_talk", _TALK)

    def heard(journey_map: Map) -> Edit | None:
        loss = journey_map.get(loss_id)
        if not isinstance(loss, Loss):
            raise JourneyError("gone", where=loss_id, id=loss_id)
        if not any(talk.values()):
            raise JourneyError("empty_talk", where=loss_id)
        return told(journey_map, loss_id, [*(each.model_dump(mode="json") for each in loss.conversations), talk])

    if save(heard):
        for field in (*_TALK, "loss", "state"):
            taken(f"field:new_talk:{field}")
        show("")
        session.notice = session.words("losses_page.talk.kept")
