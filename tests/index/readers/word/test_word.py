from __future__ import annotations

import io

import docx
import pytest

from index.errors import UnreadableDocumentError
from index.readers.word.word import read_word
from tests.index.readers.word.doc.doc_files import p, write_doc, write_ole


def word_file() -> bytes:
    document = docx.Document()
    document.add_heading("Clusters", 1)
    document.add_paragraph("There are 252 firms.")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


PARAGRAPHS = (
    "<w:body><w:p><w:pPr><w:pStyle w:val='H'/></w:pPr><w:r><w:t>Clusters</w:t></w:r>"
    "</w:p><w:p><w:r><w:t>There are 252 firms.</w:t></w:r></w:p></w:body>"
)
STYLES = (
    "<w:styles><w:style w:styleId='H'><w:name w:val='heading 1'/></w:style></w:styles>"
)
WORD_2003 = (
    "<?xml version='1.0'?><w:wordDocument "
    "xmlns:w='http://schemas.microsoft.com/office/word/2003/wordml'>"
    f"{STYLES}{PARAGRAPHS}</w:wordDocument>"
)
ONE_FILE = (
    "<?xml version='1.0'?><pkg:package "
    "xmlns:pkg='http://schemas.microsoft.com/office/2006/xmlPackage' "
    "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
    f"<pkg:part><pkg:xmlData><w:document>{PARAGRAPHS}</w:document></pkg:xmlData>"
    f"</pkg:part><pkg:part>{STYLES}</pkg:part></pkg:package>"
)


@pytest.mark.parametrize(
    "content",
    [
        word_file(),
        write_doc([p("Clusters\r", style=1), p("There are 252 firms.\r")]),
        rb"{\rtf1{\pard\outlinelevel0 Clusters\par}\pard There are 252 firms.}",
        WORD_2003.encode(),
        ONE_FILE.encode(),
        b"<!DOCTYPE html><h1>Clusters</h1><p>There are 252 firms.",
    ],
    ids=["docx", "doc", "rtf", "xml 2003", "one xml", "html"],
)
def test_a_word_file_is_read_as_what_it_is(content: bytes) -> None:
    extract = read_word(content)

    assert extract.text == "Clusters\n\nThere are 252 firms."
    assert [h.span.of(extract.text) for h in extract.headings] == ["Clusters"]


def test_plain_text_under_the_name_of_a_word_file_is_read() -> None:
    extract = read_word("Größe: 252".encode())

    assert (extract.text, extract.encoding) == ("Größe: 252", "utf-8")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (write_ole({"EncryptedPackage": b"x"}), "is password-protected"),
        (b"\xffWPC" + bytes(range(1, 32)) * 40, "is not a Word file"),
        (b"PK\x03\x04 broken off", "is damaged or not complete"),
        (WORD_2003.encode()[:-40], "cannot be read as a Word file"),
    ],
)
def test_what_is_nothing_of_that_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableDocumentError, match=reason) as caught:
        read_word(content)

    assert caught.value.hint
