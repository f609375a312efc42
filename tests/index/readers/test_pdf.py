from concurrent.futures import ThreadPoolExecutor

import pytest

from index.errors import UnreadableDocumentError
from index.readers.pdf import read_pdf
from tests.index.readers.pdf_files import paragraph, write_pdf


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


def test_a_scanned_file_is_refused_with_a_hint() -> None:
    with pytest.raises(
        UnreadableDocumentError, match=r"has no text on any page \(scanned\?\)"
    ) as caught:
        read_pdf(write_pdf([], []))

    assert "OCR" in caught.value.hint


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
