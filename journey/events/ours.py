"""DuckDB in the memory of this process, which holds tables of ours; beyond so much of it the disk is used."""

import tempfile
from pathlib import Path
from secrets import token_hex
from urllib.parse import parse_qsl

import duckdb

from journey.events.sources import literal, quoted

MOST_MEMORY = "1200MB"
_OURS = ("read_only", "access_mode")  # whatever a URL says of them
_TAKEN = ("memory", "system", "temp")  # names of what DuckDB has itself


def connected(scratch: str | Path, **more: str) -> duckdb.DuckDBPyConnection:
    """An empty one, in UTC. ``scratch``: the folder; where there is none DuckDB makes it, and takes it away."""
    connection = duckdb.connect(
        ":memory:", config={"memory_limit": MOST_MEMORY, "temp_directory": str(scratch), **more}
    )
    connection.execute("SET TimeZone = 'UTC'")
    return connection


def beside(file: Path, settings: str) -> tuple[duckdb.DuckDBPyConnection, str]:
    """One beside a database file that it only reads, so that others may too; and how it calls that file.

    ``settings``: of DuckDB, as a URL writes them. Raises duckdb.Error.
    """
    scratch = Path(tempfile.gettempdir()) / f"itinerario-log-{token_hex(8)}"
    said = {name: value for name, value in parse_qsl(settings) if name not in _OURS}
    connection = connected(scratch, **said)
    name = f"{file.stem}_" if file.stem.lower() in _TAKEN else file.stem
    try:
        connection.execute(f"ATTACH {literal(file)} AS {quoted(name)} (READ_ONLY)")
    except BaseException:
        connection.close()
        raise
    return connection, name
