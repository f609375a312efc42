from __future__ import annotations

import pytest

from index.readers.plaintext.code_pages import find_codec


@pytest.mark.parametrize(
    ("code_page", "content", "text"),
    [
        (936, b"\xd0\xec\xd6\xdd", "徐州"),
        (54936, b"\xd0\xec\xd6\xdd", "徐州"),
        (20936, b"\xd0\xec\xd6\xdd", "徐州"),
        (950, b"\xae}\xa6{", "徐州"),
        (932, b"\x8f\x99\x8fB", "徐州"),
        (51932, b"\xbd\xf9\xbd\xa3", "徐州"),
        (20866, b"\xc6", "ф"),
        (28605, b"\xa4", "€"),
        # Programs that say so write the larger set of Windows.
        (20127, b"\x80", "€"),
        (28591, b"\x80", "€"),
        (65001, b"\xe2\x82\xac", "€"),
    ],
)
def test_a_code_page_is_read_by_its_codec(
    code_page: int, content: bytes, text: str
) -> None:
    codec = find_codec(code_page)

    assert codec
    assert content.decode(codec) == text


@pytest.mark.parametrize("code_page", [0, 500, 1140, 1200, 65000, 99999])
def test_what_is_no_code_page_of_texts_has_no_codec(code_page: int) -> None:
    assert find_codec(code_page) is None
