from __future__ import annotations

from dataclasses import replace

from assistant.export.copied import copied_text
from tests.assistant.export.answers import TWO, quoting, saying


def test_markers_are_text_and_every_source_is_named_once() -> None:
    assert TWO.answer is not None
    assert copied_text(TWO.answer) == (
        "There are 252 firms in the [1] park. [1]\n"
        "The plan ends in 2030. [2]\n"
        "There are 252 firms in the [1] park. [1]\n"
        "\n"
        "Sources:\n"
        "[1] Firms & parks, firms.txt, page 7\n"
        "[2] The plan, plan.txt, page 7"
    )


def test_a_quote_that_the_answer_does_not_say_is_copied_with_its_source() -> None:
    written = saying(quoting(("plan.txt", "The plan ends in 2030.")), "In 2030. [1]")
    assert written.answer is not None
    copied = copied_text(replace(written.answer, mode="written"))
    assert copied.endswith("page 7: “The plan ends in 2030.”")


def test_an_answer_that_cites_nothing_is_copied_as_it_is() -> None:
    nothing = saying(quoting(), "The documents do not say.").answer
    assert nothing is not None
    assert copied_text(nothing) == "The documents do not say."
