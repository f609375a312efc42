"""Tesseract is asked for the languages that a page is likely to be in."""

from __future__ import annotations

import pytest

from index.readers.pdf.ocr import names_of_language, names_of_script

INSTALLED = ("chi_sim", "chi_tra", "deu", "eng", "jpn_vert", "osd", "rus", "swe")


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("sv", ["swe", "eng"]),
        ("zh", ["chi_sim", "chi_tra", "eng"]),
        ("en", ["eng"]),
        ("fr", []),
        ("und", []),
    ],
)
def test_a_page_is_read_in_the_language_of_the_others(
    language: str, names: list[str]
) -> None:
    assert names_of_language(INSTALLED, language) == names


@pytest.mark.parametrize(
    ("script", "names"),
    [
        ("Cyrillic", ["rus", "eng"]),
        ("Han", ["chi_sim", "chi_tra", "eng"]),
        ("Latin", ["eng", "deu", "swe"]),
        ("Thai", ["eng", "chi_sim", "chi_tra", "deu", "rus", "swe"]),
        ("", ["eng", "chi_sim", "chi_tra", "deu", "rus", "swe"]),
    ],
)
def test_where_no_page_has_text_the_script_decides(
    script: str, names: list[str]
) -> None:
    assert names_of_script(INSTALLED, script) == names
