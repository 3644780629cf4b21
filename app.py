"""Itinerario in the browser: ``streamlit run app.py``."""

import asyncio
import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.middleware import Middleware
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import get_script_run_ctx

from journey.live.promptly import send_promptly
from journey.live.workshop.routes import LIVE
from journey.ui.entry import OwnersDoor
from journey.ui.evidence.shelf import shelf
from journey.ui.front import FRONT
from journey.ui.sharing.door import PassphraseDoor
from journey.ui.warming import importing, warm, warm_the_rest
from journey.ui.whole import finish_callbacks

ROUTES = [*LIVE, *FRONT]
gc.disable()  # until the server is ready: what is imported stays


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Gets ready for the first visitor; then tidies once a minute: Streamlit's collecting after every run is off."""
    send_promptly()
    finish_callbacks()
    # Until the first run reaches st.navigation, a link to a page would show that page bare, without this frame.
    PagesManager.uses_pages_directory = False
    warming = asyncio.create_task(_ready())
    tidying = asyncio.create_task(_tidy())
    yield
    tidying.cancel()
    await asyncio.to_thread(shelf.clear)
    await warming


async def _ready() -> None:
    try:
        await asyncio.to_thread(warm)
    finally:
        gc.freeze()
        gc.enable()


async def _tidy(seconds_between: int = 60) -> None:
    while True:
        await asyncio.sleep(seconds_between)
        await asyncio.to_thread(shelf.tidy)
        gc.collect()


def on_failure(error: Exception) -> bool:
    with importing:
        from journey.ui.problems import calm_failure  # with all that a page needs, which would delay the start

    return calm_failure(error)


DOORS = (Middleware(OwnersDoor), Middleware(PassphraseDoor))
app = st.App(__file__, routes=ROUTES, middleware=DOORS, lifespan=lifespan, on_script_error=on_failure)


def main() -> None:
    with importing:
        from journey.ui.shell import navigation
        from journey.ui.theme import apply_theme

    apply_theme()
    try:
        navigation()
    finally:
        warm_the_rest()


if get_script_run_ctx(suppress_warning=True):
    main()
