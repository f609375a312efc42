from __future__ import annotations

import pytest

from index.readers.pdf.pdf import read_pdf
from tests.index.readers.pdf.pdf_files import paragraph, write_pdf

WIDGET = "/Subtype /Widget"
CHOICE = f"{WIDGET} /FT /Ch /T (city) /Opt [[(a) (Xuzhou)] [(b) (Nanjing)]]"
BOX = f"{WIDGET} /FT /Btn /T (consent) /AP << /N << /Yes << >> /Off << >> >> >>"
MANY = 1 << 21
PASSWORD = 1 << 13


@pytest.mark.parametrize(
    ("field", "line"),
    [
        (f"{WIDGET} /FT /Tx /T (applicant) /V (Xu & Sons)", "applicant: Xu & Sons"),
        (f"{WIDGET} /FT /Tx /T (f[0]) /TU (Firms:) /V (252)", "Firms: 252"),
        (f"{WIDGET} /FT /Tx /T (of_firms[0]) /V (252)", "of firms: 252"),
        (f"{WIDGET} /FT /Tx /T (a) /V (two\nlines)", "a: two lines"),
        (f"{CHOICE} /V (b)", "city: Nanjing"),
        (f"{CHOICE} /Ff {MANY} /V [(a) (b)]", "city: Xuzhou, Nanjing"),
        (f"{BOX} /V /Yes /AS /Yes", "consent: checked"),
        (f"{BOX} /V /Yes /AS /Yes".replace("/Yes", "/Land"), "consent: Land"),
    ],
)
def test_a_field_that_is_filled_in_follows_its_page(field: str, line: str) -> None:
    page = paragraph("Application for support")

    extract = read_pdf(write_pdf(page, annotations=[field]))

    assert extract.text == f"Application for support\n\n{line}"
    assert [one.span.of(extract.text) for one in extract.pages] == [extract.text]


@pytest.mark.parametrize(
    "field",
    [
        f"{WIDGET} /FT /Tx /T (a)",
        f"{WIDGET} /FT /Tx /T (a) /V ( )",
        f"{WIDGET} /FT /Tx /T (a) /V (seen) /F 2",
        f"{WIDGET} /FT /Tx /T (a) /V (secret) /Ff {PASSWORD}",
        f"{WIDGET} /FT /Btn /Ff 65536 /T (send) /MK << /CA (Send) >>",
        f"{WIDGET} /FT /Sig /T (signature)",
        f"{BOX} /V /Off /AS /Off",
        BOX,
        f"{CHOICE}",
    ],
)
def test_what_is_empty_hidden_or_a_button_says_nothing(field: str) -> None:
    content = write_pdf(paragraph("Application"), annotations=[field])

    assert read_pdf(content).text == "Application"


def test_a_field_that_stands_there_twice_is_written_once() -> None:
    field = f"{WIDGET} /FT /Tx /T (a) /V (252)"
    other = f"{WIDGET} /FT /Tx /T (b) /V (9,000)"

    content = write_pdf(paragraph("Form"), annotations=[field, other, field])

    assert read_pdf(content).text == "Form\n\na: 252\nb: 9,000"


def test_a_form_without_printed_text_is_read() -> None:
    content = write_pdf([], annotations=[f"{WIDGET} /FT /Tx /T (firms) /V (252)"])

    assert read_pdf(content).text == "firms: 252"
