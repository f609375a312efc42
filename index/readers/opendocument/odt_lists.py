"""Know what stands before the paragraphs of an OpenDocument text: "1.1.", "(a)"."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from index.readers.office.archive import Element
from index.readers.shared.list_numbers import BULLET, LEVELS, Level, ListNumbers

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT = f"{{{_OASIS}text:1.0}}"
_STYLE = f"{{{_OASIS}style:1.0}}"
_OFFICE_EXTENSION = "{urn:org:documentfoundation:names:experimental:office:xmlns:"
_TEMPLATE = re.compile(r"%(\d+)%")
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_OUTLINE = "outline"
_NUMBERED = (f"{_TEXT}list-level-style-number", f"{_TEXT}outline-level-style")
_FORMS = {
    "1": "decimal",
    "a": "lowerAlphabetic",
    "A": "upperAlphabetic",
    "i": "lowerRoman",
    "I": "upperRoman",
    "01": "decimalZero",
    "一": "chineseCountingThousand",
    "①": "decimalEnclosedCircle",
    "甲": "ideographTraditional",
    "子": "ideographZodiac",
    "１": "decimalFullWidth",
    "": "none",
}
# After "z" comes "aa", then "bb".
_IN_STEP = {"lowerAlphabetic": "lowerLetter", "upperAlphabetic": "upperLetter"}


@dataclass(slots=True)
class _Place:
    """A list that is open."""

    root: str
    """Stands for the outermost list that it is in."""
    style: str
    level: int
    item: Element | None = None
    """The item that is open, until its first paragraph has its number."""


def paragraph_marks(
    body: Element, roots: Sequence[Element], skipped: Container[str]
) -> dict[Element, str]:
    """Return what stands before each paragraph that has something: "-" or a number.

    Args:
        body: All of the text: also what stands in cells and boxes is counted.
        roots: The roots of the parts with styles.
        skipped: The elements that hold nothing to read.
    """
    marker = _Marker(roots, skipped)
    marker.walk(body, None)
    return marker.marks


class _Marker:
    def __init__(self, roots: Sequence[Element], skipped: Container[str]) -> None:
        self.marks: dict[Element, str] = {}
        self._skipped = skipped
        self._numbers = ListNumbers()
        self._styles: dict[str, dict[int, Level]] = {}
        self._unnumbered: set[str] = set()
        self._last: dict[str, str] = {}
        self._by_id: dict[str, str] = {}
        self._begun = 0
        for root in roots:
            self._read_styles(root)

    def walk(self, parent: Element, place: _Place | None) -> None:
        for child in parent:
            if child.tag in self._skipped:
                continue
            if child.tag == f"{_TEXT}list":
                again = place is not None and child is not parent.find(child.tag)
                self._walk_list(child, place, again=again)
            elif child.tag in (f"{_TEXT}p", f"{_TEXT}h"):
                self._mark(child, place)
                self.walk(child, None)  # Boxes and notes have lists of their own.
            else:
                self.walk(child, place)

    def _walk_list(
        self, element: Element, outer: _Place | None, *, again: bool
    ) -> None:
        style = element.get(f"{_TEXT}style-name") or (outer.style if outer else "")
        goes_on = element.get(f"{_TEXT}continue-numbering") == "true"
        if outer:
            place = _Place(outer.root, style, outer.level + 1)
        else:
            place = _Place(self._root_of(element, style, goes_on=goes_on), style, 0)
        key = f"{place.root}/{style}"
        if not self._numbers.knows(key):
            self._numbers.add(key, place.root, self._styles.get(style, {}))
        if again and not goes_on:
            self._numbers.restart(key, place.level)
        for child in element:
            if child.tag in (f"{_TEXT}list-item", f"{_TEXT}list-header"):
                place.item = child if child.tag.endswith("item") else None
                self.walk(child, place)

    def _root_of(self, element: Element, style: str, *, goes_on: bool) -> str:
        """Return the list that an outermost list is, or goes on with."""
        root = self._by_id.get(element.get(f"{_TEXT}continue-list", ""))
        if root is None and goes_on:
            root = self._last.get(style)
        if root is None:
            self._begun += 1
            root = str(self._begun)
        self._last[style] = root
        if own := element.get(_ID):
            self._by_id[own] = root
        return root

    def _mark(self, paragraph: Element, place: _Place | None) -> None:
        if place:
            if place.item is not None:
                start = _number(place.item, f"{_TEXT}start-value")
                key = f"{place.root}/{place.style}"
                self.marks[paragraph] = self._numbers.next(key, place.level, start)
            place.item = None
        elif paragraph.tag.endswith("}h"):
            self._mark_heading(paragraph)

    def _mark_heading(self, heading: Element) -> None:
        if (
            heading.get(f"{_TEXT}is-list-header") == "true"
            or heading.get(f"{_TEXT}style-name") in self._unnumbered
        ):
            return
        level = (_number(heading, f"{_TEXT}outline-level") or 1) - 1
        start = None
        if heading.get(f"{_TEXT}restart-numbering") == "true":
            start = _number(heading, f"{_TEXT}start-value") or 1
        mark = self._numbers.next(_OUTLINE, min(max(level, 0), LEVELS), start)
        if mark != BULLET:
            self.marks[heading] = mark

    def _read_styles(self, root: Element) -> None:
        for style in root.iter(f"{_TEXT}list-style"):
            self._styles[style.get(f"{_STYLE}name", "")] = _levels(style)
        for outline in root.iter(f"{_TEXT}outline-style"):
            self._numbers.add(_OUTLINE, _OUTLINE, _levels(outline))
        for style in root.iter(f"{_STYLE}style"):
            if style.get(f"{_STYLE}list-style-name") == "":
                self._unnumbered.add(style.get(f"{_STYLE}name", ""))


def _levels(style: Element) -> dict[int, Level]:
    levels: dict[int, Level] = {}
    for element in style:
        place = (_number(element, f"{_TEXT}level") or 0) - 1
        if element.tag in _NUMBERED and 0 <= place < LEVELS:
            start = _number(element, f"{_TEXT}start-value")
            levels[place] = Level(
                _form(element),
                _template(element, place, levels),
                1 if start is None else start,
            )
    return levels


def _form(element: Element) -> str:
    """Return how a level is numbered; "" for a form that is not known."""
    # "一, 二, 三, ..." names the form by its first number.
    named = element.get(f"{_STYLE}num-format", "").partition(",")[0].strip()
    form = _FORMS.get(named, "")
    in_step = element.get(f"{_STYLE}num-letter-sync") == "true"
    return _IN_STEP.get(form, form) if in_step else form


def _template(element: Element, place: int, outer: dict[int, Level]) -> str:
    """Return the text of a level, with the numbers of those above that it shows."""
    for name, written in element.items():
        if name.startswith(_OFFICE_EXTENSION) and name.endswith("}num-list-format"):
            return _TEMPLATE.sub(r"%\1", written)
    shown = _number(element, f"{_TEXT}display-levels") or 1
    numbers = [
        f"%{above + 1}"
        for above in range(max(place + 1 - shown, 0), place)
        if above in outer and outer[above].form != "none"
    ]
    if _form(element) != "none":
        numbers.append(f"%{place + 1}")
    prefix = element.get(f"{_STYLE}num-prefix", "")
    return prefix + ".".join(numbers) + element.get(f"{_STYLE}num-suffix", "")


def _number(element: Element, attribute: str) -> int | None:
    value = element.get(attribute, "")
    return int(value[:9]) if value.isascii() and value.isdigit() else None
