"""The files of a workshop: one page as PDF, slides or Markdown, and everything that was said as a workbook."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from journey.errors import JourneyError
from journey.formats import report_pages
from journey.formats.workshop import pages, text, workbook
from journey.formats.xlsx import MIME
from journey.i18n import words
from journey.model import Map
from journey.store import Store
from journey.store.rights import Takes
from journey.store.room_rows import Person, Room
from journey.store.saying import Heard
from journey.workshop.summary import Summary, summarized


@dataclass(frozen=True, slots=True)
class File:
    """A file to be taken away."""

    name: str
    mime: str
    data: bytes


@dataclass(frozen=True, slots=True)
class _Held:
    """A room with all that files are made of; ``heard`` with what is gone."""

    journey_map: Map
    room: Room
    people: list[Person]
    heard: list[Heard]
    language: str

    @property
    def summary(self) -> Summary:
        return summarized(self.journey_map, self.room, self.people, [each for each in self.heard if not each.gone])


def _pdf(held: _Held) -> bytes:
    return report_pages.as_pdf([pages.sheet(held.summary, held.language)], held.journey_map.title)


def _slides(held: _Held) -> bytes:
    return report_pages.as_slides(pages.slides(held.summary, held.language), held.journey_map.title)


def _markdown(held: _Held) -> bytes:
    return text.written(held.summary, held.language)


def _workbook(held: _Held) -> bytes:
    return workbook.written(held.journey_map, held.room, held.people, held.heard, held.language)


_MAKERS: Mapping[str, tuple[str, Callable[[_Held], bytes]]] = MappingProxyType(
    {
        "pdf": (report_pages.MIMES[".pdf"], _pdf),
        "pptx": (report_pages.MIMES[".pptx"], _slides),
        "md": ("text/markdown", _markdown),
        "xlsx": (MIME, _workbook),
    }
)
KINDS = tuple(_MAKERS)
_PAGES = ("pdf", "pptx")  # a text and a workbook hold the words themselves


def file_of(store: Store, room_id: str, kind: str, language: str = "") -> File:
    """One of ``KINDS`` of a room, for whoever leads its map, in a language or that of the map.

    Raises JourneyError ``unknown_room``, ``not_allowed``, ``not_to_take``, ``unknown_format``, and those of a PDF.
    """
    if kind not in _MAKERS:
        raise JourneyError("unknown_format", value=kind, allowed=", ".join(KINDS))
    room = store.room(room_id)
    store.require_taking(room.map_id, takes(kind))
    journey_map, _ = store.load(room.map_id)
    spoken = words(language or journey_map.language)
    held = _Held(journey_map, room, store.people(room_id), store.heard_in(room_id, gone=True), spoken.language)
    mime, make = _MAKERS[kind]
    return File(name_of(room, kind), mime, make(held))


def name_of(room: Room, kind: str) -> str:
    """What a file of the room is called: ``mela-42.pdf``."""
    return f"{room.code.lower().replace(' ', '-')}.{kind}"


def takes(kind: str) -> Takes:
    """What somebody must be allowed to take away for such a file."""
    return "pictures" if kind in _PAGES else "everything"


def files_of(store: Store, room_id: str, language: str = "") -> tuple[File, ...]:
    """All of them."""
    return tuple(file_of(store, room_id, kind, language) for kind in KINDS)
