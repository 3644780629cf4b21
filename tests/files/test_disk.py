"""Files appear whole or not at all."""

import os
from pathlib import Path

import pytest

from journey.errors import JourneyError
from journey.files.disk import read_whole, write_whole


def test_a_file_is_written_and_read_back(tmp_path: Path):
    write_whole(tmp_path / "map.svg", b"<svg/>")
    assert read_whole(tmp_path / "map.svg") == b"<svg/>"
    assert [path.name for path in tmp_path.iterdir()] == ["map.svg"]


def test_an_existing_file_is_replaced_and_keeps_its_mode(tmp_path: Path):
    target = tmp_path / "map.svg"
    target.write_bytes(b"old")
    target.chmod(0o640)
    write_whole(target, b"new")
    assert target.read_bytes() == b"new"
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_missing_folder_is_named(tmp_path: Path):
    with pytest.raises(JourneyError) as refused:
        write_whole(tmp_path / "nowhere" / "map.svg", b"x")
    assert refused.value.code == "folder_missing"
    assert refused.value.where == str(tmp_path / "nowhere")


def test_a_write_that_fails_leaves_the_old_file_and_no_scraps(tmp_path: Path, monkeypatch):
    target = tmp_path / "map.svg"
    target.write_bytes(b"old")

    def full_disk(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(JourneyError, match="No space left"):
        write_whole(target, b"new")
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["map.svg"]


def test_a_folder_in_the_files_place_is_refused_without_scraps(tmp_path: Path):
    (tmp_path / "map.svg").mkdir()
    with pytest.raises(JourneyError) as refused:
        write_whole(tmp_path / "map.svg", b"x")
    assert refused.value.code == "cannot_write"
    assert [path.name for path in tmp_path.iterdir()] == ["map.svg"]


@pytest.mark.parametrize("name", ["pipe.svg", "link.svg"])
def test_a_pipe_or_a_device_is_not_replaced_by_a_file(name: str, tmp_path: Path):
    os.mkfifo(tmp_path / "pipe.svg")
    (tmp_path / "link.svg").symlink_to("pipe.svg")
    with pytest.raises(JourneyError) as refused:
        write_whole(tmp_path / name, b"x")
    assert refused.value.code == "cannot_write"
    assert (tmp_path / "pipe.svg").is_fifo()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.svg", "pipe.svg"]


def test_a_link_stays_and_what_it_leads_to_is_replaced(tmp_path: Path):
    (tmp_path / "real.svg").write_bytes(b"old")
    (tmp_path / "link.svg").symlink_to("real.svg")
    write_whole(tmp_path / "link.svg", b"new")
    assert (tmp_path / "link.svg").is_symlink()
    assert (tmp_path / "real.svg").read_bytes() == b"new"


def test_a_link_that_leads_to_itself_is_refused(tmp_path: Path):
    (tmp_path / "round.svg").symlink_to("round.svg")
    with pytest.raises(JourneyError, match="symbolic links"):
        write_whole(tmp_path / "round.svg", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["round.svg"]


def test_a_file_that_may_not_be_written_is_not_replaced_either(tmp_path: Path, monkeypatch):
    target = tmp_path / "map.svg"
    target.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # whoever runs the tests may write anything
    with pytest.raises(JourneyError, match="Permission denied"):
        write_whole(target, b"new")
    assert target.read_bytes() == b"old"


@pytest.mark.parametrize("name", ["a\0b.svg", "x" * 5000 + ".svg", "\ud800.svg"])
def test_a_name_that_no_file_can_have_is_refused(name: str, tmp_path: Path):
    with pytest.raises(JourneyError) as unwritable:
        write_whole(tmp_path / name, b"x")
    with pytest.raises(JourneyError) as unreadable:
        read_whole(tmp_path / name)
    assert (unwritable.value.code, unreadable.value.code) == ("cannot_write", "cannot_read")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_whose_name_is_too_long_is_missing(tmp_path: Path):
    with pytest.raises(JourneyError) as refused:
        write_whole(tmp_path / ("x" * 5000) / "map.svg", b"x")
    assert refused.value.code == "folder_missing"


def test_a_missing_file_and_one_too_large_are_refused(tmp_path: Path):
    with pytest.raises(JourneyError) as missing:
        read_whole(tmp_path / "map.json")
    assert (missing.value.code, missing.value.where) == ("cannot_read", str(tmp_path / "map.json"))
    (tmp_path / "big.json").write_bytes(b"x" * 11)
    with pytest.raises(JourneyError) as large:
        read_whole(tmp_path / "big.json", largest=10)
    assert large.value.code == "file_too_large"
