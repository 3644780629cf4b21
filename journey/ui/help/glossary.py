"""The words of the field, from ``data/glossary/terms.toml``: each with its name and its meaning in every language."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

TERMS = Path(__file__).parents[3] / "data" / "glossary" / "terms.toml"


@dataclass(frozen=True, slots=True)
class Term:
    """``name`` and ``text`` by language. ``source`` is a publication, "" for common speech; ``see`` are other keys."""

    key: str
    name: Mapping[str, str]
    text: Mapping[str, str]
    source: str = ""
    see: tuple[str, ...] = ()


@cache
def glossary() -> Mapping[str, Term]:
    """All the words by their key, in the order of the file: from the whole journey to its parts."""
    with TERMS.open("rb") as file:
        held = tomllib.load(file)
    return MappingProxyType({key: _term(key, entry) for key, entry in held.items()})


def told(language: str, other: str) -> list[dict[str, object]]:
    """The words as the browser shows them, in the order of the alphabet of ``language``, with the name in ``other``."""
    terms = sorted(glossary().values(), key=lambda term: term.name[language].casefold())
    return [
        {
            "key": term.key,
            "name": term.name[language],
            "other": "" if term.name[other] == term.name[language] else term.name[other],
            "text": term.text[language],
            "source": term.source,
            "see": [[key, glossary()[key].name[language]] for key in term.see],
        }
        for term in terms
    ]


def _term(key: str, entry: Mapping[str, object]) -> Term:
    languages = {code: said for code, said in entry.items() if isinstance(said, Mapping)}
    see = entry.get("see", ())
    return Term(
        key,
        {code: str(said["term"]) for code, said in languages.items()},
        {code: str(said["text"]) for code, said in languages.items()},
        str(entry.get("source", "")),
        tuple(see) if isinstance(see, list) else (),
    )
