"""What an edit did, in a few words."""

import re

from journey.ui.session import session

_EMPTY = re.compile(r"\s*[“«]\s*[”»]|\s*[:·]\s*$")
_OF_THE_MAP = "change.map_"


def step_name(label: str, subject: str, of_label: str = "") -> str:
    """``Change touchpoint “Pays”``, from an edit's label and its subject; without quotes where there is no subject.

    ``of_label`` is what an undo or a redo is about. It is named as it was done: ``Undone · Change touchpoint “Pays”``.
    """
    if of_label:
        subject = step_name(of_label, subject)
    t = session.words
    key = f"edits.{label}"
    if label.startswith(_OF_THE_MAP) and not t.has(key):
        key = "edits.change.map"
    name = t(key, subject=subject) if t.has(key) else t("app.some_change", subject=subject)
    return name if subject else _EMPTY.sub("", name)
