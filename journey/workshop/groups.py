"""Which notes say nearly the same: offered to the facilitator, who joins them or not."""

from collections.abc import Mapping

from rapidfuzz import fuzz, process, utils

ALIKE = 78.0
"""Of 100, from which on two notes are offered as one; in which order their words stand counts nothing
(``token_sort_ratio``)."""
SHORTEST = 4  # letters, before likeness says anything


def suggested(notes: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """Ids of notes that are alike, group by group, the largest first; ``notes`` are their words by id.

    Two notes are together where each is like one that is in the group already: a chain of small steps is one group.
    """
    ids = [note for note, words in notes.items() if len(utils.default_process(words)) >= SHORTEST]
    if len(ids) < 2:
        return ()
    words = [utils.default_process(notes[note]) for note in ids]
    likeness = process.cdist(words, words, scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE)
    first = list(range(len(ids)))  # of each note, the first one it is alike with
    for one, row in enumerate(likeness):
        for other in range(one):
            if row[other]:
                low, high = sorted((_root(first, one), _root(first, other)))
                first[high] = low
    found: dict[int, list[str]] = {}
    for place, note in enumerate(ids):
        found.setdefault(_root(first, place), []).append(note)
    return tuple(sorted((tuple(each) for each in found.values() if len(each) > 1), key=lambda each: -len(each)))


def _root(first: list[int], place: int) -> int:
    while first[place] != place:
        place = first[place]
    return place
