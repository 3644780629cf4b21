"""Ways to begin: the sample, a copy of it, a template, a file."""

from journey.formats import reader
from journey.formats.library import open_sample, open_template
from journey.model import Map, fresh_copy
from journey.ui.problems import told
from journey.ui.session import session, store

LARGEST_FILE = 50 * 2**20


def open_map(map_id: str) -> None:
    session.map_id = map_id
    session.view = "poster"


def keep_sample() -> str:
    """The sample in the page's language, put into the store unless it is there; its id."""
    sample = open_sample(session.language)
    known = {summary.id for deleted in (False, True) for summary in store().maps(deleted=deleted)}
    known |= {summary.id for summary in store().maps(archived=True)}
    if sample.id in known:
        if sample.id in {summary.id for summary in store().maps(deleted=True)}:
            store().undelete(sample.id, session.actor)
        return sample.id
    return store().create(sample, session.actor)


def open_sample_map() -> None:
    with told():
        open_map(keep_sample())
        session.put("go", "map")


def copy_sample() -> None:
    with told():
        sample = open_sample(session.language)
        title = session.words("maps.card.copy_of", title=sample.title)
        _begin(fresh_copy(sample, title).model_copy(update={"is_sample": False}), "define")


def start_blank() -> None:
    start_template("blank")


def start_template(name: str) -> None:
    """A copy of a template in the page's language, under ids of its own."""
    with told():
        _begin(fresh_copy(open_template(name, session.language)), "define")


def bring(name: str, data: bytes) -> tuple[str, ...]:
    """Opens a file as a new map; what had to change to fit comes back as lines. Raises JourneyError, keeps nothing then."""
    form = reader(name)
    assert form.read is not None
    reading = form.read(data, name.replace("\\", "/").rsplit("/", 1)[-1])
    _begin(fresh_copy(reading.journey_map), "map")
    return reading.notes


def _begin(journey_map: Map, page: str) -> None:
    open_map(store().create(journey_map, session.actor))
    session.put("step", "")
    session.put("go", page)
