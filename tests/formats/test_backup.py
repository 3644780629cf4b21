"""A backup: what goes in comes out, and a file that is anything else is refused before it can do harm."""

import io
import json
import zipfile
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey.errors import JourneyError
from journey.formats import backup, document
from journey.formats.backup import MANIFEST
from journey.i18n import LANGUAGES
from journey.model import SCHEMA_VERSION, Map, Persona, Stage
from journey.model.kept import Kept

NOON = datetime(2026, 3, 12, 12, 0, tzinfo=UTC)
TEA = Map(id="tea", title="Making tea", stages=(Stage(id="boil", name="Boil"),))
OLD = Map(id="a:b", title="Put away")
DATA = backup.write([Kept(TEA), Kept(OLD, archived=True)], NOON)


def members(data: bytes = DATA) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(held: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in held.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def changed(**news: object) -> bytes:
    """The backup with other words in its manifest."""
    held = members()
    return packed({**held, MANIFEST: json.dumps({**json.loads(held[MANIFEST]), **news}).encode()})


def refusal(data: bytes) -> str:
    with pytest.raises(JourneyError) as refused:
        backup.read(data)
    for language in LANGUAGES:
        assert refused.value.what(language) and refused.value.hint(language)
    return refused.value.code


def test_what_goes_in_comes_out() -> None:
    found = backup.read(DATA)
    assert found.maps == (Kept(TEA), Kept(OLD, archived=True))
    assert found.made_at == NOON


def test_it_holds_a_map_file_each_and_a_list_of_them() -> None:
    held = members()
    assert list(held) == ["maps/0001-tea.journey.json", "maps/0002-a_b.journey.json", MANIFEST]
    assert held["maps/0001-tea.journey.json"] == document.write(TEA).data
    manifest = json.loads(held[MANIFEST])
    assert (manifest["backup_version"], manifest["schema_version"]) == (1, SCHEMA_VERSION)
    assert manifest["made_at"] == "2026-03-12T12:00:00+00:00"
    assert manifest["counts"] == {"maps": 2, "archived": 1}
    assert manifest["maps"][1] == {
        "file": "maps/0002-a_b.journey.json",
        "id": "a:b",
        "title": "Put away",
        "archived": True,
    }


def test_the_same_maps_at_the_same_moment_give_the_same_bytes() -> None:
    assert backup.write([Kept(TEA), Kept(OLD, archived=True)], NOON) == DATA


def test_a_house_without_maps_has_a_backup_too() -> None:
    assert backup.read(backup.write([], NOON)).maps == ()


@pytest.mark.parametrize("data", [b"", b"hello", b"{}", packed({"photo.jpg": b"x"}), packed({})])
def test_another_file_is_no_backup(data: bytes) -> None:
    assert refusal(data) == "not_a_backup"


@pytest.mark.parametrize("kept", [10, 100, len(DATA) // 2, len(DATA) - 1])
def test_a_file_that_was_cut_off_is_damaged(kept: int) -> None:
    assert refusal(DATA[:kept]) == "backup_damaged"


def test_a_byte_that_changed_is_noticed() -> None:
    broken = bytearray(DATA)
    broken[60] ^= 0xFF  # inside the first map
    assert refusal(bytes(broken)) == "backup_damaged"


@pytest.mark.parametrize(
    "name", ["/etc/passwd", "../maps/x.journey.json", "maps/../x.journey.json", "C:\\x", "notes.txt"]
)
def test_a_name_that_no_backup_has_is_refused(name: str) -> None:
    assert refusal(packed({**members(), name: b"{}"})) == "backup_foreign_file"


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = packed({**members(), **{f"maps/{n}-bomb.journey.json": b" " * 13_000_000 for n in range(4)}})
    assert len(bomb) < 200_000
    assert refusal(bomb) == "backup_too_large"


def test_an_honest_map_may_say_the_same_thing_over_and_over() -> None:
    dull = Map(id="dull", personas=tuple(Persona(id=f"p{n}", name="x", pains=("x" * 2000,) * 40) for n in range(20)))
    data = backup.write([Kept(dull)], NOON)
    assert len(data) * backup.LARGEST_RATIO < len(document.write(dull).data)
    assert backup.read(data).maps == (Kept(dull),)


@pytest.mark.parametrize("limit", ["LARGEST_BACKUP", "LARGEST_CONTENT", "LARGEST_FILE", "MOST_MAPS"])
def test_a_backup_that_could_not_be_read_is_not_written(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup, limit, 1 if limit == "MOST_MAPS" else 400)
    with pytest.raises(JourneyError) as refused:
        backup.write([Kept(TEA), Kept(OLD, archived=True)], NOON)
    assert refused.value.code == "too_much_for_a_backup"
    assert refused.value.hint("en") and refused.value.hint("it")


def test_maps_that_pack_like_a_bomb_are_not_written_either(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup, "HARMLESS_CONTENT", 1_000)
    dull = Map(id="dull", personas=tuple(Persona(id=f"p{n}", name="x", pains=("x" * 2000,) * 40) for n in range(20)))
    with pytest.raises(JourneyError, match="could not be read back"):
        backup.write([Kept(dull)], NOON)


def test_many_members_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup, "MOST_MAPS", 1)
    assert refusal(DATA) == "backup_too_large"


def test_together_they_may_not_be_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup, "LARGEST_CONTENT", 1_000)
    assert refusal(DATA) == "backup_too_large"


def test_the_file_itself_may_not_be_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup, "LARGEST_BACKUP", 100)
    assert refusal(DATA) == "file_too_large"


