"""The Maps page without a browser: ways to begin, and what can be done with one's own maps."""

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from journey.advice import counts
from journey.formats.library import open_sample, open_template, templates
from journey.i18n import LANGUAGES, words
from journey.model import Map, empty_map, fresh_copy
from journey.store.store import Store
from journey.ui.library.titles import untaken
from journey.ui.markdown import escaped

ROOT = Path(__file__).parents[3]
TEA = b"journey\n  title Tea\n  section Boil\n    Heat water: 5: Me\n    Wait: 2: Me, Cat\n"


def opened(app: AppTest, language: str = "en") -> AppTest:
    app.query_params["lang"] = language
    app.run()
    return app.switch_page("pages/maps.py").run()


def address(app: AppTest) -> str:
    """The map that the address names."""
    held = app.query_params["map"]
    return held if isinstance(held, str) else held[-1]


def own(kept: Store) -> list[str]:
    return [summary.title for summary in kept.maps() if not summary.is_sample]


def cards(app: AppTest) -> list[str]:
    """What the cards of one's own maps are called, in their order."""
    labels = (button.label for button in app.button if (button.key or "").startswith("whole_"))
    return [label for label in labels if label.startswith("Open")]


def said(app: AppTest) -> list[str]:
    """The words on every card, as HTML."""
    return [html.value for html in app.html if "card-words" in html.value]


def insurance(kept: Store) -> str:
    return kept.create(fresh_copy(open_template("insurance"), "My insurance"), "host")


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_the_sample_and_every_template_in_the_language_of_the_page(app: AppTest, language: str) -> None:
    opened(app, language)
    assert not app.exception
    assert app.title[0].value.startswith(open_sample(language).headline[:10])
    names = {template.name for template in templates() if template.language == language} - {"blank"}
    assert names and all(app.button(key=f"whole_{name}").label for name in names)


def test_the_personas_of_the_sample_are_named_as_one_says_it(app: AppTest) -> None:
    assert any("Maya and Tom are sample personas" in caption.value for caption in opened(app).caption)


def test_the_personas_of_the_sample_are_named_in_italian_too(app: AppTest) -> None:
    assert any("Maya e Tommaso sono" in caption.value for caption in opened(app, "it").caption)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_map_begun_from_nothing_speaks_the_language_of_the_page(app: AppTest, kept: Store, language: str) -> None:
    opened(app, language).button(key="start_blank").click().run()
    (begun,) = [summary for summary in kept.maps() if not summary.is_sample]
    assert (begun.language, begun.title, begun.counts["stages"] > 0) == (language, "", True)
    assert address(app) == begun.id
    assert app.button(key="next").label  # the page that defines it


def test_a_template_is_opened_as_a_copy_under_ids_of_its_own(app: AppTest, kept: Store) -> None:
    opened(app).button(key="whole_insurance").click().run()
    (begun,) = [summary for summary in kept.maps() if not summary.is_sample]
    original = open_template("insurance")
    assert begun.title == original.title
    assert not {begun.id, *kept.load(begun.id)[0].index} & {original.id, *original.index}


def test_a_copy_of_the_sample_is_no_sample_any_more(app: AppTest, kept: Store) -> None:
    opened(app).button(key="copy_sample").click().run()
    (copy,) = [summary for summary in kept.maps() if not summary.is_sample]
    assert copy.title == "Copy of Online bike shop"
    assert not kept.load(copy.id)[0].is_sample


def test_the_sample_of_each_language_is_a_map_of_its_own(kept: Store) -> None:
    found = set()
    for language in LANGUAGES:
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
        opened(app, language).button(key="open_sample").click().run()
        found.add((address(app), kept.load(address(app))[0].language))
    assert found == {("online-bike-shop-en", "en"), ("online-bike-shop-it", "it")}


@pytest.mark.parametrize("put_away", ["delete", "archive"])
def test_the_sample_opens_again_after_it_was_put_away(app: AppTest, kept: Store, put_away: str) -> None:
    opened(app)
    (sample,) = kept.maps()
    getattr(kept, put_away)(sample.id, "host")
    app.run()
    app.button(key="open_sample").click().run()
    assert address(app) == sample.id
    assert app.title[0].value == "Online bike shop"


def test_no_maps_yet_says_so(app: AppTest) -> None:
    assert any("No maps yet" in said.value for said in opened(app).markdown)


def test_ones_own_maps_come_first_and_the_sample_becomes_small(app: AppTest, kept: Store) -> None:
    opened(app)
    assert [title.value for title in app.title] == [open_sample("en").headline.replace(".", "\\.")]
    insurance(kept)
    app.run()
    assert [title.value for title in app.title] == ["Your maps"]
    assert any("Sample map" in badge.value for badge in app.markdown)
    assert app.button(key="open_sample") and app.button(key="copy_sample") and app.button(key="start_blank")
    assert not any("No maps yet" in words.value for words in app.markdown)


