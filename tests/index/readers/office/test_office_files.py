"""What holds for every office format alike."""

from __future__ import annotations

import io

import docx
import openpyxl
import pptx
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from index.documents import Document
from index.limits import DEFAULT_LIMITS
from index.readers import READERS
from index.text.sentences import sentence_spans
from index.text.splitter import split_document
from tests.index.readers.broken_files import read_broken
from tests.index.readers.opendocument.odt_files import write_odt
from tests.index.readers.word.doc.doc_files import HEADER_ROW, p, row, write_doc

HEADERS = ("City", "Firms", "Remarks")
RECORDS = (
    ("Xuzhou", "252", "New. Growing!"),
    ("Nanjing", "140", "Old; see page 3: it"),
)
ROWS = [
    " | ".join(f"{name}: {text}" for name, text in zip(HEADERS, record, strict=True))
    for record in RECORDS
]


def write_docx() -> bytes:
    document = docx.Document()
    table = document.add_table(rows=3, cols=3)
    for cells, texts in zip(table.rows, (HEADERS, *RECORDS), strict=True):
        for cell, text in zip(cells.cells, texts, strict=True):
            cell.text = text
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def write_pptx() -> bytes:
    presentation = pptx.Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    table = slide.shapes.add_table(3, 3, 0, 0, 1000, 1000).table
    for y, texts in enumerate((HEADERS, *RECORDS)):
        for x, text in enumerate(texts):
            table.cell(y, x).text = text
    file = io.BytesIO()
    presentation.save(file)
    return file.getvalue()


def write_xlsx() -> bytes:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    for texts in (HEADERS, *RECORDS):
        sheet.append([int(text) if text.isdigit() else text for text in texts])
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def in_odt() -> str:
    rows = (
        "".join(
            f"<table:table-cell><text:p>{text}</text:p></table:table-cell>"
            for text in texts
        )
        for texts in (HEADERS, *RECORDS)
    )
    inside = "".join(f"<table:table-row>{cells}</table:table-row>" for cells in rows)
    return f"<table:table>{inside}</table:table>"


def in_html() -> str:
    rows = ("".join(f"<td>{text}" for text in texts) for texts in (HEADERS, *RECORDS))
    return "<table>" + "".join(f"<tr>{cells}" for cells in rows) + "</table>"


def in_rtf() -> str:
    return "".join(
        r"\trowd\cellx1000\cellx2000\cellx3000"
        + "".join(rf"\pard\intbl {text}\cell" for text in texts)
        + r"\row "
        for texts in (HEADERS, *RECORDS)
    )


FILES = {
    ".csv": "\n".join(map(",".join, (HEADERS, *RECORDS))).encode(),
    ".doc": write_doc(
        [
            *row(*HEADERS, properties=HEADER_ROW),
            *(paragraph for record in RECORDS for paragraph in row(*record)),
            p("End.\r"),
        ]
    ),
    ".docx": write_docx(),
    ".html": in_html().encode(),
    ".md": "\n".join(map("|".join, (HEADERS, ("-",) * 3, *RECORDS))).encode(),
    ".odt": write_odt(in_odt()),
    ".pptx": write_pptx(),
    ".rtf": rb"{\rtf1\ansi " + in_rtf().encode() + b"}",
    ".tsv": "\n".join(map("\t".join, (HEADERS, *RECORDS))).encode(),
    ".xlsx": write_xlsx(),
}


@pytest.mark.parametrize("suffix", FILES)
def test_a_row_of_a_table_reads_the_same_in_every_format(suffix: str) -> None:
    text = READERS[suffix](FILES[suffix], DEFAULT_LIMITS).text

    assert [line for line in text.splitlines() if " | " in line] == ROWS


@pytest.mark.parametrize("suffix", FILES)
def test_a_row_of_a_table_is_one_sentence(suffix: str) -> None:
    text = READERS[suffix](FILES[suffix], DEFAULT_LIMITS).text

    sentences = [span.of(text) for span in sentence_spans(text, "en")]

    assert [sentence for sentence in sentences if " | " in sentence] == ROWS


def test_a_passage_of_a_sheet_begins_with_a_whole_row_and_names_it() -> None:
    extract = READERS[".xlsx"](FILES[".xlsx"], DEFAULT_LIMITS)
    document = Document(
        id="a.xlsx",
        path="a.xlsx",
        title="A",
        language="en",
        text=extract.text,
        pages=extract.pages,
        content_hash="0",
        warnings=(),
        headings=extract.headings,
    )

    passages = split_document(
        document, lambda texts: [len(text.split()) for text in texts], 12, 0
    )

    assert [(passage.text, passage.place) for passage in passages][-1] == (
        ROWS[1],
        "sheet Sheet, row 3",
    )


@pytest.mark.parametrize("suffix", FILES)
def test_no_broken_file_makes_a_parser_error_leak(suffix: str) -> None:
    read_broken(suffix, FILES[suffix])
