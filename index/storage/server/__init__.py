"""Keep an index on a Chroma server, where one machine is not enough."""

from index.storage.server.contents import Manifest
from index.storage.server.retirement import Retention
from index.storage.server.server_index import Patience, ServerIndex
from index.storage.server.writer import Writer

__all__ = ["Manifest", "Patience", "Retention", "ServerIndex", "Writer"]
