"""Maps that decks are made of: a young one, one full of hostile words, and others of every size."""

from journey.formats.library import open_sample, open_template
from journey.model import Feeling, Insight, Link, Map, Persona, Stage, Touchpoint
from tests.maps import random_map

HOSTILE = (
    "=1+1", "=cmd|' /C calc'!A0", "+39 06 1234", "@SUM(A1)", "https://example.org/x", "mailto:a@b.c", "<b>&amp;</b>",
    "]]>", "'\"", "_x0041_", "a\u0301\u0301", "\u202eevil", "👩‍👩‍👧‍👦", "رحلة العميل", "顧客の旅路", "\ufffd",
)  # fmt: skip


def hostile_map() -> Map:
    said = [f"{text} x" for text in HOSTILE]
    stages = tuple(Stage(id=f"s{n}", order=f"{n:02}", name=text, goal=text) for n, text in enumerate(said))
    points = tuple(
        Touchpoint(id=f"t{n}", order=f"{n:02}", stage_id=f"s{n}", title=text, description=text, moment_of_truth=True)
        for n, text in enumerate(said)
    )
    felt = [
        Feeling(id=f"f{n}", persona_id="p", touchpoint_id=f"t{n}", valence=n % 5 - 2, quote=text, emotion=text)
        for n, text in enumerate(said)
    ]
    ideas = [
        Insight(
            id=f"i{n}", stage_id=f"s{n}", kind="opportunity", title=text, importance=9, satisfaction=n % 9,
            impact=n % 9, effort=n % 7,
        )
        for n, text in enumerate(said)
    ]  # fmt: skip
    persona = Persona(id="p", name=said[0], quote=said[4], needs=tuple(said))
    return Map(
        id="m", title=said[0], headline=said[6], personas=(persona,), stages=stages, touchpoints=points,
        feelings=tuple(felt), insights=tuple(ideas),
    )  # fmt: skip


def young_map() -> Map:
    """Names, stages, touchpoints and feelings without words; all of it only assumed."""
    stages = tuple(Stage(id=f"s{n}", order=f"{n}", name=name) for n, name in enumerate(("Notice", "Compare", "Buy")))
    points = tuple(
        Touchpoint(id=f"t{n}", order=f"{n}", stage_id=f"s{n // 2}", title=title)
        for n, title in enumerate(("Sees a poster", "Asks a friend", "Reads reviews", "Visits the shop", "Pays"))
    )
    people = (Persona(id="p0", order="0", name="Anna"), Persona(id="p1", order="1", name="Marco"))
    felt = tuple(
        Feeling(id=f"f{who}{n}", persona_id=f"p{who}", touchpoint_id=f"t{n}", valence=value)
        for who, values in enumerate(((2, 1, -3, 4, -1), (1, -1, 2, 3, -4)))
        for n, value in enumerate(values)
    )
    return Map(id="y", title="Buying a lamp", personas=people, stages=stages, touchpoints=points, feelings=felt)


def small_map(moments: int = 1, ideas: int = 1, people: int = 1, needs: int = 1, is_linked: bool = True) -> Map:
    """Three stages and five touchpoints, and a little of everything else."""
    stages = tuple(Stage(id=f"s{n}", order=f"{n}", name=name) for n, name in enumerate(("Notice", "Compare", "Buy")))
    titles = ("Sees a poster", "Asks a friend", "Reads reviews", "Visits the shop", "Pays")
    points = tuple(
        Touchpoint(id=f"t{n}", order=f"{n}", stage_id=f"s{n // 2}", title=title, moment_of_truth=n < moments)
        for n, title in enumerate(titles)
    )
    personas = tuple(
        Persona(
            id=f"p{n}", order=f"{n}", name=name, role="regular", quote="I only have ten minutes.",
            needs=("A quick answer", "A seat")[:needs],
        )
        for n, name in enumerate(("Paolo Verdi", "Sara Neri")[:people])
    )  # fmt: skip
    feelings = tuple(
        Feeling(id=f"f{one.id}{n}", persona_id=one.id, touchpoint_id=f"t{n}", valence=value)
        for one in personas
        for n, value in ((0, 2.0), (2, -3.0), (4, 3.0))
    )
    insights = tuple(
        Insight(
            id=f"i{n}", touchpoint_id="t2", kind="opportunity", title=title, importance=8 - n, satisfaction=2,
            impact=7, effort=3 + 2 * n,
        )
        for n, title in enumerate(("One clear price", "A shorter form")[:ideas])
    )  # fmt: skip
    links = (Link(id="l", source_id="s1", target_id="s0", kind="loop", share=0.2),) if is_linked else ()
    return Map(
        id="m", title="Lamps", stages=stages, touchpoints=points, personas=personas, feelings=feelings,
        insights=insights, links=links,
    )  # fmt: skip


def filled_template(language: str) -> Map:
    """The empty template with three of its stages and five touchpoints."""
    blank = open_template("blank", language)
    channels = [one.id for one in blank.channels]
    points = tuple(
        Touchpoint(id=f"t{n}", order=f"{n}", stage_id=blank.stages[n // 2].id, title=title, channel_id=channels[n])
        for n, title in enumerate(("Sees the sign", "Looks at the menu", "Orders a coffee", "Pays", "Comes back"))
    )
    return blank.with_collections({}, {"stages": blank.stages[:3], "touchpoints": points})


SMALL = {
    "young": young_map,
    "filled-template": lambda: filled_template("en"),
    "filled-template-it": lambda: filled_template("it"),
    "one-of-each": small_map,
    "two-of-each": lambda: small_map(2, 2, 2, 2),
    "only-people": lambda: small_map(0, 0, 2, 0, False),
    "few-needs": lambda: small_map(4, 1, 1, 2, False),
}
MAPS = {
    "young": young_map,
    "sample": lambda: open_sample("en"),
    "sample-it": lambda: open_sample("it"),
    "blank": lambda: Map(id="m"),
    "template": lambda: open_template("insurance", "it"),
    "hostile": hostile_map,
    "large": lambda: random_map(7, stages=12, touchpoints=200, personas=2),
    "nasty": lambda: random_map(3, stages=6, touchpoints=18, personas=5, nastiness=0.6),
    "one-stage": lambda: random_map(11, stages=1, touchpoints=3, personas=1),
    "no-touchpoints": lambda: random_map(5, stages=5, touchpoints=0, personas=2),
    "nobody": lambda: random_map(9, stages=4, touchpoints=9, personas=0),
}
