"""What a file is tells its content, not its suffix; one that is no log, or is damaged, is refused in one sentence."""

import gzip
import io
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import duckdb
import openpyxl
import pytest

from journey.errors import JourneyError
from journey.events import sources
from journey.events.ingest import read
from journey.events.watch import Watch
from tests.events.conftest import Reading, Refusing
from tests.events.telling import column_of, events_of, refused_of, times_of

CSV = "customer,time,event\na,2024-03-05,x\na,2024-03-06,y\n"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0\x1f\x15\xc4\x89"


def parquet(tmp_path: Path, select: str) -> bytes:
    target = tmp_path / "made.parquet"
    duckdb.sql(f"COPY ({select}) TO '{target}' (FORMAT parquet)")
    return target.read_bytes()


def test_a_parquet_file_is_read_under_any_name(reading: Reading, tmp_path: Path):
    data = parquet(
        tmp_path, "SELECT 'a' AS customer, TIMESTAMP '2024-03-05 10:00:00.25' AS time, 'x' AS event, 1.5 AS value"
    )
    for name in ("log.parquet", "log.csv"):
        log = reading(data, name)
        assert (log.understood.kind, times_of(log), column_of(log, "value")) == (
            "parquet", ["2024-03-05 10:00:00.250000"], [1.5],
        )  # fmt: skip


@pytest.mark.parametrize(
    ("time", "read"),
    [
        ("TIMESTAMPTZ '2024-03-05 10:00:00+02'", "2024-03-05 08:00:00"),
        ("DATE '2024-03-05'", "2024-03-05 00:00:00"),
        ("TIMESTAMP_NS '2024-03-05 10:00:00.123456789'", "2024-03-05 10:00:00.123456"),
        ("1711357631::BIGINT", "2024-03-25 09:07:11"),
        ("1711357631.0::DOUBLE", "2024-03-25 09:07:11"),
    ],
)
def test_every_kind_of_time_of_a_parquet_file_is_read(reading: Reading, tmp_path: Path, time: str, read: str):
    assert times_of(reading(parquet(tmp_path, f"SELECT 'a' AS customer, {time} AS time, 'x' AS event"))) == [read]


def test_a_parquet_file_keeps_its_empty_values_and_the_spaces_of_its_names(reading: Reading, tmp_path: Path):
    data = parquet(tmp_path, "SELECT 7 AS \" Customer \", '2024-03-05' AS time, unnest(['x', NULL]) AS event")
    log = reading(data)
    assert (events_of(log, "customer", "event"), refused_of(log)) == ([("7", "x")], {"no_event": 1})


@pytest.mark.parametrize("name", ["log.parquet", "log.csv.gz", "log.csv.zst"])
def test_a_text_is_a_text_whatever_it_is_called(reading: Reading, name: str):
    log = reading(CSV, name)
    assert (log.understood.kind, log.events) == ("csv", 2)


def test_a_compressed_file_is_read_under_any_name(reading: Reading, tmp_path: Path):
    assert reading(gzip.compress(CSV.encode()), "log.csv.gz").events == 2
    assert reading(gzip.compress(CSV.encode("utf-16")), "log.csv").events == 2
    packed = gzip.compress(parquet(tmp_path, "SELECT 'a' AS customer, '2024-03-05' AS time, 'x' AS event"))
    assert reading(packed, "log.gz").events == 1


@pytest.mark.parametrize("name", ["log[1].csv", "log*.csv", "lo?.csv", "l'og.csv", "log (1).csv"])
def test_the_name_of_a_file_is_no_pattern(reading: Reading, name: str):
    assert reading(CSV, name).events == 2


def zipped() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("log.csv", CSV)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [(PNG, "PNG"), (zipped(), "ZIP"), (b"%PDF-1.7\n", "PDF"), (b"\x7fELF\x02\0\0\xff", "")],
    ids=lambda x: str(x)[:6],
)
def test_what_is_no_log_is_refused_whatever_its_suffix(refusing: Refusing, content: bytes, kind: str):
    error = refusing(content, "log.csv")
    assert error.code == "not_a_log"
    assert error.what() == f"The file is no log of events but {kind or 'a file of another kind'}."
    assert error.what("it") == f"Il file non è un log di eventi ma {kind or 'un file di altro tipo'}."


def test_gzip_of_nothing_is_an_empty_log(refusing: Refusing):
    assert refusing(gzip.compress(b""), "log.csv.gz").code == "log_empty"


def broken(data: bytes, place: int) -> bytes:
    return data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 :]


