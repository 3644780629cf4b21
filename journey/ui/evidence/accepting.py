"""The card under an answer: what of it becomes evidence on the map, all of it or what somebody ticks, as one edit."""

from typing import Any

import streamlit as st

from journey.analyses.accepting import OF_WAYS, accepting, claims, outcome, overwritten
from journey.analyses.claim import Claim
from journey.errors import JourneyError
from journey.i18n import Phrase, Words
from journey.model import Edit, Map
from journey.store.rights import Access
from journey.ui.editing import Opened, save
from journey.ui.evidence.held import Asked, Held, alone
from journey.ui.evidence.questions import answer, is_of, log_for
from journey.ui.followed import followed
from journey.ui.markdown import escaped
from journey.ui.session import session
from journey.ui.settings.person import shown_name

_LIST_PX = 340
_MOST_REPLACED = 3


def accept(found: Held, question: str, said: Any, opened: Opened, way: str = "all") -> None:
    """Nothing where the answer says nothing about the open map. ``way``: what accepting all of it is called."""
    offered = _offered(found, question, said, opened)
    if not offered:
        return
    t, of = session.words, (question, opened.map.id)
    unticked = found.unticked.get(of, frozenset())
    chosen = tuple(claim for claim in offered if claim.key not in unticked)
    with st.container(key="log_accept", gap="small"):
        st.subheader(t("log_page.accept.title"), anchor=False)
        if accepting(opened.map, offered) is None:
            st.markdown(f":material/check: {t('log_page.accept.already')}")
            return
        edit = accepting(opened.map, chosen)
        st.markdown(escaped(_told(opened.map, edit, t)))
        if not opened.access.may("edit"):
            st.markdown(escaped(_refusal(opened.access).what(session.language)))
            return
        choosing = session.get("log_choosing", False)
        with st.container(horizontal=True, gap="small", key="log_accept_ways"):
            whole = len(chosen) == len(offered)
            label = t(f"log_page.accept.{way}") if whole else t("log_page.accept.chosen", n=len(chosen))
            st.button(
                label, type="primary", icon=":material/check:", key="accept_evidence", disabled=edit is None,
                on_click=_accept, args=(found, of, chosen),
            )  # fmt: skip
            st.button(t(f"log_page.accept.{'hide' if choosing else 'choose'}"), key="choose_evidence", on_click=_open)
        if choosing:
            _list(found, of, offered)


def _offered(found: Held, question: str, said: Any, opened: Opened) -> tuple[Claim, ...]:
    if not is_of(found, opened.map):
        return ()  # who comes back to another firm is no evidence here
    ways = None
    if question in OF_WAYS:
        try:
            ways = answer(found, "adherence", opened.map, opened.head)
        except JourneyError:
            return ()
    return claims(
        question,
        said,
        log_for(found, question),
        opened.map,
        session.words,
        ways,
        found.part.event if found.part else "",
    )


def _told(journey_map: Map, edit: Edit | None, t: Words) -> str:
    if edit is None:
        return t("log_page.accept.nothing")
    done = outcome(journey_map, edit)
    counts = {"touchpoints": done.touchpoints, "metrics": done.metrics, "links": done.links, "losses": done.losses}
    told = [t(f"log_page.accept.{name}", n=n) for name, n in counts.items() if n]
    before, after = (t.percent(share) for share in (done.before, done.after))
    if before != after:
        told.append(t("log_page.accept.assumed", before=before, after=after))
    replaced = overwritten(journey_map, edit)[:_MOST_REPLACED]
    told += [t("log_page.accept.replaces", source=each.instead, before=each.source, n=each.n) for each in replaced]
    return " ".join(told)


def _refusal(access: Access) -> JourneyError:
    """As the store would say it."""
    if access.reaches("edit"):
        return JourneyError("locked", name=shown_name(access.locked_by or ""))
    return JourneyError("not_allowed", role=Phrase(f"sharing.roles.{access.role}"))


def _list(found: Held, of: Asked, offered: tuple[Claim, ...]) -> None:
    t, unticked = session.words, found.unticked.get(of, frozenset())
    all_on = not unticked
    st.button(
        t(f"log_page.accept.{'none' if all_on else 'every'}"), type="tertiary", key="tick_all", on_click=_tick_all,
        args=(found, of, offered, not all_on),
    )  # fmt: skip
    with st.container(height=_LIST_PX, key="log_claims", gap="small"):
        for number, claim in enumerate(offered):
            key, is_on = f"claim_{of[0]}_{number}", claim.key not in unticked
            label = f"**{escaped(claim.subject)}**: {escaped(claim.said)}"
            st.checkbox(label, on_change=_tick, args=(found, of, claim.key, key), **followed(key, is_on, value=is_on))


def _open() -> None:
    session.put("log_choosing", not session.get("log_choosing", False))


@alone
def _tick(found: Held, of: Asked, claim: str, key: str) -> None:
    unticked = found.unticked.get(of, frozenset())
    found.unticked[of] = unticked - {claim} if session.widget(key, True) else unticked | {claim}


@alone
def _tick_all(found: Held, of: Asked, offered: tuple[Claim, ...], on: bool) -> None:
    found.unticked[of] = frozenset() if on else frozenset(claim.key for claim in offered)


def _accept(found: Held, of: Asked, chosen: tuple[Claim, ...]) -> None:
    """On the newest map: what others did to it meanwhile stays, and what they removed is not put back."""
    if save(lambda journey_map: accepting(journey_map, chosen, found.name)):
        found.unticked.pop(of, None)
        session.put("log_choosing", False)
        session.notice = session.words("log_page.accept.accepted", name=found.name)
