"""Numbers, dates and names of languages as each language writes them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from assistant.language.translations.formats import (
    format_date,
    format_iso_date,
    format_moment,
    format_number,
    name_of_language,
)
from assistant.language.translations.texts import speaking


@pytest.mark.parametrize(
    ("language", "number", "day", "month"),
    [
        ("en", "12,345.7", "3 Mar 2021", "Mar 2021"),
        ("sv", "12\N{NO-BREAK SPACE}345,7", "3 mars 2021", "mars 2021"),
        ("zh", "12,345.7", "2021年3月3日", "2021年3月"),
    ],
)
def test_numbers_and_days_are_written_as_the_language_does(
    language: str, number: str, day: str, month: str
) -> None:
    with speaking(language):
        assert format_number(12345.678, 1) == number
        assert format_date(date(2021, 3, 3)) == format_iso_date("2021-03-03") == day
        assert format_iso_date("2021-03") == month
        assert "2021" in format_iso_date("2021")


def test_a_moment_tells_its_zone() -> None:
    assert format_moment(datetime(2021, 3, 3, 4, 5, 6, tzinfo=UTC)).endswith("UTC")


@pytest.mark.parametrize(
    ("language", "name"), [("en", "Swedish"), ("sv", "Svenska"), ("zh", "瑞典语")]
)
def test_languages_are_named_in_the_language_of_the_page(
    language: str, name: str
) -> None:
    with speaking(language):
        assert name_of_language("sv-SE") == name
        assert name_of_language("qqx") == "Qqx"
