"""What stands open beside the matrix: a loss, one of the two empty forms, or nothing."""

from journey.ui.session import session

NEW_LOSS, NEW_TALK = "new loss", "new talk"  # blanks: no id has them


def shown() -> str:
    """``NEW_LOSS``, ``NEW_TALK``, the id of a loss, or ""."""
    return session.get("losses_shown", "")


def show(what: str) -> None:
    session.put("losses_shown", what)


def open_loss(loss_id: str) -> None:
    """Opens a loss, and closes what stood there."""
    show(loss_id)
