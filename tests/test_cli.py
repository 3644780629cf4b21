"""The command line: what it writes, what it says, and the status it leaves."""

import json
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from journey.cli import main
from journey.commands import NAMES
from journey.formats import FORMATS, document
from journey.formats.library import DATA, open_sample
from journey.model import Channel, Feeling, Map, Persona, Stage, Timeframe, Touchpoint

ROOT = Path(__file__).parent.parent
SAMPLE = str(DATA / "samples" / "online-bike-shop.en.journey.json")
WRITTEN = [form.suffix for form in FORMATS if form.write]
DRAWN = {".svg": b"<?xml", ".png": b"\x89PNG", ".pdf": b"%PDF", ".html": b"<!"}


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """Status, standard output and standard error of one command."""
    status = main([str(argument) for argument in arguments])
    told = capsys.readouterr()
    assert "Traceback" not in told.err
    return status, told.out, told.err


def refused(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    """The one line on standard error of a command that ends with status 2 and says nothing else."""
    status, out, err = run(capsys, *arguments)
    assert (status, out) == (2, "")
    assert err.startswith("journey: ")
    assert err.count("\n") == 1
    return err


def kept(tmp_path: Path, journey_map: Map, name: str = "in.journey.json") -> Path:
    path = tmp_path / name
    path.write_bytes(document.write(journey_map).data)
    return path


@pytest.mark.parametrize("suffix", WRITTEN)
def test_convert_writes_every_format(suffix: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    out = tmp_path / f"out{suffix}"
    assert run(capsys, "convert", SAMPLE, out)[:2] == (0, "")
    assert out.read_bytes().startswith(DRAWN.get(suffix, b""))
    assert len(out.read_bytes()) > 1000
    assert [path.name for path in tmp_path.iterdir()] == [out.name]


def test_converting_there_and_back_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    again = tmp_path / "again.json"
    assert run(capsys, "convert", SAMPLE, again) == (0, "", "")
    assert again.read_bytes() == Path(SAMPLE).read_bytes()


def test_a_mermaid_journey_becomes_a_map(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "plan.mmd").write_text("journey\nsection Look\nReads: 9: Ada\n", encoding="utf-8")
    out = tmp_path / "plan.journey.json"
    status, _, err = run(capsys, "convert", tmp_path / "plan.mmd", out)
    assert (status, err) == (0, "mermaid: 1 score beyond 1 to 5 was held at the end of the scale\n")
    assert [stage["name"] for stage in json.loads(out.read_text(encoding="utf-8"))["stages"]] == ["Look"]


def test_a_journey_in_a_markdown_file_becomes_a_map(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "notes.md").write_text("# Notes\n```mermaid\njourney\nReads: 4\n```\n", encoding="utf-8")
    assert run(capsys, "convert", tmp_path / "notes.md", tmp_path / "out.mmd")[0] == 0
    assert (tmp_path / "out.mmd").read_text(encoding="utf-8") == "journey\n    Reads: 4\n"


def test_what_the_target_cannot_hold_is_said_on_standard_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    journey_map = Map(
        id="m",
        channels=tuple(Channel(id=f"c{n}", name="x") for n in range(3)),
        personas=tuple(Persona(id=f"p{n}", name=f"P{n}", biography="A life") for n in range(2)),
        stages=(Stage(id="s", name="Look"),),
        touchpoints=(Touchpoint(id="t", stage_id="s", title="Reads", persona_ids=("p0", "p1")),),
    )
    _, _, err = run(capsys, "convert", kept(tmp_path, journey_map), tmp_path / "out.mmd")
    assert err.splitlines() == [
        "mermaid: 3 channels, 2 personas’ biographies not written",
        "mermaid: 1 touchpoint without a feeling has the middle score 3",
    ]


def test_characters_that_no_font_has_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    source = kept(tmp_path, Map(id="m", title="Bikes \U00012000", stages=(Stage(id="s", name="Look"),)))
    status, _, err = run(capsys, "convert", source, tmp_path / "out.svg")
    assert status == 0
    assert err.startswith("svg: ")
    assert "Cuneiform" in err


def test_a_view_a_theme_a_language_and_a_persona_may_be_chosen(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    name = open_sample("en").personas[0].name
    options = ("--view", "persona", "--persona", name.upper(), "--lang", "it", "--theme", "print", "--paper", "a4")
    status, out, _ = run(capsys, "convert", SAMPLE, tmp_path / "sheet.svg", *options)
    assert (status, out) == (0, "")
    assert name.split()[0] in (tmp_path / "sheet.svg").read_text(encoding="utf-8")


def test_options_that_make_no_difference_are_said_to(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    status, _, err = run(capsys, "convert", SAMPLE, tmp_path / "x.json", "--view", "curve", "--dpi", "150")
    assert (status, err) == (0, "json: --view, --dpi make no difference here\n")
    assert (
        run(capsys, "convert", SAMPLE, tmp_path / "x.svg", "--scale", "2")[2]
        == "svg: --scale makes no difference here\n"
    )


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "Choose one of: convert, check, templates, new"),
        (("convrt",), "There is no command “convrt”. Did you mean convert?"),
        (("convert", SAMPLE), "See python -m journey convert --help"),
        (("convert", SAMPLE, "x.pgn"), "No format ends in “.pgn”. Did you mean .png?"),
        (("convert", SAMPLE, "x"), "No format ends in “x”."),
        (("convert", "x.png", "y.svg"), "A .png file can be written, not read."),
        (("convert", SAMPLE, "x.svg", "--view", "postr"), "There is no view “postr”. Did you mean poster?"),
        (("convert", SAMPLE, "x.svg", "--theme", "drak"), "There is no theme “drak”. Did you mean dark?"),
        (("convert", SAMPLE, "x.svg", "--paper", "a9"), "There is no paper called “a9”."),
        (("convert", SAMPLE, "x.svg", "--lang", "de"), "There is no language “de”."),
        (("convert", SAMPLE, "x.svg", "--persona", "Nobody"), "There is no persona “Nobody” on this map."),
        (("convert", SAMPLE, "x.svg", "--viw", "poster"), "This command does not take “--viw”. Did you mean --view?"),
        (("convert", SAMPLE, "x.png", "--dpi", "many"), "--dpi"),
        (("convert", SAMPLE, "x.png", "--dpi", "nan"), "“nan” is not a usable resolution"),
        (("convert", SAMPLE, "x.png", "--dpi", "100000"), "resolution"),
        (("convert", SAMPLE, "x.png", "--dpi", "300", "--scale", "2"), "either a scale or a resolution"),
        (("convert", "nowhere.json", "x.svg"), "nowhere.json: The file could not be read"),
        (("convert", SAMPLE, "no/such/folder/x.svg"), "no/such/folder: The folder is not there."),
        (("check",), "See python -m journey check --help"),
        (("check", "nowhere.json"), "nowhere.json: The file could not be read"),
        (("templates", "more"), "This command does not take “more”."),
        (("new", "blnk", "x.journey.json"), "There is no template “blnk”. Did you mean blank?"),
        (("new", "blank", "x.png"), "A new map is kept in a file that ends in .journey.json"),
        (("new", "blank", "x.journey.json", "--lang", "de"), "There is no language “de”."),
        (("new", "blank", "no/such/x.journey.json"), "The folder is not there."),
        (("convert", SAMPLE, "x" * 5000 + "/x.svg"), "The folder is not there."),
    ],
)  # fmt: skip
def test_a_mistake_is_one_line_that_says_what_to_do(
    arguments: tuple[str, ...],
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    monkeypatch.chdir(tmp_path)
    assert told in refused(capsys, *arguments)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("x.json", b"{", "x.json: Line 1, column 2: this is not JSON."),
        ("x.json", b"\xff\xfe", "x.json: Line 1 is not UTF-8 text."),
        ("x.json", b"[" * 100_000, "x.json: Its brackets are nested too deeply"),
        ("x.json", b" " * 20_000_001, "x.json: The file is larger than 20 MB."),
        ("x.json", b'{"schema_version": 9}', "x.json: The map has schema version 9"),
        ("x.json", b'{"schema_version": 1, "id": "m", "wide": 1}', "x.json: wide: There is no field “wide” here."),
        ("x.mmd", b"journey\nsection A\nbad line\n", "x.mmd: Line 3: “bad line” has no score."),
        ("x.md", b"# Notes", "x.md: There is no Mermaid journey in this file."),
        ("x.json", b'{"schema_version": 1, "id": "m", "\\u001b[31m": 1}', "There is no field “�[31m” here."),
    ],
    ids=lambda value: value[:12] if isinstance(value, bytes) else None,
)
def test_bad_input_is_refused_and_what_stood_there_stays(
    name: str,
    content: bytes,
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_bytes(content)
    (tmp_path / "out.svg").write_text("mine", encoding="utf-8")
    assert told in refused(capsys, "convert", name, "out.svg")
    assert (tmp_path / "out.svg").read_text(encoding="utf-8") == "mine"
    assert {path.name for path in tmp_path.iterdir()} == {name, "out.svg"}


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


def test_help_names_every_command_and_every_option(capsys: pytest.CaptureFixture[str]):
    status, out, _ = run(capsys, "--help")
    assert status == 0
    assert all(name in out for name in NAMES)
    for name in NAMES:
        status, out, _ = run(capsys, name, "--help")
        assert status == 0
        assert f"python -m journey {name}" in out
    assert all(option in run(capsys, "convert", "--help")[1] for option in ("--view", "--persona", "--paper", "--dpi"))


def test_the_commands_of_the_readme_work_one_after_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "notes.mmd").write_text("journey\nReads: 4: Ada\n", encoding="utf-8")
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = [
        shlex.split(line, comments=True)[3:] for line in text.splitlines() if line.startswith("python -m journey ")
    ]
    assert {arguments[0] for arguments in shown} == set(NAMES)
    for arguments in shown:
        assert run(capsys, *arguments)[0] == 0, arguments


