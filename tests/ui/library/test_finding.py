"""Maps found by their words."""

from types import SimpleNamespace

import pytest

from journey.ui.library.finding import found


@pytest.mark.parametrize(
    ("query", "ids"),
    [("perche", ["a"]), ("E commerce", ["b"]), ("e-commerce c++", ["b"]), ("++", ["b"]), ("", ["b", "a"])],
)
def test_words_are_found_without_accents_and_signs_and_signs_alone_as_they_are(query: str, ids: list[str]) -> None:
    maps = [
        SimpleNamespace(id="a", title="Perché tornano", headline="", updated_at=1),
        SimpleNamespace(id="b", title="E-commerce", headline="C++ shop", updated_at=2),
    ]
    assert [each.id for each in found(maps, query)] == ids
