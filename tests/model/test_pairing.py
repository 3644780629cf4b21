"""Which records of two maps stand for the same thing: by id, else by name; and what became of their order."""

from journey.model import Map, Persona, Stage, Touchpoint, fresh_copy
from journey.model.pairing import merged, out_of_order, pair


def path(*cells: tuple[str, ...], prefix: str = "t", names: tuple[str, ...] = ("Order", "Receive", "Return")) -> Map:
    """A stage for each row of titles; ids count the records, as those of a file do."""
    titles = [(place, title) for place, cell in enumerate(cells) for title in cell]
    return Map(
        id="m",
        stages=tuple(Stage(id=f"{prefix}s{k}", order=f"{k}", name=names[k]) for k in range(len(cells))),
        touchpoints=tuple(
            Touchpoint(id=f"{prefix}{k}", order=f"{k:02}", stage_id=f"{prefix}s{place}", title=title)
            for k, (place, title) in enumerate(titles)
        ),
    )


def together(before: Map, after: Map) -> dict[str, str]:
    """Titles after and before of what belongs together."""
    found = pair(before, after).touchpoints
    return {each.title: found[each.id].title for each in after.touchpoints if each.id in found}


def test_the_same_id_is_the_same_thing_whatever_it_is_called_now() -> None:
    assert together(path(("Pays",)), path(("Receives the parcel",))) == {"Receives the parcel": "Pays"}


def test_a_copy_with_other_ids_is_found_by_its_names() -> None:
    before = path(("Pays", "Waits"), ("Opens the box",))
    assert together(before, fresh_copy(before)) == {title: title for title in ("Pays", "Waits", "Opens the box")}


def test_ids_that_only_count_the_records_do_not_pair_what_has_another_name() -> None:
    assert together(path(("Pays", "Waits")), path(("Looks", "Pays", "Waits"))) == {"Pays": "Pays", "Waits": "Waits"}


def test_capitals_spaces_and_punctuation_are_no_difference_and_names_alike_are_enough_in_a_stage() -> None:
    before, after = path(("Waits for parcel", "Calls the shop")), path(("waits, for Parcel!",), prefix="x")
    assert together(before, after) == {"waits, for Parcel!": "Waits for parcel"}
    likely = path(("Calls the shop again", "Reads a review"), prefix="x")
    assert together(before, likely) == {"Calls the shop again": "Calls the shop"}


def test_in_another_stage_only_the_very_same_title_is_the_same_thing() -> None:
    before = path(("Waits for the parcel", "Calls the shop"), ("Opens the box",))
    after = path(("Pays",), ("Waits for the parcels", "Calls the shop"), prefix="x")
    assert together(before, after) == {"Calls the shop": "Calls the shop"}


def test_one_thing_is_never_two() -> None:
    assert len(together(path(("Waits",)), path(("Waits", "Waits"), prefix="x"))) == 1


def test_stages_and_personas_are_found_alike() -> None:
    before = path(("a",), ("b",)).model_copy(update={"personas": (Persona(id="p", name="Ann"),)})
    after = path(("a",), ("b",), prefix="x", names=("Ordering", "Something else"))
    after = after.model_copy(update={"personas": (Persona(id="q", name="ANN"),)})
    found = pair(before, after)
    assert {key: stage.name for key, stage in found.stages.items()} == {"xs0": "Order"}
    assert {key: persona.id for key, persona in found.personas.items()} == {"q": "p"}


def stages(*names: str) -> tuple[Stage, ...]:
    return tuple(Stage(id=name, name=name) for name in names)


def test_what_is_gone_stands_behind_what_it_stood_behind() -> None:
    before, after = stages("a", "b", "c", "d"), stages("d", "new", "a")
    pairs = {stage.id: stage for stage in before}
    told = [(old.id if old else "", new.id if new else "") for old, new in merged(before, after, pairs)]
    assert told == [("d", "d"), ("", "new"), ("a", "a"), ("b", ""), ("c", "")]


def test_only_the_fewest_that_had_to_move_have_moved() -> None:
    before = stages("a", "b", "c", "d", "e")
    pairs = {stage.id: stage for stage in before}
    assert out_of_order(before, stages("b", "c", "d", "e", "a"), pairs) == {"a"}
    assert out_of_order(before, stages("c", "a", "b", "e", "d"), pairs) in ({"c", "d"}, {"c", "e"})
    assert out_of_order(before, before, pairs) == frozenset()
