"""What could stand in a gap is of the kind that is left out, and in the text."""

from __future__ import annotations

import pytest

from assistant.check.gaps import around, find_gaps
from assistant.facts import Claim
from index.documents import Span

TEXT = (
    "The port of Harwich employs 1,240 people and Felixstowe 3,800 people. It was "
    "opened by Anna Berg on 4 May 1998 and rebuilt by Carl Lund on 9 June 2021."
)


def gaps(statement: str, language: str = "en") -> dict[str, tuple[str, set[str]]]:
    """Return by what is left out the question and what else could stand there."""
    found = find_gaps(Claim(statement, language), TEXT, "en")
    return {
        gap.span.of(statement): (gap.question, {one.text for one in gap.others})
        for gap in found
    }


def test_a_figure_is_left_out_without_its_unit() -> None:
    question, others = gaps("Felixstowe has 3,800 people.")["3,800 people"]
    assert question == "Felixstowe has … people."
    assert others == {"1,240 people"}


def test_a_name_of_several_words_is_one_gap() -> None:
    question, others = gaps("Anna Berg opened it.")["Anna Berg"]
    assert question == "… opened it."
    assert "Carl Lund" in others
    assert "Anna Berg" not in others


def test_a_date_is_left_out_in_any_language() -> None:
    question, others = gaps("安娜于1998年5月4日启用。", "zh")["1998年5月4日"]
    assert question == "安娜于…启用。"
    assert others == {"9 June 2021"}


@pytest.mark.parametrize(
    "statement",
    ["It is old.", "It is the third port.", "It cost 5 yuan."],
)
def test_what_nothing_of_the_text_could_stand_for_is_no_gap(statement: str) -> None:
    assert gaps(statement) == {}


def test_two_names_that_are_stated_together_do_not_stand_for_each_other() -> None:
    found = gaps("Anna Berg and Carl Lund opened it.")
    assert all(
        "Berg" not in o and "Lund" not in o for _, rest in found.values() for o in rest
    )


def test_only_the_sentence_is_around_a_place() -> None:
    text = "It rained. The quay is 600 metres long. It is new."
    start = text.index("600")
    assert around(text, Span(start, start + 3), "en") == "The quay is … metres long"
    assert around("雨。码头长600米。新。", Span(5, 8), "zh") == "码头长…米"
