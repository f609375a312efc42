from __future__ import annotations

import struct

import pytest

from index.errors import UnreadableDocumentError
from index.readers.extract import Extract
from index.readers.word.doc.doc import read_doc
from tests.index.readers.word.doc.doc_files import (
    DELETED,
    HEADER_ROW,
    HIDDEN,
    IN_LIST,
    P,
    p,
    row,
    write_doc,
    write_ole,
)


def read(*paragraphs: P, notes: tuple[P, ...] = ()) -> Extract:
    return read_doc(write_doc(paragraphs, notes))


def test_paragraphs_headings_and_lists_are_read_in_order() -> None:
    extract = read(
        p("Clusters\r", style=1),
        p("There are 252 firms in 徐州市.\r"),
        p("one\r", properties=IN_LIST),
        p("two\r", properties=IN_LIST),
        p("Details\r", style=2),
    )

    assert extract.text == (
        "Clusters\n\nThere are 252 firms in 徐州市.\n\n- one\n- two\n\nDetails"
    )
    assert [(h.level, h.span.of(extract.text)) for h in extract.headings] == [
        (1, "Clusters"),
        (2, "Details"),
    ]


def test_letters_of_one_byte_are_those_of_windows() -> None:
    content = write_doc([p("Größe: “5 €”\r")], narrow=True)

    assert read_doc(content).text == "Größe: “5 €”"


def test_a_table_is_read_row_by_row_with_its_marked_header() -> None:
    extract = read(
        p("Above.\r"),
        *row("City", "Head", properties=HEADER_ROW),
        *row("Xuzhou", "Li"),
        *row("Nanjing", "Wu"),
        p("Below.\r"),
    )

    assert extract.text == (
        "Above.\n\nCity: Xuzhou | Head: Li\nCity: Nanjing | Head: Wu\n\nBelow."
    )


def test_deleted_and_hidden_text_is_not_read() -> None:
    runs = [("It is ", b""), ("252", DELETED), ("300", b""), (" or so", HIDDEN)]

    assert read(P([*runs, (".\r", b"")])).text == "It is 300."


def test_of_a_field_the_result_is_read_and_not_the_instruction() -> None:
    assert read(p("See \x13 HYPERLINK x \x14here\x15.\r")).text == "See here."


def test_the_words_under_signs_of_pronunciation_are_read() -> None:
    ruby = "\x13 EQ \\* jc0 \\o\\ad(\\s\\up 9(とうきょう),東京)\x15"

    assert read(p(f"{ruby}の企業\r")).text == "東京の企業"


def test_marks_inside_a_line_become_what_is_seen() -> None:
    text = "a\x0bb\tc\x1ed\x1fe\xa0f\x01\x08g (x)\r"

    assert read(p(text)).text == "a\nb\tc-de fg (x)"


def test_footnotes_stand_at_the_end() -> None:
    extract = read(p("Text\x02.\r"), p("End.\r"), notes=(p("\x02 The note.\r"),))

    assert extract.text == "Text.\n\nEnd.\n\nThe note."


@pytest.mark.parametrize("magic", [0xA5DC, 0xA698])
def test_a_file_of_word_95_is_refused_by_its_name(magic: int) -> None:
    old = write_ole({"WordDocument": struct.pack("<HH", magic, 0x65) + bytes(1024)})

    with pytest.raises(UnreadableDocumentError, match="is a file of Word 6") as caught:
        read_doc(old)

    assert caught.value.hint == "Open it in Word or LibreOffice and save it as .docx."


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (write_doc([p("x\r")], flags=0x0300), "is password-protected"),
        (write_ole({"EncryptedPackage": b"x"}), "is password-protected"),
        (write_ole({"\tDRMContent": b"x"}), "is protected by rights management"),
        (write_ole({"Workbook": b"x"}), "is not a Word file"),
        (b"\xdbWPC", "is not a Word file"),
        (write_ole({"WordDocument": b"text" * 200}), "cannot be read as a Word file"),
        (write_ole({"WordDocument": b"\xec\xa5"}), "cannot be read as a Word file"),
        (write_doc([p("x\r")])[:1500], "cannot be read as a Word file"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(
    content: bytes, reason: str
) -> None:
    with pytest.raises(UnreadableDocumentError, match=reason) as caught:
        read_doc(content)

    assert caught.value.hint
