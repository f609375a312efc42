"""What the first session of a congress did is not what another one did."""

from __future__ import annotations

import pytest

from assistant.extract.conditions.editions import (
    check_edition,
    editions_in,
    han_number,
)
from assistant.extract.conditions.outcomes import Outcome
from tests.assistant.extract.conditions.places import place_of

CONGRESS = (
    "清河县第十五届人民代表大会第二次会议于2019年1月12日召开。"
    "清河县第十六届人民代表大会第一次会议于2021年11月3日召开。"
)
FAIR = "The fair was held for the 27th time in October; the 26th fair drew 48,500."
FAIRS = "第二十八届交易会成交额14.7亿元；第二十九届交易会成交额18.3亿元。"


@pytest.mark.parametrize(
    ("question", "text", "answer", "contradicted"),
    [
        ("第十六届人大一次会议何时召开？", CONGRESS, "2021年11月3日", False),
        ("第十六届人大一次会议何时召开？", CONGRESS, "2019年1月12日", True),
        (
            "When did the 15th congress hold its second session?",
            CONGRESS,
            "2019",
            False,
        ),
        ("When did the 15th congress hold its second session?", CONGRESS, "2021", True),
        ("När hölls den 16:e kongressen i Qinghe?", CONGRESS, "2019", True),
        ("Wann war die zweite Tagung des 16. Volkskongresses?", CONGRESS, "2021", True),
        ("How many visited the 26th fair?", FAIR, "48,500", False),
        ("What was the turnover of the 29th fair?", FAIRS, "14.7亿元", True),
        ("Hur stor var omsättningen på den 29:e mässan?", FAIRS, "18.3亿元", False),
        ("What was the turnover of the fair?", FAIRS, "14.7亿元", False),
    ],
)
def test_what_is_of_another_session_contradicts(
    question: str, text: str, answer: str, contradicted: bool
) -> None:
    outcome = check_edition(question, place_of(text, answer))
    assert (outcome is Outcome.CONTRADICTED) is contradicted


@pytest.mark.parametrize(
    ("text", "editions"),
    [
        ("十二届全国人大一次会议", {("body", 12), ("meeting", 1)}),
        ("the first session of the 12th National People's Congress", {("meeting", 1)}),
        ("under första halvåret", set()),
        ("am 12. Mai", set()),
        ("第十二条", set()),
    ],
)
def test_sessions_and_editions_are_found(text: str, editions: set[object]) -> None:
    assert editions <= editions_in(text)
    assert bool(editions) is bool(editions_in(text))


@pytest.mark.parametrize(
    ("numeral", "number"),
    [
        ("九", 9),
        ("十", 10),
        ("十二", 12),
        ("二十八", 28),
        ("一百零二", 102),
        ("31", 31),
    ],
)
def test_chinese_numerals_are_numbers(numeral: str, number: int) -> None:
    assert han_number(numeral) == number
