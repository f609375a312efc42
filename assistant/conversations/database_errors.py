"""Say in one sentence why conversations cannot be kept, whatever database it is."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from alembic.util import CommandError
from sqlalchemy.exc import DBAPIError, OperationalError, SQLAlchemyError

from assistant.errors import NotKeptError

LOGGER = logging.getLogger(__name__)

_ASK_OPERATOR = "Tell whoever runs the assistant. Questions are answered all the same."
_CAUSES: Mapping[int, tuple[str, str]] = {
    sqlite3.SQLITE_BUSY: (
        "another program holds the file they are kept in",
        "It is tried again with the next question.",
    ),
    sqlite3.SQLITE_LOCKED: (
        "another program holds the file they are kept in",
        "It is tried again with the next question.",
    ),
    sqlite3.SQLITE_READONLY: (
        "the folder they are kept in may not be written to",
        _ASK_OPERATOR,
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "the folder they are kept in may not be written to",
        _ASK_OPERATOR,
    ),
    sqlite3.SQLITE_FULL: ("the disk is full", _ASK_OPERATOR),
    sqlite3.SQLITE_IOERR: ("the disk fails", _ASK_OPERATOR),
    sqlite3.SQLITE_CORRUPT: ("the file they are kept in is damaged", _ASK_OPERATOR),
    sqlite3.SQLITE_NOTADB: ("the file they are kept in is damaged", _ASK_OPERATOR),
}


@contextmanager
def translated(place: str) -> Iterator[None]:
    """Turn what a database raises into ``NotKeptError``.

    Args:
        place: Where the database is; told in the log alone.
    """
    try:
        yield
    except CommandError as exc:
        LOGGER.error("The database of conversations, %s: %s", place, exc)
        raise _not_kept(
            "a newer version of the assistant made the database", _ASK_OPERATOR
        ) from exc
    except ImportError as exc:
        LOGGER.error("The database of conversations, %s: %s", place, exc)
        raise _not_kept(
            "what is needed to reach the database is not installed",
            'For PostgreSQL: `pip install "cluster-policy[postgresql]"`.',
        ) from exc
    except (SQLAlchemyError, OSError, LookupError, ValueError) as exc:
        LOGGER.error("The database of conversations, %s: %s", place, exc)
        raise _not_kept(*_cause(exc)) from exc


def _cause(exc: Exception) -> tuple[str, str]:
    cause = exc.orig if isinstance(exc, DBAPIError) else exc
    if isinstance(cause, sqlite3.Error):
        code = getattr(cause, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
        unknown = ("the database refuses to", _ASK_OPERATOR)
        return _CAUSES.get(code & 0xFF, unknown)
    if isinstance(cause, OSError):
        return "the folder they are kept in may not be written to", _ASK_OPERATOR
    if isinstance(exc, OperationalError):
        return "the database server does not answer", _ASK_OPERATOR
    if isinstance(exc, SQLAlchemyError):
        return "the database refuses to", _ASK_OPERATOR
    return "what is stored of them cannot be read", _ASK_OPERATOR


def _not_kept(cause: str, hint: str) -> NotKeptError:
    return NotKeptError(f"Conversations cannot be kept: {cause}.", hint)
