"""Know the characters that a person reads in a paragraph of WordprocessingML."""

from __future__ import annotations

from collections.abc import Iterator

from index.readers.office.archive import Element
from index.readers.office.formulas import MATH, formula_text
from index.readers.shared.raised import raised
from index.readers.shared.symbols import UNKNOWN, find_signs, read_sign, read_signs

_NAMESPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# The repetition of a drawing for old programs, deleted text, reading aids.
SKIPPED = frozenset(
    [_FALLBACK, *(_NAMESPACE + tag for tag in ("del", "moveFrom", "rt"))]
)
OFF = ("0", "false", "off", "none")
_FORMULA = f"{MATH}oMath"
_STRUCK = ("strike", "dstrike")
# Half points; a line is moved by less for its looks.
_LEAST_RAISED = 4
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
    signs = None
    for piece in _pieces(paragraph):
        if piece.tag == name_of("r"):
            above = _is_raised(piece)
            signs = find_signs(_font_of(piece))
        elif piece.tag == name_of("t"):
            seen = read_signs(piece.text or "", signs)
            text.append(raised(seen) if above else seen)
        elif piece.tag == name_of("sym"):
            text.append(_sign(piece))
        elif piece.tag == _FORMULA:
            text.append(formula_text(piece))
        elif piece.tag.startswith(_NAMESPACE):
            text.append(_CHARACTERS.get(piece.tag.removeprefix(_NAMESPACE), ""))
    return "".join(text)


def is_on(properties: Element, local: str) -> bool:
    """Return whether a property is there and not switched off."""
    found = properties.find(name_of(local))
    return found is not None and found.get(name_of("val"), "1").lower() not in OFF


def is_struck(run: Element) -> bool:
    """Return whether a run has text, and a line through it."""
    seen = (text.text or "" for text in run.iterfind(name_of("t")))
    return _is_any_on(run, *_STRUCK) and bool("".join(seen).strip())


def _is_any_on(run: Element, *names: str) -> bool:
    properties = run.find(name_of("rPr"))
    return properties is not None and any(is_on(properties, name) for name in names)


def _pieces(element: Element) -> Iterator[Element]:
    """Yield what makes up the characters of a paragraph, without its text boxes."""
    for child in element:
        if child.tag == name_of("txbxContent") or child.tag in SKIPPED:
            continue
        if _is_any_on(child, "vanish", *_STRUCK):
            continue
        yield child
        if child.tag != _FORMULA:
            yield from _pieces(child)


def _sign(symbol: Element) -> str:
    """Return a character that is named by a font and its number there."""
    try:
        code = int(symbol.get(name_of("char"), ""), 16)
        return read_sign(code, symbol.get(name_of("font")))
    except (ValueError, OverflowError):
        return UNKNOWN


def _font_of(run: Element) -> str | None:
    fonts = run.find(f"{name_of('rPr')}/{name_of('rFonts')}")
    return None if fonts is None else fonts.get(name_of("ascii"))


def _is_raised(run: Element) -> bool:
    properties = run.find(name_of("rPr"))
    if properties is None:
        return False
    place = value_of(properties, "position") or ""
    return value_of(properties, "vertAlign") == "superscript" or (
        place.isdecimal() and int(place) >= _LEAST_RAISED
    )
