"""A callback runs to its end, whatever is asked for meanwhile; the run is stopped after it."""

from collections.abc import Iterator

import pytest
from streamlit.runtime.state import SessionState
from streamlit.runtime.state.safe_session_state import SafeSessionState

from journey.ui.whole import finish_callbacks


class Stopped(Exception):
    """Somebody has clicked elsewhere."""


def stop() -> None:
    raise Stopped


@pytest.fixture
def state(monkeypatch: pytest.MonkeyPatch) -> Iterator[SafeSessionState]:
    monkeypatch.setattr(SafeSessionState, "on_script_will_rerun", SafeSessionState.on_script_will_rerun)
    finish_callbacks()
    yield SafeSessionState(SessionState(), stop)


def test_a_callback_may_look_at_the_state_while_a_newer_run_waits(
    state: SafeSessionState, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[object] = []

    def callback(*_: object, **__: object) -> None:
        state["kept"] = 34017
        done.append(state["kept"])

    monkeypatch.setattr(SessionState, "on_script_will_rerun", callback)
    state.on_script_will_rerun(None)
    assert done == [34017]


def test_afterwards_the_run_can_be_stopped_again(state: SafeSessionState) -> None:
    state.on_script_will_rerun(None)
    with pytest.raises(Stopped):
        state["anything"]


def test_so_can_it_when_a_callback_failed(state: SafeSessionState, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ValueError

    monkeypatch.setattr(SessionState, "on_script_will_rerun", fail)
    with pytest.raises(ValueError):
        state.on_script_will_rerun(None)
    with pytest.raises(Stopped):
        state["anything"]


def test_it_is_done_once(state: SafeSessionState) -> None:
    before = SafeSessionState.on_script_will_rerun
    finish_callbacks()
    assert SafeSessionState.on_script_will_rerun is before
