"""A log on the first sheet of a workbook that holds anything: its first line names the columns."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import duckdb
import pandas as pd

from journey.errors import JourneyError
from journey.events.roles import unique
from journey.events.sources import Source, quoted, sampled
from journey.events.watch import Watch
from journey.files.grid import Row, text_of
from journey.files.package import LOG
from journey.files.spreadsheet import first_sheet

_BATCH = 5_000


def workbook(path: Path, where: str, connection: duckdb.DuckDBPyConnection, watch: Watch) -> Source:
    """The source in a workbook. Raises JourneyError ``not_a_log``, ``file_too_large``, ``log_empty``, ``header_twice``,
    or as ``spreadsheet.grids`` does."""
    if path.stat().st_size > LOG.file:
        raise JourneyError("file_too_large", where, limit=LOG.file // 1_000_000)
    rows = first_sheet(path.read_bytes(), where)
    try:
        head = next(rows, None)
    except JourneyError as problem:
        raise JourneyError("not_a_log", where, found="ZIP") if problem.code == "not_a_workbook" else problem from None
    if head is None:
        raise JourneyError("log_empty", where, read=0)
    headers = unique([text_of(cell) for cell in head], where)
    columns = ", ".join(f"{quoted(header)} VARCHAR" for header in headers)
    connection.execute(f"CREATE TABLE sheet ({columns})")
    for batch in _batches(rows, len(headers)):
        watch.goes_on()
        connection.register("batch", pd.DataFrame(batch, columns=headers, dtype="str"))
        connection.execute("INSERT INTO sheet SELECT * FROM batch")
        connection.unregister("batch")
    return sampled("xlsx", where, "SELECT * FROM sheet", connection)


def _batches(rows: Iterator[Row], width: int) -> Iterator[list[list[str]]]:
    while batch := [[text_of(cell) for cell in (*row, *[None] * width)[:width]] for row in islice(rows, _BATCH)]:
        yield batch