def test_the_version_can_be_asked(capsys: pytest.CaptureFixture[str]):
    assert run(capsys, "--version")[1].startswith("itinerario ")


def test_something_unforeseen_is_one_line_too(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    def breaks(given: object) -> int:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("journey.commands.templates.run", breaks)
    assert "ZeroDivisionError: division by zero" in refused(capsys, "templates")
    monkeypatch.setenv("ITINERARIO_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        main(["templates"])


def test_an_interrupted_command_just_stops(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    def stopped(given: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("journey.commands.templates.run", stopped)
    assert run(capsys, "templates") == (130, "", "")


def process(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "journey", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_the_module_runs_as_a_program(tmp_path: Path):
    done = process("convert", SAMPLE, str(tmp_path / "out.svg"))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    done = process("convert", SAMPLE, str(tmp_path / "out.pgn"))
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


def test_a_reader_that_leaves_early_does_no_harm():
    command = f'"{sys.executable}" -m journey check "{SAMPLE}" --json | true; exit "${{PIPESTATUS[0]}}"'
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("command", "status", "lines"),
    [
        ("templates >&-", 0, 0),
        ("convert no.json x.svg >&- 2>&-", 2, 0),
        ("convert no.json x.svg 2>/dev/full", 2, 0),
        ("templates >/dev/full", 2, 1),
        ("check data/samples/online-bike-shop.en.journey.json --json >/dev/full", 2, 1),
    ],
)
def test_output_that_is_closed_or_full_is_no_crash(command: str, status: int, lines: int):
    done = subprocess.run(
        ["bash", "-c", f'"{sys.executable}" -m journey {command}'],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr.count("\n")) == (status, lines)


def test_new_does_not_write_through_a_link_that_leads_nowhere(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "a.json").symlink_to("nowhere.json")
    assert "There is a file of that name already." in refused(capsys, "new", "blank", tmp_path / "a.json")
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]


def test_a_console_that_knows_only_ascii_is_no_obstacle():
    done = subprocess.run(
        [sys.executable, "-m", "journey", "check", "perché.json"],
        cwd=ROOT, capture_output=True, check=False, env={"PYTHONIOENCODING": "ascii", "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.startswith(b"journey: perch\\xe9.json: ")
