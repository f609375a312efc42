"""Runs look as their styles say, however far up the chain it is said."""

from __future__ import annotations

import io

import docx
import pytest
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from index.readers.word.word import read_word


def seen(document: Document) -> str:
    file = io.BytesIO()
    document.save(file)
    return read_word(file.getvalue()).text


def with_run(document: Document, text: str, style: str | None = None) -> str:
    paragraph = document.add_paragraph("There are 252")
    paragraph.add_run(text, style=style)
    paragraph.add_run(" firms.")
    return seen(document)


def test_a_character_style_and_the_one_it_is_based_on_raise_figures() -> None:
    document = docx.Document()
    note = document.styles.add_style("Note", WD_STYLE_TYPE.CHARACTER)
    note.font.superscript = True
    mine = document.styles.add_style("Mine", WD_STYLE_TYPE.CHARACTER)
    mine.base_style = note

    assert with_run(document, "1", "Mine") == "There are 252¹ firms."


@pytest.mark.parametrize(("place", "figure"), [("8", "¹"), ("-8", "1"), ("2", "1")])
def test_a_run_that_is_moved_up_is_raised(place: str, figure: str) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("There are 252")
    run = paragraph.add_run("1")
    position = OxmlElement("w:position")
    position.set(qn("w:val"), place)
    run._r.get_or_add_rPr().append(position)

    assert seen(document) == f"There are 252{figure}"


def test_what_a_character_style_hides_is_not_read() -> None:
    document = docx.Document()
    style = document.styles.add_style("Secret", WD_STYLE_TYPE.CHARACTER)
    style.font.hidden = True

    assert with_run(document, "9", "Secret") == "There are 252 firms."


def test_what_a_paragraph_style_hides_is_read_only_where_a_run_says_so() -> None:
    document = docx.Document()
    style = document.styles.add_style("Secret", WD_STYLE_TYPE.PARAGRAPH)
    style.font.hidden = True
    paragraph = document.add_paragraph("Not seen", style="Secret")
    paragraph.add_run("Seen").font.hidden = False
    document.add_paragraph("Firms")

    assert seen(document) == "Seen\n\nFirms"
