"""Know what a browser writes before the items of an HTML list: "3.", "c.", "iv."."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.readers.shared.list_numbers import BULLET
from index.readers.shared.numerals import write_number

if TYPE_CHECKING:
    from bs4 import Tag

LISTS = frozenset(["ol", "ul", "menu", "dir"])
_TYPES = {
    "1": "decimal",
    "a": "lowerAlphabetic",
    "A": "upperAlphabetic",
    "i": "lowerRoman",
    "I": "upperRoman",
}
_STYLES = {
    "decimal": "decimal",
    "decimal-leading-zero": "decimalZero",
    "lower-alpha": "lowerAlphabetic",
    "lower-latin": "lowerAlphabetic",
    "upper-alpha": "upperAlphabetic",
    "upper-latin": "upperAlphabetic",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "lower-greek": "lowerGreek",
    "cjk-heavenly-stem": "ideographTraditional",
    "cjk-earthly-branch": "ideographZodiac",
    "cjk-ideographic": "chineseCountingThousand",
    "simp-chinese-informal": "chineseCountingThousand",
    "trad-chinese-informal": "chineseCountingThousand",
}
_STYLE = re.compile(r"(?:\A|[\s;])list-style(?:-type)?\s*:([^;]*)", re.IGNORECASE)
_STYLE_WORD = re.compile(r"[a-z][a-z-]*")
# Words of the property that say nothing of numbers.
_NOT_A_TYPE = frozenset(["inside", "outside", "important"])
_EAST_ASIAN = ("chinese", "ideograph")
_NUMBER = re.compile(r"\s*([+-]?\d{1,9})")


def item_marks(parent: Tag) -> dict[int, str]:
    """Return what stands before each item of a list, by the ``id()`` of its element."""
    items = parent.find_all("li", recursive=False)
    ordered = parent.name == "ol"
    listed = _form(parent, "decimal" if ordered else BULLET)
    backwards = ordered and parent.has_attr("reversed")
    count = _number(parent, "start") if ordered else None
    if count is None:
        count = len(items) if backwards else 1
    marks = {}
    for item in items:
        stated = _number(item, "value")
        count = count if stated is None else stated
        marks[id(item)] = _write(count, _form(item, listed))
        count += -1 if backwards else 1
    return marks


def repeats(mark: str, text: str) -> bool:
    """Return whether a text begins with the very number that stands before it.

    Whoever types numbers hides those of the list, where a reader cannot see it.
    """
    number = mark.rstrip(".、")
    return mark != BULLET and bool(
        re.match(rf"[(（]?{re.escape(number)}(?:[.)）．、]|\s)", text)
    )


def _form(tag: Tag, default: str) -> str:
    """Return how an element says that its items are numbered."""
    said = _STYLE.findall(str(tag.get("style", "")))
    words = _STYLE_WORD.findall(said[-1].lower()) if said else []
    for word in words:
        if word not in _NOT_A_TYPE:
            return _STYLES.get(word, BULLET)
    kind = str(tag.get("type", "")).strip()
    return _TYPES.get(kind, BULLET if kind else default)


def _write(count: int, form: str) -> str:
    if form == BULLET:
        return BULLET
    end = "、" if form.startswith(_EAST_ASIAN) else "."
    # Browsers write in digits what a form has no signs for.
    return f"{write_number(count, form) or count}{end}"


def _number(tag: Tag, attribute: str) -> int | None:
    found = _NUMBER.match(str(tag.get(attribute, "")))
    return int(found[1]) if found else None
