"""Keep raised figures apart from those on the line: "252¹" is not 2,521."""

from __future__ import annotations

import re

_RAISED = str.maketrans("0123456789+-−–=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾")
_SIGNS = r"[0-9+\-−–=()]"
_FIGURES = re.compile(rf"\s*{_SIGNS}*[0-9]{_SIGNS}*(?:[,;*†‡\s]+{_SIGNS}*)*")


def raised(text: str) -> str:
    """Return text that is printed above the line.

    Figures become characters of their own, "m²", or nothing would tell them from the
    figures before. What has no such characters keeps a distance where it begins with
    a figure: "1 3/4".
    """
    if _FIGURES.fullmatch(text):
        return text.translate(_RAISED)
    return f" {text}" if text[:1].isdecimal() else text
