"""Pages run without a browser, on a database of their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from journey.store.store import Store
from journey.ui.session import store

ROOT = Path(__file__).parents[2]


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """The store that the pages use in this test."""
    monkeypatch.setenv("ITINERARIO_DATABASE_URL", f"sqlite:///{tmp_path / 'maps.db'}")
    st.cache_resource.clear()
    st.cache_data.clear()
    yield store()
    store().close()
    st.cache_resource.clear()


@pytest.fixture
def app(kept: Store) -> AppTest:
    """The whole app, not yet run."""
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
