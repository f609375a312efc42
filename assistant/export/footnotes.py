"""Footnotes of a Word file: python-docx has no part for them, so this one is ours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.text.run import CT_R
from docx.shared import Pt

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.text.paragraph import Paragraph

_TEXT, _REFERENCE = "footnote text", "footnote reference"
# The lines that Word draws above footnotes; a file without them is taken for damaged.
_SEPARATORS = {-1: "separator", 0: "continuationSeparator"}
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def writable(text: str) -> str:
    """Return ``text`` without the characters that no Word file can hold."""
    return _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)


class Footnotes:
    """The footnotes of one document, numbered from 1 as they come."""

    def __init__(self, document: Document) -> None:
        """Give a document that has none footnotes; ``finish`` puts them in."""
        self._document = document
        self._root = OxmlElement("w:footnotes")
        self._count = 0
        styles = document.styles
        text = styles.add_style(_TEXT, WD_STYLE_TYPE.PARAGRAPH)
        text.base_style = styles["Normal"]
        text.font.size = Pt(9)
        reference = styles.add_style(_REFERENCE, WD_STYLE_TYPE.CHARACTER)
        reference.font.superscript = True
        self._styles = {"text": text.style_id, "reference": reference.style_id}
        for number, kind in _SEPARATORS.items():
            footnote = self._footnote(number, OxmlElement(f"w:{kind}"))
            footnote.set(qn("w:type"), kind)

    def add(self, paragraph: Paragraph, lines: Sequence[str]) -> int:
        """Put a footnote at the end of a paragraph; return its number."""
        self._count += 1
        number = self._count
        run = paragraph.add_run(style=_REFERENCE).element
        start = _element("w:bookmarkStart", id=number, name=_bookmark(number))
        run.addprevious(start)
        run.append(_element("w:footnoteReference", id=number))
        run.addnext(_element("w:bookmarkEnd", id=number))
        footnote = self._footnote(number, OxmlElement("w:footnoteRef"))
        for position, line in enumerate(lines):
            if position:
                footnote.append(self._paragraph())
            footnote[-1].append(_run(f" {line}" if position == 0 else line))
        return number

    def refer(self, paragraph: Paragraph, number: int) -> None:
        """Put the number of a footnote once more, which leads to the footnote."""
        run = paragraph.add_run(str(number), style=_REFERENCE).element
        field = _element("w:fldSimple", instr=f" NOTEREF {_bookmark(number)} \\f \\h ")
        run.addprevious(field)
        field.append(run)

    def finish(self) -> None:
        """Put the footnotes into the document."""
        part = self._document.part
        footnotes = Part(
            PackURI("/word/footnotes.xml"),
            CONTENT_TYPE.WML_FOOTNOTES,
            serialize_part_xml(self._root),
            part.package,
        )
        part.relate_to(footnotes, RELATIONSHIP_TYPE.FOOTNOTES)

    def _footnote(self, number: int, mark: BaseOxmlElement) -> BaseOxmlElement:
        """Add a footnote that opens with ``mark``."""
        footnote = _element("w:footnote", id=number)
        paragraph = self._paragraph()
        run = OxmlElement("w:r")
        if number > 0:
            properties = OxmlElement("w:rPr")
            style = _element("w:rStyle", val=self._styles["reference"])
            properties.append(style)
            run.append(properties)
        run.append(mark)
        paragraph.append(run)
        footnote.append(paragraph)
        self._root.append(footnote)
        return footnote

    def _paragraph(self) -> BaseOxmlElement:
        paragraph, properties = OxmlElement("w:p"), OxmlElement("w:pPr")
        properties.append(_element("w:pStyle", val=self._styles["text"]))
        paragraph.append(properties)
        return paragraph


def _bookmark(number: int) -> str:
    return f"_Ref_footnote_{number}"


def _element(tag: str, /, **attributes: str | int) -> BaseOxmlElement:
    element = OxmlElement(tag)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), str(value))
    return element


def _run(text: str) -> BaseOxmlElement:
    run = OxmlElement("w:r")
    assert isinstance(run, CT_R)
    run.text = writable(text)
    return run
