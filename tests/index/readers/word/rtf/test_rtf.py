from __future__ import annotations

import pytest

from index.errors import UnreadableDocumentError
from index.readers.extract import Extract
from index.readers.word.rtf.rtf import read_rtf

FONTS = (
    rb"{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial Cyr;}"
    rb"{\f2\fcharset134 SimSun;}{\f3\fcharset128 MS Mincho;}}"
)


def read(body: bytes, head: bytes = rb"\ansi\ansicpg1252\deff0") -> Extract:
    return read_rtf(rb"{\rtf1" + head + FONTS + body + b"}")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (rb"One\par Two\line three\tab four", "One\n\nTwo\nthree\tfour"),
        (rb"Gr\'f6\'dfe \u8364?5 \u24464\'d0", "Größe €5 徐"),
        (rb"\uc0\u24464\u24030  x\uc1\u-10179?\u-8704?", "徐州 x😀"),
        (rb"\uc2\u24464\'d0\'ec!", "徐!"),
        (rb"{\f1\'cf\'f0\'e8\'e2\'e5\'f2}, {\f2\'d0\'ec\'d6\'dd}", "Привет, 徐州"),
        # The second byte of a character may look like a letter.
        (rb"{\f3\'83A\'83\'93}", "アン"),
        (rb"\ldblquote a\rdblquote\emdash b\~c\_d\-e \{f\}\\", "“a”—b\xa0c-de {f}\\"),
        (b"a\r\nb\\\nc", "ab\n\nc"),
        (rb"x{\pict\wmetafile8 0102ff}y{\*\unknown z}", "xy"),
        (rb"{\pict\bin5 }{\\}}after", "after"),
        (rb"{\header Page 3}{\info{\author Li}}text", "text"),
        (rb'{\field{\*\fldinst HYPERLINK "x"}{\fldrslt here}}', "here"),
        (rb"It is {\deleted 252}{\v hidden}300{\v0  firms}", "It is 300 firms"),
        (rb"a{\*\annotation remark}{\object{\*\objdata 01}{\result b}}", "ab"),
        (
            rb"{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt In the box\par}}}",
            "In the box",
        ),
        (rb"{\upr{old}{\*\ud{new}}}", "new"),
        (rb"{\loch\b0\*\cs7 kept}", "kept"),
        (rb"{\pntext\'b7\tab}one\par{\pntext\'b7\tab}two", "- one\n- two"),
        (rb"Text{\footnote The note.}.\par End.", "Text.\n\nEnd.\n\nThe note."),
    ],
)
def test_the_text_is_what_a_person_sees(body: bytes, text: str) -> None:
    assert read(body).text == text


def test_an_east_asian_file_in_a_western_font_is_read() -> None:
    assert read(rb"\'d0\'ec\'d6\'dd", rb"\ansi\ansicpg936\deff0").text == "徐州"


def test_articles_of_a_law_have_the_numbers_that_the_file_carries() -> None:
    extract = read(
        rb"{\listtext\pard\plain\f2 \'b5\'da\'d2\'bb\'cc\'f5\tab}\pard\ls1 Loans\par"
        rb"{\listtext\pard\plain 1.2\tab}\pard\ls1\ilvl1\outlinelevel1 Aims\par"
        rb"{\pntext\f0 (iv)\tab}\pard step\par"
    )

    assert extract.text == "第一条 Loans\n\n1.2 Aims\n\n(iv) step"
    assert extract.headings[0].span.of(extract.text) == "1.2 Aims"


@pytest.mark.parametrize(
    "mark", [rb"\'b7", rb"\f9\'d8", rb"\f9 q", rb"\u61692\'3f", rb"\f0 o", rb"\emdash "]
)
def test_what_stands_for_no_number_is_a_bullet(mark: bytes) -> None:
    fonts = rb"{\fonttbl{\f9\fcharset2 Wingdings;}}"

    assert read(fonts + rb"{\listtext" + mark + rb"\tab}\pard\ls1 a\par").text == "- a"


def test_a_numbered_cell_keeps_its_number() -> None:
    step = rb"{\listtext 3.\tab}\pard\intbl\ls1 Apply"

    assert read(table_row(b"Step", step)).text == "Step | 3. Apply"


def test_headings_are_found_by_style_and_by_level() -> None:
    extract = read(
        rb"{\stylesheet{\s1 heading 1;}{\s7\outlinelevel2 Kapitel;}}"
        rb"\pard\s1 One\par\pard text\par\pard\s7 Three\par\pard\outlinelevel1 Two\par"
    )

    assert [(h.level, h.span.of(extract.text)) for h in extract.headings] == [
        (1, "One"),
        (3, "Three"),
        (2, "Two"),
    ]


def table_row(*cells: bytes, marks: bytes = b"") -> bytes:
    edges = b"".join(rb"\cellx%d" % (1000 * n) for n in range(1, len(cells) + 1))
    inside = b"".join(rb"\pard\intbl " + cell + rb"\cell" for cell in cells)
    return rb"\trowd" + marks + edges + inside + rb"\row" + b"\n"


def test_a_table_is_read_row_by_row_with_its_headers() -> None:
    extract = read(
        rb"Above.\par"
        + table_row(b"City", b"Head", marks=rb"\trhdr")
        + table_row(b"Xuzhou", rb"Li\par Wu")
        + rb"\pard Below."
    )

    assert extract.text == "Above.\n\nCity: Xuzhou | Head: Li Wu\n\nBelow."


def test_a_bold_first_row_is_a_header() -> None:
    extract = read(
        table_row(rb"{\b City}", rb"\b Head\b0") + table_row(b"Xuzhou", b"Li")
    )

    assert extract.text == "City: Xuzhou | Head: Li"


def test_cells_of_unequal_width_stand_under_the_right_header() -> None:
    wide = rb"\trowd\cellx1000\cellx3000\pard\intbl City\cell Year\cell\row"
    narrow = (
        rb"\trowd\cellx1000\cellx2000\cellx3000\pard\intbl X\cell 5\cell 6\cell\row"
    )

    assert (
        read(rb"\trowd\trhdr" + wide[6:] + narrow).text == "City: X | Year: 5 | Year: 6"
    )


def test_merged_cells_of_a_table_are_put_together() -> None:
    first = rb"\trowd\clvmgf\cellx1\cellx1000\pard\intbl A\cell b\cell\row"
    second = rb"\trowd\clvmrg\cellx1\cellx1000\pard\intbl\cell c\cell\row"

    assert read(first + second).text == "A | b\nA | c"


def test_the_title_is_that_of_the_properties() -> None:
    assert read(rb"{\info{\title Plan f\'fcr Cluster}}text").title == "Plan für Cluster"
    assert read(rb"{\info{\title Microsoft Word - a.doc}}text").title is None


def test_a_file_that_is_cut_off_says_so() -> None:
    extract = read_rtf(rb"{\rtf1\ansi Half of {\b the")

    assert extract.text == "Half of the"
    assert "cut off" in extract.notes[0]
    assert read(b"whole").notes == ()


def test_what_is_no_rich_text_is_refused() -> None:
    with pytest.raises(UnreadableDocumentError, match="is not Rich Text") as caught:
        read_rtf(b"plain text")

    assert caught.value.hint


def test_groups_nested_without_end_are_refused() -> None:
    with pytest.raises(UnreadableDocumentError, match="cannot be read as Rich Text"):
        read_rtf(rb"{\rtf1" + b"{" * 100_000)
