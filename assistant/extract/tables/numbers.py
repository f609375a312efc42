"""Read the figures of a column as numbers, by how all of them are written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

# Footnote marks are raised signs in the text of a document: 433¹.
_MARKS = re.compile(r"(?<=\d)[¹²³⁰⁴-⁹*†]+\Z")
_SPACES = re.compile(r"(?<=\d)[\s'’](?=\d{3}(?!\d))")
_PERCENT = re.compile(r"\s?%\Z")
_POINT_LANGUAGES = frozenset({"en", "zh", "ja", "ko"})


def read_numbers(texts: Sequence[str], language: str) -> list[Decimal] | None:
    """Return all figures of a column; None where one is no number or may be two.

    "1.250" is a thousand or one: what else stands in the column tells, and then the
    language, but never so that whole numbers stand among decimals to three places.

    Args:
        texts: The cells of the column.
        language: That of the document.
    """
    plain = [_SPACES.sub("", _MARKS.sub("", text.strip())) for text in texts]
    percents = [_PERCENT.search(text) is not None for text in plain]
    if any(percents) and not all(percents):
        return None
    plain = [_PERCENT.sub("", text) for text in plain]
    point = _read(plain, thousands=",", decimal=".")
    comma = _read(plain, thousands=".", decimal=",")
    if point is None or comma is None or point == comma:
        return point or comma
    ours = point if language in _POINT_LANGUAGES else comma
    mixed = any("," in t or "." in t for t in plain) and any(t.isdigit() for t in plain)
    if not mixed:
        return ours
    return ours if all(number == int(number) for number in ours) else None


def _read(
    texts: Sequence[str], *, thousands: str, decimal: str
) -> list[Decimal] | None:
    t, d = re.escape(thousands), re.escape(decimal)
    shape = re.compile(rf"[-−+]?(?:\d+|[1-9]\d{{0,2}}(?:{t}\d{{3}})+)(?:{d}\d+)?")
    if not all(map(shape.fullmatch, texts)):
        return None
    return [
        Decimal(text.replace(thousands, "").replace(decimal, ".").replace("−", "-"))
        for text in texts
    ]
