"""Years are read in every way that they are written."""

from __future__ import annotations

import pytest

from assistant.extract.conditions.year_words import years_in


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("at the end of 2022", {2022}),
        ("2022年底", {2022}),
        ("二〇二二年", {2022}),
        ("från 2021 till 2023", {2021, 2022, 2023}),
        ("2021-2023", {2021, 2022, 2023}),
        ("十二五期间", {2011, 2012, 2013, 2014, 2015}),
        ("årsrapport_2021.txt", {2021}),
        ("2000 firms, 2 021 kronor and 2.022 Euro", set()),
    ],
)
def test_years_are_told_from_other_figures(text: str, years: set[int]) -> None:
    assert years_in(text) == years


def test_years_in_wide_digits_are_read() -> None:
    assert years_in("１９９２年达到") == {1992}


def test_a_year_after_a_wide_comma_is_one() -> None:
    assert years_in("据初步统计，1996年死亡365人") == {1996}
    assert years_in("其中，２０２２年有5家") == {2022}
