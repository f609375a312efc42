"""Each figure, date and name has a clause of its own."""

from __future__ import annotations

import pytest

from assistant.check.clauses import clause_around, clauses_of, find_clauses
from assistant.check.gaps import find_places
from tests.small_documents import span_of


@pytest.mark.parametrize(
    ("text", "language", "clauses"),
    [
        ("Harwich has 1,240 firms, and Felixstowe 38.", "en",
         ("Harwich has … firms", "and Felixstowe ….")),
        ("Harwich har 12 firmor och Felixstowe 38.", "sv",
         ("Harwich har … firmor", "Felixstowe ….")),
        ("哈里奇有12家企业；费利克斯托有38家企业。", "zh",
         ("哈里奇有…家企业", "费利克斯托有…家企业。")),
        ("The share rose from 12 to 38 %.", "en",
         ("The share rose from …", "to … %.")),
        ("It has 12 firms. They employ 38 people.", "en",
         ("It has … firms.", "They employ … people.")),
    ],
)  # fmt: skip
def test_a_clause_ends_where_a_sign_or_a_word_parts_two_figures(
    text: str, language: str, clauses: tuple[str, str]
) -> None:
    first, second = (p for p in find_places(text, language) if p.facts[0].digits)
    assert clauses_of(text, (first, second), language) == clauses
    assert clauses_of(text, (second, first), language) == clauses[::-1]


def test_the_clause_around_a_place_leaves_out_the_others() -> None:
    text = "A has 12 firms, B has 38 and C 40."
    clause = clause_around(text, span_of(text, "38"), "en")
    assert clause.of(text) == "B has 38 "


def test_a_sentence_is_cut_where_signs_part_it() -> None:
    text = "It has 1,240 firms, of which 38 export; 40 do not. They grow."
    assert [clause.of(text) for clause in find_clauses(text, "en")] == [
        "It has 1,240 firms",
        "of which 38 export",
        "40 do not.",
        "They grow.",
    ]
