"""Dates and times are written as the cells of a sheet show them."""

from __future__ import annotations

import pytest

from index.readers.office.date_formats import is_date_format
from index.readers.office.number_formats import format_number


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (44258, "yyyy-mm-dd", "2021-03-03"),
        (44258, "d mmm yyyy", "3 Mar 2021"),
        (44258, "dddd d mmmm", "Wednesday 3 March"),
        (44258.75, "m/d/yy h:mm", "3/3/21 18:00"),
        (44258.5, "h:mm AM/PM", "12:00 PM"),
        (44258.123456, "hh:mm:ss.00", "02:57:46.59"),
        (0.999999, "h:mm:ss", "0:00:00"),
        (1.5, "[h]:mm:ss", "36:00:00"),
        (44258, 'yyyy"年"m"月"', "2021年3月"),
        (44258, "[$-419]d mmmm yyyy", "3 марта 2021"),
        (44258, "aaaa", "Wednesday"),
        # Arranged by the system, or in another calendar.
        (44258, "[$-F800]dddd, mmmm dd, yyyy", "2021-03-03"),
        (44258, "[$-411]ggge", "2021-03-03"),
        (1, "yyyy-mm-dd", "1900-01-01"),
        (61, "yyyy-mm-dd", "1900-03-01"),
    ],
)
def test_a_date_is_written_as_its_cell_shows_it(
    value: float, code: str, shown: str
) -> None:
    assert format_number(value, code) == shown


def test_dates_may_be_counted_from_1904() -> None:
    assert format_number(42796, "yyyy-mm-dd", since_1904=True) == "2021-03-03"


def test_a_format_that_does_not_fit_shows_the_plain_number() -> None:
    assert format_number(-1.5, "yyyy-mm-dd") == "-1.5"


@pytest.mark.parametrize(
    ("section", "is_date"),
    [
        ("yyyy-mm-dd", True),
        ("[h]:mm", True),
        ("AM/PM", True),
        ("0.00", False),
        ("0.00E+00", False),
        ("General", False),
        ('"day" 0', False),
        ("@", False),
        ("", False),
    ],
)
def test_a_format_is_one_of_dates_by_its_codes(section: str, is_date: bool) -> None:
    assert is_date_format(section) is is_date
