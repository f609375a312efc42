"""Pages that are pictures are found among the others, and named in plain words."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import replace

import pypdfium2
import pytest

from index.limits import DEFAULT_LIMITS
from index.readers.pdf.recognition import Begun, recognition
from index.readers.pdf.scans import Scans, read_scans
from tests.index.readers.pdf.pdf_files import Page, paragraph, scan, write_pdf

NO_OCR = replace(DEFAULT_LIMITS, ocr_seconds=0)


@pytest.mark.parametrize(
    ("scans", "notes"),
    [
        (Scans(), []),
        (Scans(texts={3: "x"}), ["Page 3 was read by text recognition (OCR)."]),
        (
            Scans(texts={2: "x", 3: "x", 4: "x", 7: "x"}),
            ["Pages 2-4, 7 were read by text recognition (OCR)."],
        ),
        (Scans(textless=[9]), ["Page 9 has no text (scanned?)."]),
        (Scans(textless=[4, 2]), ["Pages 2, 4 have no text (scanned?)."]),
        (
            Scans(textless=[1], unread=[5, 6]),
            [
                "Page 1 has no text (scanned?).",
                "Pages 5-6 are still to be read by text recognition (OCR).",
            ],
        ),
    ],
)
def test_pages_are_named_with_what_became_of_them(
    scans: Scans, notes: list[str]
) -> None:
    assert scans.notes == notes


def found(content: bytes, texts: Sequence[str]) -> Scans:
    document = pypdfium2.PdfDocument(content)
    return read_scans(document, nullcontext(), texts, NO_OCR, time.monotonic())


def test_a_page_with_pictures_and_no_text_is_scanned_and_an_empty_one_is_not() -> None:
    pages: list[Page] = [paragraph("One."), [], paragraph("Three.")]
    content = scan(write_pdf(*pages), keep=[1, 2])
    assert found(content, ["One.", "", ""]).textless == [3]


def test_what_a_scanner_prints_on_a_page_does_not_make_it_text() -> None:
    content = scan(write_pdf(paragraph("One.")))
    few, many = found(content, ["Scan 7"]), found(content, ["x" * 60])
    # What has text keeps it where nothing more was recognised.
    assert (few.textless, many.textless) == ([], [])
    before = Begun({1: "There are 252 firms in the cluster."}, frozenset())
    with recognition(lambda: None, before):
        assert found(content, ["Scan 7"]).texts == before.texts
        assert found(content, ["x" * 60]).texts == {}


def test_what_an_earlier_reading_found_is_not_read_again() -> None:
    content = scan(write_pdf(paragraph("One."), paragraph("Two.")))
    with recognition(lambda: None, Begun({1: "One."}, frozenset({2}))):
        scans = found(content, ["", ""])
    assert scans.texts == {1: "One."}
    assert scans.textless == [2]


def test_without_scans_nothing_is_asked_of_tesseract() -> None:
    assert found(write_pdf(paragraph("Typed.")), ["Typed."]) == Scans()
