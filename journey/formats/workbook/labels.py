"""By which words a record is called where another one refers to it, and back."""

from collections import Counter
from collections.abc import Iterable, Mapping

from journey.i18n import LANGUAGES, Words, words
from journey.model import Map, Record
from journey.model.changes import subject_of
from journey.model.map import COLLECTION_OF, COLLECTIONS

_APART = ": "


def labels_of(journey_map: Map, say: Words) -> dict[str, str]:
    """A label for each record, by id: its name or its first words, told apart by a number within its collection."""
    found: dict[str, str] = {}
    for name in COLLECTIONS:
        taken: set[str] = set()
        repeated: Counter[str] = Counter()
        for number, record in enumerate(getattr(journey_map, name), 1):
            words_of_it = name_of(record) or f"{say(f'past.kinds.{name}')} {number}"
            label = words_of_it
            while label.casefold() in taken:
                repeated[words_of_it] += 1
                label = f"{words_of_it} ({repeated[words_of_it] + 1})"
            taken.add(label.casefold())
            found[record.id] = label
    return found


def name_of(record: Record) -> str:
    """A whole name on one line, or the first words of a record that has none."""
    name = getattr(record, "name", "") or getattr(record, "title", "")
    return " ".join((name or subject_of(record)).split())


def reference(record: Record, kinds: tuple[str, ...], labels: Mapping[str, str], say: Words) -> str:
    """The words of a reference; of any kind but the first that could stand there, they say the kind."""
    name = COLLECTION_OF[type(record)]
    label = labels[record.id]
    return label if name == kinds[0] else f"{say(f'past.kinds.{name}')}{_APART}{label}"


class Directory:
    """Finds a record by what a cell calls it: as it was called when the file was written, or as it is called now."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], str] = {}
        self._kinds = {
            words(language)(f"past.kinds.{name}").casefold(): name for language in LANGUAGES for name in COLLECTIONS
        }

    def add(self, collection: str, record_id: str, names: Iterable[str]) -> None:
        """The first record of a name keeps it."""
        for name in filter(None, map(_folded, names)):
            self._found.setdefault((collection, name), record_id)

    def begins(self, text: str, collection: str) -> str | None:
        """The id of the only record of a collection whose name begins with the words of ``text``."""
        start = f"{_folded(text)} "
        found = {each for (name, words), each in self._found.items() if name == collection and words.startswith(start)}
        return found.pop() if len(found) == 1 else None

    def find(self, text: str, kinds: tuple[str, ...]) -> str | None:
        """The id of what ``text`` calls, among the collections that may stand there."""
        prefix, apart, rest = text.partition(_APART)
        named = self._kinds.get(prefix.strip().casefold()) if apart else None
        if named in kinds and (found := self._found.get((named, _folded(rest)))):
            return found
        return next((found for kind in kinds if (found := self._found.get((kind, _folded(text))))), None)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
