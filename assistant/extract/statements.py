"""Say what was found: from scored spans to the statements that an answer is made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.extract.figures import whole_figure
from assistant.extract.lists.asked_counts import asked_counts
from assistant.extract.lists.enumerations import Enumeration, find_enumerations
from assistant.extract.questions import (
    QuestionKind,
    begins_with_figure,
    classify_question,
    contains_figure,
)
from assistant.language.function_words import small_words
from index.documents import COMMENT, Document, Passage, Span
from index.text.keywords import keyword_tokens
from index.text.sentences import sentence_spans

_MARGIN = 3.0
"""How far below the best an answer may be and still be given beside it."""
_LONGEST_GAP = 8
"""Characters between a sentence and the list it introduces: fewer than these."""
_STEM = 5
"""Words that begin with the same letters, this many, count as the same word."""
_MOST = 2 / 3
"""The share of a list's items that have to be called what was asked for."""
_CHINESE_AND = ("和", "及", "与", "與", "、")


@dataclass(frozen=True, slots=True)
class Statement:
    """A stretch of a document that answers; all spans are into the document's text."""

    document_id: str
    span: Span
    """Whole sentences."""
    score: float
    key: Span | None = None
    """The words in it that answer."""
    leads: bool = False
    """Whether these words are said first: a figure was asked for."""
    items: tuple[Span, ...] = ()
    """What it lists; empty where it is no list."""


@dataclass(frozen=True, slots=True)
class Found:
    """Words of a passage that may answer, with their score."""

    passage: Passage
    document: Document
    span: Span
    """Into the document's text."""
    score: float

    @property
    def text(self) -> str:
        """The words."""
        return self.span.of(self.document.text)


def make_statements(
    question: str, sure: Sequence[Found], max_statements: int
) -> Iterator[Statement]:
    """Yield what is said, the best first and each sentence once.

    Args:
        question: Standing on its own, in any language.
        sure: The spans that answer, the best first.
        max_statements: How many at most.
    """
    kind = classify_question(question)
    if kind.wants_figure:
        sure = [found for found in sure if contains_figure(found.text)]
    if not sure:
        return
    # A comment may say what the text it stands at does not: that comes first.
    sure = sorted(sure, key=_in_comment)
    listed = None
    if kind.wants_several:
        listed = _asked_list(question, sure)
    elif not kind.wants_figure and not kind.wants_date:
        listed = _joined(sure)
    if listed:
        yield listed
        return
    said: list[Statement] = []
    for found in sure:
        statement = _statement(found, kind)
        known = any(
            other.document_id == statement.document_id
            and other.span.overlaps(statement.span)
            for other in said
        )
        close = kind.wants_several or found.score >= sure[0].score - _MARGIN
        if close and not known and len(said) < max_statements:
            said.append(statement)
    yield from said


def _statement(found: Found, kind: QuestionKind) -> Statement:
    sentence = _sentence(found)
    asked = kind.wants_figure or kind.wants_date
    if _in_comment(found) or not (
        (asked and contains_figure(found.text)) or begins_with_figure(found.text)
    ):
        return Statement(found.document.id, sentence, found.score, found.span)
    figure = whole_figure(found.document, found.span, sentence)
    return Statement(found.document.id, sentence, found.score, figure, leads=True)


def _in_comment(found: Found) -> bool:
    """Return whether a span stands in a comment at the margin of its document."""
    line = found.document.text.rfind("\n", 0, found.span.start) + 1
    return COMMENT.match(found.document.text, line) is not None


def _sentence(found: Found) -> Span:
    """Return the whole sentences that a span stands in."""
    return _whole_sentences(found, found.span)


def _whole_sentences(found: Found, span: Span) -> Span:
    offset = found.passage.span.start
    sentences = [
        sentence.shift(offset)
        for sentence in sentence_spans(found.passage.text, found.document.language)
    ]
    around = [sentence for sentence in sentences if sentence.overlaps(span)]
    return Span(min(span.start, around[0].start), max(span.end, around[-1].end))


def _asked_list(question: str, sure: Sequence[Found]) -> Statement | None:
    """Return the list that a question asks for; where it says how many, of so many.

    One that falls short of it by more than an item is another list.
    """
    counts = asked_counts(question)
    counted = _counted_list(question, sure, counts) if counts else None
    listed = counted or _named_list(question, sure) or _near_list(sure)
    if listed and counts:
        short = min(abs(len(listed.items) - count) for count in counts)
        return listed if short <= 1 else None
    return listed


