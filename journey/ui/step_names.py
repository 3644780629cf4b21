"""What an edit did, in a few words."""

import re

from journey.ui.session import session

_EMPTY = re.compile(r"\s*[“«]\s*[”»]|:\s*$")


def step_name(label: str, subject: str) -> str:
    """``Change touchpoint “Pays”``, from an edit's label and its subject; without quotes where there is no subject."""
    t = session.words
    key = f"edits.{label}"
    name = t(key, subject=subject) if t.has(key) else t("app.some_change", subject=subject)
    return name if subject else _EMPTY.sub("", name)
