"""Every way in gives the same answer, citation for citation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

import pytest

from assistant import Turn
from assistant.access import Visitor
from tests.ways_in.ground import Ask, Ground
from tests.ways_in.told import Told, of_answer
from tests.ways_in.ways import VISITORS, WAYS, Way

FIRMS = "How many firms are in the glass cluster?"
WORKERS = "How many workers does Kestrel One have?"
QUESTIONS = {
    "a figure": FIRMS,
    "a place on a page": "How many tonnes does the harbour of Anqing handle a year?",
    "a source in another language": "How many firms does Skogsklustret have?",
    "several citations": "Which documents do you have?",
    "nothing of it in the documents": "What is the best restaurant in Paris?",
    "what is closed to some": WORKERS,
}
FOLLOW_UPS = {FIRMS: "When was it founded?", WORKERS: "And Kestrel Two?"}
Expected = Callable[..., Told]


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(way, id=name, marks=[pytest.mark.slow] if way.serves else [])
        for name, way in WAYS.items()
    ],
)
def way(request: pytest.FixtureRequest) -> Way:
    opened: Way = request.param
    return opened


@pytest.fixture(scope="module")
def ask(way: Way, ground: Ground) -> Iterator[Ask]:
    with way.open(ground) as asking:
        yield asking


@pytest.fixture(scope="module")
def expected(ground: Ground) -> Expected:
    """Gives the answer in Python, each of whose quotes stands in its document."""

    @cache
    def answer(visitor: Visitor, question: str, *before: Turn) -> Told:
        assistant = ground.assistant.for_visitor(visitor)
        told = of_answer(assistant.ask(question, before))
        for cited in told.citations:
            text = assistant.document(cited.document).text
            assert text[cited.start : cited.end] == cited.quote
        return told

    return answer


@pytest.mark.parametrize("visitor", VISITORS, ids=lambda visitor: visitor.name)
@pytest.mark.parametrize("question", QUESTIONS)
def test_the_same_question_has_the_same_answer(
    ask: Ask, expected: Expected, visitor: Visitor, question: str
) -> None:
    asked = QUESTIONS[question]
    assert ask(asked, (), visitor) == expected(visitor, asked)


@pytest.mark.parametrize("visitor", VISITORS, ids=lambda visitor: visitor.name)
@pytest.mark.parametrize("first", [*FOLLOW_UPS], ids=["found", "closed to some"])
def test_the_same_follow_up_has_the_same_answer(
    way: Way, ask: Ask, expected: Expected, visitor: Visitor, first: str
) -> None:
    before, then = Turn(first, expected(visitor, first).text), FOLLOW_UPS[first]
    if way.follows_up:
        assert ask(then, [before], visitor) == expected(visitor, then, before)
    else:
        # It stands for itself, and nothing of what was asked before is in it.
        assert ask(then, (), visitor) == expected(visitor, then)


def test_the_questions_are_of_different_kinds(expected: Expected) -> None:
    reader, economist = VISITORS
    told = {kind: expected(reader, QUESTIONS[kind]) for kind in QUESTIONS}
    assert "252" in told["a figure"].text
    assert told["a place on a page"].citations[0].page == 2
    assert len(told["several citations"].citations) > 1
    assert told["nothing of it in the documents"].status == "not_found"
    assert told["what is closed to some"].status == "not_found"
    assert "7731" in expected(economist, WORKERS).text
