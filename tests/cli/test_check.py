"""``check``: errors, advice, for people and for programs."""

import json
from pathlib import Path

import pytest

from journey.model import Channel, Feeling, Map, Persona, Stage, Timeframe, Touchpoint
from tests.cli.running import SAMPLE, kept, refused, run


def test_check_finds_nothing_wrong_with_the_sample(capsys: pytest.CaptureFixture[str]):
    assert run(capsys, "check", SAMPLE) == (0, "0 errors, 0 pieces of advice.\n", "")
    assert json.loads(run(capsys, "check", SAMPLE, "--json")[1]) == {"errors": [], "advice": []}


def test_check_lists_every_error_and_gives_advice_all_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    source = tmp_path / "x.json"
    source.write_text(
        '{"schema_version": 1, "id": "m", "stages": [{"id": "s", "name": "Look", "wide": 1}],'
        ' "touchpoints": [{"id": "t", "stage_id": "nowhere", "title": "x"},'
        ' {"id": "s", "stage_id": "s", "title": "y"}]}',
        encoding="utf-8",
    )
    status, out, err = run(capsys, "check", source)
    assert (status, err) == (1, "")
    assert out.splitlines() == [
        "error: stages[0].wide: There is no field “wide” here. Remove it or check its spelling.",
        "error: touchpoints[1].id: The id “s” is already used by stages[0]. Give each record an id of its own.",
        "error: touchpoints[0].stage_id: It points to “nowhere”, which is not there or is of another kind."
        " Point it to an existing record, or take the reference out.",
        *(line for line in out.splitlines() if line.startswith("advice: ")),
        "3 errors, 5 pieces of advice.",
    ]
    status, out, _ = run(capsys, "check", source, "--json")
    found = json.loads(out)
    assert status == 1
    assert [error["where"] for error in found["errors"]] == [
        "stages[0].wide",
        "touchpoints[1].id",
        "touchpoints[0].stage_id",
    ]
    assert [piece["where"] for piece in found["advice"]] == [
        "personas",
        "timeframe",
        "feelings",
        "touchpoints",
        "channels",
    ]
    promised = {"rule", "severity", "where", "records", "message", "why", "hint"}
    assert all(set(piece) == promised for piece in found["advice"])
    assert {piece["severity"] for piece in found["advice"]} == {"missing"}


def test_check_speaks_the_language_it_is_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    source = kept(tmp_path, Map(id="m"))
    assert "consiglio: personas: La mappa non ha persone." in run(capsys, "check", source, "--lang", "it")[1]
    found = json.loads(run(capsys, "check", source, "--json", "--lang", "it")[1])
    assert found["advice"][0]["message"] == "La mappa non ha persone."
    assert "Choose one of: en, it" in refused(capsys, "check", source, "--lang", "de")


def test_check_says_what_a_sound_map_lacks_the_most_important_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    lacking = Map(
        id="m",
        objective="Halve the returns",
        timeframe=Timeframe(label="May"),
        personas=(Persona(id="p", name="Ada", needs=("Time",)),),
        stages=(Stage(id="s", order="1", name="Onboarding", macro_stage="post_purchase"), Stage(id="r", name="Look")),
        channels=(Channel(id="c", name="Web"),),
        touchpoints=(Touchpoint(id="t", stage_id="s", channel_id="c", title="Reads", evidence="heard"),),
        feelings=(Feeling(id="f", touchpoint_id="t", valence=-3, emotion="joy", evidence="heard"),),
    )
    status, out, err = run(capsys, "check", kept(tmp_path, lacking))
    assert (status, err) == (0, "")
    *lines, summary = out.splitlines()
    assert summary == f"0 errors, {len(lines)} pieces of advice."
    assert lines[0] == (
        "advice: stages[r]: The stage “Look” has no touchpoint. Either nothing happens there, or nobody has looked; a"
        " customer in it is alone with what you do not see. Write what customers do there, even without you, or join"
        " the stage with its neighbour."
    )
    _, out, _ = run(capsys, "check", kept(tmp_path, lacking), "--json")
    found = json.loads(out)
    told = [(piece["severity"], piece["rule"], piece["where"], piece["records"]) for piece in found["advice"]]
    assert found["errors"] == []
    assert told[:3] == [
        ("missing", "stage_without_touchpoints", "stages[r]", ["r"]),
        ("doubtful", "inside_stage_names", "stages[s]", ["s"]),
        ("doubtful", "emotion_against_valence", "feelings[f]", ["f"]),
    ]


def test_check_of_an_unreadable_file_is_status_2_and_still_an_object(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    (tmp_path / "x.json").write_text("{", encoding="utf-8")
    status, out, err = run(capsys, "check", tmp_path / "x.json", "--json")
    assert status == 2
    assert err.count("\n") == 1
    assert [error["code"] for error in json.loads(out)["errors"]] == ["broken_json"]
    (tmp_path / "x.mmd").write_text("journey\nbad\n", encoding="utf-8")
    assert "Line 2" in refused(capsys, "check", tmp_path / "x.mmd")


def test_check_reads_other_formats_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "x.mmd").write_text("journey\nx: 3\n", encoding="utf-8")
    status, out, _ = run(capsys, "check", tmp_path / "x.mmd")
    assert status == 0
    assert [line.split(":")[1] for line in out.splitlines()[:-1]] == [" personas", " timeframe", " channels"]


def test_a_long_list_of_errors_is_cut_for_people_but_whole_for_programs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    stages = [{"id": f"s{n}"} for n in range(60)]
    source = tmp_path / "x.json"
    source.write_text(json.dumps({"schema_version": 1, "id": "m", "stages": stages}), encoding="utf-8")
    out = run(capsys, "check", source)[1]
    assert "... and 10 more" in out.splitlines()
    assert len(json.loads(run(capsys, "check", source, "--json")[1])["errors"]) == 60
