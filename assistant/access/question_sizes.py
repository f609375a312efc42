"""How much a question, and what came before it, may hold, whatever way it comes."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

LONGEST = 4_000
"""Characters of a question."""
LONGEST_ANSWER = 20_000
"""Characters of an earlier answer that are taken into account."""
MOST_TURNS = 50
"""Turns of a history."""
Words = Annotated[str, Field(min_length=1, max_length=LONGEST)]
"""What somebody may ask or look for."""
LONGEST_PLACE = 1_000
"""Characters of the id of a document, or of a folder."""
Place = Annotated[str, Field(max_length=LONGEST_PLACE)]
Places = Annotated[list[Place], Field(max_length=1_000)]
"""Ids of documents, and folders; empty: all that the caller may read."""
