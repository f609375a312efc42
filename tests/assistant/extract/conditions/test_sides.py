"""A figure of before a year is not that of from the year on."""

from __future__ import annotations

import pytest

from assistant.extract.conditions.outcomes import Outcome
from assistant.extract.conditions.sides import Side, check_side, sides_in
from tests.assistant.extract.conditions.places import place_of


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("applications before 2019", Side.BEFORE),
        ("applications of 1 January 2019 or later", Side.FROM_ON),
        ("until the end of 2019 the fee was 40", Side.BEFORE),
        ("since 1 March 2019", Side.FROM_ON),
        ("2019 and onwards", Side.FROM_ON),
        ("ansökningar före den 1 januari 2019", Side.BEFORE),
        ("den 1 januari 2019 eller senare", Side.FROM_ON),
        ("från och med 2019", Side.FROM_ON),
        ("till och med år 2019", Side.BEFORE),
        ("vor dem 1. Januar 2019", Side.BEFORE),
        ("ab dem 1. Januar 2019", Side.FROM_ON),
        ("2019 oder später", Side.FROM_ON),
        ("2019年以前成立的企业", Side.BEFORE),
        ("2019年1月1日起施行", Side.FROM_ON),
        ("2019年之后", Side.FROM_ON),
    ],
)
def test_the_side_of_a_year_is_told(text: str, side: Side) -> None:
    assert sides_in(text) == {2019: {side}}


@pytest.mark.parametrize(
    "text",
    [
        "in 2019",
        "from 2015 to 2019",
        "2015-2019",
        "från 2015 till 2019",
        "von 2015 bis 2019",
        "2015年至2019年",
        "the plan of 2019",
    ],
)
def test_a_year_or_a_period_is_no_side(text: str) -> None:
    assert sides_in(text) == {}


@pytest.mark.parametrize(
    ("question", "other", "text", "answer"),
    [
        (
            "What is the fee for boats built before 2019?",
            "What is the fee for boats built in 2019 or later?",
            "For boats built in 2019 or later the fee is 40 euros.",
            "40 euros",
        ),
        (
            "Vad är avgiften för båtar byggda före 2019?",
            "Vad är avgiften för båtar byggda efter 2019?",
            "För båtar byggda den 1 januari 2019 eller senare är avgiften 40 euro.",
            "40 euro",
        ),
        (
            "Wie hoch ist die Gebühr für Boote ab 2019?",
            "Wie hoch ist die Gebühr für Boote vor 2019?",
            "Für Boote, die vor dem 1. Mai 2019 gebaut wurden, sind es 40 Euro.",
            "40 Euro",
        ),
        (
            "2019年以前建造的船费用是多少？",
            "2019年以后建造的船费用是多少？",
            "2019年1月1日起建造的船,费用为40元。",
            "40元",
        ),
        (
            "What is the fee for boats built before 2019?",
            "Vad är avgiften från 2019?",
            "Avgiften är 40 euro från och med 2019.",
            "40 euro",
        ),
    ],
)
def test_what_holds_on_one_side_of_a_year_does_not_hold_on_the_other(
    question: str, other: str, text: str, answer: str
) -> None:
    place = place_of(text, answer)
    assert check_side(question, place) is Outcome.CONTRADICTED
    assert check_side(other, place) is Outcome.SHOWN


def test_the_line_above_says_of_which_side_a_figure_is() -> None:
    text = "Boats built in 2019 or later:\nThe fee is 40 euros."
    place = place_of(text, "40 euros")
    assert check_side("The fee for boats before 2019?", place) is Outcome.CONTRADICTED
    assert check_side("The fee for boats after 2019?", place) is Outcome.SHOWN
    assert check_side("The fee for boats of 2019?", place) is Outcome.SHOWN
    assert check_side("The fee for boats before 2015?", place) is Outcome.SHOWN
