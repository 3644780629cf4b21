"""Two states in common columns: what each sign means, and whose feelings are compared."""

import pytest

from journey.model import Channel, Feeling, Map, Persona, Stage, Touchpoint
from journey.model.side_by_side import SideBySide, side_by_side, two_personas

ANN, BOB = Persona(id="ann", order="1", name="Ann"), Persona(id="bob", order="2", name="Bob")


def state(*titles: str, felt: dict[str, float] | None = None, stage: str = "Order", **more: object) -> Map:
    """One stage with a touchpoint for each title, whose id is its title; ``felt`` by Ann, by title."""
    return Map.model_validate(
        {
            "id": "m",
            "personas": (ANN,),
            "stages": (Stage(id="s", order="1", name=stage), Stage(id="z", order="2", name="Receive")),
            "touchpoints": [
                Touchpoint(id=title, order=f"{place:02}", stage_id="s", title=title)
                for place, title in enumerate(titles)
            ],
            "feelings": [
                Feeling(id=f"f-{title}", persona_id="ann", touchpoint_id=title, valence=valence, evidence="heard")
                for title, valence in (felt or {}).items()
            ],
        }
        | more
    )


def signs(sides: SideBySide) -> dict[str, tuple[str, ...]]:
    return {row.key: row.signs for row in sides.rows}


def test_new_and_gone() -> None:
    sides = side_by_side(state("pays", "waits"), state("pays", "follows"))
    assert signs(sides) == {"pays": (), "follows": ("new",), "waits": ("gone",)}
    assert (sides.count("new"), sides.count("gone"), sides.count("moved")) == (1, 1, 0)


def test_what_moved_to_another_stage_is_seen_in_both_and_counts_once() -> None:
    after = state("pays", "waits")
    moved = after.touchpoints[1].model_copy(update={"stage_id": "z"})
    sides = side_by_side(
        state("pays", "waits"), after.model_copy(update={"touchpoints": (after.touchpoints[0], moved)})
    )
    left, here = sides.pillars
    assert [(row.key, row.signs, row.has_left) for row in left.rows] == [
        ("pays", (), False),
        ("waits~", ("moved",), True),
    ]
    assert [(row.key, row.signs, row.has_left) for row in here.rows] == [("waits", ("moved",), False)]
    assert sides.count("moved") == 1


def test_what_moved_within_its_stage() -> None:
    assert signs(side_by_side(state("a", "b", "c"), state("b", "c", "a"))) == {"b": (), "c": (), "a": ("moved",)}


@pytest.mark.parametrize(
    ("field", "value"), [("title", "pays by card"), ("layer", "frontstage"), ("moment_of_truth", True)]
)
def test_changed_names_the_fields(field: str, value: object) -> None:
    before = state("pays")
    after = before.model_copy(update={"touchpoints": (before.touchpoints[0].model_copy(update={field: value}),)})
    (row,) = side_by_side(before, after).rows
    assert (row.signs, row.fields) == (("changed",), (field,))


def test_the_same_channel_under_another_id_is_no_change() -> None:
    def by(channel: str, name: str) -> Map:
        plain = state("pays")
        card = plain.touchpoints[0].model_copy(update={"channel_id": channel})
        return plain.model_copy(update={"touchpoints": (card,), "channels": (Channel(id=channel, name=name),)})

    assert signs(side_by_side(by("c1", "Website"), by("c2", "website"))) == {"pays": ()}
    assert side_by_side(by("c1", "Website"), by("c2", "Phone")).rows[0].fields == ("channel_id",)
    assert side_by_side(by("c1", "Website"), state("pays")).rows[0].fields == ("channel_id",)


def test_better_and_worse_are_steps_of_half_a_point() -> None:
    before = state("a", "b", "c", "d", felt={"a": -1.0, "b": 2.0, "c": 1.0, "d": 0.0})
    sides = side_by_side(before, state("a", "b", "c", "d", felt={"a": 2.0, "b": 1.5, "c": 1.4}))
    assert signs(sides) == {"a": ("better",), "b": ("worse",), "c": (), "d": ()}
    assert [row.gain for row in sides.rows] == [3.0, -0.5, pytest.approx(0.4), None]
    assert sides.pillars[0].gain == pytest.approx(4.9 / 3 - 0.5)


