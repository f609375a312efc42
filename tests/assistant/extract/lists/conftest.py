"""What is listed in a text, as its words."""

from __future__ import annotations

from assistant.extract.lists.enumerations import Enumeration


def items(found: Enumeration, text: str) -> list[str]:
    return [item.of(text) for item in found.items]
