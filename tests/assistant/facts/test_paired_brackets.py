"""Each figure of a sentence is that of the bracket it stands beside."""

from __future__ import annotations

import pytest

from assistant.facts.paired_brackets import pair_with_brackets
from assistant.facts.unit_words import UNKNOWN
from tests.small_documents import span_of


@pytest.mark.parametrize(
    ("text", "language", "pairs"),
    [
        (
            "Firms with 50–249 employees: 120; firms with 250 or more: 15.",
            "en",
            {"120": "50–249 employees", "15": "250 or more"},
        ),
        (
            "Av företagen hade 210 färre än 10 anställda, 64 hade 10–49 anställda.",
            "sv",
            {"210": "färre än 10 anställda", "64": "10–49 anställda"},
        ),
        (
            "With more than 20 machines, it is 400 pounds, with up to 20, it is 150.",
            "en",
            {"400 pounds": "more than 20", "150": "up to 20"},
        ),
        (
            "员工50人以下的企业310家，50至249人的企业82家。",
            "zh",
            {"310家": "50人以下", "82家": "50至249人"},
        ),
        (
            "It is EUR 900 for 11–50, EUR 2,500 for 51–250 and EUR 7,000 above that.",
            "en",
            {"EUR 900": "11–50", "EUR 2,500": "51–250", "EUR 7,000": None},
        ),
        (
            "The cluster has 86 firms, of which 9 have more than 100 employees.",
            "en",
            {"86 firms": None, "9": "more than 100 employees"},
        ),
    ],
)
def test_a_figure_is_of_the_bracket_beside_it(
    text: str, language: str, pairs: dict[str, str | None]
) -> None:
    said = span_of(text, next(iter(pairs)))
    paired = pair_with_brackets(text, language, UNKNOWN, said)
    assert {
        figure.span.of(text): figure.bracket and figure.bracket.span.of(text)
        for figure in paired
    } == pairs


def test_what_answers_is_a_figure_though_it_may_be_read_as_a_bracket() -> None:
    text = "More than 40 have 50–249 of them."
    (figure,) = pair_with_brackets(text, "en", UNKNOWN, span_of(text, "40"))
    assert figure.span.of(text) == "More than 40"
    assert figure.bracket
    assert figure.bracket.span.of(text) == "50–249"
