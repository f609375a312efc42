"""Know the characters that a person reads in a paragraph of WordprocessingML."""

from __future__ import annotations

from collections.abc import Iterator

from index.readers.office.archive import Element
from index.readers.office.formulas import MATH, formula_text
from index.readers.shared.raised import raised

_NAMESPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# The repetition of a drawing for old programs, deleted text, reading aids.
SKIPPED = frozenset(
    [_FALLBACK, *(_NAMESPACE + tag for tag in ("del", "moveFrom", "rt"))]
)
OFF = ("0", "false", "off", "none")
_FORMULA = f"{MATH}oMath"
_CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def name_of(local: str) -> str:
    """Return the full name of an element or attribute."""
    return _NAMESPACE + local


def value_of(element: Element, child: str) -> str | None:
    """Return what a property says; None where it is not there."""
    found = element.find(name_of(child))
    return None if found is None else found.get(name_of("val"))


def text_of(paragraph: Element) -> str:
    """Return the text of a paragraph, without its text boxes."""
    text = []
    above = False
    for piece in _pieces(paragraph):
        if piece.tag == name_of("r"):
            above = _is_raised(piece)
        elif piece.tag == name_of("t"):
            text.append(raised(piece.text or "") if above else piece.text or "")
        elif piece.tag == _FORMULA:
            text.append(formula_text(piece))
        elif piece.tag.startswith(_NAMESPACE):
            text.append(_CHARACTERS.get(piece.tag.removeprefix(_NAMESPACE), ""))
    return "".join(text)


def is_on(properties: Element, local: str) -> bool:
    """Return whether a property is there and not switched off."""
    found = properties.find(name_of(local))
    return found is not None and found.get(name_of("val"), "1").lower() not in OFF


def _pieces(element: Element) -> Iterator[Element]:
    """Yield what makes up the characters of a paragraph, without its text boxes."""
    for child in element:
        if child.tag == name_of("txbxContent") or child.tag in SKIPPED:
            continue
        properties = child.find(name_of("rPr"))
        if properties is not None and is_on(properties, "vanish"):
            continue
        yield child
        if child.tag != _FORMULA:
            yield from _pieces(child)


def _is_raised(run: Element) -> bool:
    properties = run.find(name_of("rPr"))
    return properties is not None and value_of(properties, "vertAlign") == "superscript"