def test_a_card_says_how_much_is_only_assumed_and_how_much_advice_there_is(app: AppTest, kept: Store) -> None:
    map_id = insurance(kept)
    (card, *_) = said(opened(app))
    assert "100% only assumed" in card
    assert "Missing" not in card
    assert app.button(key=f"advice_{map_id}").label == f"Advice · {counts(open_template('insurance')).total}"


def test_a_card_names_the_elements_that_are_missing_and_claims_nothing_where_nothing_is(
    app: AppTest, kept: Store
) -> None:
    kept.create(fresh_copy(open_template("blank"), "Begun"), "host")
    (card, *_) = said(opened(app))
    assert "Missing: Personas, Timeframe, Touchpoints, Emotions" in card
    assert "assumed" not in card


def test_a_map_that_lacks_nothing_says_so(app: AppTest, kept: Store) -> None:
    map_id = kept.create(fresh_copy(open_sample("en"), "Ours").model_copy(update={"is_sample": False}), "host")
    opened(app)
    assert any("Nothing to add" in words.value for words in app.markdown)
    assert not [button for button in app.button if button.key == f"advice_{map_id}"]


def test_the_advice_on_a_card_opens_the_map_with_the_list_and_the_card_without(app: AppTest, kept: Store) -> None:
    map_id = insurance(kept)
    opened(app).button(key=f"advice_{map_id}").click().run()
    assert address(app) == map_id
    assert app.button(key="close_advice")
    app.switch_page("pages/maps.py").run()
    app.button(key=f"whole_{map_id}").click().run()
    assert not [button for button in app.button if button.key == "close_advice"]


def test_a_card_says_who_edited_it_where_somebody_gave_a_name(app: AppTest, kept: Store) -> None:
    kept.create(fresh_copy(open_template("insurance"), "Hers"), "Ada <b>")
    kept.create(fresh_copy(open_template("insurance"), "Anybody’s"), "host")
    hers, anybodys = sorted(said(opened(app))[:2], key=lambda card: "Anybody" in card)
    assert "Edited today by Ada &lt;b&gt;" in hers
    assert "Edited today</p>" in anybodys


