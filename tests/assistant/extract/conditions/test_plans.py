"""What was planned is not what came of it, and the other way round."""

from __future__ import annotations

import pytest

from assistant.extract.conditions.marks import check_plan
from assistant.extract.conditions.outcomes import Outcome
from tests.assistant.extract.conditions.places import place_of

CASES = [
    (
        "Planen var att utbilda 500 tekniker. Utfallet blev 312 tekniker.",
        "312 tekniker",
        "Hur många tekniker planerade man att utbilda?",
        "Hur många tekniker utbildades?",
    ),
    (
        "原计划引进项目45个，实际引进31个。",
        "31个",
        "临港区计划引进多少个项目？",
        "引进了多少个项目？",
    ),
    (
        "原计划引进项目45个，实际引进31个。",
        "45个",
        "实际引进多少个项目？",
        "计划引进多少个项目？",
    ),
    (
        "Geplant war die Ausbildung von 350 Fachkräften; ausgebildet wurden 210.",
        "210",
        "Wie viele Fachkräfte sollten ausgebildet werden?",
        "Wie viele wurden ausgebildet?",
    ),
    (
        "The programme was meant to create 300 jobs but created 185.",
        "185",
        "How many jobs was it meant to create?",
        "How many jobs did it create?",
    ),
    (
        "The programme was meant to create 300 jobs but created 185.",
        "300 jobs",
        "How many jobs did it create?",
        "How many jobs was it meant to create?",
    ),
    (
        "Le nombre d'emplois créés devait atteindre 800 ; il a été de 455.",
        "800",
        "How many jobs were created?",
        "How many jobs were planned?",
    ),
    (
        "By 2029 Lowmoor shall have 60 textile firms and 4,000 jobs.",
        "4,000 jobs",
        "How many jobs are there in Lowmoor today?",
        "How many jobs shall there be by 2029?",
    ),
    (
        "Bis 2030 sollen 40 Prozent klimaneutral produzieren.",
        "40 Prozent",
        "Wie viel Prozent produzieren derzeit klimaneutral?",
        "Wie viel Prozent sollen klimaneutral produzieren?",
    ),
    (
        (
            "Till 2030 ska 90 procent av bränslet vara förnybart; i dag är andelen "
            "61 procent."
        ),
        "61 procent",
        "Vilket mål finns för andelen förnybart?",
        "What share is renewable today?",
    ),
]


@pytest.mark.parametrize(("text", "figure", "other", "own"), CASES)
def test_a_plan_and_what_came_of_it_are_told_apart(
    text: str, figure: str, other: str, own: str
) -> None:
    place = place_of(text, figure)
    assert check_plan(other, place) is Outcome.CONTRADICTED
    assert check_plan(own, place) is Outcome.SHOWN


@pytest.mark.parametrize(
    ("text", "figure", "question"),
    [
        (
            "The plan covers 60 firms and has a budget of 40 million euros.",
            "40 million euros",
            "What is the budget of the plan?",
        ),
        (
            "Programmet har som mål att nå 200 företag och omfattar 12 kommuner.",
            "12 kommuner",
            "How many municipalities does the programme have as its target area?",
        ),
        (
            "该规划覆盖5个县，投资30亿元。",
            "30亿元",
            "规划投资多少？",
        ),
    ],
)
def test_a_figure_of_a_plan_itself_is_said(
    text: str, figure: str, question: str
) -> None:
    assert check_plan(question, place_of(text, figure)) is Outcome.SHOWN


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        (
            "How many wind turbines does the island have?",
            "It names 30 wind turbines, 5 harbours and 2 schools as targets.",
            "30 wind turbines",
        ),
        (
            "Hur många vindkraftverk har ön?",
            "Den anger 30 vindkraftverk, 5 hamnar och 2 skolor som mål.",
            "30 vindkraftverk",
        ),
        (
            "Wie viele Windräder hat die Insel?",
            "Sie nennt 30 Windräder, 5 Häfen und 2 Schulen als Ziele.",
            "30 Windräder",
        ),
        ("海岛有多少台风机？", "提出30台风机、5座码头、2所学校等目标。", "30台"),
    ],
)
def test_what_ends_a_list_as_targets_is_said_of_each_of_its_figures(
    question: str, text: str, answer: str
) -> None:
    assert check_plan(question, place_of(text, answer)) is Outcome.CONTRADICTED
