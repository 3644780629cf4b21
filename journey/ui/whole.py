"""Callbacks run to their end.

Streamlit stops a run when a newer one is asked for, and every look at the session's state is a place where it may
stop, also within a callback: a field left by clicking elsewhere would then be taken for saved, its callback cut off
before the store was asked. What draws may be cut off, what writes may not; Streamlit itself stops the run right after
the callbacks.
"""

from functools import wraps
from typing import Any

from streamlit.runtime.state.safe_session_state import SafeSessionState


def finish_callbacks() -> None:
    """For the whole process, once."""
    run_callbacks = SafeSessionState.on_script_will_rerun
    if hasattr(run_callbacks, "__wrapped__"):
        return

    @wraps(run_callbacks)
    def to_their_end(state: SafeSessionState, *states: Any, **more: Any) -> None:
        stop = state._yield_callback
        object.__setattr__(state, "_yield_callback", lambda: None)  # its own __setattr__ writes the session's state
        try:
            run_callbacks(state, *states, **more)
        finally:
            object.__setattr__(state, "_yield_callback", stop)

    kind: Any = SafeSessionState
    kind.on_script_will_rerun = to_their_end
