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


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_commas_of_figures_and_sentences_part_no_fields(delimiter: str) -> None:
    header = "Kommun;Folkmängd, tusen;Andel, procent\n"
    rows = "Danderyd;32,5;1,2\nTäby;74,1;0,9\n"

    def read(text: str) -> list[str]:
        return lines(text.replace(";", delimiter))

    assert read(header + rows) == [
        "Kommun: Danderyd | Folkmängd, tusen: 32,5 | Andel, procent: 1,2",
        "Kommun: Täby | Folkmängd, tusen: 74,1 | Andel, procent: 0,9",
    ]
    assert read(rows) == ["Danderyd | 32,5 | 1,2", "Täby | 74,1 | 0,9"]
    assert read("Folkmängd, andel, år 2024\n" + header + rows)[-1].endswith(
        "Andel, procent: 0,9"
    )
    assert read("Folkmängd, andel, år 2024\nTäby;74,1;0,9\n")[-1] == (
        "Täby | 74,1 | 0,9"
    )
    assert read("1,2;3,4;5,6\n7,8;9,0;1,2\n")[0] == "1,2 | 3,4 | 5,6"
    assert read("1,2; 3,4; 5,6\n7,8; 9,0; 1,2\n")[0] == "1,2 | 3,4 | 5,6"


def test_semicolons_within_the_fields_part_none() -> None:
    text = "City,Firms,Goods; all\nXuzhou,252,glass; steel\nWuxi,140,silk; tea\n"
    spaced = "City, Firms, Goods\nXuzhou, 252, glass;steel\nWuxi, 140, tea\n"

    assert lines(text)[0] == "City: Xuzhou | Firms: 252 | Goods; all: glass; steel"
    assert lines(spaced)[0] == "City: Xuzhou | Firms: 252 | Goods: glass;steel"
    assert lines("2019,252\n2020,260\n") == ["2019 | 252", "2020 | 260"]


def test_a_quote_that_is_not_closed_is_a_character_like_others() -> None:
    rows = 'Xuzhou\t"open quote\t252\nWuxi\t"closed"\t140\nLinyi\t"half" of it\t9\n'

    assert lines(rows) == [
        'Xuzhou | "open quote | 252',
        "Wuxi | closed | 140",
        'Linyi | "half" of it | 9',
    ]
    far = "".join(f"City {n},9,5\n" for n in range(100))
    assert lines(f'Pipe,"5 inch,252\n{far}Rod,5",140\n')[:2] == [
        'Pipe | "5 inch | 252',
        "City 0 | 9 | 5",
    ]


def test_the_last_field_may_be_empty_and_the_last_line_without_end() -> None:
    extract = read_delimited(b'a,"b ""c"" ",\n\nd, e ,"f"')

    assert extract.text == 'a | b "c"\n\nd | e | f'
    assert [page.number for page in extract.pages] == [1, 3]


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