def _counted_list(
    question: str, sure: Sequence[Found], counts: frozenset[int]
) -> Statement | None:
    """Return the list of as many items as were asked for, if it is near an answer."""
    asked = _stems(question)
    best: tuple[tuple[float, float], Statement] | None = None
    for found in sure:
        sentence = _sentence(found)
        for listed in _lists(found):
            named = _share_called(found, listed, asked)
            near = _belongs(listed, sentence)
            fits = len(listed.items) in counts and (near or named >= _MOST)
            if fits and (best is None or (named, found.score) > best[0]):
                best = (named, found.score), _list_statement(found, listed, sentence)
    return best[1] if best else None


def _list_statement(found: Found, listed: Enumeration, sentence: Span) -> Statement:
    """Return a list with the sentences it stands in, and that which introduces it."""
    whole = _whole_sentences(found, listed.span)
    if _belongs(listed, sentence):
        whole = Span(min(sentence.start, whole.start), max(sentence.end, whole.end))
    return Statement(found.document.id, whole, found.score, items=listed.items)


def _named_list(question: str, sure: Sequence[Found]) -> Statement | None:
    """Return a list whose items are called what was asked for: "… action, … action"."""
    asked = _stems(question)
    best: tuple[float, Found, Enumeration] | None = None
    for found in {found.passage.id: found for found in reversed(sure)}.values():
        for listed in _lists(found):
            share = _share_called(found, listed, asked)
            if share >= _MOST and (best is None or share > best[0]):
                best = share, found, listed
    if best is None:
        return None
    _, found, listed = best
    sentence = _whole_sentences(found, listed.span)
    return Statement(found.document.id, sentence, found.score, items=listed.items)


def _stems(question: str) -> set[str]:
    return {word[:_STEM] for word in keyword_tokens(question)}


def _share_called(found: Found, listed: Enumeration, asked: set[str]) -> float:
    items = [item.of(found.document.text) for item in listed.items]
    return sum(_is_called(item, asked) for item in items) / len(items)


def _is_called(item: str, asked: set[str]) -> bool:
    """Return whether the noun of an item is one of the words asked for.

    That is its last word.
    """
    words = keyword_tokens(item)
    return bool(words) and words[-1][:_STEM] in asked


def _near_list(sure: Sequence[Found]) -> Statement | None:
    """Return the best answer as a list, if it is in one or introduces one."""
    best = sure[0]
    sentence = _sentence(best)
    near = [found for found in _lists(best) if _belongs(found, sentence)]
    if not near:
        return None
    chosen = max(near, key=lambda found: _fit(found, sure, best))
    whole = Span(
        min(sentence.start, chosen.span.start), max(sentence.end, chosen.span.end)
    )
    return Statement(best.document.id, whole, best.score, items=chosen.items)


def _lists(found: Found) -> list[Enumeration]:
    """Return what the passage lists, in spans of the document."""
    offset = found.passage.span.start
    return [
        Enumeration(tuple(item.shift(offset) for item in listed.items))
        for listed in find_enumerations(found.passage.text, found.document.language)
    ]


def _joined(sure: Sequence[Found]) -> Statement | None:
    """Return what answers in two places of one sentence that a joining word joins."""
    best = sure[0]
    sentence = _sentence(best)
    near = [found.span for found in sure if found.passage == best.passage]
    spans = sorted(filter(sentence.contains, near), key=lambda span: span.start)
    joins = small_words(best.document.language).joins
    for first, second in pairwise(spans):
        between = best.document.text[first.end : second.start]
        last = between.split()[-1:]
        joined = last and last[0].casefold() in joins
        if best.span in (first, second) and (joined or between.endswith(_CHINESE_AND)):
            return Statement(
                best.document.id, sentence, best.score, items=(first, second)
            )
    return None


def _fit(
    enumeration: Enumeration, sure: Sequence[Found], best: Found
) -> tuple[bool, int]:
    """Rank first what the best answer stands in, then what most answers stand in."""
    within = [
        found
        for found in sure
        if found.passage == best.passage and found.span.overlaps(enumeration.span)
    ]
    return best in within, len(within)


def _belongs(found: Enumeration, sentence: Span) -> bool:
    """Return whether the sentence holds the enumeration, is in it, or introduces it."""
    follows = 0 <= found.span.start - sentence.end < _LONGEST_GAP
    return follows or found.span.overlaps(sentence)
