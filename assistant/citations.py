"""Turn statements into answer text with citations, each re-checked; pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assistant.answers import Citation
from assistant.messages import damage_warning
from assistant.statements import Statement
from index.documents import Document, Span


@dataclass(frozen=True, slots=True)
class CitedText:
    """One piece of an answer: text that ends in its marker, and the citation."""

    text: str
    citation: Citation


def cite_statements(
    statements: Iterable[Statement], documents: Mapping[str, Document], language: str
) -> list[CitedText]:
    """Return one piece of answer text for each statement; joined they are the answer.

    A statement that cannot be re-read from its document, to the character, is dropped
    together with its citation.

    Args:
        statements: What answers, the most direct first.
        documents: The documents they stand in, by id.
        language: The question's language, for the warnings.
    """
    pieces: list[CitedText] = []
    length = 0
    for statement in statements:
        document = documents.get(statement.document_id)
        if document is None or not _stands_in(statement, document):
            continue
        number = len(pieces) + 1
        body = _body(statement, document, number)
        lead, bold = _emphasis(statement, document)
        gap = "\n\n" if pieces else ""
        text = f"{gap}{lead}{body} [{number}]"
        start = length + len(gap)
        citation = Citation(
            number=number,
            document_id=document.id,
            title=document.title,
            quote=statement.span.of(document.text),
            source_span=statement.span,
            answer_span=Span(start, start + len(body)).shift(len(lead)),
            page=document.page_at(statement.span.start),
            language=document.language,
            warnings=source_warnings(document, statement.span, language),
            key_span=statement.key,
            bold_spans=tuple(span.shift(start) for span in bold),
        )
        pieces.append(CitedText(text, citation))
        length += len(text)
    return pieces


def source_warnings(document: Document, span: Span, language: str) -> tuple[str, ...]:
    """Say in plain words what is damaged in the document where ``span`` quotes it."""
    damaged = [w for w in document.warnings if w.span.overlaps(span)]
    return tuple(dict.fromkeys(damage_warning(language, w) for w in damaged))


def _stands_in(statement: Statement, document: Document) -> bool:
    parts = [*statement.items, *([statement.key] if statement.key else [])]
    within = all(map(statement.span.contains, parts))
    quote = statement.span.of(document.text)
    return within and len(quote) == len(statement.span) and bool(quote.strip())


def _body(statement: Statement, document: Document, number: int) -> str:
    if not statement.items:
        return _one_line(statement.span.of(document.text))
    items = [_one_line(item.of(document.text)) for item in statement.items]
    return f" [{number}]\n".join(f"- {item}" for item in items)


def _emphasis(statement: Statement, document: Document) -> tuple[str, list[Span]]:
    """Return what is said before the quote, and which stretches are bold.

    That is the words that answer; the spans count from the beginning of the lead.
    """
    if statement.key is None or statement.items:
        return "", []
    before = Span(statement.span.start, statement.key.start).of(document.text)
    start = len(_one_line(before))
    key = _one_line(statement.key.of(document.text))
    bold = Span(start, start + len(key))
    if not statement.leads or start == 0:
        return "", [bold]
    lead = f"{key} — "
    return lead, [Span(0, len(key)), bold.shift(len(lead))]


def _one_line(quote: str) -> str:
    return re.sub(r"\s*\n\s*", " ", quote)