@pytest.mark.parametrize(
    "content",
    [
        gzip.compress(CSV.encode() * 100)[:-12], b"\x1f\x8b", broken(gzip.compress(CSV.encode()), 12),
        b"\x1f\x8b\x08" + b"\xff" * 30,
    ],
    ids=["cut short", "two bytes", "altered", "no gzip"],
)  # fmt: skip
def test_a_damaged_gzip_file_is_refused(refusing: Refusing, content: bytes):
    error = refusing(content, "log.csv.gz")
    assert error.code == "gzip_damaged"
    assert error.what().startswith("The compressed file cannot be unpacked (")
    assert error.what("it").startswith("Il file compresso non si può estrarre (")


def test_a_gzip_file_that_grows_without_end_is_refused(refusing: Refusing, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sources, "MOST_UNZIPPED", 1)
    error = refusing(gzip.compress(b"a" * 5_000_000), "log.csv.gz")
    assert error.what() == "The compressed file unpacks to more than 1 MB."
    assert error.what("it") == "Una volta estratto, il file compresso supera i 1 MB."


@pytest.mark.parametrize("length", [4, 40, -1], ids=["its first bytes", "a piece", "almost all"])
def test_a_damaged_parquet_file_is_refused(refusing: Refusing, tmp_path: Path, length: int):
    error = refusing(
        parquet(tmp_path, "SELECT 'a' AS customer, '2024-03-05' AS time, 'x' AS event")[:length], "log.parquet"
    )
    assert error.code == "parquet_damaged"
    assert error.what().startswith("The Parquet file cannot be read (")
    assert error.what("it").startswith("Il file Parquet non si può leggere (")


def test_a_file_that_is_not_there_and_a_folder_are_refused(refusing: Refusing, tmp_path: Path):
    gone = refusing(tmp_path / "gone.csv")
    assert gone.message() == (
        "gone.csv: The file could not be read (No such file or directory). Check that it exists and may be opened."
    )
    assert refusing(tmp_path).code == "cannot_read"
    assert refusing(tmp_path / "a\0b").code == "cannot_read"


def test_a_log_is_called_as_people_call_it(tmp_path: Path):
    with pytest.raises(JourneyError) as caught:
        read(tmp_path / "gone.csv", name="upload\x1b[31m.csv")
    assert caught.value.message().startswith("upload\N{REPLACEMENT CHARACTER}[31m.csv: ")


def test_a_failure_that_nobody_foresaw_leaves_nothing_behind(reading: Reading, monkeypatch: pytest.MonkeyPatch):
    def fails(*_: object) -> None:
        raise RuntimeError("unforeseen")

    monkeypatch.setattr("journey.events.ingest._order", fails)
    with pytest.raises(RuntimeError):
        reading(CSV)
    assert list(Path(tempfile.gettempdir()).iterdir()) == []


class Impatient(Watch):
    """Lets the reading begin, and stops it the first time it is asked after that."""

    asked = 0

    def goes_on(self) -> None:
        self.asked += 1
        if self.asked > 1:
            self.stop()
        super().goes_on()


def xes_file() -> bytes:
    event = (
        '<event><string key="concept:name" value="x"/><date key="time:timestamp" value="2024-03-05T10:00:00Z"/></event>'
    )
    return f'<log><trace><string key="concept:name" value="a"/>{event}</trace></log>'.encode()


def workbook_file() -> bytes:
    made, book = io.BytesIO(), openpyxl.Workbook()
    for line in CSV.splitlines():
        book.active.append(line.split(","))
    book.save(made)
    return made.getvalue()


@pytest.mark.parametrize(
    "made", [xes_file, workbook_file, lambda: gzip.compress(CSV.encode())], ids=["xes", "xlsx", "gz"]
)
def test_what_no_engine_reads_can_be_stopped_as_well(tmp_path: Path, made: Callable[[], bytes]):
    path = tmp_path / "log"
    path.write_bytes(made())
    read(path).close()
    impatient = Impatient()
    with pytest.raises(JourneyError) as stopped:
        read(path, watch=impatient)
    assert (stopped.value.code, impatient.asked) == ("log_stopped", 2)


def test_a_column_of_a_workbook_may_be_called_as_the_engine_calls_its_own(reading: Reading):
    made, book = io.BytesIO(), openpyxl.Workbook()
    for row in (["customer", "time", "event", "rowid"], ["a", "2024-03-05", "x", "seven"]):
        book.active.append(row)
    book.save(made)
    assert events_of(reading(made.getvalue(), "log.xlsx"), "row", "event") == [(1, "x")]
