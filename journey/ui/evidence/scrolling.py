"""A place whose content keeps the width that it needs to be read, and scrolls sideways in less room."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st


@contextmanager
def scrolling(key: str, least_px: int) -> Iterator[None]:
    """``least_px``: 0 where the content fits. The frame inside is ``{key}_frame``."""
    with st.container(key=key), st.container(key=f"{key}_frame", width=least_px or "stretch"):
        yield
