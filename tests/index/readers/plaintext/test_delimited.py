from __future__ import annotations

import pytest

from index.errors import UnreadableDocumentError
from index.readers.plaintext.delimited import read_delimited


def lines(text: str) -> list[str]:
    return read_delimited(text.encode()).text.splitlines()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    text = "City,Firms,Jobs\nXuzhou,252,9\nNanjing,140,8\n".replace(",", delimiter)

    assert lines(text) == [
        "City: Xuzhou | Firms: 252 | Jobs: 9",
        "City: Nanjing | Firms: 140 | Jobs: 8",
    ]


def test_decimal_commas_part_no_fields() -> None:
    assert lines("Stadt;Anteil\nXuzhou;2,5\nWuxi;3,25\n") == [
        "Stadt: Xuzhou | Anteil: 2,5",
        "Stadt: Wuxi | Anteil: 3,25",
    ]


def test_the_delimiter_may_be_declared() -> None:
    extract = read_delimited(b"sep=;\na;b,c\nd;e,f\n")

    assert extract.text == "a | b,c\nd | e,f"
    assert [page.number for page in extract.pages] == [2, 3]


def test_rows_have_the_numbers_of_their_lines() -> None:
    extract = read_delimited(
        b'City,Note,Firms\n"Xu\nzhou","a, ""b""",252\n\nSource\nNanjing,c,140\n'
    )

    assert [(page.place, page.span.of(extract.text)) for page in extract.pages] == [
        ("row 2", 'City: Xu zhou | Note: a, "b" | Firms: 252'),
        ("row 5", "Source"),
        ("row 6", "Nanjing | c | 140"),
    ]


def test_without_a_header_the_cells_stand_alone() -> None:
    assert lines("Xuzhou,252\nNanjing,140\n") == ["Xuzhou | 252", "Nanjing | 140"]


def test_sentences_with_commas_are_no_table() -> None:
    text = "Firms, jobs and more.\nThat is all.\nOne, two, three.\nFour.\nFive."

    assert [line for line in lines(text) if line] == text.splitlines()


def test_the_encoding_is_found_and_reported() -> None:
    text = "城市,企业数量\n徐州市,252\n南京市,140\n"
    extract = read_delimited(text.encode("gb18030"))

    assert extract.encoding == "gb18030"
    assert extract.text.splitlines()[0] == "城市: 徐州市 | 企业数量: 252"


def test_a_field_may_be_long() -> None:
    assert len(lines(f'a,b\n"{"x" * 300_000}",1\n')[0]) > 300_000


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(UnreadableDocumentError, match="is not text"):
        read_delimited(b"PK\x03\x04" + bytes(100))
