from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from index.errors import UnreadableDocumentError
from index.limits import DEFAULT_LIMITS
from index.readers.pdf.ocr import installed_languages
from index.readers.pdf.pdf import read_pdf
from tests.index.readers.pdf.pdf_files import paragraph, scan, write_pdf


def test_pages_are_numbered_from_one_and_have_their_spans() -> None:
    extract = read_pdf(
        write_pdf(
            paragraph("First page."), paragraph("Second page."), paragraph("Third.")
        )
    )

    assert extract.text == "First page.\n\nSecond page.\n\nThird."
    assert [(page.number, page.span.of(extract.text)) for page in extract.pages] == [
        (1, "First page."),
        (2, "Second page."),
        (3, "Third."),
    ]


def test_a_page_without_text_keeps_its_number_free() -> None:
    extract = read_pdf(write_pdf(paragraph("One."), [], paragraph("Three.")))

    assert [page.number for page in extract.pages] == [1, 3]


def test_wrapped_lines_are_joined_and_paragraphs_kept_apart() -> None:
    first = paragraph(
        "The year of industrial cluster upgrading was opened by the bureau in the",
        "spring, and forty towns took part in it with their small and medium-sized",
        "enterprises. It will end in the autumn.",
    )
    second = paragraph(
        "A second paragraph follows after a gap, and it is long enough to be wrapped",
        "once.",
        top=640,
    )

    assert read_pdf(write_pdf([*first, *second])).text == (
        "The year of industrial cluster upgrading was opened by the bureau in the "
        "spring, and forty towns took part in it with their small and medium-sized "
        "enterprises. It will end in the autumn.\n\n"
        "A second paragraph follows after a gap, and it is long enough to be wrapped "
        "once."
    )


def test_a_word_broken_at_the_end_of_a_line_is_whole_again() -> None:
    lines = paragraph(
        "The province carried out the upgrading of its characteristic indus-",
        "trial clusters, and the plan for high-quality growth names high-",
        "quality towns and the Shandong-",
        "Jiangsu corridor.",
    )

    assert read_pdf(write_pdf(lines)).text == (
        "The province carried out the upgrading of its characteristic industrial "
        "clusters, and the plan for high-quality growth names high-quality towns and "
        "the Shandong-Jiangsu corridor."
    )


@pytest.mark.parametrize(
    ("given", "title"),
    [
        ("Plan for clusters", "Plan for clusters"),
        (None, None),
        ("", None),
        ("Microsoft Word - plan.doc", None),
        ("untitled", None),
        ("plan_final_2", None),
        ("plan.docx", None),
    ],
)
def test_a_title_that_a_program_made_up_is_no_title(
    given: str | None, title: str | None
) -> None:
    assert read_pdf(write_pdf(paragraph("Text."), title=given)).title == title


NO_OCR = replace(DEFAULT_LIMITS, ocr_seconds=0)
needs_tesseract = pytest.mark.skipif(
    "eng" not in installed_languages(), reason="Tesseract reads no English here"
)


def test_a_scanned_file_is_refused_with_a_hint() -> None:
    with pytest.raises(
        UnreadableDocumentError, match=r"has no text on any page \(scanned\?\)"
    ) as caught:
        read_pdf(scan(write_pdf(paragraph("One."), paragraph("Two."))), NO_OCR)

    assert "OCR" in caught.value.hint


def test_where_tesseract_is_missing_the_hint_says_to_install_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(UnreadableDocumentError) as caught:
        read_pdf(scan(write_pdf(paragraph("One."))))

    assert "Install Tesseract" in caught.value.hint


def test_scanned_pages_among_others_are_named() -> None:
    pages = [paragraph(f"This is page {number}.") for number in range(1, 7)]

    extract = read_pdf(scan(write_pdf(*pages), keep=[1, 5]), NO_OCR)

    assert [page.number for page in extract.pages] == [1, 5]
    assert extract.notes == ("Pages 2-4, 6 have no text (scanned?).",)


def test_an_empty_page_is_no_scanned_page() -> None:
    assert read_pdf(write_pdf(paragraph("One."), [])).notes == ()


@needs_tesseract
def test_scanned_pages_are_read_by_text_recognition() -> None:
    lines = ("There are 252 firms in the cluster,", "and 40 towns took part.")
    content = write_pdf(paragraph("The first page has text."), paragraph(*lines))

    extract = read_pdf(scan(content, keep=[1]))

    assert [(page.number, page.recognised) for page in extract.pages] == [
        (1, False),
        (2, True),
    ]
    assert "There are 252 firms in the cluster" in extract.text
    assert extract.notes == ("Page 2 was read by text recognition (OCR).",)


@needs_tesseract
def test_pages_that_there_is_no_time_for_are_named() -> None:
    content = scan(write_pdf(*[paragraph("A page of text.")] * 3), keep=[1])

    extract = read_pdf(content, replace(DEFAULT_LIMITS, ocr_seconds=0.01))

    assert extract.unread == (2, 3)
    assert extract.notes == (
        "Pages 2-3 are still to be read by text recognition (OCR).",
    )


def test_a_file_with_more_pages_than_allowed_is_refused() -> None:
    content = write_pdf(*[paragraph("Text.")] * 3)

    with pytest.raises(UnreadableDocumentError, match="has 3 pages, more than 2"):
        read_pdf(content, replace(DEFAULT_LIMITS, pages=2))


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Published: 3 March 2021", "2021-03-03"),
        ("Stockholm, 5 April 2021", "2021-04-05"),
        ("A plan until 2025", None),
    ],
)
def test_the_date_of_the_file_counts_only_where_the_text_has_it(
    text: str, date: str | None
) -> None:
    content = write_pdf(paragraph(text), created="D:20210405101500+02'00'")

    assert read_pdf(content).date == date


def test_an_encrypted_file_is_refused() -> None:
    with pytest.raises(UnreadableDocumentError, match="is password-protected"):
        read_pdf(write_pdf(paragraph("Secret."), encrypted=True))


@pytest.mark.parametrize(
    "content", [b"", b"Just text", b"<html></html>", b"PK\x03\x04"]
)
def test_what_is_no_pdf_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableDocumentError, match="is not a PDF"):
        read_pdf(content)


def test_a_broken_file_is_refused() -> None:
    with pytest.raises(UnreadableDocumentError, match="cannot be read as a PDF"):
        read_pdf(b"%PDF-1.4\nbroken off")


def test_files_are_read_from_several_threads_at_once() -> None:
    contents = [write_pdf(*[paragraph(f"File {n}.")] * 20) for n in range(8)]

    with ThreadPoolExecutor(8) as pool:
        extracts = list(pool.map(read_pdf, contents * 4))

    assert [extract.text.split("\n")[0] for extract in extracts] == [
        f"File {n}." for n in range(8)
    ] * 4