@pytest.mark.parametrize("field", ["backup_version", "schema_version"])
def test_a_newer_one_asks_for_an_update(field: str) -> None:
    assert refusal(changed(**{field: SCHEMA_VERSION + 1})) == "newer_backup"


def test_a_map_of_a_newer_schema_inside_asks_for_an_update() -> None:
    newer = {**json.loads(document.write(TEA).data), "schema_version": SCHEMA_VERSION + 1}
    assert refusal(packed({**members(), "maps/0001-tea.journey.json": json.dumps(newer).encode()})) == "newer_backup"


@pytest.mark.parametrize("version", [None, "1", True, 0, 1.5])
def test_a_version_that_is_none_is_damage(version: object) -> None:
    assert refusal(changed(backup_version=version)) == "backup_damaged"


def test_a_list_of_another_kind_is_no_backup() -> None:
    assert refusal(changed(kind="other")) == "not_a_backup"


@pytest.mark.parametrize("entries", [None, "maps", [1], {}])
def test_a_list_that_is_none_is_damage(entries: object) -> None:
    assert refusal(changed(maps=entries)) == "backup_damaged"


def test_a_map_that_the_list_names_must_be_there_and_no_other() -> None:
    held = members()
    lacking = {name: data for name, data in held.items() if "0002" not in name}
    assert refusal(packed(lacking)) == "backup_incomplete"
    assert refusal(packed({**held, "maps/0003-x.journey.json": b"{}"})) == "backup_incomplete"


def test_one_broken_map_refuses_the_whole_and_says_which() -> None:
    with pytest.raises(JourneyError) as refused:
        backup.read(packed({**members(), "maps/0002-a_b.journey.json": b'{"schema_version": 1}'}))
    assert refused.value.code == "backup_broken_map"
    assert "maps/0002-a_b.journey.json" in refused.value.what("en")
    assert "“id”" in refused.value.what("en") and "«id»" in refused.value.what("it")


def test_two_maps_of_one_id_are_damage() -> None:
    held = members()
    assert (
        refusal(packed({**held, "maps/0002-a_b.journey.json": held["maps/0001-tea.journey.json"]})) == "backup_damaged"
    )


@given(st.integers(0, len(DATA) - 1), st.integers(1, 255))
def test_whatever_byte_changes_it_is_read_or_refused(place: int, flip: int) -> None:
    broken = bytearray(DATA)
    broken[place] ^= flip
    try:
        found = backup.read(bytes(broken))
    except JourneyError:
        return
    assert {one.map.id for one in found.maps} == {"tea", "a:b"}
