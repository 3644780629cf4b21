"""Words of a map that look like markup, a formula or an icon are shown as they were typed, wherever they are shown."""

from collections.abc import Iterator
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from journey.model import Channel, Feeling, Lane, Map, Persona, Stage, Touchpoint
from journey.store.store import Store

NASTY = "Nasty :material/home: $x$ :red[y]"
READ_AS_MARKDOWN = ("Button", "ButtonGroup", "Caption", "Checkbox", "Heading", "Markdown", "TextArea", "TextInput")


def nasty_map() -> Map:
    return Map(
        id="nasty",
        title=NASTY,
        headline=NASTY,
        personas=(Persona(id="p1", name=NASTY, role=NASTY), Persona(id="p2", name=f"{NASTY} too")),
        channels=(Channel(id="c1", name=NASTY),),
        stages=(Stage(id="s1", name=NASTY, goal=NASTY),),
        touchpoints=(Touchpoint(id="t1", stage_id="s1", channel_id="c1", title=NASTY),),
        feelings=(Feeling(id="f1", persona_id="p1", touchpoint_id="t1", valence=-2, emotion=NASTY, quote=NASTY),),
        lanes=(Lane(id="l1", kind="text", title=NASTY),),
    )


def shown(node: Any) -> Iterator[tuple[str, str]]:
    """Every text below a node that the browser would read as Markdown, with what shows it."""
    kind = type(node).__name__
    if kind in READ_AS_MARKDOWN:
        proto = getattr(node, "proto", None)
        said = [getattr(proto, "label", ""), getattr(proto, "body", "")]
        said += [getattr(option, "content", "") for option in getattr(proto, "options", ())]
        yield from ((kind, text) for text in said if isinstance(text, str))
    for child in getattr(node, "children", {}).values():
        yield from shown(child)


@pytest.mark.parametrize("where", ["maps", "define", "poster", "persona", "export"])
def test_words_are_never_read_as_markup(app: AppTest, kept: Store, where: str) -> None:
    kept.create(nasty_map(), "host")
    app.query_params["map"] = "nasty"
    app.query_params["view"] = where if where in ("poster", "persona") else "poster"
    app.run()
    if where in ("maps", "define", "export"):
        app.switch_page(f"pages/{where}.py").run()
    else:
        app.session_state["journey:selected"] = "t1" if where == "poster" else "s1"
        app.run()
    assert not app.exception
    texts = list(shown(app._tree))
    assert where == "define" or any("Nasty" in text for _, text in texts)  # that page draws its own fields
    assert [(kind, text) for kind, text in texts if ":material/home: $x$" in text] == []
