"""Say what was found: from scored spans to the statements that an answer is made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.extract.figures import whole_figure
from assistant.extract.found import Found, Statement
from assistant.extract.listed_answers import ListedAnswers
from assistant.extract.lists.asked_counts import asked_counts
from assistant.extract.lists.nearest import Compare
from assistant.extract.lists.weighing import Asked
from assistant.extract.questions import (
    QuestionKind,
    begins_with_figure,
    classify_question,
    contains_figure,
)
from index.documents import COMMENT

_MARGIN = 4.0
"""How far below the best an answer may be and still be given beside it."""
_LESSER = 5.0
"""How far below what makes it sure a further one of several answers may be."""


def make_statements(
    question: str,
    sure: Sequence[Found],
    max_statements: int,
    read: Sequence[Found] = (),
    compare: Compare | None = None,
    needed: float = 0.0,
) -> Iterator[Statement]:
    """Yield what is said, the best first and each sentence once.

    Args:
        question: Standing on its own, in any language.
        sure: The spans that answer, the best first.
        max_statements: How many at most.
        read: All spans of the passages that were read, sure or not.
        compare: Tells how close lists come to the question.
        needed: The score from which a span is sure.
    """
    kind = classify_question(question)
    asked = Asked(question, asked_counts(question), kind.wants_several)
    exact = kind.wants_figure or kind.wants_date
    lists = ListedAnswers(asked, read, compare, needed)
    if not sure and asked.several and not exact and (nearest := lists.nearest()):
        yield nearest
    if kind.wants_figure:
        sure = [found for found in sure if contains_figure(found.text)]
    if not sure:
        return
    # A comment may say what the text it stands at does not: that comes first.
    sure = sorted(sure, key=_in_comment)
    # One figure or date is no list.
    exact = exact or sure[0].singled_out
    if (asked.several or not exact) and (listed := lists.of_answers(sure)):
        yield listed
        return
    if asked.several and not exact:
        sure = [*sure, *_lesser(sure, read, needed)]
    said: list[Statement] = []
    for found in sure:
        statement = _statement(found, kind)
        known = any(_says_the_same(other, statement, found) for other in said)
        close = kind.wants_several or found.score >= sure[0].score - _MARGIN
        if close and not known and len(said) < max_statements:
            said.append(statement)
    yield from said


def _says_the_same(one: Statement, other: Statement, found: Found) -> bool:
    """Return whether statements are one sentence, or its repetition in the document."""
    text = found.document.text
    return one.document_id == other.document_id and (
        one.span.overlaps(other.span) or one.span.of(text) == other.span.of(text)
    )


def _lesser(sure: Sequence[Found], read: Sequence[Found], needed: float) -> list[Found]:
    """Return what is hardly unsure in the best document, in passages that answer.

    Of several things that are asked for the reader is seldom sure of more than one.
    """
    best = sure[0].document.id
    passages = {found.passage.id for found in sure if found.document.id == best}
    return [
        found
        for found in read
        if found.passage.id in passages and needed - _LESSER <= found.score < needed
    ]


def _statement(found: Found, kind: QuestionKind) -> Statement:
    sentence = found.sentence
    asked = kind.wants_figure or kind.wants_date
    if _in_comment(found) or not (
        found.singled_out
        or (asked and contains_figure(found.text))
        or begins_with_figure(found.text)
    ):
        return Statement(found.document.id, sentence, found.score, found.span)
    figure = whole_figure(found.document, found.span, sentence, found.language)
    return Statement(found.document.id, sentence, found.score, figure, leads=True)


def _in_comment(found: Found) -> bool:
    """Return whether a span stands in a comment at the margin of its document."""
    line = found.document.text.rfind("\n", 0, found.span.start) + 1
    return COMMENT.match(found.document.text, line) is not None
