"""What is usual in a kind of business: short general lists in ``data/suggestions``, a file for each subject."""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal

from journey.formats.library import DATA

Subject = Literal["stages", "channels", "touchpoints", "personas", "purposes"]
Entry = Mapping[str, Any]


@cache
def usual(subject: Subject) -> Mapping[str, Any]:
    """By kind of business; ``any`` holds what is usual where the kind is not known, in most files."""
    with (DATA / "suggestions" / f"{subject}.toml").open("rb") as file:
        return tomllib.load(file)


def said(entry: Entry, language: str) -> str:
    """The words of an entry in a language; English where there are none."""
    words: str = entry.get(language, entry["en"])
    return words
