"""A figure is of the year that was asked for, or it is not said to be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.extract.conditions.conditions import may_be_said
from assistant.extract.conditions.outcomes import Outcome
from assistant.extract.conditions.periods import check_years
from index.documents import Span
from tests.assistant.extract.conditions.places import place_of


@pytest.mark.parametrize(
    ("question", "text", "answer", "outcome"),
    [
        ("How many mills were there in 2022?", "In 2022 there were 17 mills.", "17", 0),
        ("How many mills were there in 2022?", "In 2019 there were 14 mills.", "14", 3),
        ("Hur många kvarnar fanns 2022?", "År 2019 fanns 14 kvarnar.", "14", 3),
        ("Wie viele Mühlen gab es 2022?", "Ende 2022 gab es 17 Mühlen.", "17", 0),
        ("2022年有多少家磨坊？", "2019年有14家磨坊。", "14家", 3),
        ("2022年有多少家磨坊？", "截至2022年底,有17家磨坊。", "17家", 0),
        ("十二五期间建了几座桥？", "2013年建了14座桥。", "14座", 0),
        ("How many mills were there in 2022?", "There are 17 mills.", "17", 2),
    ],
)
def test_a_sentence_of_another_year_contradicts(
    question: str, text: str, answer: str, outcome: int
) -> None:
    assert check_years(question, place_of(text, answer)) is Outcome(outcome)


def test_a_year_may_stand_once_in_the_opening_sentence() -> None:
    text = "The year 2022 was a good one. There were 17 mills."
    place = place_of(text, "17")
    assert check_years("How many mills in 2022?", place) is Outcome.SHOWN


def test_a_year_may_stand_in_the_title_or_the_name_of_the_file() -> None:
    question = "Hur många kvarnar fanns 2022?"
    titled = place_of("Det finns 17 kvarnar.", "17", title="Årsrapport 2022")
    named = place_of("Det finns 17 kvarnar.", "17", name="kvarnar-2022.txt")
    other = place_of("Det finns 17 kvarnar.", "17", title="Årsrapport 2019")
    assert check_years(question, titled) is Outcome.SHOWN
    assert check_years(question, named) is Outcome.SHOWN
    assert check_years(question, other) is Outcome.CONTRADICTED


@pytest.mark.parametrize(
    ("heading", "title", "said"),
    [
        ("一、2023年工作回顾", "2024年工作报告", "磨坊达到17家。"),
        ("Tillbakablick på 2023", "Årsrapport 2024", "Det finns 17 kvarnar."),
        ("2. Rückblick auf 2023", "Bericht 2024", "Es gibt 17 Mühlen."),
        ("## The year 2023 in review", "Report 2024", "There are 17 mills."),
    ],
)
def test_a_section_is_of_its_year_and_not_of_that_of_the_title(
    heading: str, title: str, said: str
) -> None:
    text = f"{title}\n\n{heading}\n\n{said}\n"
    place = place_of(text, "17", title=title)
    for year, outcome in ((2023, Outcome.SHOWN), (2024, Outcome.CONTRADICTED)):
        for question in (
            f"How many mills were there in {year}?",
            f"{year}年有多少家？",
        ):
            assert check_years(question, place) is outcome


def test_a_year_in_another_paragraph_of_a_section_is_not_that_of_a_figure() -> None:
    text = "Review of 2021\nWork goes on until the end of 2023.\nThere are 17 mills."
    place = place_of(text, "17", title="Report 2022")
    assert check_years("How many mills in 2023?", place) is Outcome.CONTRADICTED
    assert check_years("How many mills in 2021?", place) is Outcome.SHOWN


def test_last_year_is_the_one_before_the_document() -> None:
    place = place_of("Last year there were 17 mills.", "17", date="2023-03-01")
    assert check_years("How many mills were there in 2022?", place) is Outcome.SHOWN
    assert check_years("How many mills in 2020?", place) is Outcome.CONTRADICTED


def test_a_report_may_tell_of_the_year_before_its_own() -> None:
    text = "一年来，磨坊达到17家。\n2003年的工作完成了。"
    place = place_of(text, "17家", title="2004年工作报告")
    assert check_years("2003年有多少家磨坊？", place) is Outcome.UNKNOWN
    assert check_years("2001年有多少家磨坊？", place) is Outcome.CONTRADICTED
    silent = place_of("There are 17 mills.", "17", title="Report 2021")
    assert check_years("How many mills in 2020?", silent) is Outcome.NOWHERE


def test_an_older_year_beside_another_figure_does_not_contradict() -> None:
    text = "The 24 measures of 2016 with 3 annexes become 30."
    place = place_of(text, "30", title="Notice 2018")
    assert check_years("How many measures are there in 2018?", place) is Outcome.UNKNOWN


def test_the_year_of_a_plan_is_not_that_of_its_targets() -> None:
    place = place_of("By 2025 there shall be 40 mills.", "40", title="Mills Plan 2022")
    question = "How many mills does the 2022 plan aim for?"
    assert check_years(question, place) is Outcome.SHOWN


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        (
            "How many mills were there in 2022?",
            "There were 46 mills, up from 31 in 2020.",
            "46",
        ),
        ("Hur många kvarnar fanns 2022?", "Det fanns 46, fler än 2020.", "46"),
        ("Wie viele Mühlen gab es 2022?", "Es gab 46, mehr als 2020.", "46"),
        ("2022年有多少家磨坊？", "磨坊46家，比2020年多15家。", "46家"),
    ],
)
def test_a_year_that_is_compared_with_is_not_that_of_the_answer(
    question: str, text: str, answer: str
) -> None:
    of_year = place_of(text, answer, title="2022")
    of_other = place_of(text, answer, title="2017")
    assert check_years(question, of_year) is Outcome.SHOWN
    assert check_years(question, of_other) is Outcome.CONTRADICTED


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        (
            "2023年增长了多少？",
            "为实现“十四五”良好开局，增长5.5%左右。",
            "5.5%",
        ),
        (
            "How much did it grow in 2023?",
            "A good start of the 14th five-year plan: it grew by 5.5 %.",
            "5.5 %",
        ),
    ],
)
def test_a_five_year_plan_is_not_any_one_of_its_years(
    question: str, text: str, answer: str
) -> None:
    place = place_of(text, answer, title="Report 2022")
    assert check_years(question, place) is Outcome.CONTRADICTED


def test_what_a_report_says_began_in_another_year_may_still_be_told_of_it() -> None:
    text = "过去一年里取得的成绩，就是克服了1985年出现的困难。\n1986年过去了。"
    place = place_of(text, "克服了1985年出现的困难", title="1987年工作报告")
    assert check_years("1986年的成绩是什么？", place) is Outcome.UNKNOWN


@pytest.mark.parametrize(
    "question",
    [
        "How many mills does the 2022 edition name?",
        "How many mills were there according to the report of 2022?",
        "Hur många kvarnar fanns enligt rapporten från 2022?",
        "Wie viele Mühlen nennt die Ausgabe von 2022?",
        "2022年版有多少家磨坊？",
    ],
)
def test_the_year_of_an_edition_is_not_that_of_its_figures(question: str) -> None:
    place = place_of("In 2019 there were 14 mills.", "14", title="Mills 2022")
    assert check_years(question, place) is Outcome.SHOWN


FOREST = (
    "The network was founded in 2009 and became an association in 2014. Turnover was "
    "310 million kronor in 2022.\n\nProfit was 14 million kronor."
)
SKOG = (
    "Nätverket bildades 2009 och blev förening 2014.\n\nVinsten var 14 miljoner kronor."
)
BAUM = "Der Verein wurde gegründet im Jahr 2009.\n\nDer Gewinn betrug 14 Millionen."
LIN = (
    "本政策自2023年7月1日起施行，有效期至2026年6月30日。2019年发布的办法同时废止。\n\n"
    "企业1540家。与2015年相比，企业数翻了一番。"
)


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        ("How large was the profit in 2009?", FOREST, "14 million kronor"),
        ("Hur stor var vinsten 2014?", FOREST, "14 million kronor"),
        ("How large was the profit in 2009?", SKOG, "14 miljoner kronor"),
        ("2014年利润多少？", SKOG, "14 miljoner kronor"),
        ("Wie hoch war der Gewinn 2009?", BAUM, "14 Millionen"),
        ("2019年企业有多少家？", LIN, "1540家"),
        ("2026年企业有多少家？", LIN, "1540家"),
        ("How many firms were there in 2015?", LIN, "1540家"),
    ],
)
def test_the_year_of_an_event_is_not_that_of_the_figures_of_a_document(
    question: str, text: str, answer: str
) -> None:
    place = place_of(text, answer)
    outcome = check_years(question, place)
    assert not may_be_said(question, place, outcome)


def test_a_year_after_a_wide_comma_is_that_of_the_answer() -> None:
    text = "据统计，1996年地震造成365人死亡。"
    assert check_years("1995年死亡多少人？", place_of(text, "365人")) is (
        Outcome.CONTRADICTED
    )


@pytest.mark.parametrize(
    ("text", "words", "question", "expected"),
    [
        (
            "到2020年，创新能力提升。总动力超过10亿千瓦。机械化率达到70%。\n"
            "到2025年，品类齐全。机械化率达到75%。",
            "70%",
            "What rate should be reached by 2025?",
            Outcome.CONTRADICTED,
        ),
        (
            "By the end of 2020 the zone is built. It houses 40 firms.\n"
            "By 2025 it is full. It houses 90 firms.",
            "40 firms",
            "2025年有多少家企业？",
            Outcome.CONTRADICTED,
        ),
        (
            "År 2020 är zonen byggd. Där finns 40 företag.\n"
            "År 2025 är den full. Där finns 90 företag.",
            "90 företag",
            "Hur många företag finns där 2025?",
            Outcome.SHOWN,
        ),
    ],
)
def test_a_year_that_opens_a_paragraph_is_that_of_its_figures(
    text: str, words: str, question: str, expected: Outcome
) -> None:
    assert check_years(question, place_of(text, words)) is expected


def test_a_paragraph_is_of_its_year_where_a_passage_begins_within_it() -> None:
    text = "到2025年，品类齐全。动力稳定。机械化率达到75%。"
    place = place_of(text, "75%")
    begins = text.index("动力")
    within = replace(
        place.passage,
        span=Span(begins, len(text)),
        text=text[begins:],
    )
    asked = "What rate should be reached by 2025?"
    assert check_years(asked, replace(place, passage=within)) is Outcome.SHOWN


REVIEW = "一、2020年工作回顾\n\n粮食产量6.6亿吨。“天问一号”成功发射。"
LOOK_BACK = "Looking back on 2020\n\nThe harvest was 41 tonnes."


@pytest.mark.parametrize(
    ("question", "text", "answer", "title"),
    [
        (
            "2021年政府工作报告点名了哪些成果？",
            REVIEW,
            "天问一号",
            "2021年政府工作报告",
        ),
        (
            "Vad tar regeringsrapporten 2021 upp?",
            REVIEW,
            "天问一号",
            "2021年政府工作报告",
        ),
        (
            "How large was the harvest, says the 2021 report?",
            LOOK_BACK,
            "41",
            "2021 report",
        ),
        (
            "Wie groß war die Ernte laut Bericht 2021?",
            LOOK_BACK,
            "41",
            "Report of 2021",
        ),
    ],
)
def test_what_a_report_says_of_the_year_before_is_in_that_report(
    question: str, text: str, answer: str, title: str
) -> None:
    assert check_years(question, place_of(text, answer, title)) is Outcome.SHOWN
    other = title.replace("2021", "2019")
    outcome = check_years(question, place_of(text, answer, other))
    assert outcome is not Outcome.SHOWN


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        ("2021年粮食产量多少？", REVIEW, "6.6亿吨"),
        ("How large was the harvest in 2021?", LOOK_BACK, "41"),
    ],
)
def test_what_a_report_says_of_the_year_before_is_not_of_its_own(
    question: str, text: str, answer: str
) -> None:
    outcome = check_years(question, place_of(text, answer, "2021 report"))
    assert outcome is Outcome.CONTRADICTED


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        (
            "How many firms did the fund support in 2024?",
            "In 2023 it was 245 million and supported 1,408 firms.",
            "1,408 firms",
        ),
        ("How many mills in 2024?", "2021: schools 3; mills 17.", "17"),
        ("Hur många kvarnar fanns 2024?", "År 2023: 3 skolor, 17 kvarnar.", "17"),
        ("2024年有多少家磨坊？", "截至2023年底，有学校3所、磨坊17家。", "17家"),
    ],
)
def test_what_a_sentence_says_that_a_year_begins_is_all_of_it(
    question: str, text: str, answer: str
) -> None:
    place = place_of(text, answer, title="Notice 2024")
    assert check_years(question, place) is Outcome.CONTRADICTED
