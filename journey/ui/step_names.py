"""What an edit did, in a few words."""

from journey.ui.session import session


def step_name(label: str, subject: str) -> str:
    """``Change touchpoint “Pays”``, from an edit's label and its subject."""
    t = session.words
    key = f"edits.{label}"
    return t(key, subject=subject) if t.has(key) else t("app.some_change", subject=subject)
