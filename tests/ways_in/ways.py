"""All ways to ask a question, by name.

A new one is a function that starts what it needs, gives ``Ask``, and ends it again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tests.assistant.access.closed_corpus import ECONOMIST, READER
from tests.ways_in import ways_of_command, ways_of_http, ways_of_mcp, ways_of_python
from tests.ways_in.ground import OpenWay
from tests.ways_in.way_of_page import by_page
from tests.ways_in.ways_of_python import way_by

VISITORS = (READER, ECONOMIST)
"""Those who ask: one may not read the closed folder, the other may."""


@dataclass(frozen=True)
class Way:
    """A way to ask questions."""

    open: OpenWay
    serves: bool = False
    """Whether it starts processes."""
    follows_up: bool = True
    """Whether a question may come after others."""


WAYS: Mapping[str, Way] = {
    "Python, ask": Way(way_by(ways_of_python.by_ask)),
    "Python, aask": Way(way_by(ways_of_python.by_aask)),
    "Python, stream": Way(way_by(ways_of_python.by_stream)),
    "Python, events": Way(way_by(ways_of_python.by_events)),
    "LangChain, chain": Way(way_by(ways_of_python.by_chain)),
    "LangChain, runnable": Way(way_by(ways_of_python.by_runnable)),
    "LangChain, tool": Way(way_by(ways_of_python.by_tool), follows_up=False),
    "command, text": Way(ways_of_command.by_text, follows_up=False),
    "command, JSON": Way(ways_of_command.by_json, follows_up=False),
    "HTTP, JSON": Way(ways_of_http.way_over(ways_of_http.by_json)),
    "HTTP, events": Way(ways_of_http.way_over(ways_of_http.by_events)),
    "OpenAI, whole": Way(ways_of_http.way_over(ways_of_http.by_completion)),
    "OpenAI, chunks": Way(ways_of_http.way_over(ways_of_http.by_chunks)),
    "MCP, stdio": Way(ways_of_mcp.over_standard_streams, serves=True),
    "MCP, HTTP": Way(ways_of_mcp.over_streamable_http, serves=True),
    "page": Way(lambda ground: by_page(ground, *VISITORS), serves=True),
}
