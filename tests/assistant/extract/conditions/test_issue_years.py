"""A document tells in its date, its number or a dateline when it was issued."""

from __future__ import annotations

import pytest

from assistant.extract.conditions.issue_years import issue_years
from assistant.extract.conditions.outcomes import Outcome
from assistant.extract.conditions.periods import check_years
from tests.assistant.extract.conditions.places import place_of

ENGLISH = "Norby mills\nPublished on: March 8, 2023\n\n"
NUMBERED = "Norby mills\nGovernment Office (2023) No. 31\n\n"
SWEDISH = "Kvarnar i Norby\nDnr 2023/144\n\n"
CHINESE = "临江市人民政府关于磨坊的通知\n临政发〔2023〕14号\n\n"
PAGE = "临江市磨坊\n发布时间：2023-03-08 来源：本站\n\n"


@pytest.mark.parametrize(
    ("text", "years"),
    [
        (f"{ENGLISH}There are 17 mills.", {2023}),
        (f"{NUMBERED}There are 17 mills.", {2023}),
        (f"{SWEDISH}Det finns 17 kvarnar.", {2023}),
        ("Minnesanteckningar\nNorby den 8 mars 2023\n\nDet finns 17.", {2023}),
        (f"{CHINESE}有磨坊17家。", {2023}),
        (f"{PAGE}有磨坊17家。", {2023}),
        (f"磨坊\n\n{'有磨坊17家。' * 120}\n\n临江市人民政府\n2023年3月8日\n", {2023}),
        ("Norby mills\n\nThe mill of 8 March 2021 was large.", set()),
        ("Kvarnar\n\nEnligt SFS 2010:110 får kvarnar byggas.", set()),
        ("磨坊\n\n2021年3月8日，临江市召开大会。", set()),
    ],
)
def test_the_year_of_issue_is_told_from_the_dates_of_events(
    text: str, years: set[int]
) -> None:
    assert issue_years(place_of(text, "1").document) == years


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (f"{ENGLISH}The school was built in 2021.\n\nNorby has 17 mills.", "17 mills"),
        (f"{NUMBERED}Norby was poor in 2021.\n\nThere are 17 mills.", "17 mills"),
        (f"{SWEDISH}En bro byggdes 2021.\n\nDet finns 17 kvarnar.", "17 kvarnar"),
        (f"{CHINESE}2021年建成一座桥。\n\n临江市有磨坊17家。", "17家"),
        (f"{PAGE}2021年9月，临江市召开大会。\n\n临江市有磨坊17家。", "17家"),
    ],
)
@pytest.mark.parametrize(
    "question",
    [
        "How many mills were there in {}?",
        "Hur många kvarnar fanns {}?",
        "{}年有多少家磨坊？",
    ],
)
def test_what_is_undated_is_of_the_year_in_which_its_document_was_issued(
    question: str, text: str, answer: str
) -> None:
    place = place_of(text, answer)
    assert check_years(question.format(2023), place) is Outcome.SHOWN
    assert check_years(question.format(2021), place) is Outcome.CONTRADICTED


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (f"{ENGLISH}The year 2021 was good. There were 17 mills.", "17 mills"),
        (f"{SWEDISH}År 2021 var gott:\n- 3 skolor\n- 17 kvarnar", "17 kvarnar"),
        (f"{CHINESE}2021年，临江市快速发展。磨坊达到17家。", "17家"),
    ],
)
def test_a_paragraph_of_another_year_is_of_that_one(text: str, answer: str) -> None:
    place = place_of(text, answer)
    assert check_years("How many mills were there in 2021?", place) is Outcome.SHOWN


def test_a_section_of_another_year_is_not_of_that_of_issue() -> None:
    place = place_of(
        f"{ENGLISH}Review of 2022\n\nThere are 17 mills.", "17", date="2023-03-08"
    )
    question = "How many mills were there in {}?"
    assert check_years(question.format(2022), place) is Outcome.SHOWN
    assert check_years(question.format(2023), place) is Outcome.CONTRADICTED


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (f"{ENGLISH}By 2025 Norby grows.\nThere shall be 17 mills.", "17 mills"),
        (f"{SWEDISH}Till 2025 växer Norby.\nDet ska finnas 17.", "17"),
        (f"{CHINESE}到2025年，全面发展。\n磨坊达到17家。", "17家"),
    ],
)
def test_targets_of_a_later_year_go_on_in_further_paragraphs(
    text: str, answer: str
) -> None:
    place = place_of(text, answer)
    assert check_years("How many mills shall there be in 2025?", place) is Outcome.SHOWN
