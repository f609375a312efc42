"""Each figure, date and name has a clause of its own."""

from __future__ import annotations

import pytest

from assistant.check.clauses import (
    clause_around,
    clauses_of,
    find_clauses,
    part_clauses,
)
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


@pytest.mark.parametrize(
    ("text", "language", "clauses"),
    [
        ("Glass 75, paper 85 and plastic 55.", "en",
         ["Glass 75", "paper 85 ", " plastic 55."]),
        ("Ages are 16 for apprentices and 25 for others. Half are 40.", "en",
         ["Ages are 16 for apprentices ", " 25 for others.", "Half are 40."]),
        ("该中心有45名工程师和120名技术员。", "zh",
         ["该中心有45名工程师", "120名技术员。"]),
        ("Small and large firms get 50 and 20, others 5.", "en",
         ["Small and large firms get 50 and 20"] * 2 + ["others 5."]),
        ("Small firms get 50. 20 of them did.", "en",
         ["Small firms get 50.", "20 of them did."]),
    ],
)  # fmt: skip
def test_each_of_several_places_has_its_part_of_the_sentence(
    text: str, language: str, clauses: list[str]
) -> None:
    places = [p for p in find_places(text, language) if p.facts[0].digits]
    parts = part_clauses(text, places, language)
    assert [part.of(text) for part in parts] == clauses
    assert part_clauses(text, places[::-1], language) == parts[::-1]


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
