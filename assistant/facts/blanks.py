"""Take stretches out of a text, so that all else in it keeps its place."""

from __future__ import annotations

from collections.abc import Iterable

from index.documents import Span


def blank(text: str, spans: Iterable[Span]) -> str:
    """Return ``text`` with what stands in ``spans`` taken out, at the same offsets."""
    for span in spans:
        text = text[: span.start] + "\n" * len(span) + text[span.end :]
    return text
