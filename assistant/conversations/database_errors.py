"""Say in one sentence why something cannot be kept, whatever database it is."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from alembic.util import CommandError
from sqlalchemy.exc import DBAPIError, OperationalError, SQLAlchemyError

from assistant.errors import NotKeptError

LOGGER = logging.getLogger(__name__)

CONVERSATIONS, EVALUATIONS, KEYS = "Conversations", "Evaluations", "Keys"
"""What a database is opened for, as it begins a sentence."""
_WITHOUT = "Questions are answered all the same."
_ASK_OPERATOR: Mapping[str, str] = {
    CONVERSATIONS: f"Tell whoever runs the assistant. {_WITHOUT}",
    EVALUATIONS: f"Tell whoever runs the assistant. {_WITHOUT}",
    KEYS: "Tell whoever runs the assistant. Nobody can be let in without them.",
}
_BUSY = "another program holds the file they are kept in"
_READ_ONLY = "the folder they are kept in may not be written to"
_DAMAGED = "the file they are kept in is damaged"
_CAUSES: Mapping[int, str] = {
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: _READ_ONLY,
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_IOERR: "the disk fails",
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
}


@contextmanager
def translated(place: str, kept: str) -> Iterator[None]:
    """Turn what a database raises into ``NotKeptError``.

    Args:
        place: Where the database is; told in the log alone.
        kept: What cannot be kept then, or be read: one of those above.
    """
    try:
        yield
    except CommandError as exc:
        LOGGER.error("%s, in the database %s: %s", kept, place, exc)
        cause = "a newer version of the assistant made the database"
        raise _not_kept(kept, cause) from exc
    except ImportError as exc:
        LOGGER.error("%s, in the database %s: %s", kept, place, exc)
        raise _not_kept(
            kept,
            "what is needed to reach the database is not installed",
            'For PostgreSQL: `pip install "cluster-policy[postgresql]"`.',
        ) from exc
    except (SQLAlchemyError, OSError, LookupError, ValueError) as exc:
        LOGGER.error("%s, in the database %s: %s", kept, place, exc)
        cause = _cause(exc)
        hint = "It is tried again with the next question." if cause == _BUSY else ""
        raise _not_kept(kept, cause, hint) from exc


def _cause(exc: Exception) -> str:
    cause = exc.orig if isinstance(exc, DBAPIError) else exc
    if isinstance(cause, sqlite3.Error):
        code = getattr(cause, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
        return _CAUSES.get(code & 0xFF, "the database refuses to")
    if isinstance(cause, OSError):
        return _READ_ONLY
    if isinstance(exc, OperationalError):
        return "the database server does not answer"
    if isinstance(exc, SQLAlchemyError):
        return "the database refuses to"
    return "what is stored of them cannot be read"


def _not_kept(kept: str, cause: str, hint: str = "") -> NotKeptError:
    return NotKeptError(f"{kept} cannot be kept: {cause}.", hint or _ASK_OPERATOR[kept])
