"""A figure that stands beside another name in its sentence is of that one."""

from __future__ import annotations

import pytest

from assistant.extract.conditions.others import check_other_names
from assistant.extract.conditions.outcomes import Outcome
from tests.assistant.extract.conditions.places import place_of

SITES = (
    "These are the sites that the city has planned, with their jobs and budgets.\n"
    "Site Foxtrot | 990 | 17\nSite Echo | 2,780 | 64\nSite Delta | 3,150 | 48"
)
BAYS = "Kestrel Bay has 48 firms. Osprey Bay has 31."


@pytest.mark.parametrize(
    ("question", "text", "answer", "other"),
    [
        ("How many jobs are there at Site Delta?", SITES, "64", True),
        ("How many jobs are there at Site Delta?", SITES, "48", False),
        ("Site Delta 有多少个岗位？", SITES, "64", True),
        ("How many firms are in Kestrel Bay?", BAYS, "31", True),
        ("How many firms are in Kestrel Bay?", BAYS, "48", False),
        ("How many firms are in Kestrel Bay's port?", BAYS, "48", False),
        ("Where is Site Delta?", "Site Echo is in town.", "in town", False),
    ],
)
def test_a_sentence_that_names_another_of_the_same_kind_contradicts(
    question: str, text: str, answer: str, other: bool
) -> None:
    outcome = check_other_names(question, place_of(text, answer))
    assert (outcome is Outcome.CONTRADICTED) is other


TOWNS = "Ningbo has 17 firms. In Haining there are 21 of them."
STÄDER = "I Ningbo finns 17 företag. I Haining finns det 21."
HAN = "宁波有17家企业。海宁市有21家企业。"


@pytest.mark.parametrize(
    ("question", "text", "answer", "title", "other"),
    [
        ("How many firms are in Ningbo?", TOWNS, "21", "Two towns", True),
        ("How many firms are in Ningbo?", TOWNS, "17", "Two towns", False),
        ("How many firms are in Ningbo?", TOWNS, "21", "Firms in Ningbo", False),
        ("Hur många företag finns i Ningbo?", STÄDER, "21", "", True),
        ("宁波有多少家企业？", STÄDER, "21", "", True),
        ("宁波有多少家企业？", HAN, "21家", "", True),
        ("Wie viele Firmen gibt es in Ningbo?", HAN, "21家", "", True),
        ("Wie viele Firmen gibt es in Haining?", HAN, "21家", "", False),
    ],
)
def test_a_sentence_of_another_town_contradicts_unless_it_is_a_part_of_it(
    question: str, text: str, answer: str, title: str, other: bool
) -> None:
    outcome = check_other_names(question, place_of(text, answer, title=title))
    assert (outcome is Outcome.CONTRADICTED) is other
