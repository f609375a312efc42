"""Split a Document into Passages that know where they came from."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from index.documents import Document, Heading, Passage, Span
from index.text.languages import passage_language
from index.text.sentences import sentence_spans, trim

CountTokens = Callable[[Sequence[str]], list[int]]
# Where a sentence too long for a passage may be cut, the best place first.
_CUTS = tuple(map(re.compile, (r"\s\|\s", r"[;:；：]\s*", r"[,，、]\s*", r"\s+")))


@dataclass(frozen=True, slots=True)
class _Sentence:
    span: Span
    tokens: int


def split_document(
    document: Document, count_tokens: CountTokens, chunk_size: int, chunk_overlap: int
) -> tuple[Passage, ...]:
    """Return the passages of ``document``, in order.

    Args:
        document: What to split; ``passage.text`` is ``passage.span`` of its text.
        count_tokens: Counts tokens as the embedding model does.
        chunk_size: Most tokens of a passage.
        chunk_overlap: Whole sentences that a passage repeats from the one before it,
            within the same section.

    A passage never crosses a heading, begins and ends with a whole sentence, and is
    cut inside one only where the sentence alone is longer than ``chunk_size``.
    """
    return tuple(
        _passage(document, span, heading)
        for heading, section in _sections(document)
        for span in split_text(
            document.text,
            document.language,
            count_tokens,
            chunk_size,
            chunk_overlap,
            section,
        )
    )


def split_text(
    text: str,
    language: str,
    count_tokens: CountTokens,
    chunk_size: int,
    chunk_overlap: int = 0,
    section: Span | None = None,
) -> list[Span]:
    """Return ``section`` of a text, by default all of it, as spans of whole sentences.

    Takes what ``split_document`` does; ``language`` tells where sentences end.
    """
    section = section or Span(0, len(text))
    sentences = list(_sentences(text, language, section, count_tokens, chunk_size))
    return [
        Span(group[0].span.start, group[-1].span.end)
        for group in _pack(sentences, chunk_size, chunk_overlap)
    ]


def _sections(document: Document) -> Iterator[tuple[Heading | None, Span]]:
    heading: Heading | None = None
    start = 0
    for following in document.headings:
        end = _marks_begin(document.text, following)
        if span := trim(document.text, Span(start, end)):
            yield heading, span
        heading, start = following, following.span.start
    if span := trim(document.text, Span(start, len(document.text))):
        yield heading, span


def _marks_begin(text: str, heading: Heading) -> int:
    """Return where the marks of a heading begin, which are of no passage."""
    line = text.rfind("\n", 0, heading.span.start) + 1
    before = text[line : heading.span.start]
    return heading.span.start if before.strip("# \t") else line


def _sentences(
    text: str,
    language: str,
    section: Span,
    count_tokens: CountTokens,
    chunk_size: int,
) -> Iterator[_Sentence]:
    spans = [
        span.shift(section.start) for span in sentence_spans(section.of(text), language)
    ]
    counts = count_tokens([span.of(text) for span in spans])
    for span, tokens in zip(spans, counts, strict=True):
        if tokens <= chunk_size:
            yield _Sentence(span, tokens)
        else:
            yield from _cut(text, span, count_tokens, chunk_size)


def _cut(
    text: str, span: Span, count_tokens: CountTokens, chunk_size: int
) -> Iterator[_Sentence]:
    tokens = count_tokens([span.of(text)])[0]
    if tokens <= chunk_size or len(span) < 2:
        yield _Sentence(span, tokens)
        return
    middle = _cutting_place(text, span)
    for half in (Span(span.start, middle), Span(middle, span.end)):
        if trimmed := trim(text, half):
            yield from _cut(text, trimmed, count_tokens, chunk_size)


def _cutting_place(text: str, span: Span) -> int:
    centre = (span.start + span.end) // 2
    third = len(span) // 3
    for pattern in _CUTS:
        places = [
            match.end()
            for match in pattern.finditer(text, span.start + third, span.end - third)
        ]
        if places:
            return min(places, key=lambda place: abs(place - centre))
    return centre


def _pack(
    sentences: Sequence[_Sentence], chunk_size: int, chunk_overlap: int
) -> Iterator[list[_Sentence]]:
    group: list[_Sentence] = []
    size = fresh = 0
    for sentence in sentences:
        if fresh and size + sentence.tokens > chunk_size:
            yield group
            group = _overlap(group, chunk_overlap, chunk_size - sentence.tokens)
            size, fresh = sum(kept.tokens for kept in group), 0
        group.append(sentence)
        size, fresh = size + sentence.tokens, fresh + 1
    if fresh:
        yield group


def _overlap(
    group: Sequence[_Sentence], chunk_overlap: int, room: int
) -> list[_Sentence]:
    # Half a passage at most: otherwise long sentences would all stand twice.
    kept: list[_Sentence] = []
    room = min(room, sum(sentence.tokens for sentence in group) // 2)
    for sentence in reversed(group[len(group) - chunk_overlap :]):
        if sentence.tokens > room:
            break
        kept.insert(0, sentence)
        room -= sentence.tokens
    return kept


def _passage(document: Document, span: Span, heading: Heading | None) -> Passage:
    page = document.page_at(span.start)
    text = span.of(document.text)
    key = f"{document.id}\0{document.content_hash}\0{span.start}\0{span.end}"
    return Passage(
        id=hashlib.sha256(key.encode()).hexdigest()[:32],
        document_id=document.id,
        text=text,
        span=span,
        heading=heading.span.of(document.text) if heading else None,
        page=page.number if page and page.kind != "row" else None,
        place=page.place if page else None,
        language=passage_language(text, document.language),
    )
