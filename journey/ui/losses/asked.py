"""What has to be said of a log before its numbers of losses can be believed: whether an event is a natural end."""

from journey.analyses.drop_off_answer import DropOff
from journey.ui.editing import Opened
from journey.ui.evidence.held import alone, held
from journey.ui.evidence.questions import is_of
from journey.ui.vanishing.asking import said_to
from journey.ui.vanishing.terms import perhaps_ends


@alone
def ends_asked(found: Opened) -> None:
    """The question, with its answers; nothing where no log is held, or all is answered."""
    log = held()
    if log is None or log.job or log.log is None or not is_of(log, found.map):
        return
    said = said_to(log, "drop_off", found.map, found.head)
    if isinstance(said, DropOff) and said.perhaps_ends:
        perhaps_ends(log, said.perhaps_ends, found.map)
