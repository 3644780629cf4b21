"""Names of downloaded files."""

import pytest

from journey.ui.file_names import file_name


def test_a_title_becomes_small_ascii_words() -> None:
    assert file_name("Perché l’auto è cara?", "poster", "it", suffix=".png") == "perche-lauto-e-cara-poster-it.png"


def test_every_part_is_made_plain() -> None:
    name = file_name("Shop", "persona", "Renato Donà", "it", suffix=".pdf")
    assert name == "shop-persona-renato-dona-it.pdf"


def test_a_part_with_nothing_to_keep_is_not_there() -> None:
    assert file_name("Shop", "persona", "旅人", "en", suffix=".pdf") == "shop-persona-en.pdf"


def test_empty_parts_leave_no_hyphen() -> None:
    assert file_name("Shop", "", "en", suffix=".pdf") == "shop-en.pdf"


@pytest.mark.parametrize("title", ["", "  ", "旅", "///", ".."])
def test_a_title_with_nothing_to_keep_is_a_map(title: str) -> None:
    assert file_name(title, suffix=".svg") == "map.svg"


def test_a_title_cannot_lead_to_another_folder() -> None:
    assert file_name("../../etc/passwd", suffix=".svg") == "etc-passwd.svg"


def test_a_long_title_is_cut_at_sixty_letters() -> None:
    assert len(file_name("ab " * 100, suffix="")) <= 60
