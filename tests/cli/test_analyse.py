"""``analyse``: what was understood, what was refused, and the answers; every bad input is one line and status 2."""

import gzip
import json
import re
import tempfile
from pathlib import Path

import psycopg
import pytest

from journey.model import Map, Stage, Touchpoint, to_document
from tests.cli.running import refused, run

SHOP = (
    "cliente;data;evento;canale\n"
    "a;05/03/2024 10:00;visita;web\n"
    "a;25/03/2024 10:00;acquisto;negozio\n"
    "b;05/03/2024 10:00;visita;web\n"
    ";05/03/2024 10:00;visita;web\n"
    "b;2024-03-05;visita;web\n"
    "b;06/03/2024\n"
)


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    path = tmp_path / "shop.csv"
    path.write_text(SHOP, encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def nothing_stays_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    yield
    assert list(scratch.iterdir()) == []


def test_it_says_what_it_understood_and_what_it_refused(capsys: pytest.CaptureFixture[str], shop: Path):
    status, out, err = run(capsys, "analyse", shop)
    assert (status, err) == (0, "")
    assert out.splitlines()[:9] == [
        "shop.csv: 6 rows read.",
        "3 events; customers: 2.",
        "From 2024-03-05 10:00 to 2024-03-25 10:00 (times as they stand).",
        "Columns: customer=cliente, time=data, event=evento, channel=canale.",
        "1 row refused: it has too many or too few columns, or a quotation mark that does not close."
        " Row 6: b;06/03/2024.",
        "1 row refused: it names no customer. Row 4.",
        "1 row refused: its time is not written like the others. Row 5: 2024-03-05.",
        "The times of this column are written in more ways than one: 1 with the year first (2024-03-05), 1 only with"
        " the day first (25/03/2024 10:00), 3 with the day or the month first (05/03/2024 10:00). They were read as"
        " “30/04/2026, day first”: do not trust them until the column is split, or written in one way.",
        "No column says who starts an event, so all count as the customer’s own.",
    ]
    assert "  visita → acquisto: 1 (20.0 days)" in out.splitlines()


def test_the_answers_are_written_as_json(capsys: pytest.CaptureFixture[str], shop: Path, tmp_path: Path):
    status, _, _ = run(capsys, "analyse", shop, "--json", tmp_path / "out.json")
    told = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert status == 0
    assert {name: told["log"][name] for name in ("events", "customers", "start", "end", "refused")} == {
        "events": 3, "customers": 2, "start": "2024-03-05T10:00:00", "end": "2024-03-25T10:00:00", "refused": 3,
    }  # fmt: skip
    assert told["itinerary"]["edges"] == [
        {"source": "visita", "target": "acquisto", "count": 1, "median_seconds": 1_728_000.0}
    ]
    assert told["itinerary"]["variants"][0] == {"path": ["visita"], "count": 1, "length": 1}
    assert told["itinerary"]["channel_switches"] == [{"source": "web", "target": "negozio", "count": 1}]


def test_the_answers_are_one_page_that_needs_no_network_and_runs_nothing_of_the_log(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    (tmp_path / "log.csv").write_text(
        "customer,time,event\na,2024-03-05,</script><script>x()</script>\na,2024-03-06,<b>Käse</b>\n", encoding="utf-8"
    )
    status, _, _ = run(capsys, "analyse", tmp_path / "log.csv", "--html", tmp_path / "out.html", "--lang", "it")
    told = (tmp_path / "out.html").read_text(encoding="utf-8")
    assert status == 0
    assert "<h1>Che cosa hanno fatto davvero i clienti</h1>" in told
    assert told.count("<section>") == 4  # of what can be asked without stages, channels and directions
    assert [told.count(f'<div class="{drawn}"') for drawn in ("wide", "phone")] == [4, 4]  # each for what has room
    assert "script>x()" not in told
    assert "<b>" not in told
    assert "&lt;b&gt;käse" in told
    assert "font/woff2" in told
    assert "default-src 'none'" in told
    assert not re.search(r"<(script|link|img)[^>]+(src|href)=", told)


def test_columns_dates_and_zone_can_be_said(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    (tmp_path / "log.csv").write_text('who,when,"what, exactly"\na,07/08/2024 12:00,x\n')
    columns = 'customer=who,time=when,"event=what, exactly"'
    status, out, _ = run(
        capsys, "analyse", tmp_path / "log.csv", "--columns", columns, "--dates", "mdy", "--timezone", "Europe/Rome"
    )
    assert status == 0
    assert "From 2024-07-08 10:00 to 2024-07-08 10:00 (UTC)." in out


def shop_map(tmp_path: Path, *names: str) -> Path:
    stages = (Stage(id="s", name="Negozio"),)
    places = [Touchpoint(id=name, order=name, stage_id="s", title=name, event_names=(name,)) for name in names]
    path = tmp_path / "shop.journey.json"
    path.write_text(json.dumps(to_document(Map(id="m", stages=stages, touchpoints=tuple(places)))), encoding="utf-8")
    return path


def test_with_a_map_the_plan_is_held_against_what_happened(
    capsys: pytest.CaptureFixture[str], shop: Path, tmp_path: Path
):
    journey_map = shop_map(tmp_path, "chiamata", "visita")
    status, _, err = run(capsys, "analyse", shop, "--map", journey_map, "--json", tmp_path / "out.json")
    told = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["adherence"]
    assert (status, err) == (0, "")
    assert {"skipped", "repeated", "reordered", "unplanned"} <= told.keys()
    assert [(each["touchpoint"], each["share"]) for each in told["skipped"]] == [("chiamata", 1.0)]
    assert [(each["event"], each["customers"]) for each in told["unplanned"]] == [("acquisto", 1)]
    _, out, _ = run(capsys, "analyse", shop, "--map", journey_map, "--question", "adherence")
    assert "  Negozio · visita: 100%, 0%, 0%; 0%, 0% (n = 2)" in out.splitlines()


def test_without_a_map_the_plan_is_left_out_unless_it_is_asked_for(
    capsys: pytest.CaptureFixture[str], shop: Path, tmp_path: Path
):
    said = "Planned and actual are compared on a map, and there is none."
    status, out, _ = run(capsys, "analyse", shop, "--json", tmp_path / "out.json")
    assert status == 0
    assert said in out
    assert "adherence" not in json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    status, _, err = run(capsys, "analyse", shop, "--question", "adherence")
    assert (status, err.startswith(f"journey: {said}")) == (2, True)
    other = shop_map(tmp_path, "altro")
    assert run(capsys, "analyse", shop, "--map", other)[0] == 0
    named = "No touchpoint of the map names an event of this log."
    status, _, err = run(capsys, "analyse", shop, "--map", other, "--question", "adherence")
    assert (status, named in err) == (2, True)


def test_questions_are_named_once_or_more(capsys: pytest.CaptureFixture[str], shop: Path):
    assert run(capsys, "analyse", shop, "--question", "itinerary", "itinerary", "--question", "itinerary")[0] == 0


def test_a_table_of_an_engine_is_asked_in_the_same_way(
    capsys: pytest.CaptureFixture[str], postgres_url: str, postgres_server: str
):
    schema = postgres_url.rpartition("%3D")[2]
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute("CREATE TABLE log (customer text, time timestamp, event text)")
        connection.execute(
            "INSERT INTO log VALUES ('a', '2024-03-05', 'x'), ('a', '2024-03-06', 'y'), (NULL, NULL, NULL)"
        )
    status, out, _ = run(capsys, "analyse", f"{schema}.log", "--engine", postgres_server)
    assert status == 0
    assert out.splitlines()[0].endswith(".log: 3 rows read.")
    assert "1 row refused: it names no customer." in out.splitlines()
    assert "No column orders events of the same moment" in out
    assert "  x → y: 1 (1.0 days)" in out


def test_what_a_file_holds_cannot_harm_a_terminal(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    rows = ["a,2024-03-05,\x1b[31mred\u202e,w", "a,\x1b[2J,x,w", "a,2024-03-06,\x9b2J,w"]
    text = "\n".join(['customer,time,"event\x1b]0;mine\x07",channel', *rows, ""])
    (tmp_path / "log\x1b[31m.csv").write_text(text, encoding="utf-8")
    columns = "event=event\x1b]0;mine\x07"
    status, out, err = run(capsys, "analyse", tmp_path / "log\x1b[31m.csv", "--columns", columns)
    assert (status, err) == (0, "")
    assert all(line.isprintable() for line in out.splitlines())
    assert refused(capsys, "analyse", tmp_path / "log\x1b[31m.csv").strip().isprintable()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "There is no event that can be used (0 rows read)."),
        (b"customer,time,event\n", "There is no event that can be used (0 rows read)."),
        (b"a,b\n1,2\n", "No column was recognised as customer, time, event; the columns are a, b."),
        (b"customer,time,event,Event\na,2024-03-05,x,y\n", "Two columns are called “event”."),
        (b"PAR1 and no more", "The Parquet file cannot be read ("),
        (b"\x89PNG\r\n\x1a\n\0\0", "The file is no log of events but PNG."),
        (b"PK\x03\x04 no workbook", "The file is no log of events but ZIP."),
        (gzip.compress(b"customer,time,event\na,2024-03-05,x\n")[:-9], "The compressed file cannot be unpacked ("),
        (b"<html></html>", "The file is no XES log that can be read (it has no traces with events)."),
        (b"<log>", "The file is no XES log that can be read ("),
    ],
    ids=["empty", "header", "columns", "twice", "parquet", "png", "zip", "gzip", "html", "xml"],
)
def test_a_file_that_is_no_log_is_one_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: bytes, said: str
):
    (tmp_path / "log.csv").write_bytes(content)
    assert refused(capsys, "analyse", tmp_path / "log.csv").startswith(f"journey: log.csv: {said}")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--columns", "customer"], "--columns: “customer” does not say which column is which."),
        (["--columns", "client=cliente"], "shop.csv: There is no role “client” for a column."),
        (["--columns", "event=azione"], "shop.csv: There is no column “azione”."),
        (["--columns", "event=evento,channel=evento"], "shop.csv: The column “evento” is given two roles."),
        (["--columns", "event=evento,event=mezzo"], "--columns: The role “event” is given to two columns."),
        (["--timezone", "Roma"], "shop.csv: There is no time zone “Roma”."),
        (["--dates", "dd/mm"], "shop.csv: Dates cannot be read as “dd/mm”."),
        (["--question", "itinerari"], "There is no question “itinerari”. Did you mean itinerary?"),
        (["--engine", "teapot://x"], "No engine answers to a URL that begins with “teapot”."),
        (["--engine", "postgres://nobody@127.0.0.1:1/x"], "postgres: The engine cannot be reached ("),
        (["--json", "/nowhere/at/all/out.json"], "/nowhere/at/all"),
        (["--horizon", "0"], "--horizon: “0” is no number of days."),
        (["--horizon", "-1"], "--horizon: “-1” is no number of days."),
        (["--horizon", "nan"], "--horizon: “nan” is no number of days."),
        (["--horizon", ""], "--horizon: “” is no number of days."),
        (["--horizon", "9" * 5_000], "--horizon: “999"),
        (["--window", "1e9"], "--window: “1e9” is no number of days."),
    ],
    ids=lambda given: given[0][2:] if isinstance(given, list) else "",
)
def test_a_bad_wish_is_one_line(capsys: pytest.CaptureFixture[str], shop: Path, options: list[str], said: str):
    assert refused(capsys, "analyse", shop, *options).startswith(f"journey: {said}")


