"""Turn policy documents into searchable passages: file to published generation.

Names are imported when they are first used, so that ``import index`` stays instant.
"""

import logging
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from index.documents import Document, Passage, ReadFailure, ScoredPassage, Span
    from index.errors import DisplayableError
    from index.pipeline import roll_back, sync_index
    from index.settings import IndexSettings
    from index.sync.reports import SyncProgress, SyncReport

# Who uses the package decides what becomes of its log; by default nothing does.
logging.getLogger(__name__).addHandler(logging.NullHandler())

_HOMES = {
    "DisplayableError": "index.errors",
    "Document": "index.documents",
    "IndexSettings": "index.settings",
    "Passage": "index.documents",
    "ReadFailure": "index.documents",
    "ScoredPassage": "index.documents",
    "Span": "index.documents",
    "SyncProgress": "index.sync.reports",
    "SyncReport": "index.sync.reports",
    "roll_back": "index.pipeline",
    "sync_index": "index.pipeline",
}

__all__ = [
    "DisplayableError",
    "Document",
    "IndexSettings",
    "Passage",
    "ReadFailure",
    "ScoredPassage",
    "Span",
    "SyncProgress",
    "SyncReport",
    "roll_back",
    "sync_index",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'index' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
