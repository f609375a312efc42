"""Name the state of an index after what can be read in it, and nothing else."""

from __future__ import annotations

import hashlib
import json

from index.storage.database import Database
from index.storage.records import REMOVED

_READ = (
    f"SELECT key, value FROM info WHERE key != '{REMOVED}' ORDER BY key",
    "SELECT id, content_hash, title, language, modified, encoding, date, notes, unread,"
    " warnings FROM documents ORDER BY id",
    "SELECT document_id, reason, content_hash FROM failures ORDER BY document_id",
    # The id of a passage is made of its document, that one's bytes, and its place.
    "SELECT id FROM passages ORDER BY id",
)
_LENGTH = 16


def name_state(database: Database) -> str:
    """Return a name that another state has only where something else can be read.

    The name of a generation counts on with every update. To somebody who may not read
    all of it, that would tell of the updates of what is hidden.
    """
    said = hashlib.sha256()
    for query in _READ:
        for row in database.each_row(query):
            said.update(json.dumps([*row]).encode())
    return said.hexdigest()[:_LENGTH]
