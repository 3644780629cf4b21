"""The library: the finished sample map and the templates to start from, and copies of a map under new ids."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from journey.errors import JourneyError
from journey.formats import document
from journey.formats.files import read_whole
from journey.i18n import LANGUAGES
from journey.model import COLLECTIONS, Map, Record, new_id
from journey.model.map import HEADER_FIELDS
from journey.model.references import REFERENCES

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


def fresh_copy(journey_map: Map, title: str | None = None) -> Map:
    """The same map under new ids, its own and every record's, with every reference rewritten; ``title`` renames it.

    ``answers`` still names the map that it answers: that one is not part of the copy. Records keep their order.
    """
    fresh = _new_ids(journey_map)
    header = {name: getattr(journey_map, name) for name in HEADER_FIELDS}
    if title is not None:
        header["title"] = title
    collections = {name: [_rewritten(record, fresh) for record in getattr(journey_map, name)] for name in COLLECTIONS}
    return Map.model_validate({"id": new_id(), **header, **collections})


def _new_ids(journey_map: Map) -> dict[str, str]:
    """A new id for each old one. Within a collection they ascend, because ties of order are broken by id."""
    fresh: dict[str, str] = {}
    for name in COLLECTIONS:
        old = [record.id for record in getattr(journey_map, name)]
        fresh.update(zip(old, sorted(new_id() for _ in old), strict=True))
    return fresh


def _rewritten(record: Record, fresh: dict[str, str]) -> Record:
    values = dict(record) | {"id": fresh[record.id]}
    for reference in REFERENCES[type(record)]:
        held = values[reference.field]
        if isinstance(held, tuple):
            values[reference.field] = _each(held, fresh)
        elif held is not None:
            values[reference.field] = fresh[held]
    return type(record).model_validate(values)


def _each(held: Iterable[str], fresh: dict[str, str]) -> tuple[str, ...]:
    return tuple(fresh[old] for old in held)


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
