"""A figure of another name's clause is not that of the name asked for."""

from __future__ import annotations

import pytest

from assistant.extract.conditions.other_clauses import check_clause
from assistant.extract.conditions.outcomes import Outcome
from tests.assistant.extract.conditions.places import place_of

OTHERS = [
    (
        (
            "The number of unemployed fell from 7,800 to 6,150 in Tarnbridge and "
            "from 3,300 to 2,900 in Oakhaven between 2019 and 2022."
        ),
        "2,900",
        "How many unemployed were there in Tarnbridge in 2022?",
    ),
    (
        (
            "Between 2019 and 2022 the turnover rose from 310 to 355 million "
            "pounds in Lydd and from 120 to 98 million pounds in Rye."
        ),
        "355 million pounds",
        "What was the turnover of Rye in 2022?",
    ),
    (
        (
            "Von 2019 bis 2022 stieg der Umsatz in Altwerder von 310 auf 355 "
            "Millionen Euro und sank in Neuwerder von 120 auf 98 Millionen Euro."
        ),
        "310",
        "Wie hoch war der Umsatz in Neuwerder 2019?",
    ),
    (
        (
            "Kvarnby exporterade 2023 varor för 620 miljoner kronor, Hageby för "
            "275 miljoner kronor."
        ),
        "620 miljoner kronor",
        "Hur mycket exporterade Hageby 2023?",
    ),
    (
        "2023年平川生产发动机8200台，河源生产3100台。",
        "8200台",
        "河源2023年生产多少台发动机？",
    ),
    (
        "青湾港吞吐量由310万吨增至355万吨，白湾港由120万吨降至98万吨。",
        "355万吨",
        "白湾港2022年吞吐量是多少？",
    ),
    (
        "Ludwigsfeld schlug 2023 1,4 Millionen Container um, Karlstetten 870.000.",
        "1,4 Millionen Container",
        "Wie viele Container schlug Karlstetten um?",
    ),
    (
        "Lydd employs 1,450 people, 320 more than Rye.",
        "1,450 people",
        "How many people does Rye employ?",
    ),
]
OWN = [
    (
        "Sundby Energi omsatte 400 miljoner kronor, och i Norge sålde det för 30.",
        "30",
        "How much did Sundby Energi sell in Norway?",
    ),
    (
        "2021 zählte das Möbelcluster Rona 264 Betriebe, im Jahr 2022 waren es 271 "
        "Betriebe mit 5.830 Beschäftigten.",
        "5.830 Beschäftigten",
        "Wie viele Beschäftigte hatte das Möbelcluster Rona 2022?",
    ),
    (
        "2021 zählte das Möbelcluster Rona 264 Betriebe, im Jahr 2022 waren es 271 "
        "Betriebe mit 5.830 Beschäftigten.",
        "5.830 Beschäftigten",
        "How many employees did the Rona furniture cluster have in 2022?",
    ),
    (
        (
            "The number of unemployed fell from 7,800 to 6,150 in Tarnbridge and "
            "from 3,300 to 2,900 in Oakhaven between 2019 and 2022."
        ),
        "2,900",
        "How many unemployed were there in Oakhaven in 2022?",
    ),
    (
        (
            "Between 2019 and 2022 the turnover rose from 310 to 355 million "
            "pounds in Lydd and from 120 to 98 million pounds in Rye."
        ),
        "355 million pounds",
        "What was the turnover of Lydd in 2022?",
    ),
    (
        (
            "Von 2019 bis 2022 stieg der Umsatz in Altwerder von 310 auf 355 "
            "Millionen Euro und sank in Neuwerder von 120 auf 98 Millionen Euro."
        ),
        "310",
        "Wie hoch war der Umsatz in Altwerder 2019?",
    ),
    (
        (
            "Kvarnby exporterade 2023 varor för 620 miljoner kronor, Hageby för "
            "275 miljoner kronor."
        ),
        "620 miljoner kronor",
        "Hur mycket exporterade Kvarnby 2023?",
    ),
    (
        "2023年平川生产发动机8200台，河源生产3100台。",
        "8200台",
        "平川2023年生产多少台发动机？",
    ),
    (
        "青湾港吞吐量由310万吨增至355万吨，白湾港由120万吨降至98万吨。",
        "355万吨",
        "青湾港2022年吞吐量是多少？",
    ),
    (
        "Ludwigsfeld schlug 2023 1,4 Millionen Container um, Karlstetten 870.000.",
        "1,4 Millionen Container",
        "Wie viele Container schlug Ludwigsfeld um?",
    ),
    (
        "Lydd employs 1,450 people, 320 more than Rye.",
        "1,450 people",
        "How many people does Lydd employ?",
    ),
    ("2023年，河源有企业100家，产值30亿元。", "30亿元", "河源2023年产值是多少？"),
    (
        "Norrby Hamn has 40 ships, 12 cranes and a turnover of 30 million euros.",
        "30 million",
        "What is the turnover of Norrby Hamn?",
    ),
    (
        "The cluster has 120 firms, and Rye is its centre with 3 laboratories.",
        "120",
        "How many firms are in the cluster of Rye?",
    ),
]


@pytest.mark.parametrize(("text", "figure", "question"), OTHERS)
def test_a_figure_of_another_name_is_not_said(
    text: str, figure: str, question: str
) -> None:
    assert check_clause(question, place_of(text, figure)) is Outcome.CONTRADICTED


@pytest.mark.parametrize(("text", "figure", "question"), OWN)
def test_a_figure_of_the_name_that_is_asked_for_is_said(
    text: str, figure: str, question: str
) -> None:
    assert check_clause(question, place_of(text, figure)) is Outcome.SHOWN
