"""Brackets of size are read from limits and ranges, in several languages."""

from __future__ import annotations

import pytest

from assistant.facts.brackets import find_brackets, find_ranges


@pytest.mark.parametrize(
    ("text", "language", "bounds"),
    [
        ("120 firms with 50–249 employees", "en", (50, 249)),
        ("between 50 and 249 employees", "en", (50, 249)),
        ("250 or more employees", "en", (250, None)),
        ("firms with at least 250 people", "en", (250, None)),
        ("no more than 20 machines", "en", (None, 20)),
        ("a turnover of 10 to 100 million pounds", "en", (10**7, 10**8)),
        ("between 10 and 100 million pounds", "en", (10**7, 10**8)),
        ("färre än 50 anställda", "sv", (None, 49)),
        ("250 anställda eller fler", "sv", (250, None)),
        ("under 10 miljoner kronor", "sv", (None, 10**7)),
        ("personer under 18 år", "sv", (None, 17)),
        ("inte mer än 40 båtar", "sv", (None, 40)),
        ("50 bis 249 Beschäftigte", "de", (50, 249)),
        ("weniger als 50 Beschäftigte", "de", (None, 49)),
        ("50至249人的企业", "zh", (50, 249)),
        ("员工250人以上的企业", "zh", (250, None)),
        ("不足1亿元的企业", "zh", (None, 10**8)),
        ("不超过20人", "zh", (None, 20)),
    ],
)
def test_a_bracket_has_its_bounds(
    text: str, language: str, bounds: tuple[int | None, int | None]
) -> None:
    (bracket,) = find_brackets(text, language)
    for bound, known in zip(bounds, (bracket.least, bracket.most), strict=True):
        assert bound in known if bound is not None else not known


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Under 2023 startades tolv företag", "sv"),
        ("Under tre månader 2023 växte klustret", "sv"),
        ("Över 5 år delas bidraget ut", "sv"),
        ("It grew over 3 years", "en"),
        ("from 2019 to 2023", "en"),
        ("It has 120 firms and 15 sites", "en"),
        ("共有120家企业", "zh"),
    ],
)
def test_a_time_and_a_count_are_no_brackets(text: str, language: str) -> None:
    assert find_brackets(text, language) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("at least 250 employees", "more than 249 employees"),
        ("at least 250 employees", "250 or more"),
        ("fewer than 10 employees", "1–9 employees"),
        ("fewer than 50 employees", "up to 49 employees"),
    ],
)
def test_one_interval_may_be_written_in_two_ways(one: str, other: str) -> None:
    (first,), (second,) = find_brackets(one, "en"), find_brackets(other, "en")
    assert first.is_same(second)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("at least 250 employees", "at least 500 employees"),
        ("at least 250 employees", "at most 250 employees"),
        ("50–249 employees", "at least 50 employees"),
        ("1–2 years", "2–3 years"),
        ("over 10 million euros", "over 10 employees"),
    ],
)
def test_other_bounds_and_units_make_other_brackets(one: str, other: str) -> None:
    (first,), (second,) = find_brackets(one, "en"), find_brackets(other, "en")
    assert not first.is_same(second)


@pytest.mark.parametrize(
    ("text", "language", "whole"),
    [
        ("It rose by 19 to 31, from 12.", "en", ()),
        ("Antalet ökade med 19 till 31.", "sv", ()),
        ("Die Zahl stieg um 19 auf 31.", "de", ()),
        ("It fell by 20 to 30 percent.", "en", ("20 to 30",)),
        ("Det minskade med 20 till 30 procent.", "sv", ("20 till 30",)),
        ("It takes 20 to 30 days.", "en", ("20 to 30",)),
    ],
)
def test_a_change_and_what_it_leads_to_are_no_range(
    text: str, language: str, whole: tuple[str, ...]
) -> None:
    found = [span.of(text) for span in find_ranges(text, language)]
    assert len(found) == len(whole)
    assert all(part in one for one, part in zip(found, whole, strict=True))
