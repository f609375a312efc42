"""Each figure of a sentence is of one of its years, or it is not said of which."""

from __future__ import annotations

import pytest

from assistant.facts.paired_years import pair_with_years


def paired(language: str, sentence: str) -> list[tuple[str, int | None]]:
    figures = pair_with_years(sentence, language)
    return [(figure.span.of(sentence), figure.year) for figure in figures]


@pytest.mark.parametrize(
    ("language", "sentence", "figures"),
    [
        ("en", "It grew from 9 firms in 2017 to 40 in 2020.", "9 firms 2017, 40 2020"),
        ("en", "In 2017 there were 9, in 2020 40.", "9 2017, 40 2020"),
        ("en", "Sales: 12 (2019), 15 (2020), 17 (2021)", "12 2019, 15 2020, 17 2021"),
        ("en", "It had 52 clubs in 2021, up from 48 in 2020.", "52 2021, 48 2020"),
        (
            "en",
            "It grew 5 % from 80 on 3 May 2020 to 84 in 2021.",
            "5 % None, 80 2020, 84 2021",
        ),
        ("sv", "Åren fick 1 100 (2020) och 1 350 (2021).", "1 100 2020, 1 350 2021"),
        (
            "sv",
            "År 2021 kom 58 företag och år 2022 kom 63.",
            "58 företag 2021, 63 2022",
        ),
        (
            "sv",
            "Det var 3,8 ton 2022, jämfört med 3,1 ton 2021.",
            "3,8 ton 2022, 3,1 ton 2021",
        ),
        (
            "de",
            "Sie stieg von 4.300 im Jahr 2018 auf 5.150 im Jahr 2021.",
            "4.300 2018, 5.150 2021",
        ),
        ("de", "2020 waren es 79, 2021 bereits 87 Mitglieder.", "79 2020, 87 2021"),
        ("zh", "企业由2018年的120家增加到2021年的310家。", "120家 2018, 310家 2021"),
        ("zh", "2019年为7亿元，2020年达到9亿元。", "7亿元 2019, 9亿元 2020"),
    ],
)
def test_a_figure_is_of_the_year_beside_it(
    language: str, sentence: str, figures: str
) -> None:
    said = [f"{text} {year}" for text, year in paired(language, sentence)]
    assert ", ".join(said) == figures


@pytest.mark.parametrize(
    ("language", "sentence", "figures"),
    [
        (
            "en",
            "In 2016 and 2017 it sold 4 tons and 6 tons respectively.",
            "4 tons 2016, 6 tons 2017",
        ),
        (
            "en",
            "From 2015 to 2022 the number of firms grew from 20 to 60.",
            "20 2015, 60 2022",
        ),
        (
            "sv",
            "2021 respektive 2022 såldes 18 respektive 21 ton.",
            "18 2021, 21 ton 2022",
        ),
        (
            "de",
            "2019 und 2020 waren es jeweils 31 und 35 Betriebe.",
            "31 2019, 35 Betriebe 2020",
        ),
        (
            "zh",
            "2018年和2019年分别为6亿元和8亿元，2020年为9亿元。",
            "6亿元 2018, 8亿元 2019, 9亿元 2020",
        ),
        (
            "zh",
            "2021年、2022年、2023年分别新增12家、15家、18家。",
            "12家 2021, 15家 2022, 18家 2023",
        ),
        ("zh", "2019年至2022年，企业由120家增加到310家。", "120家 2019, 310家 2022"),
    ],
)
def test_figures_listed_apart_from_the_years_have_their_order(
    language: str, sentence: str, figures: str
) -> None:
    said = [f"{text} {year}" for text, year in paired(language, sentence)]
    assert ", ".join(said) == figures


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Between 2019 and 2022 it received 4 million euro."),
        ("en", "The plan of 2020 set a goal of 500 firms by 2025."),
        ("sv", "Under 2020 och 2021 minskade antalet från 300 till 250."),
        ("de", "Von 2019–2022 waren es 40 oder 50 Betriebe."),
    ],
)
def test_what_is_not_told_is_left_open(language: str, sentence: str) -> None:
    assert {year for _, year in paired(language, sentence)} == {None}


def test_a_damaged_figure_is_not_cut() -> None:
    said = paired("en", "In 2022 it made 8.9 billion, in 2023 1O.2 billion.")
    assert said == [("8.9 billion", 2022), ("1O.2 billion", 2023)]


def test_of_one_year_nothing_is_told_apart() -> None:
    assert paired("en", "In 2021 it had 40 firms and 300 employees.") == []


@pytest.mark.parametrize(
    ("language", "sentence", "changes"),
    [
        ("en", "It rose in 2022 by 19 to 31, from 12 in 2019.", "19"),
        ("en", "In 2022 it sold 40 tons, 10 more than in 2021.", "10"),
        ("sv", "Antalet ökade 2022 med 19 till 31, från 12 år 2019.", "19"),
        ("sv", "År 2022 fanns 31 firmor med 500 rum, mot 400 år 2019.", ""),
        ("de", "Er stieg 2022 um 15 Tonnen auf 90 nach 75 im Jahr 2021.", "15 Tonnen"),
        ("zh", "2022年产值90亿元，比2021年增加15亿元。", "15亿元"),
        ("zh", "2021年为75亿元，2022年增加到90亿元。", ""),
    ],
)
def test_by_how_much_something_changed_is_of_no_year(
    language: str, sentence: str, changes: str
) -> None:
    figures = pair_with_years(sentence, language)
    changed = [f for f in figures if f.is_change]
    assert ", ".join(figure.span.of(sentence) for figure in changed) == changes
    assert all(figure.year is None for figure in changed)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "In 2022 the park, founded in 1998, had 31 firms."),
        ("sv", "Parken, grundad 1998, hade 31 firmor 2022."),
        ("de", "2022 hatte der 1998 gegründete Park 31 Betriebe."),
        ("zh", "园区成立于1998年，2022年有企业31家。"),
    ],
)
def test_the_year_in_which_something_began_is_that_of_no_figure(
    language: str, sentence: str
) -> None:
    assert pair_with_years(sentence, language) == ()


def test_a_year_between_which_and_another_something_rose_counts_nothing() -> None:
    sentence = "Mellan 2019 och 2022 ökade antalet företag från 12 till 31."
    assert paired("sv", sentence) == [("12", 2019), ("31", 2022)]


@pytest.mark.parametrize(
    ("language", "sentence", "total"),
    [
        ("en", "In 2022 it sold 10 tons more than in 2021, 40 tons in all.", "40 tons"),
        ("sv", "Under 2022 såldes 10 ton mer än 2021, totalt 40 ton.", "40 ton"),
        ("de", "2022 waren es 10 Betriebe mehr als 2021, insgesamt 40.", "40"),
        ("zh", "2022年比2021年增加10家，共40家。", "40家"),
    ],
)
def test_what_follows_a_comparison_is_hardly_of_the_year_compared_with(
    language: str, sentence: str, total: str
) -> None:
    figures = pair_with_years(sentence, language)
    likely = {figure.span.of(sentence): figure.likely for figure in figures}
    assert likely[total] == 2022
