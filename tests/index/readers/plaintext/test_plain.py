import pytest

from index.readers.plaintext.plain import read_plain


def test_the_text_stays_as_it_stands() -> None:
    extract = read_plain("  Första raden \r\n\r\n\tAndra  raden.\r\n".encode())

    assert extract.text == "  Första raden \n\n\tAndra  raden.\n"
    assert extract.pages == ()
    assert extract.headings == ()


def test_the_encoding_is_reported() -> None:
    assert read_plain("Åtgärder för små företag".encode("cp1252")).encoding == "cp1252"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Djurskötare\nDjurskötare arbetar i lantbruket.", "Djurskötare"),
        ("\n\n上海市优化营商环境条例\n\n第一条 为了", "上海市优化营商环境条例"),
        ("A  long\ttitle line\nText.", "A long title line"),
        ("This is a sentence.\nText.", None),
        ("持续优化营商环境。\n正文", None),
        ("x" * 151 + "\nText.", None),
        ("Only one line", None),
        ("-----\nText.", None),
        ("", None),
    ],
)
def test_a_title_line_at_the_top_becomes_the_title(
    text: str, title: str | None
) -> None:
    assert read_plain(text.encode()).title == title


@pytest.mark.parametrize(
    ("codec", "notes"),
    [
        ("utf-8", ()),
        ("utf-16", ()),
        ("cp1252", ("The encoding was guessed: Windows-1252.",)),
    ],
)
def test_a_guessed_encoding_is_noted(codec: str, notes: tuple[str, ...]) -> None:
    assert read_plain("Åtgärder för små företag".encode(codec)).notes == notes
