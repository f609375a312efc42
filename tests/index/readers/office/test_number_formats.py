from __future__ import annotations

import pytest

from index.readers.office.number_formats import format_number, format_stored, hides_text


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (0.12, "0%", "12%"),
        (0.1234, "0.0 %", "12.3 %"),
        (2, "\\1\\.00", "1.02"),
        (0.99999, "0%", "100%"),
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (-1234, "#,##0;(#,##0)", "(1,234)"),
        (-5.5, "0.00;[Red]-0.00", "-5.50"),
        (-3, "0.0", "-3.0"),
        (-0.001, "0.0", "0.0"),
        (2.5, "0", "3"),
        (0.125, "0.00", "0.13"),
        (0.5, "#.##", ".5"),
        (12345, "#,##0,", "12"),
        (1e6, '0.0,,"M"', "1.0M"),
        (1234.5, "[$€-2] #,##0.00", "€ 1,234.50"),
        (1234.5, "#,##0.00 [$kr-41D]", "1,234.50 kr"),
        (1234.5, '"$"#,##0.00', "$1,234.50"),
        (7, '0" 家"', "7 家"),
        (1, "00000", "00001"),
        (5551234, "000-0000", "555-1234"),
        (123456, "0.00E+00", "1.23E+05"),
        (0.00012, "0.0E+00", "1.2E-04"),
        (2.5, "# ?/?", "2 1/2"),
        (0.75, "?/8", "6/8"),
        (7, "@", "7"),
        (150, "[>=100]0;[<100]0.0", "150"),
        (3, "[>=100]0;[<100]0.0", "3.0"),
        (0, '_(* #,##0_);_(* \\(#,##0\\);_(* "-"??_);_(@_)', "-"),
        (1234, '_(* #,##0_);_(* \\(#,##0\\);_(* "-"??_);_(@_)', "1,234"),
        (5, ";;;", ""),
        (3.0, 'General" Stück"', "3 Stück"),
        (-1234, "#,##0;[Red]#,##0", "-1,234"),
        (-1234, "#,##0_);[Color 3]#,##0_)", "-1,234"),
        (-0.25, "[Blue]0.0%;[Red]0.0%", "-25.0%"),
        (-5, "General;[Red]General", "-5"),
        (1234, "#,##0;[Red]#,##0", "1,234"),
        (-5, "0;0", "5"),
        (-5, "0;[Red](0)", "(5)"),
        (1234567, "#,##0,.0", "1,234.6"),
        (1234567890, "#,##0,.0,", "1,234.6"),
        (1234567, "0.0,,", "1.2"),
        (float("nan"), "General", "nan"),
        (float("inf"), "0.0", "inf"),
    ],
)
def test_a_number_is_written_as_its_cell_shows_it(
    value: float, code: str, shown: str
) -> None:
    assert format_number(value, code) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0.30000000000000004, "0.3"),
        (1 / 3, "0.333333333"),
        (123456789012.0, "123456789012"),
        (1234567.8912, "1234567.891"),
        (1e-5, "0.00001"),
        (1.5e20, "1.5E+20"),
        (-2.0, "-2"),
    ],
)
def test_a_number_without_format_is_not_shortened_more_than_it_must_be(
    value: float, shown: str
) -> None:
    assert format_number(value, "General") == shown


@pytest.mark.parametrize("stored", ["NaN", "INF", "1,5", "", "about 5"])
def test_what_is_no_number_is_shown_as_it_is_stored(stored: str) -> None:
    assert format_stored(stored, "0.0") == stored
    assert format_stored(stored, "General") == stored


def test_a_stored_number_is_written_as_its_cell_shows_it() -> None:
    assert format_stored("44289", "yyyy") == "2021"
    assert format_stored("-5.0E-1", "0 %") == "-50 %"


def test_a_format_may_hide_text() -> None:
    assert hides_text(";;;")
    assert not hides_text("0;-0;0;@")
    assert not hides_text("0")
