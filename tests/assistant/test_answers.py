"""The values of an answer: its sources, each once, and what the next question needs."""

from __future__ import annotations

from dataclasses import replace

from assistant.answers import Answer, Citation, Turn
from index.documents import Span

CITATION = Citation(1, "a.txt", "A", "x", Span(0, 1), Span(0, 1), None, "en", ())
ANSWER = Answer(
    question="and employees?",
    standalone_question="How many employees are in Xuzhou?",
    text="60,000 [1]",
    status="answered",
    citations=(),
    passages=(),
    mode="extracted",
    model="m",
    index_version="1",
    timings={},
)


def test_each_source_is_named_once_by_its_first_citation_in_order() -> None:
    cited = [
        replace(CITATION, number=number, answer_span=Span(place, place + 1))
        for place, number in enumerate([2, 1, 2, 3, 1])
    ]
    sources = replace(ANSWER, citations=tuple(cited)).sources
    assert [source.number for source in sources] == [1, 2, 3]
    assert [source.answer_span.start for source in sources] == [1, 0, 3]
    assert ANSWER.sources == ()


def test_the_next_question_gets_the_question_with_its_names() -> None:
    assert ANSWER.turn() == Turn("How many employees are in Xuzhou?", "60,000 [1]")
