"""The corner that says whether everything is saved. Only the browser knows what is still on its way, so it draws it."""

from journey.scene.icons import path_data
from journey.ui.define.taking import answered, take
from journey.ui.part import part, sent
from journey.ui.session import session

_STATES = {"saved": "app.all_saved", "unsaved": "app.unsaved", "saving": "app.saving", "offline": "app.offline"}
_sign = part("saved")


def saved_sign() -> None:
    """All saved, not saved yet, saving, or waiting for the network. On other pages what waits goes out from here."""
    t = session.words
    told = answered()
    _sign(
        key="saved_sign",
        data={
            "map": session.map_id,
            "words": {state: t(key) for state, key in _STATES.items()},
            "safe": t("define.sheet.waiting"),
            "icons": {"check": path_data("check")},
            "done": told["done"],
            "refused": list(told["refused"]),
        },
        on_ops_change=lambda: take(sent("saved_sign", "ops")),
    )
