"""Ways to begin: the sample, a copy of it, a template."""

from journey.errors import JourneyError
from journey.formats.library import open_sample, open_template, sample_to_keep
from journey.model import Map, fresh_copy
from journey.ui.library.titles import with_own_title
from journey.ui.problems import told
from journey.ui.session import session, store


def open_map(map_id: str) -> None:
    session.map_id = map_id
    session.view = "poster"


def keep_sample() -> str:
    """The id of the sample in the page's language, which is put into the store unless it is there."""
    sample = sample_to_keep(session.language)
    if sample.id in {summary.id for summary in store().maps(deleted=True)}:
        store().undelete(sample.id, session.actor)
    known = {summary.id for archived in (False, True) for summary in store().maps(archived=archived)}
    if sample.id in known:
        return sample.id
    try:
        return store().create(sample, session.actor)
    except JourneyError as error:
        if error.code != "exists":  # somebody else opened it at the same moment
            raise
        return sample.id


def open_sample_map() -> None:
    with told():
        open_map(keep_sample())
        session.put("go", "map")


def copy_sample() -> None:
    """A copy of the sample to work on, which is no sample any more."""
    with told():
        sample = open_sample(session.language)
        begin(fresh_copy(sample, session.words("maps.card.copy_of", title=sample.title)), "define")


def start_blank() -> None:
    """A blank map, or the one that this person began before and has not touched yet."""
    begun = session.get("begun", "")
    session.put("focus", {"id": "", "field": "adder"})
    if any(each.id == begun and each.head == 0 and each.language == session.language for each in store().maps()):
        _open_new(begun, "define")
        return
    start_template("blank", title="")
    session.put("begun", session.map_id)


def start_template(name: str, title: str | None = None) -> None:
    """A copy of a template in the page's language, under ids of its own."""
    with told():
        begin(fresh_copy(open_template(name, session.language), title), "define")


def begin(journey_map: Map, page: str) -> None:
    """Keeps a new map and opens it on a page. Raises JourneyError."""
    own = with_own_title(journey_map).model_copy(update={"is_sample": False})
    _open_new(store().create(own, session.actor), page)


def _open_new(map_id: str, page: str) -> None:
    open_map(map_id)
    for name in ("step", "stage", "who", "removed"):
        session.put(name, None)
    session.put("go", page)
