"""A file that somebody brings: read whole or refused, and then nothing of it is kept."""

from journey.errors import JourneyError
from journey.formats import FORMATS, Reading, reader
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
    reading = _read(last, data)
    begin(fresh_copy(reading.journey_map), "map")
    return tuple(session.words.say(note) for note in reading.notes)


def _read(name: str, data: bytes) -> Reading:
    try:
        read = reader(name).read
    except JourneyError as error:  # of all the formats there are, name those that can be brought
        if error.code != "unknown_format":
            raise
        readable = ", ".join(dict.fromkeys(form.suffix for form in FORMATS if form.read))
        raise JourneyError("unknown_format", value=error.params["value"], allowed=readable) from None
    assert read is not None
    return read(data, name)
