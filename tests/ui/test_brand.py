"""The brand on the Export page: set field by field, taken from another map, named where it cannot be read, refused."""

import pytest
from streamlit.testing.v1 import AppTest

from journey.formats.logo import logo_of
from journey.i18n import words
from journey.model import Map, Persona, Stage
from journey.store.store import Store
from tests.brands import branded, client, png

t = words("en")
SHOP = Map(id="shop", title="Shop", personas=(Persona(id="ann", name="Ann"),), stages=(Stage(id="s", name="Order"),))
BANK = branded(Map(id="bank", title="Bank", stages=(Stage(id="s2", name="Open"),)), client(font="Noto Sans"))


def shown(app: AppTest, map_id: str = "shop", **address: str) -> AppTest:
    app.query_params.update({"map": map_id, **address})
    app.run()
    app.switch_page("pages/export.py").run()
    assert not app.exception
    return app


def is_offered(app: AppTest) -> bool:
    return any(each.key == "brand_name" for each in app.text_input)


def warnings(app: AppTest) -> list[str]:
    return [warning.value.replace("\\", "") for warning in app.warning]


def test_every_field_is_kept_at_once_and_all_of_it_goes_again(app: AppTest, kept: Store) -> None:
    kept.create(SHOP, "host")
    shown(app)
    app.text_input(key="brand_name").set_value("Bikes & Co").run()
    app.text_input(key="brand_colour").set_value("8a1538").run()
    app.segmented_control(key="brand_font").set_value("Noto Sans").run()
    app.file_uploader[0].upload("logo.png", png(), "image/png").run()
    assert not app.exception
    brand = kept.load("shop")[0].brand
    assert brand is not None
    assert (brand.name, brand.colour, brand.font, brand.logo) == ("Bikes & Co", "#8A1538", "Noto Sans", logo_of(png()))
    assert app.text_input(key="brand_colour").value == app.color_picker(key="brand_picked").value == "#8A1538"
    assert warnings(app) == []
    app.button(key="no_logo").click().run()
    app.color_picker(key="brand_picked").set_value("#0000ff").run()
    brand = kept.load("shop")[0].brand
    assert brand is not None and (brand.logo, brand.colour) == ("", "#0000FF")
    app.button(key="no_brand").click().run()
    assert kept.load("shop")[0].brand is None


@pytest.mark.parametrize("language", ["en", "it"])
def test_a_colour_in_which_words_cannot_be_read_is_named_and_another_is_a_click_away(
    app: AppTest, kept: Store, language: str
) -> None:
    kept.create(branded(SHOP, client(colour="#FFCC00")), "host")
    shown(app, lang=language)
    (told,) = warnings(app)
    ratio, needed = ("1.4", "4.5") if language == "en" else ("1,4", "4,5")
    for part in ("#FFCC00", "#FBFAF6", "#FFFFFF", ratio, needed, "#8C7000"):
        assert part in told
    app.button(key="brand_shade").click().run()
    brand = kept.load("shop")[0].brand
    assert brand is not None and brand.colour == "#8C7000"
    assert warnings(app) == []


def test_a_dark_colour_is_told_how_it_looks_on_dark(app: AppTest, kept: Store) -> None:
    kept.create(branded(SHOP, client(colour="#8A1538")), "host")
    shown(app)
    assert any("#12181F" in caption.value and "#8A1538" not in caption.value for caption in app.caption)


def test_the_brand_of_another_map_is_one_click_away_and_offered_once(app: AppTest, kept: Store) -> None:
    for journey_map in (SHOP, BANK, BANK.model_copy(update={"id": "bank2"})):
        kept.create(journey_map, "host")
    shown(app)
    offered = [button for button in app.button if str(button.key).startswith("brand_") and button.label]
    assert [button.label.replace("\\", "") for button in offered] == ["Bikes & Co"]
    offered[0].click().run()
    brand, other = kept.load("shop")[0].brand, BANK.brand
    assert brand is not None and other is not None
    assert brand.model_dump(exclude={"id"}) == other.model_dump(exclude={"id"})
    assert not [button for button in app.button if button.key == "brand_0"]


def test_what_is_no_colour_stays_on_the_screen_and_is_told(app: AppTest, kept: Store) -> None:
    kept.create(SHOP, "host")
    shown(app)
    app.text_input(key="brand_colour").set_value("bordeaux").run()
    (told,) = warnings(app)
    assert "bordeaux" in told and "#0E5A66" in told
    assert app.text_input(key="brand_colour").value == "bordeaux"
    assert kept.head("shop") == 0
    app.text_input(key="brand_colour").set_value("#8A1538").run()
    assert warnings(app) == []


def test_a_logo_that_is_none_is_told_in_one_sentence_and_nothing_is_kept(app: AppTest, kept: Store) -> None:
    kept.create(SHOP, "host")
    shown(app)
    bad = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    app.file_uploader[0].upload("logo.svg", bad, "image/svg+xml").run()
    assert warnings(app) == [f"{t('errors.logo_unsafe.what', found='<script>')} {t('errors.logo_unsafe.hint')}"]
    assert kept.head("shop") == 0


def test_who_may_not_edit_is_offered_none(app: AppTest, kept: Store) -> None:
    kept.create(SHOP, "host")
    shown(app, key=kept.share("shop", "viewer", "host"))
    assert not is_offered(app)


def test_who_comes_by_a_link_sees_no_brand_of_other_maps(app: AppTest, kept: Store) -> None:
    kept.create(SHOP, "host")
    kept.create(BANK, "host")
    shown(app, key=kept.share("shop", "editor", "host"))
    assert is_offered(app)
    assert not [button for button in app.button if button.key == "brand_0"]


def test_files_of_data_have_no_look(app: AppTest, kept: Store) -> None:
    kept.create(SHOP, "host")
    app.session_state["page:export_format"] = "pptx"
    assert is_offered(shown(app))
    app.session_state["page:export_format"] = "csv"
    app.run()
    assert not is_offered(app)