def test_an_older_edit_has_its_day(app: AppTest, kept: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    for days in (1, 30):
        monkeypatch.setattr(kept, "_clock", lambda days=days: datetime.now(UTC) - timedelta(days=days))
        kept.create(fresh_copy(open_template("insurance"), f"{days} ago"), "host")
    newer, older = said(opened(app))[:2]
    assert "Edited yesterday" in newer
    assert f"Edited {words('en').day((datetime.now(UTC) - timedelta(days=30)).date())}" in older


def test_a_map_is_renamed_duplicated_and_archived(app: AppTest, kept: Store) -> None:
    map_id = insurance(kept)
    opened(app)
    app.text_input(key=f"rename_{map_id}").set_value("Ours").run()
    assert own(kept) == ["Ours"]
    app.button(key=f"duplicate_{map_id}").click().run()
    assert sorted(own(kept)) == ["Copy of Ours", "Ours"]
    app.button(key=f"archive_{map_id}").click().run()
    assert own(kept) == ["Copy of Ours"]
    assert not [button for button in app.button if button.key == f"unarchive_{map_id}"]
    app.session_state["archived_maps"] = True  # somebody opens the cupboard
    app.run()
    app.button(key=f"unarchive_{map_id}").click().run()
    assert sorted(own(kept)) == ["Copy of Ours", "Ours"]


def test_a_deleted_map_comes_back_whole(app: AppTest, kept: Store) -> None:
    map_id = insurance(kept)
    before = kept.load(map_id)[0]
    opened(app)
    app.button(key=f"delete_{map_id}").click().run()
    assert own(kept) == []
    assert any("is deleted" in said.value for said in app.markdown)
    app.button(key="have_back").click().run()
    assert kept.load(map_id)[0] == before
    assert not any("is deleted" in said.value for said in app.markdown)


def test_an_archived_map_comes_back_from_the_line_that_says_so(app: AppTest, kept: Store) -> None:
    map_id = insurance(kept)
    opened(app).button(key=f"archive_{map_id}").click().run()
    assert own(kept) == []
    assert any("“My insurance” is archived" in words.value for words in app.markdown)
    assert not any("No maps yet" in words.value for words in app.markdown)
    app.button(key="have_back").click().run()
    assert own(kept) == ["My insurance"]


def test_a_card_opens_its_map(app: AppTest, kept: Store) -> None:
    map_id = insurance(kept)
    opened(app).button(key=f"whole_{map_id}").click().run()
    assert address(app) == map_id


def test_a_few_cards_are_drawn_of_many_maps_and_more_when_asked(app: AppTest, kept: Store) -> None:
    for number in range(14):
        kept.create(empty_map(f"Map {number}"), "host")
    assert len(cards(opened(app))) == 12
    assert any("12 of 14" in caption.value for caption in app.caption)
    app.button(key="further_in_use").click().run()
    assert len(cards(app)) == 14
    assert not [button for button in app.button if button.key == "further_in_use"]


def test_a_map_that_has_not_changed_is_not_read_for_its_card(
    app: AppTest, kept: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    map_id = insurance(kept)
    opened(app)
    read: list[str] = []
    load = Store.load

    def watched(held: Store, which: str) -> tuple[Map, int]:
        read.append(which)
        return load(held, which)

    monkeypatch.setattr(Store, "load", watched)
    app.run()
    assert read == []
    app.text_input(key=f"rename_{map_id}").set_value("Ours").run()
    assert own(kept) == ["Ours"]
    assert map_id in read


def test_maps_are_searched_and_sorted_once_they_are_many(app: AppTest, kept: Store) -> None:
    for title in ("Perché", *(f"Map {number:02}" for number in reversed(range(13)))):
        kept.create(empty_map(title), "host")
    opened(app).selectbox(key="order_maps").set_value("title").run()
    assert cards(app)[:2] == ["Open “Map 00”", "Open “Map 01”"]
    app.text_input(key="search_maps").set_value("PERCHE").run()
    assert cards(app) == ["Open “Perché”"]
    app.text_input(key="search_maps").set_value("nothing").run()
    assert cards(app) == []
    assert any("No map has “nothing”" in said.value for said in app.markdown)


def test_a_map_that_cannot_be_read_leaves_the_other_cards_alone(app: AppTest, kept: Store, tmp_path: Path) -> None:
    broken, whole = kept.create(empty_map("Broken"), "host"), insurance(kept)
    with sqlite3.connect(tmp_path / "maps.db") as connection:
        connection.execute("UPDATE records SET body = '{' WHERE map_id = ?", (broken,))
    kept.close()
    st.cache_resource.clear()
    opened(app)
    assert not app.exception
    assert app.button(key=f"whole_{broken}") and app.button(key=f"whole_{whole}")
    assert any("100% only assumed" in card for card in said(app))


def test_a_file_that_is_opened_twice_makes_two_maps_one_can_tell_apart(app: AppTest, kept: Store) -> None:
    for _ in range(3):
        opened(app).file_uploader[0].upload("tea.mmd", TEA).run()
        app.button(key="bringing_create").click().run()
    assert sorted(own(kept)) == ["Tea", "Tea (2)", "Tea (3)"]


@pytest.mark.parametrize(
    ("title", "taken", "given"),
    [
        ("Tea", {"Coffee"}, "Tea"),
        ("Tea", {"Tea"}, "Tea (2)"),
        ("Tea", {"Tea", "Tea (2)", "Tea (4)"}, "Tea (3)"),
        ("", {""}, ""),
        ("x" * 1998, {"x" * 1998}, "x" * 1998),
    ],
)
def test_a_number_follows_a_title_that_is_taken(title: str, taken: set[str], given: str) -> None:
    assert untaken(title, taken) == given


@pytest.mark.parametrize(
    "nasty", [":material/home: $x$ **b** [a](javascript:alert(1))", "<script>1</script> :red[x] `c`"]
)
def test_a_title_is_shown_as_it_is_written(app: AppTest, kept: Store, nasty: str) -> None:
    map_id = kept.create(empty_map(nasty), "host")
    opened(app)
    label = app.button(key=f"whole_{map_id}").label
    assert escaped(nasty) in label
    app.button(key=f"delete_{map_id}").click().run()
    assert any(escaped(nasty) in said.value for said in app.markdown)


def test_a_file_one_brings_is_opened_as_a_new_map(app: AppTest, kept: Store) -> None:
    opened(app).file_uploader[0].upload("../../tea.mmd", TEA).run()
    app.button(key="bringing_create").click().run()
    assert not app.exception
    assert own(kept) == ["Tea"]
    assert address(app) == kept.maps()[0].id


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("bad.journey.json", b'{"a":', "this is not JSON"),
        ("tea.mmd", TEA + b"    Drink\n", "6"),
        ("program.exe", b"MZ", ".exe"),
        ("poster.pdf", b"%PDF", ".pdf"),
        ("latin.mmd", "journey\n  title Perché".encode("latin-1"), "UTF"),
    ],
)
def test_a_bad_file_gets_one_calm_message_and_nothing_is_kept(
    app: AppTest, kept: Store, name: str, data: bytes, said: str
) -> None:
    opened(app).file_uploader[0].upload(name, data).run()
    assert not app.exception
    assert own(kept) == []
    assert len(app.warning) == 1
    assert said.casefold() in app.warning[0].value.replace("\\", "").replace("&#58;", ":").casefold()
    app.run()
    assert not app.warning
