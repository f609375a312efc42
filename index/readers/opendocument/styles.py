"""Know the names of OpenDocument's elements, and what its styles look like."""

from __future__ import annotations

import re
from collections.abc import Iterable

from index.readers.office.archive import Element

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT = f"{{{_OASIS}text:1.0}}"
TABLE = f"{{{_OASIS}table:1.0}}"
STYLE = f"{{{_OASIS}style:1.0}}"
OFFICE = f"{{{_OASIS}office:1.0}}"
DRAW = f"{{{_OASIS}drawing:1.0}}"
_FORMAT = f"{{{_OASIS}xsl-fo-compatible:1.0}}"
# "super 58%" or "33% 58%": how far up, and how large.
_UPWARDS = re.compile(r"super|(?!0)\d+(?:\.\d+)?%")
_BOLD = ("bold", "600", "700", "800", "900")
_LINES_THROUGH = ("text-line-through-style", "text-line-through-type")
_MOST_PARENTS = 9


class Styles:
    """The styles of a file, by their names."""

    def __init__(self, roots: Iterable[Element]) -> None:
        """Take all that stand under ``roots``."""
        self._styles: dict[str | None, Element] = {}
        for root in roots:
            self.add(root)

    def add(self, root: Element) -> None:
        """Take the styles that stand under ``root``, too."""
        for style in root.iter(f"{STYLE}style"):
            self._styles[style.get(f"{STYLE}name")] = style

    def parent(self, name: str | None) -> str | None:
        """Return the name of the style that ``name`` is derived from."""
        style = self._styles.get(name)
        return None if style is None else style.get(f"{STYLE}parent-style-name")

    def is_bold(self, name: str | None) -> bool:
        """Return whether text in this style is bold."""
        return self._inherited(name, f"{_FORMAT}font-weight") in _BOLD

    def is_raised(self, name: str | None) -> bool:
        """Return whether text in this style stands above the line."""
        return bool(_UPWARDS.match(self._inherited(name, f"{STYLE}text-position")))

    def is_struck(self, name: str | None) -> bool:
        """Return whether there is a line through text in this style."""
        said = (self._inherited(name, f"{STYLE}{key}") for key in _LINES_THROUGH)
        return any(value not in ("", "none") for value in said)

    def is_hidden(self, name: str | None) -> bool:
        """Return whether text in this style is not seen."""
        return self._inherited(name, f"{TEXT}display") == "none"

    def is_shown(self, name: str | None) -> bool:
        """Return whether a sheet in this style is seen."""
        return self._property(name, "table", f"{TABLE}display") != "false"

    def _inherited(self, name: str | None, key: str) -> str:
        """Return what a style says of text, or else those that it derives from."""
        for _ in range(_MOST_PARENTS):
            value = self._property(name, "text", key)
            if value or name not in self._styles:
                return value
            name = self.parent(name)
        return ""

    def _property(self, name: str | None, family: str, key: str) -> str:
        style = self._styles.get(name)
        found = None if style is None else style.find(f"{STYLE}{family}-properties")
        return "" if found is None else found.get(key, "")


def count(element: Element, attribute: str) -> int:
    """Return a number of repetitions or of columns: 1 where it is not given."""
    value = element.get(attribute, "1")
    return max(int(value), 1) if value.isdigit() else 1
