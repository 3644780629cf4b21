"""What does not hold on a map is told by its cell and stays as it was."""

import re
from copy import deepcopy
from typing import Any

from journey.errors import JourneyError
from journey.formats.workbook.desk import Desk
from journey.i18n import Phrase
from journey.model import Map
from journey.model.inspection import inspect

_PLACED = re.compile(r"(\w+\[\d+\](?:\.conversations\[\d+\])?)(?:\.([\w.]+))?")


def mended(desk: Desk, document: dict[str, Any]) -> Map:
    """The map of a document. What is wrong in it is as it was held, and left out where nothing was."""
    looked = inspect(document)
    if looked.errors:
        for error in looked.errors:
            _put_back(desk, error)
        looked = inspect(document)
    return looked.readable


def _put_back(desk: Desk, error: JourneyError) -> None:
    why = Phrase(f"errors.{error.code}.what", error.params)
    found = _PLACED.match(error.where)
    place, path = (found[1], found[2] or "") if found else (error.where, error.where)
    if place in desk.places:
        row, body = desk.places[place]
        desk.refuse(row, next((column for column in row.cells if column.field == path), None), why)
        _back(body, desk.held.get(row.id, {}), path)
    elif not found:  # a record without a sheet goes with what it was about, and nobody has to be told
        desk.refused.append(why)


def _back(body: dict[str, Any], held: dict[str, Any], path: str) -> None:
    """The field at a path (``face.hair``) as it was held."""
    *owners, name = path.split(".")
    for owner in owners:
        body, held = body.get(owner, {}), held.get(owner, {})
    if name in held:
        body[name] = deepcopy(held[name])
