"""A file that somebody brings: read whole or refused, and then nothing of it is kept."""

from journey.errors import JourneyError
from journey.formats import reader
from journey.model import fresh_copy
from journey.ui.library.starting import begin
from journey.ui.session import session


def bring(key: str) -> None:
    """Takes the file out of the uploader with this key and opens it as a new map."""
    file = session.widget(key, None)
    if file is None:
        return
    session.put("uploads", session.get("uploads", 0) + 1)  # the next file gets a fresh uploader
    session.put("upload_notes", ())
    try:
        notes = open_file(file.name, file.getvalue())
    except JourneyError as error:
        session.put("upload_problem", error)
        return
    session.put("upload_notes", notes)


def open_file(name: str, data: bytes) -> tuple[str, ...]:
    """Keeps the map in a file and opens it. What had to change to fit comes back in words. Raises JourneyError."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]  # a name may come with somebody else's folders in it
    form = reader(last)
    assert form.read is not None
    reading = form.read(data, last)
    begin(fresh_copy(reading.journey_map), "map")
    return tuple(session.words.say(note) for note in reading.notes)