def test_the_feelings_are_the_mean_of_those_on_both_maps_or_of_one() -> None:
    def felt(ann: float, bob: float, carl: float | None = None) -> Map:
        plain = state("a", personas=(ANN, BOB) if carl is None else (ANN, BOB, Persona(id="carl", name="Carl")))
        given = {"ann": ann, "bob": bob} | ({} if carl is None else {"carl": carl})
        feelings = tuple(
            Feeling(id=f"f-{who}", persona_id=who, touchpoint_id="a", valence=value) for who, value in given.items()
        )
        return plain.model_copy(update={"feelings": feelings})

    before, after = felt(0.0, 2.0), felt(1.0, 4.0, 5.0)
    assert side_by_side(before, after).rows[0].gain == 1.5
    assert side_by_side(before, after, "bob").rows[0].gain == 2.0
    assert side_by_side(before, after, "carl").rows[0].gain is None
    assert side_by_side(after, before, "carl", of_before=True).rows[0].felt_before is not None


@pytest.mark.parametrize(
    ("shares", "valence", "weighed"),
    [((0.6, 0.4), -1.0, "shares"), ((0.6, None), -0.5, "simple"), ((0.6, 0.0), -0.5, "simple")],
)
def test_the_mean_of_all_goes_by_shares_where_everybody_has_one(
    shares: tuple[float, float | None], valence: float, weighed: str
) -> None:
    people = tuple(one.model_copy(update={"share": each}) for one, each in zip((ANN, BOB), shares, strict=True))
    felt = state("pays", felt={"pays": -3}).feelings
    other = Feeling(id="f2", persona_id="bob", touchpoint_id="pays", valence=2)
    both = state("pays", personas=people, feelings=(*felt, other))
    sides = side_by_side(both, both)
    assert sides.weighed == weighed
    assert sides.rows[0].felt_after and sides.rows[0].felt_after.valence == pytest.approx(valence)
    assert side_by_side(both, both, "ann").weighed == ""


def test_a_mean_is_known_as_well_as_the_least_known() -> None:
    feelings = (
        Feeling(id="f1", persona_id="ann", touchpoint_id="a", valence=1.0, evidence="measured"),
        Feeling(id="f2", persona_id="bob", touchpoint_id="a", valence=2.0, evidence="assumed"),
    )
    (row,) = side_by_side(state("a"), state("a", personas=(ANN, BOB))).rows
    assert row.felt_after is None
    both = state("a", personas=(ANN, BOB)).model_copy(update={"feelings": feelings})
    (row,) = side_by_side(both, both).rows
    assert row.felt_after is not None and (row.felt_after.valence, row.felt_after.evidence) == (1.5, "assumed")


def test_a_stage_is_new_gone_or_has_another_name() -> None:
    before, after = state("a"), state("a", stage="Ordering")
    after = after.model_copy(update={"stages": (after.stages[0], Stage(id="n", order="3", name="Give back"))})
    assert [(pillar.shown.name, pillar.sign) for pillar in side_by_side(before, after).pillars] == [
        ("Ordering", "changed"),
        ("Receive", "gone"),
        ("Give back", "new"),
    ]


def test_two_personas_walk_the_same_map() -> None:
    both = state("a", "b", felt={"a": 3.0, "b": 1.0}, personas=(ANN, BOB))
    others = (Feeling(id="g", persona_id="bob", touchpoint_id="a", valence=-2.3),)
    sides = two_personas(both.model_copy(update={"feelings": (*both.feelings, *others)}), "ann", "bob")
    assert [row.gain for row in sides.rows] == [pytest.approx(-5.3), None]
    assert set(signs(sides).values()) == {()}
