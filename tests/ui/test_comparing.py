"""With what a map is compared on the page: what is offered first, and that nobody is shown a map that is not theirs."""

import pytest
from streamlit.testing.v1 import AppTest

from journey.formats.library import open_sample
from journey.i18n import words
from journey.model import Map, Persona, Stage, Touchpoint, fresh_copy, to_be_of
from journey.model.changes import change
from journey.store.store import Store

ANN, BOB = Persona(id="ann", order="1", name="Ann"), Persona(id="bob", order="2", name="Bob")
t = words("en")


def shop(map_id: str = "shop", *personas: Persona, title: str = "Shop") -> Map:
    return Map(
        id=map_id,
        title=title,
        personas=personas,
        stages=(Stage(id="s", name="Order"),),
        touchpoints=(Touchpoint(id="t", stage_id="s", title="Pays"),),
    )


def opened(app: AppTest, map_id: str, **address: str) -> AppTest:
    app.query_params.update({"map": map_id, "view": "compare", **address})
    app.session_state["page:page_width"] = 1200
    app.run()
    assert not app.exception
    return app


def offered(app: AppTest) -> list[str]:
    return app.selectbox(key="beside:beside").options


def chosen(app: AppTest) -> str | None:
    return app.selectbox(key="beside:beside").value


def test_alone_there_is_nothing_to_compare_with_and_one_way_to_something(app: AppTest, kept: Store) -> None:
    opened(app, kept.create(shop(), "host"))
    assert any(t("compare.empty") in shown.value for shown in app.markdown)
    app.button(key="to_be").click().run()
    assert not app.exception
    made = next(summary for summary in kept.maps() if summary.id != "shop")
    copy, _ = kept.load(made.id)
    assert (copy.title, copy.state, copy.answers) == ("Shop: as it should be", "to_be", "shop")
    assert app.session_state["journey:_map_id"] == made.id
    assert chosen(app) == "map:shop"
    assert not [button for button in app.button if button.key == "to_be"]


def test_the_map_that_answers_comes_first_whichever_of_the_two_is_open(app: AppTest, kept: Store) -> None:
    kept.create(shop("shop", ANN, BOB), "host")
    kept.create(to_be_of(kept.load("shop")[0], "Shop to be").model_copy(update={"id": "better"}), "host")
    kept.create(shop("other", title="Other"), "host")
    assert chosen(opened(app, "shop")) == "map:better"
    assert offered(app) == ["As it should be: Shop to be", "Two personas", "Map: Other"]
    assert chosen(opened(app, "better")) == "map:shop"
    assert offered(app)[0] == "As it is: Shop"


def test_a_map_that_only_lies_in_the_same_house_is_offered_and_not_taken(app: AppTest, kept: Store) -> None:
    kept.create(shop(), "host")
    kept.create(shop("other", title="Other"), "host")
    opened(app, "shop")
    assert (offered(app), chosen(app)) == (["Map: Other"], None)
    assert any(t("compare.empty") in shown.value for shown in app.markdown)
    app.selectbox(key="beside:beside").set_value("map:other").run()
    assert (chosen(app), app.query_params["with"]) == ("map:other", "map:other")
    assert not any(t("compare.empty") in shown.value for shown in app.markdown)


def test_a_version_with_a_name_is_compared_with_now(app: AppTest, kept: Store) -> None:
    kept.create(shop(), "host")
    for title in ("Pays by card", "Pays on delivery"):
        edit = change(kept.load("shop")[0], "t", title=title)
        assert edit
        kept.commit("shop", edit, "host")
        if title == "Pays by card":
            kept.name_version("shop", 1, "After the workshop")
    opened(app, "shop")
    assert (chosen(app), offered(app)) == ("version:1", ["Version: After the workshop"])


def test_two_personas_are_chosen_one_by_one_and_never_the_same_twice(app: AppTest, kept: Store) -> None:
    kept.create(shop("shop", ANN, BOB, Persona(id="carl", order="3", name="Carl")), "host")
    opened(app, "shop", **{"with": "personas"})
    sides = [app.selectbox(key=f"beside:side:{side}") for side in (0, 1)]
    assert [side.value for side in sides] == ["ann", "bob"]
    sides[1].set_value("carl").run()
    assert app.session_state["journey:personas"] == ("ann", "carl")
    app.selectbox(key="beside:side:0").set_value("carl").run()
    assert app.session_state["journey:personas"] == ("carl", "ann")


@pytest.mark.parametrize("address", ["map:secret", "map:", "version:99", "version:x", "nonsense"])
def test_a_link_to_one_map_never_shows_another(app: AppTest, kept: Store, address: str) -> None:
    kept.create(shop("shop", ANN, BOB), "host")
    kept.create(shop("secret", title="Secret"), "host")
    key = kept.share("shop", "editor", "host")
    opened(app, "shop", key=key, **{"with": address})
    assert (offered(app), chosen(app)) == (["Two personas"], "personas")
    assert not [button for button in app.button if button.key == "to_be"]


def test_with_a_link_alone_nothing_can_be_begun(app: AppTest, kept: Store) -> None:
    kept.create(shop(), "host")
    opened(app, "shop", key=kept.share("shop", "editor", "host"))
    assert any(t("compare.empty") in shown.value for shown in app.markdown)
    assert not [button for button in app.button if button.key == "to_be"]


def test_what_should_be_is_only_assumed_and_keeps_the_ids() -> None:
    sample = open_sample("en")
    copy = to_be_of(sample, "To be")
    assert copy.index.keys() == {each.id for each in sample.records()} - {
        each.id for each in (*sample.ballots, *sample.comments)
    }
    assert {feeling.evidence for feeling in copy.feelings} == {"assumed"}
    assert (copy.is_sample, copy.state, copy.answers) == (False, "to_be", sample.id)
    assert fresh_copy(copy).answers == sample.id
