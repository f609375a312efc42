"""Write the formulas of web pages (MathML) as those of office files are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.readers.office.archive import Element
from index.readers.office.formulas import MATH, formula_text

if TYPE_CHECKING:
    from bs4 import Tag

# The same formula once more, in another notation, and what takes up room only.
_UNREAD = frozenset(["annotation", "annotation-xml", "mphantom", "mspace"])
# What an element is in office files, and what its parts are there.
_NAMES = {
    "mfrac": ("f", "num", "den"),
    "mroot": ("rad", "e", "deg"),
    "mover": ("limUpp", "e", "lim"),
    "msub": ("sSub", "e", "sub"),
    "msubsup": ("sSubSup", "e", "sub", "sup"),
    "msup": ("sSup", "e", "sup"),
    "munder": ("limLow", "e", "lim"),
    "munderover": ("nary", "chr", "sub", "sup"),
}
# Their parts are as many as there are, and all of one kind.
_ROWS = {
    "mfenced": ("d", "e"),
    "mtable": ("m", ""),
    "mtr": ("mr", "e"),
    "mlabeledtr": ("mr", "e"),
}


def math_text(formula: Tag) -> str:
    """Return a formula so that what stands above or below a line is not beside it."""
    return formula_text(_converted(formula)).strip()


def _converted(tag: Tag) -> Element:
    """Return an element as the one that office files have for it."""
    from bs4 import Tag

    local = tag.name.rpartition(":")[2]
    parts = [
        _converted(part)
        for part in tag.children
        if isinstance(part, Tag) and part.name not in _UNREAD
    ]
    if not parts:
        text = Element(f"{MATH}t")
        text.text = " ".join(tag.get_text().split())
        return text
    if local == "msqrt":
        return _made("rad", _made("e", *parts))
    if local in _ROWS:
        name, kind = _ROWS[local]
        return _made(name, *(_made(kind, p) if kind else p for p in parts))
    name, *kinds = _NAMES.get(local, ("",))
    if len(kinds) != len(parts) or _is_accented(local, parts):
        return _made("r", *parts)
    if name == "nary":
        return _sum(*parts)
    whole = _made(name, *map(_made, kinds, parts))
    if str(tag.get("linethickness", "")).startswith("0"):
        whole.append(_property(name, "type", "noBar"))
    return whole


def _is_accented(local: str, parts: list[Element]) -> bool:
    """Return whether what stands over or under a letter is a sign of no meaning."""
    mark = formula_text(parts[-1])
    return local in ("mover", "munder") and not any(map(str.isalnum, mark))


def _sum(sign: Element, low: Element, high: Element) -> Element:
    properties = _property("nary", "chr", formula_text(sign))
    return _made("nary", properties, _made("sub", low), _made("sup", high))


def _property(name: str, local: str, value: str) -> Element:
    found = Element(MATH + local)
    found.set(f"{MATH}val", value)
    return _made(f"{name}Pr", found)


def _made(local: str, *parts: Element) -> Element:
    whole = Element(MATH + local)
    whole.extend(parts)
    return whole
