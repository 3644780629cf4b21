"""What a format is: one kind of file, read or written or both."""

from collections.abc import Callable
from dataclasses import dataclass

from journey.i18n import Phrase
from journey.layout.choices import Beside, Choices
from journey.model import Map


@dataclass(frozen=True, slots=True)
class Template:
    """A client's own file to begin with: its bytes, and the name by which it is spoken of."""

    data: bytes
    name: str = ""


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How a file is to be written; a format takes what it needs and ignores the rest.

    ``persona`` is a name or an id; ``lang`` None means the map's own language. ``scale`` is image pixels per scene px
    and ``dpi`` pixels per inch of ``paper``. ``beside`` is what the view ``compare`` puts beside the map. ``choices``,
    where given, says in detail what a picture shows. ``template`` is the client's own look for slides.
    ``head`` is the number of the map's last edit, for a file that comes back.
    """

    view: str = "poster"
    persona: str = ""
    lang: str | None = None
    paper: str = "fit"
    dpi: float | None = None
    scale: float | None = None
    theme: str = "light"
    beside: Beside | None = None
    choices: Choices | None = None
    template: Template | None = None
    head: int | None = None


PICTURE_OPTIONS = frozenset({"view", "persona", "lang", "paper", "theme"})


@dataclass(frozen=True, slots=True)
class Written:
    """A file's whole content, and a line for each kind of thing that it could not hold."""

    data: bytes
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """The map in a file, and a phrase for each kind of thing that was changed to fit: the reader chooses a language.

    ``refused`` says of each row or cell that could not be read where it stands and why.
    """

    journey_map: Map
    notes: tuple[Phrase, ...] = ()
    refused: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True)
class Format:
    """``read(data, where)`` and ``write(journey_map, options)`` raise JourneyError.

    ``aliases``: further suffixes. ``takes``: the options that make a difference to what is written.
    """

    name: str
    suffix: str
    mime: str
    read: Callable[[bytes, str], Reading] | None = None
    write: Callable[[Map, ExportOptions], Written] | None = None
    aliases: tuple[str, ...] = ()
    takes: frozenset[str] = frozenset()

    @property
    def suffixes(self) -> tuple[str, ...]:
        """Every end of a name by which the format is known, its own first."""
        return (self.suffix, *self.aliases)
