"""Read the events of an answer."""

from __future__ import annotations

import json
from typing import Any

ACCEPTED = {"Accept": "text/event-stream"}


def events_of(text: str) -> list[tuple[str, Any]]:
    """Return the kinds of events, and what they tell."""
    parts = [part.split("\n", 1) for part in text.strip().split("\n\n")]
    return [
        (kind.removeprefix("event: "), json.loads(data.removeprefix("data: ")))
        for kind, data in parts
    ]
