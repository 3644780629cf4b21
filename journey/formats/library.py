"""The library: the finished sample map and the templates to start from."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from journey.errors import JourneyError
from journey.files.disk import read_whole
from journey.formats import document
from journey.i18n import LANGUAGES
from journey.model import Map

DATA = Path(__file__).resolve().parents[2] / "data"
SAMPLE = "online-bike-shop"
_SUFFIX = ".journey.json"


@dataclass(frozen=True, slots=True)
class Template:
    """A map to start from. ``about`` is one line on the journey it tells, empty for the blank one."""

    name: str
    language: str
    title: str
    path: Path
    about: str
    stage_count: int
    touchpoint_count: int


@cache
def templates() -> tuple[Template, ...]:
    """Every template in every language, by name and language."""
    found = sorted((DATA / "templates").glob(f"*{_SUFFIX}"), key=lambda path: path.name)
    return tuple(_template(path) for path in found)


def open_template(name: str, language: str = "en") -> Map:
    """A template as it stands in its file; take a ``fresh_copy`` to work on. An unknown language falls back to English.

    Raises JourneyError ``unknown_template``.
    """
    known = sorted({template.name for template in templates()})
    if name not in known:
        raise JourneyError("unknown_template", value=name, allowed=", ".join(known))
    return _read(DATA / "templates" / _file(name, language))


def open_sample(language: str = "en") -> Map:
    """The finished sample map. An unknown language falls back to English."""
    return _read(DATA / "samples" / _file(SAMPLE, language))


def sample_to_keep(language: str = "en") -> Map:
    """The sample for a store: its languages hold the same records, so each goes under a map id of its own."""
    sample = open_sample(language)
    return sample.model_copy(update={"id": f"{sample.id}-{sample.language}"})


def _template(path: Path) -> Template:
    name, language = path.name.removesuffix(_SUFFIX).rsplit(".", 1)
    journey_map = _read(path)
    return Template(
        name=name,
        language=language,
        title=journey_map.title,
        path=path,
        about=journey_map.scenario,
        stage_count=len(journey_map.stages),
        touchpoint_count=len(journey_map.touchpoints),
    )


def _file(name: str, language: str) -> str:
    return f"{name}.{language if language in LANGUAGES else LANGUAGES[0]}{_SUFFIX}"


@cache
def _read(path: Path) -> Map:
    return document.read(read_whole(path), where=path.name).journey_map
