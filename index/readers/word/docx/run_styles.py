"""Hand down to the runs of a Word file what their styles say of how they look."""

from __future__ import annotations

from collections.abc import Iterator

from index.readers.office.archive import Element
from index.readers.word.docx.text import name_of, value_of

_OF_TEXT = ("vanish", "strike", "dstrike")
# A whole paragraph that is raised is raised above nothing.
_OF_RUNS = ("vertAlign", "position")

Styles = dict[str | None, Element]
"""The styles of a file by their ids."""
_Said = dict[str, Element]


def hand_down(root: Element, styles: Styles, inherited: _Said | None = None) -> None:
    """Write into each run under ``root`` what its styles say where it says nothing."""
    inherited = inherited or {}
    for child in root:
        if child.tag == name_of("p"):
            own = child.find(name_of("pPr"))
            named = None if own is None else value_of(own, "pStyle")
            hand_down(child, styles, _said(named, styles, _OF_TEXT))
        elif child.tag == name_of("r"):
            _complete(child, styles, inherited)
            hand_down(child, styles)
        else:
            hand_down(child, styles, inherited)


def _complete(run: Element, styles: Styles, inherited: _Said) -> None:
    properties = run.find(name_of("rPr"))
    named = None if properties is None else value_of(properties, "rStyle")
    said = inherited | _said(named, styles, _OF_TEXT + _OF_RUNS)
    if not said:
        return
    if properties is None:
        properties = Element(name_of("rPr"))
        run.insert(0, properties)
    for local, found in said.items():
        if properties.find(name_of(local)) is None:
            properties.append(found)


def _said(style_id: str | None, styles: Styles, names: tuple[str, ...]) -> _Said:
    """Return the properties of text that a style and those before it hand down."""
    said: _Said = {}
    for style in _lineage(style_id, styles):
        for local in names:
            found = style.find(f"{name_of('rPr')}/{name_of(local)}")
            if found is not None:
                said.setdefault(local, found)
    return said


def _lineage(style_id: str | None, styles: Styles) -> Iterator[Element]:
    """Yield a style, the one that it is based on, and so on."""
    seen = set()
    while style_id in styles and style_id not in seen:
        seen.add(style_id)
        yield styles[style_id]
        style_id = value_of(styles[style_id], "basedOn")
