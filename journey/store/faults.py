"""What a database refuses, as a sentence that says what to do."""

import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType

from sqlalchemy.exc import DBAPIError, MultipleResultsFound, NoResultFound, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from journey.errors import JourneyError

SQLITE_BUSY = 5
# Primary result codes, https://www.sqlite.org/rescode.html
SQLITE_CODES: Mapping[int, str] = MappingProxyType(
    {
        SQLITE_BUSY: "database_busy",
        6: "database_busy",  # LOCKED
        8: "database_read_only",  # READONLY
        11: "database_broken",  # CORRUPT
        13: "database_full",  # FULL
        14: "database_unreachable",  # CANTOPEN
        23: "database_unreachable",  # AUTH
        26: "database_broken",  # NOTADB
    }
)
# SQLSTATE, the longest prefix wins, https://www.postgresql.org/docs/current/errcodes-appendix.html
POSTGRES_CODES: Mapping[str, str] = MappingProxyType(
    {
        "08": "database_unreachable",  # connection exceptions
        "25006": "database_read_only",
        "28": "database_unreachable",  # wrong user or password
        "3D": "database_unreachable",  # no such database
        "40": "database_busy",  # serialization failure, deadlock
        "42501": "database_read_only",  # insufficient privilege
        "42703": "database_broken",  # no such column
        "42P01": "database_broken",  # no such table
        "53100": "database_full",
        "53300": "database_busy",  # too many connections
        "55P03": "database_busy",  # lock not available
        "57014": "database_busy",  # cancelled: took too long
        "57P": "database_unreachable",  # shutting down, starting up
        "58030": "database_full",  # input or output failed
        "XX001": "database_broken",
        "XX002": "database_broken",
    }
)

# What SQLite says in words alone: its code for these is that of any error, or none.
_MISSING_OR_GARBLED = re.compile("no such table|no such column|table .* has no column|Could not decode to UTF-8")


@contextmanager
def explained(where: str) -> Iterator[None]:
    """Turns what SQLAlchemy raises into JourneyError, with ``where`` as the place (no password in it)."""
    try:
        yield
    except PoolTimeout as error:
        raise JourneyError("database_busy", where) from error
    except SQLAlchemyError as error:
        raise fault(error, where) from error


@contextmanager
def readable(where: str) -> Iterator[None]:
    """Around the making of things from rows: what no program of ours ever wrote is a damaged database."""
    try:
        yield
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise JourneyError("database_broken", where, problem=" ".join(str(error).split())[:200]) from error


def fault(error: SQLAlchemyError, where: str) -> JourneyError:
    """``database_busy``, ``_full``, ``_read_only``, ``_unreachable``, ``_broken``; ``_failed`` for all the rest."""
    original = getattr(error, "orig", None)
    problem = " ".join(str(original or error).split())[:200]
    return JourneyError(_code(error, original), where, problem=problem)


def _code(error: SQLAlchemyError, original: BaseException | None) -> str:
    if isinstance(error, NoResultFound | MultipleResultsFound):
        return "database_broken"  # a row that is always there is not, or not alone
    if isinstance(original, sqlite3.OperationalError) and _MISSING_OR_GARBLED.match(str(original)):
        return "database_broken"
    number = getattr(original, "sqlite_errorcode", None)
    if isinstance(number, int):
        return SQLITE_CODES.get(number & 0xFF, "database_failed")
    state = getattr(original, "sqlstate", None)
    if isinstance(state, str):
        known = (POSTGRES_CODES[state[:length]] for length in (5, 3, 2) if state[:length] in POSTGRES_CODES)
        return next(known, "database_failed")
    lost = isinstance(error, DBAPIError) and error.connection_invalidated
    if lost or type(original).__name__ in ("OperationalError", "ConnectionTimeout"):
        return "database_unreachable"
    return "database_failed"
