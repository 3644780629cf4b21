"""The choices over a picture: those that would change nothing are not there."""

from streamlit.testing.v1 import AppTest

from journey.model import Link, Map, Stage, Touchpoint
from journey.store.store import Store


def graph(app: AppTest, kept: Store, *links: Link) -> AppTest:
    stages = tuple(Stage(id=f"s{n}", order=str(n), name=f"Stage {n}") for n in (1, 2))
    cards = tuple(Touchpoint(id=f"t{n}", stage_id=f"s{n}", title=f"Card {n}") for n in (1, 2))
    kept.create(Map(id="m", stages=stages, touchpoints=cards, links=links), "host")
    app.query_params.update({"map": "m", "view": "graph"})
    app.session_state["page:page_width"] = 1200
    app.run()
    assert not app.exception
    return app


def test_without_a_known_share_there_is_no_least_share_to_choose(app: AppTest, kept: Store) -> None:
    assert not graph(app, kept, Link(id="l", source_id="t1", target_id="t2")).slider


def test_with_a_known_share_there_is(app: AppTest, kept: Store) -> None:
    assert graph(app, kept, Link(id="l", source_id="t1", target_id="t2", share=0.4)).slider
