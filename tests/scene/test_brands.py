"""Whatever colour a client has, words can be read in what is made of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey.model import Map
from journey.scene.brands import READABLE, clashes, contrast, readable, theme_of, themed
from journey.scene.themes import theme
from tests.brands import branded, client

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == contrast("#FFFFFF", "#777777") == pytest.approx(4.48, abs=0.005)


def test_a_failing_pair_is_named_with_both_colours_and_what_was_found() -> None:
    paper, card = clashes("#FFCC00", "light")
    assert (paper.place, paper.colour, paper.ground) == ("paper", "#FFCC00", theme("light").paper)
    assert (card.place, card.ground) == ("card", "#FFFFFF")
    assert (round(paper.ratio, 2), round(card.ratio, 2)) == (1.45, 1.51)
    assert clashes("#8A1538", "light") == ()
    assert [clash.place for clash in clashes("#8A1538", "dark")] == ["paper", "card"]


def test_a_colour_that_can_be_read_stays_as_it_is() -> None:
    assert readable("#8A1538", "light") == "#8A1538"
    assert readable("#FFCC00", "dark") == "#FFCC00"


def test_another_becomes_its_nearest_shade() -> None:
    shade = readable("#FFCC00", "light")
    assert shade == "#8C7000"  # a step lighter would not do
    assert clashes(shade, "light") == ()
    assert clashes("#8E7200", "light") != ()


@given(COLOURS)
def test_in_every_theme_words_are_read_on_paper_card_and_tint(colour: str) -> None:
    for name in ("light", "dark"):
        look = themed(name, client(colour=colour))
        assert look.band == colour
        assert min(contrast(look.brand, ground) for ground in (look.paper, look.card, look.brand_tint)) >= READABLE


def test_the_tint_is_one_of_the_colour_itself() -> None:
    assert themed("light", client(colour="#FFCC00")).brand_tint == "#FFFAE6"
    assert themed("dark", client(colour="#8A1538")).brand_tint == "#231822"


def test_print_stays_without_colours_and_a_brand_without_a_colour_is_the_house_s() -> None:
    assert (themed("print", client()).brand, themed("print", client()).band) == ("#111111", "")
    assert themed("light", client(colour="")) == theme("light")
    assert theme_of(Map(id="m"), "dark") is theme("dark")
    assert theme_of(branded(Map(id="m"), client(font="Noto Sans")), "print").family == "Noto Sans"


def test_what_other_colours_mean_is_kept() -> None:
    old, new = theme("light"), themed("light", client())
    assert (new.loss, new.personas, new.emotions, new.ink) == (old.loss, old.personas, old.emotions, old.ink)
