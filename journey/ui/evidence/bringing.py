"""How a log comes in: a file, the sample, or a table of an engine; and the wait for a long one."""

import json
import os

import streamlit as st

from journey.ui.empty import place
from journey.ui.evidence.held import Held, drop, held, take, take_sample, take_table
from journey.ui.markdown import escaped
from journey.ui.session import session

LARGEST_MB = 1_000
LOOK_AGAIN_SECONDS = 0.5
ENGINE = "ITINERARIO_ENGINE_URL"
_OURS_ALONE = ("127.0.0.1", "localhost", "::1")


def bring(sentence: str = "log_page.empty") -> None:
    """What stands on the page before there is a log."""
    t = session.words
    with place(sentence), st.container(key="log_bring", gap="small"):
        word = json.dumps(t("maps.bring.browse"), ensure_ascii=False)
        st.html(f"<style>.st-key-log_bring {{ --browse: {word}; }}</style>")
        key = "log_file"
        st.file_uploader(t("log_page.upload"), key=key, max_upload_size=LARGEST_MB, on_change=_take, args=(key,))
        st.caption(t("log_page.stays"))
        with st.container(horizontal=True, gap="small"):
            st.button(t("log_page.sample"), icon=":material/play_arrow:", on_click=take_sample, key="sample_log")
            if _may_name_an_engine() or os.environ.get(ENGINE):
                with st.popover(t("log_page.engine"), icon=":material/database:", key="log_engine"):
                    _engine()


@st.fragment(run_every=LOOK_AGAIN_SECONDS)
def wait(found: Held) -> None:
    """How far the reading is, with a way to stop it."""
    t = session.words
    if held() is not found or found.job is None:
        st.rerun()
    share = found.job.watch.share()
    with st.container(key="log_wait", gap="small"):
        st.progress(share, t("log_page.reading_file", name=escaped(found.name), share=t.percent(share)))
        st.button(t("log_page.stop"), icon=":material/stop:", on_click=drop, key="stop_log")


def _take(key: str) -> None:
    file = session.widget(key, None)
    if file is not None:
        take(file.name, file)


def _may_name_an_engine() -> bool:
    """An address typed here is opened by the server: only who sits at it may choose."""
    return (st.get_option("server.address") or "") in _OURS_ALONE


def _engine() -> None:
    t = session.words
    st.markdown(t("log_page.engine_about"))
    if not os.environ.get(ENGINE):
        st.text_input(t("log_page.engine_url"), key="log_engine_url", placeholder="postgres://user@host/database")
    st.text_input(t("log_page.engine_table"), key="log_engine_table", placeholder="shop.events")
    st.button(t("log_page.engine_ask"), type="primary", on_click=_ask_engine, key="ask_engine")


def _ask_engine() -> None:
    url = os.environ.get(ENGINE) or (session.widget("log_engine_url", "") if _may_name_an_engine() else "")
    table = session.widget("log_engine_table", "").strip()
    if table:
        take_table(url.strip(), table)
