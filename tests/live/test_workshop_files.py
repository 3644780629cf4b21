"""From a room in the store to its four files."""

from functools import partial
from io import BytesIO

import openpyxl
import pytest

from journey.errors import JourneyError
from journey.live.workshop.files import KINDS, file_of, files_of
from journey.live.workshop.rehearsal import Rehearsal
from journey.store import Store
from journey.store.rooms import Room
from journey.workshop import state
from journey.workshop.agenda import NAMES


def open_step(store: Store, room: Room, name: str) -> None:
    store.steer(room.id, partial(state.go, step=NAMES.index(name), now=store._clock()))


def test_a_room_gives_four_files_named_after_its_code(store: Store, room: Room) -> None:
    made = files_of(store, room.id)
    stem = room.code.lower().replace(" ", "-")
    assert [each.name for each in made] == [f"{stem}.{kind}" for kind in KINDS]
    assert [each.data[:4] for each in made] == [b"%PDF", b"PK\x03\x04", b"# Ne", b"PK\x03\x04"]


def test_the_language_is_that_of_the_map_or_another(store: Store, room: Room) -> None:
    assert "0 contributi\n" in file_of(store, room.id, "md").data.decode()
    assert "0 contributions\n" in file_of(store, room.id, "md", "en").data.decode()


def test_what_a_rehearsal_said_is_marked_until_it_is_over(store: Store, room: Room) -> None:
    played = Rehearsal(store, room.id, 2)
    open_step(store, room, "objective")
    while any(played.speak(person) for person in range(2)):
        pass
    assert "PROVA: qui hanno parlato 2 persone simulate" in file_of(store, room.id, "md").data.decode()
    store.end_rehearsal(room.id)
    after = file_of(store, room.id, "md").data.decode()
    assert "PROVA" not in after
    assert "0 contributi\n" in after


def test_a_rating_that_was_changed_is_in_the_workbook_twice_and_on_the_page_once(store: Store, room: Room) -> None:
    token, _ = store.join(room.id, "Ann")
    open_step(store, room, "empathy")
    place = store.load(room.map_id)[0].touchpoints[0]
    for op, valence in (("one", -4.0), ("two", -2.0)):
        body = {"kind": "rating", "touchpoint_id": place.id, "valence": valence}
        store.say(token, op, NAMES.index("empathy"), body)
    store.steer(room.id, state.reveal)
    sheet = openpyxl.load_workbook(BytesIO(file_of(store, room.id, "xlsx", "en").data))["Contributions"]
    heads, *rows = sheet.iter_rows(values_only=True)
    at = [heads.index("Valence"), heads.index("Taken back or replaced")]
    assert [[row[each] for each in at] for row in rows] == [[-4.0, "yes"], [-2.0, None]]
    assert f"- {place.title} — −2\n" in file_of(store, room.id, "md", "en").data.decode()


def test_another_kind_of_file_is_refused_with_those_there_are(store: Store, room: Room) -> None:
    with pytest.raises(JourneyError) as refused:
        file_of(store, room.id, "docx")
    assert (refused.value.code, refused.value.params["allowed"]) == ("unknown_format", "pdf, pptx, md, xlsx")
