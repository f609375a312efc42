from __future__ import annotations

import pytest

from index.readers.pdf.pdf import read_pdf
from tests.index.readers.pdf.pdf_files import paragraph, write_pdf

PAGE = paragraph("The cluster has 252 firms.", "It has 9,000 jobs.")
TEXT = "The cluster has 252 firms. It has 9,000 jobs."


@pytest.mark.parametrize("kind", ["Text", "FreeText", "Highlight", "Stamp", "Square"])
def test_comments_follow_their_page_and_the_sentence_stays_as_it_is(kind: str) -> None:
    remark = f"/Subtype /{kind} /T (Anna Li) /Contents (Should be 300.\nSee 2.)"

    extract = read_pdf(write_pdf(PAGE, annotations=[remark]))

    assert extract.text == f"{TEXT}\n\nComment by Anna Li: Should be 300. See 2."
    assert [page.place for page in extract.pages] == ["page 1"]


@pytest.mark.parametrize(
    "annotation",
    [
        "/Subtype /Text /T (Anna Li)",
        "/Subtype /Text /Contents (300) /F 2",
        "/Subtype /Popup /Contents (300)",
        "/Subtype /Link /Contents (A link)",
        "/Subtype /Text /Contents (Accepted) /StateModel (Review) /State (Accepted)",
        "/Subtype /Highlight /T (Anna Li) /Contents (252  firms)",
    ],
)
def test_what_is_hidden_no_comment_or_repeats_the_page_says_nothing(
    annotation: str,
) -> None:
    assert read_pdf(write_pdf(PAGE, annotations=[annotation])).text == TEXT


def test_comments_stand_below_the_fields_of_their_page() -> None:
    annotations = [
        "/Subtype /Text /T (Anna Li) /Contents (Check.)",
        "/Subtype /Widget /FT /Tx /T (firms) /V (252)",
        "/Subtype /Text /Contents (Done.)",
    ]

    assert read_pdf(write_pdf(PAGE, annotations=annotations)).text == (
        f"{TEXT}\n\nfirms: 252\n\nComment by Anna Li: Check.\n\nComment: Done."
    )
