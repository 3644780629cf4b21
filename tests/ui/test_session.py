"""The session: the address bar says what is open, and what the address says is opened."""

from streamlit.testing.v1 import AppTest


def script() -> None:
    import streamlit as st

    from journey.ui.session import session

    session.read_address()
    st.text_input("map", key=session.controlled("m", session.map_id), on_change=session.taking("map_id", "m"))
    st.text_input("view", key=session.controlled("v", session.view), on_change=session.taking("view", "v"))
    session.write_address()
    st.markdown(f"{session.map_id} {session.view} {session.personas} {session.focus} {session.language}")


def said(page: AppTest) -> str:
    return str(page.markdown[0].value)


def address(page: AppTest, name: str) -> list[str]:
    value = page.query_params[name]
    return [value] if isinstance(value, str) else list(value)


def test_without_an_address_it_starts_on_the_poster_in_english() -> None:
    page = AppTest.from_function(script).run()
    assert said(page) == "poster ()  en"
    assert address(page, "view") == ["poster"]


def test_an_address_opens_map_view_personas_and_language() -> None:
    page = AppTest.from_function(script)
    page.query_params.update(map="m1", view="curve", persona=["p1", "p2"], lang="it")
    assert said(page.run()) == "m1 curve ('p1', 'p2')  it"


def test_a_persona_in_the_address_of_a_sheet_is_whose_sheet_it_is() -> None:
    page = AppTest.from_function(script)
    page.query_params.update(map="m1", view="persona", persona="p2")
    assert said(page.run()) == "m1 persona () p2 en"
    assert address(page, "persona") == ["p2"]


def test_what_a_person_changes_wins_over_the_address_it_came_from() -> None:
    page = AppTest.from_function(script)
    page.query_params.update(map="m1", view="curve")
    page.run()
    page.text_input(key="v").set_value("graph").run()
    assert said(page).startswith("m1 graph")
    assert address(page, "view") == ["graph"]


def test_an_address_typed_later_wins_over_what_was_open() -> None:
    page = AppTest.from_function(script)
    page.query_params.update(map="m1", view="curve")
    page.run()
    page.query_params.update(map="m2", view="graph")
    assert said(page.run()).startswith("m2 graph")


def test_nonsense_in_the_address_is_put_right() -> None:
    page = AppTest.from_function(script)
    page.query_params.update(view="spiral", lang="xx", other="kept")
    assert said(page.run()) == "poster ()  en"
    assert address(page, "other") == ["kept"]


def test_another_map_forgets_the_personas_of_the_last_one() -> None:
    page = AppTest.from_function(script)
    page.query_params.update(map="m1", view="curve", persona="p1")
    page.run()
    page.text_input(key="m").set_value("m2").run()
    assert said(page) == "m2 curve ()  en"