@pytest.mark.parametrize("option", ["--ends", "--signals"])
def test_an_end_or_a_signal_that_is_no_event_is_told_with_the_nearest(
    capsys: pytest.CaptureFixture[str], shop: Path, option: str
):
    status, _, err = run(capsys, "analyse", shop, "--question", "horizon", option, "acquisti")
    assert (status, err.count("\n")) == (2, 1)
    assert err.startswith("journey: shop.csv: “acquisti” is no event of the log. Did you mean acquisto?")


def test_a_file_that_is_not_there_is_one_line(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    assert refused(capsys, "analyse", tmp_path / "gone.csv").startswith(
        "journey: gone.csv: The file could not be read ("
    )


def test_no_answer_is_half_written(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    (tmp_path / "log.csv").write_text("customer,time,event\n")
    refused(capsys, "analyse", tmp_path / "log.csv", "--json", tmp_path / "out.json")
    assert not (tmp_path / "out.json").exists()


def test_a_map_is_drawn_from_the_events_and_what_it_holds_is_said(
    capsys: pytest.CaptureFixture[str], shop: Path, tmp_path: Path
):
    target = tmp_path / "drawn.journey.json"
    status, out, err = run(capsys, "analyse", shop, "--draft", target, "--lang", "it")
    assert (status, err) == (0, "")
    assert out.splitlines()[-1] == "Dal log: tappe 1, punti di contatto 2."
    told = json.loads(target.read_text(encoding="utf-8"))
    assert (told["title"], told["language"]) == ("Che cosa hanno fatto i clienti: shop", "it")
    assert [each["event_names"] for each in told["touchpoints"]] == [["visita"], ["acquisto"]]
    assert run(capsys, "check", target)[0] == 0


def test_in_italian_every_line_is_and_what_goes_wrong_too(
    capsys: pytest.CaptureFixture[str], shop: Path, tmp_path: Path
):
    target = tmp_path / "out.json"
    english = set(run(capsys, "analyse", shop)[1].splitlines())
    italian = run(capsys, "analyse", shop, "--lang", "it")[1].splitlines()
    alike = " ".join(english & {*italian}).replace("visita", "").replace("acquisto", "")  # names and numbers
    assert len(italian) > 10 and not re.search("[a-zà-ù]{3}", alike)
    assert run(capsys, "analyse", shop, "--json", target, "--lang", "it")[1].endswith("Scritto: out.json.\n")
    assert "Non è stato possibile leggere" in run(capsys, "analyse", tmp_path / "none.csv", "--lang", "it")[2]
    assert "Non è stato possibile leggere" in run(capsys, "analyse", tmp_path / "none.csv", "--lang=it")[2]


def test_a_map_is_drawn_beside_the_answers(capsys: pytest.CaptureFixture[str], shop: Path, tmp_path: Path):
    target = tmp_path / "drawn.journey.json"
    status, _, _ = run(capsys, "analyse", shop, "--draft", target, "--json", tmp_path / "out.json")
    assert status == 0
    assert "itinerary" in json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert target.exists()


def test_a_map_replaces_no_file_and_goes_to_a_map_file_alone(
    capsys: pytest.CaptureFixture[str], shop: Path, tmp_path: Path
):
    there = tmp_path / "mine.journey.json"
    there.write_text("mine", encoding="utf-8")
    assert "There is a file of that name already." in refused(capsys, "analyse", shop, "--draft", there)
    assert there.read_text(encoding="utf-8") == "mine"
    assert ".journey.json" in refused(capsys, "analyse", shop, "--draft", tmp_path / "map.png")
    assert "nowhere" in refused(capsys, "analyse", shop, "--draft", tmp_path / "nowhere" / "a.journey.json")


def test_names_that_no_map_holds_make_no_file(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    log, target = tmp_path / "long.csv", tmp_path / "long.journey.json"
    log.write_text(f"customer,time,event\na,2026-01-01,{'x' * 10_000}\n", encoding="utf-8")
    status, _, err = run(capsys, "analyse", log, "--draft", target)
    assert status == 2
    assert "No map can be drawn from this log" in err
    assert not target.exists()


@pytest.mark.parametrize("options", [("--json", "log.csv"), ("--html", "a.html", "--json", "a.html")])
def test_what_is_read_or_written_already_is_not_written_over(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, options: tuple[str, ...]
):
    log = tmp_path / "log.csv"
    log.write_text("customer,time,event\na,2024-03-05,x\n")
    placed = [tmp_path / option if "." in option else option for option in options]
    status, _, err = run(capsys, "analyse", log, *placed)
    assert (status, [path.name for path in tmp_path.glob("*.*")]) == (2, ["log.csv"])
    assert "The same file is named twice" in err
    assert log.read_text().startswith("customer")


def test_a_map_is_drafted_only_where_every_question_has_its_answer(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    (tmp_path / "log.csv").write_text("customer,time,event\na,2024-03-05,x\n")
    status, _, _ = run(
        capsys, "analyse", tmp_path / "log.csv", "--draft", tmp_path / "d.journey.json", "--customer", "nobody"
    )
    assert (status, (tmp_path / "d.journey.json").exists()) == (2, False)


@pytest.mark.parametrize("option", ["--map", "--json", "--html", "--report", "--draft"])
def test_an_option_without_the_name_of_its_file_is_not_passed_over(shop: Path, capsys, option: str) -> None:
    assert refused(capsys, "analyse", shop, option, "").startswith(f"journey: {option}: No file is named.")
