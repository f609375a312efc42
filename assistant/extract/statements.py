"""Say what was found: from scored spans to the statements that an answer is made of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.extract.figures import whole_figure
from assistant.extract.lists.asked_counts import asked_counts
from assistant.extract.lists.listings import Listing, find_listings
from assistant.extract.lists.weighing import Asked, choose_listing, is_called
from assistant.extract.questions import (
    QuestionKind,
    begins_with_figure,
    classify_question,
    contains_figure,
)
from assistant.language.function_words import small_words
from index.documents import COMMENT, Document, Passage, Span
from index.text.sentences import sentences_around

_MARGIN = 3.0
"""How far below the best an answer may be and still be given beside it."""
_PASSAGES = 3
"""So many are looked through for lists."""
_CHINESE_COMMA = "、"
_BETWEEN_OTHERS = re.compile(r"[,;，；、\n]")
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


Compare = Callable[[str, Sequence[str]], list[float]]
"""How close a text is in meaning to each of others: ``SpanModel.compare``."""


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
    if not sure and asked.several and read and read[0].score >= needed - _MARGIN:
        # The words are in doubt; a list of just what was asked for needs none of them.
        listed = _called_list(asked, read[0], read, compare, doubted=True)
        yield from [listed] if listed else []
    if kind.wants_figure:
        sure = [found for found in sure if contains_figure(found.text)]
    if not sure:
        return
    # A comment may say what the text it stands at does not: that comes first.
    sure = sorted(sure, key=_in_comment)
    if listed := _listed(asked, kind, sure, read, compare):
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
    start, language = found.passage.span.start, found.document.language
    place = span.shift(-start)
    return sentences_around(found.passage.text, language, place).shift(start)


def _listed(
    asked: Asked,
    kind: QuestionKind,
    sure: Sequence[Found],
    read: Sequence[Found],
    compare: Compare | None,
) -> Statement | None:
    """Return the list that answers, unless one figure or date is asked for."""
    if not kind.wants_several and (kind.wants_figure or kind.wants_date):
        return None
    if listed := _asked_list(asked, sure):
        return listed
    if not kind.wants_several:
        return _joined(sure)
    return _called_list(asked, sure[0], read, compare)


def _asked_list(asked: Asked, sure: Sequence[Found]) -> Statement | None:
    """Return the list that a question asks for, if the answers are in one.

    Where the question says how many, one that falls short of it by more than an item
    is another list.
    """
    chosen: tuple[tuple[bool, bool], Found, Listing] | None = None
    for answers in _by_passage(sure):
        best, text = answers[0], answers[0].document.text
        if not asked.several and not _may_be_several(answers):
            continue
        listing = choose_listing(
            asked,
            text,
            find_listings(best.passage, best.document),
            [found.span for found in answers],
        )
        if listing is None:
            continue
        counted = len(listing.items) in asked.counts
        rank = (counted, asked.several and is_called(asked, text, listing))
        # The list of a passage with a lesser answer has to be asked for by its kind.
        if (any(rank) or best == sure[0]) and (chosen is None or rank > chosen[0]):
            chosen = rank, best, listing
    if chosen is None:
        return None
    _, found, listing = chosen
    return _list_statement(asked, found, listing)


def _list_statement(asked: Asked, found: Found, listing: Listing) -> Statement | None:
    short = [abs(len(listing.items) - count) for count in asked.counts]
    if short and min(short) > 1:
        return None
    return Statement(found.document.id, listing.span, found.score, items=listing.items)


def _may_be_several(answers: Sequence[Found]) -> bool:
    """Return whether what was found in a passage may be several items of a list."""
    return len(answers) > 1 or _BETWEEN_OTHERS.search(answers[0].text) is not None


def _called_list(
    asked: Asked,
    best: Found,
    read: Sequence[Found],
    compare: Compare | None,
    *,
    doubted: bool = False,
) -> Statement | None:
    """Return a list of the best document, all of which is called what was asked for.

    The reader need not have seen it: the closest in meaning to the question is given,
    if it is closer than what the reader found, or if that is doubted.
    """
    if compare is None:
        return None
    document = best.document
    passages = {f.passage.id: f.passage for f in read if f.document.id == document.id}
    listings = [
        listing
        for passage in passages.values()
        for listing in find_listings(passage, document)
        if is_called(asked, document.text, listing, whole=True)
    ]
    if not listings:
        return None
    texts = [
        " ".join(item.of(document.text) for item in listing.items)
        for listing in listings
    ]
    found, *closeness = compare(asked.question, [best.text, *texts])
    closest = max(range(len(listings)), key=closeness.__getitem__)
    if closeness[closest] < found and not doubted:
        return None
    return _list_statement(asked, best, listings[closest])


def _by_passage(sure: Sequence[Found]) -> list[list[Found]]:
    """Return the answers of each of the best passages."""
    passages: dict[str, list[Found]] = {}
    for found in sure:
        passages.setdefault(found.passage.id, []).append(found)
    return list(passages.values())[:_PASSAGES]


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
        if _BETWEEN_OTHERS.search(between.rstrip(_CHINESE_COMMA)):
            continue  # These are some of more.
        if best.span in (first, second) and (joined or between.endswith(_CHINESE_AND)):
            return Statement(
                best.document.id, sentence, best.score, items=(first, second)
            )
    return None
