"""Write the formulas of office files (OMML) on one line: "(a+b)/2", "x²", "√(b)"."""

from __future__ import annotations

import re
from collections.abc import Callable

from index.readers.office.archive import Element
from index.readers.shared.raised import raised

MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_ONE_TERM = re.compile(r"[\w.,]*|\([^()]*\)|√\([^()]*\)")
_LOWERED = str.maketrans("0123456789-−+", "₀₁₂₃₄₅₆₇₈₉₋₋₊")
_PLAIN_FIGURES = re.compile(r"[-−+\d]+")


def formula_text(formula: Element) -> str:
    """Return a formula so that what stands above or below a line is not beside it."""
    write = _WRITERS.get(formula.tag.removeprefix(MATH))
    if write:
        return write(formula)
    if formula.tag.endswith("}t"):
        return formula.text or ""
    return "".join(map(formula_text, formula))


def _part(formula: Element, name: str) -> str:
    found = formula.find(MATH + name)
    return "" if found is None else formula_text(found)


def _sign(formula: Element, name: str, usual: str) -> str:
    """Return the sign that a formula names among its properties."""
    found = formula.find(f"{formula.tag}Pr/{MATH}{name}")
    return usual if found is None else found.get(f"{MATH}val", "")


def _enclosed(text: str) -> str:
    return text if _ONE_TERM.fullmatch(text) else f"({text})"


def _fraction(formula: Element) -> str:
    above, below = _part(formula, "num"), _part(formula, "den")
    if _sign(formula, "type", "bar") == "noBar":
        return f"{above} over {below}"
    return f"{_enclosed(above)}/{_enclosed(below)}"


def _scripts(formula: Element) -> str:
    above, below = _part(formula, "sup"), _part(formula, "sub")
    base = _part(formula, "e")
    if formula.tag != f"{MATH}sPre":
        base = _enclosed(base)
    return base + _index(below) + _power(above)


def _index(below: str) -> str:
    if _PLAIN_FIGURES.fullmatch(below):
        return below.translate(_LOWERED)
    return f"_{_enclosed(below)}" if below else ""


def _power(above: str) -> str:
    if not above:
        return ""
    return raised(above) if _PLAIN_FIGURES.fullmatch(above) else f"^{_enclosed(above)}"


def _root(formula: Element) -> str:
    return f"{_power(_part(formula, 'deg'))}√({_part(formula, 'e')})"


def _brackets(formula: Element) -> str:
    inside = _sign(formula, "sepChr", "|").join(
        formula_text(part) for part in formula.iterfind(f"{MATH}e")
    )
    return _sign(formula, "begChr", "(") + inside + _sign(formula, "endChr", ")")


def _sum(formula: Element) -> str:
    low, high = _part(formula, "sub"), _part(formula, "sup")
    sign = _sign(formula, "chr", "∫")
    sign += f"_{_enclosed(low)}" if low else ""
    sign += f"^{_enclosed(high)}" if high else ""
    return f"{sign} {_part(formula, 'e')}"


def _function(formula: Element) -> str:
    return f" {_part(formula, 'fName')} {_part(formula, 'e')}"


def _limit(formula: Element) -> str:
    return f"{_part(formula, 'e')}_{_enclosed(_part(formula, 'lim'))}"


def _lines(formula: Element) -> str:
    return "; ".join(
        ", ".join(map(formula_text, row)) if row.tag == f"{MATH}mr" else text
        for row in formula
        if (text := formula_text(row))
    )


_WRITERS: dict[str, Callable[[Element], str]] = {
    "d": _brackets,
    "eqArr": _lines,
    "f": _fraction,
    "func": _function,
    "limLow": _limit,
    "limUpp": _limit,
    "m": _lines,
    "nary": _sum,
    "rad": _root,
    "sPre": _scripts,
    "sSub": _scripts,
    "sSubSup": _scripts,
    "sSup": _scripts,
}
