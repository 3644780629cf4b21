"""``templates`` and ``new``: a map to begin with."""

from pathlib import Path

import pytest

from journey.formats import document
from journey.model import Map
from tests.cli.running import kept, refused, run


def test_templates_are_listed_one_a_line(capsys: pytest.CaptureFixture[str]):
    status, out, _ = run(capsys, "templates")
    rows = [line.split("\t") for line in out.splitlines()]
    assert status == 0
    assert all(len(row) == 3 and all(row) for row in rows)
    assert {("blank", "en"), ("blank", "it")} <= {(name, language) for name, language, _ in rows}
    assert all(name.isascii() and name == name.lower() and " " not in name for name, _, _ in rows)


@pytest.mark.parametrize("language", ["en", "it"])
def test_new_starts_a_map_from_every_template(language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    for name in {line.split("\t")[0] for line in run(capsys, "templates")[1].splitlines()}:
        out = tmp_path / f"{name}.journey.json"
        assert run(capsys, "new", name, out, "--lang", language) == (0, "", "")
        assert document.read(out.read_bytes()).journey_map.language == language


def test_two_new_maps_share_no_id(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    made = []
    for name in ("a.journey.json", "b.json"):
        run(capsys, "new", "blank", tmp_path / name)
        made.append(document.read((tmp_path / name).read_bytes()).journey_map)
    assert made[0].id != made[1].id
    assert not set(made[0].index) & set(made[1].index)


def test_new_never_replaces_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    mine = kept(tmp_path, Map(id="m", title="Mine"))
    before = mine.read_bytes()
    assert "There is a file of that name already." in refused(capsys, "new", "blank", mine)
    assert mine.read_bytes() == before


def test_new_does_not_write_through_a_link_that_leads_nowhere(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "a.json").symlink_to("nowhere.json")
    assert "There is a file of that name already." in refused(capsys, "new", "blank", tmp_path / "a.json")
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]
