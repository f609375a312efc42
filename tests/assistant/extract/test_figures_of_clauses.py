"""Of two clauses that are much alike, the one with all that is asked answers."""

from __future__ import annotations

import pytest

from assistant.extract.figures_of_clauses import aim_at_fullest_clause
from assistant.extract.found import Found
from tests.small_documents import document, passage, span_of

ENGLISH = (
    "A day at the harbour costs 40 euros, a day at the harbour with electricity and"
    " water 95 euros."
)
SWEDISH = (
    "Avgiften för en båtplats är 400 kronor, avgiften för en båtplats med vatten och"
    " belysning är 950 kronor."
)
GERMAN = (
    "Ein Platz im Hafen kostet 40 Euro, ein Platz im Hafen mit Strom und Wasser kostet"
    " 95 Euro."
)
CHINESE = "每年4月第二周为海州读书周，每年10月第三周为海州渔业文化周。"


def found_in(text: str, language: str, words: str) -> Found:
    note = document(text, language=language)
    return Found(passage(note), note, span_of(text, words), 3.0)


@pytest.mark.parametrize(
    ("question", "text", "language", "found", "asked"),
    [
        (
            "How much is a day at the harbour with electricity and water?",
            ENGLISH,
            "en",
            "40 euros",
            "95",
        ),
        (
            "Hur hög är avgiften för en båtplats med vatten och belysning?",
            SWEDISH,
            "sv",
            "400 kronor",
            "950",
        ),
        (
            "Wie viel kostet ein Platz im Hafen mit Strom und Wasser?",
            GERMAN,
            "de",
            "40 Euro",
            "95",
        ),
        ("海州什么时候举办渔业文化周？", CHINESE, "zh", "4月", "10月"),
    ],
)
def test_the_clause_with_more_of_the_question_answers(
    question: str, text: str, language: str, found: str, asked: str
) -> None:
    (aimed,) = aim_at_fullest_clause(question, [found_in(text, language, found)])
    assert aimed.text.startswith(asked)
    assert aimed.singled_out


@pytest.mark.parametrize(
    ("question", "text", "language", "found"),
    [
        ("How much is a day at the harbour?", ENGLISH, "en", "40 euros"),
        (
            "How long is the harbour with electricity and water?",
            GERMAN,
            "de",
            "40 Euro",
        ),
        ("Who pays with electricity and water?", ENGLISH, "en", "40 euros"),
        (
            "How many boats lie in the harbour with electricity and water?",
            "The harbour has 40 boats, and electricity and water cost 95 euros.",
            "en",
            "40 boats",
        ),
        (
            "海州老码头有水电的泊位停了多少艘船？",
            "海州码头停船40艘，海州老码头有水电的泊位每天95元。",
            "zh",
            "40艘",
        ),
    ],
)
def test_a_clause_that_has_no_more_or_another_unit_changes_nothing(
    question: str, text: str, language: str, found: str
) -> None:
    given = found_in(text, language, found)
    assert aim_at_fullest_clause(question, [given]) == [given]
