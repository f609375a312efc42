"""An index on a Chroma server, where one machine is not enough."""

from index.server.contents import Manifest
from index.server.retirement import Retention
from index.server.server_index import Patience, ServerIndex
from index.server.writer import Writer

__all__ = ["Manifest", "Patience", "Retention", "ServerIndex", "Writer"]
