"""Of a sum that was sought and the one that came of it the one asked for is said."""

from __future__ import annotations

import pytest

from assistant.extract.figures_of_stages import aim_at_asked_stage
from assistant.extract.found import Found
from tests.small_documents import document, passage, span_of

PORT = "The port applied for EUR 40 million and was awarded EUR 23 million."
BRO = "Bron beräknades kosta 40 miljoner kronor men notan blev 63 miljoner kronor."
GANG = "港口申请资金4亿元，实际获批2.3亿元。"
TAX = "Die Regierung schlug 12 Prozent vor; der Landtag beschloss 8 Prozent."
STAFF = "The port applied for EUR 40 million and received 23 new employees."
TWICE = "It applied for 9 million, was awarded 4 million and then awarded 2 million."


@pytest.mark.parametrize(
    ("question", "text", "language", "found", "figure"),
    [
        ("How much did the port get?", PORT, "en", "EUR 40 million", "EUR 23 million"),
        ("港口得到多少资金？", PORT, "en", "EUR 40 million", "EUR 23 million"),
        ("How much was applied for?", PORT, "en", "EUR 23 million", "EUR 40 million"),
        ("Vad kostade bron?", BRO, "sv", "40 miljoner kronor", "63 miljoner kronor"),
        ("Was sollte sie kosten, wie wurde kalkuliert?", BRO, "sv", "40", "40"),
        ("How much did the port get?", GANG, "zh", "4亿元", "2.3亿元"),
        ("Hur hög är skatten?", TAX, "de", "12 Prozent", "8 Prozent"),
        ("Hur hög skatt föreslogs?", TAX, "de", "12 Prozent", "12 Prozent"),
        # What came is no sum, or there are two of them.
        ("How much did the port get?", STAFF, "en", "EUR 40 million", "EUR 40 million"),
        ("How much did it get?", TWICE, "en", "9 million", "9 million"),
    ],
)
def test_a_figure_is_turned_to_the_sum_in_the_stage_asked_for(
    question: str, text: str, language: str, found: str, figure: str
) -> None:
    of = document(text, language=language)
    read = Found(passage(of), of, span_of(text, found), 1.0)
    assert [each.text for each in aim_at_asked_stage(question, [read])] == [figure]
