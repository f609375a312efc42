"""True statements and what they cite, in English, Swedish and Chinese."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple


class Pair(NamedTuple):
    """A statement that its source supports."""

    claim: str
    claim_language: str
    source: str
    source_language: str
    context: str = ""


_FILE = Path(__file__).with_name("pairs.json")
PAIRS = tuple(Pair(**pair) for pair in json.loads(_FILE.read_bytes()))
