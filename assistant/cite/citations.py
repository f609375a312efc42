"""Put an answer together: its text, and citations re-read from their documents."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.answers import Citation
from assistant.check.verifier import Support
from assistant.cite.list_marks import without_list_mark
from assistant.extract.found import Statement
from assistant.language.messages import (
    counted_rows,
    damage_warning,
    recognised_warning,
    replaced_warning,
    unsupported_mark,
)
from assistant.write.reply import WrittenStatement
from index.documents import Document, Span

LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class CitedText:
    """One piece of an answer: text that ends in its markers, and the citations."""

    text: str
    citations: tuple[Citation, ...]


class CitedAnswer:
    """An answer that grows by one statement at a time, quoted or written."""

    def __init__(self, documents: Mapping[str, Document], language: str) -> None:
        """Begin with nothing.

        Args:
            documents: Those that statements may stand in, by id.
            language: The question's language, for the warnings.
        """
        self._documents = documents
        self._language = language
        self._last: WrittenStatement | None = None
        self._introduced = ""
        self.text = ""
        """All pieces, joined."""
        self.citations: list[Citation] = []
        self.unsupported_spans: list[Span] = []

    def quote(self, statement: Statement) -> CitedText | None:
        """Add words of a document, and return the piece of text that gives them.

        A statement that cannot be re-read from its document, to the character, is
        dropped: None.
        """
        document = self._documents.get(statement.document_id)
        if document is None or not _stands_in(statement, document):
            LOGGER.warning("A quotation of %s is dropped", statement.document_id)
            return None
        statement = _unmarked(statement, document)
        number = self._number(Support(document, statement.span))
        body = _body(statement, document, number)
        lead, bold = self._emphasis(statement, document)
        gap = "\n\n" if self.text else ""
        start = len(self.text) + len(gap)
        citation = self._cite(
            Support(document, statement.span),
            Span(start, start + len(body)).shift(len(lead)),
            key=statement.key,
            bold=tuple(span.shift(start) for span in bold),
        )
        self._last = None
        return self._add(f"{gap}{lead}{body} [{number}]", [citation])

    def write(
        self, statement: WrittenStatement, supports: Sequence[Support]
    ) -> CitedText | None:
        """Add what a model wrote, with a citation for each of what supports it.

        What cannot be re-read from its document is left out; None where nothing is
        left.
        """
        standing = [
            Support(one.document, without_list_mark(one.document.text, one.span))
            for one in supports
            if _is_whole(one)
        ]
        if lost := len(supports) - len(standing):
            LOGGER.warning("%d citations are dropped: they cannot be re-read", lost)
        if not standing:
            return None
        text, span = self._place(statement)
        citations = [self._cite(support, span) for support in standing]
        markers = "".join(f"[{citation.number}]" for citation in citations)
        self._last = statement
        return self._add(f"{text} {markers}", citations)

    def say(self, text: str) -> CitedText:
        """Add words of the program's own, which state nothing of a document."""
        return self._add(text, [])

    def mark(self, statement: WrittenStatement) -> CitedText:
        """Add what a model wrote and nothing supports, with words that say so."""
        text, span = self._place(statement)
        self.unsupported_spans.append(span)
        self._last = statement
        return self._add(f"{text} ({unsupported_mark(self._language)})", [])

    def _place(self, statement: WrittenStatement) -> tuple[str, Span]:
        """Return a written statement as it goes on from the text, and where it is."""
        before = self._gap(statement)
        if statement.introduction and statement.introduction != self._introduced:
            before += statement.introduction + ("\n" if statement.bullet else " ")
        self._introduced = statement.introduction
        before += "- " if statement.bullet else ""
        start = len(self.text) + len(before)
        return before + statement.text, Span(start, start + len(statement.text))

    def _gap(self, statement: WrittenStatement) -> str:
        if not self.text:
            return ""
        if self._last is None:
            return "\n\n"
        if statement.line == self._last.line:
            return " "
        continues = statement.introduction == self._introduced
        return "\n" if statement.bullet and continues else "\n\n"

    def _cite(
        self,
        support: Support,
        answer_span: Span,
        key: Span | None = None,
        bold: tuple[Span, ...] = (),
    ) -> Citation:
        document, span = support.document, support.span
        page = document.page_at(span.start)
        citation = Citation(
            number=self._number(support),
            document_id=document.id,
            title=document.title,
            quote=span.of(document.text),
            source_span=span,
            answer_span=answer_span,
            page=page.number if page and page.kind != "row" else None,
            place=page.place if page else None,
            language=document.language,
            warnings=source_warnings(document, span, self._language),
            key_span=key,
            bold_spans=bold,
            content_hash=document.content_hash,
        )
        self.citations.append(citation)
        return citation

    def _emphasis(
        self, statement: Statement, document: Document
    ) -> tuple[str, list[Span]]:
        """Return what is said before the quote, and which stretches are bold.

        That is the words that answer, or what was counted, which no document says; the
        spans count from the beginning of the lead.
        """
        if statement.counted is not None:
            said = counted_rows(self._language, statement.counted)
            return f"{said}\n", [Span(0, len(str(statement.counted)))]
        return _key_emphasis(statement, document)

    def _number(self, support: Support) -> int:
        """Return the number of a place: that of its first citation, or the next."""
        numbers = {(c.document_id, c.source_span): c.number for c in self.citations}
        return numbers.get((support.document.id, support.span), len(numbers) + 1)

    def _add(self, text: str, citations: Sequence[Citation]) -> CitedText:
        self.text += text
        return CitedText(text, tuple(citations))


def source_warnings(document: Document, span: Span, language: str) -> tuple[str, ...]:
    """Say in plain words what is doubtful of the place that ``span`` quotes."""
    damaged = [w for w in document.warnings if w.span.overlaps(span)]
    found = [damage_warning(language, warning) for warning in damaged]
    page = document.page_at(span.start)
    if page and page.recognised:
        found.append(recognised_warning(language, page))
    if newer := document.replaced_by:
        found.append(replaced_warning(language, newer.title))
    return tuple(dict.fromkeys(found))


def _is_whole(support: Support) -> bool:
    quote = support.span.of(support.document.text)
    return len(quote) == len(support.span) and bool(quote.strip())


def _stands_in(statement: Statement, document: Document) -> bool:
    parts = [*statement.items, *([statement.key] if statement.key else [])]
    within = all(map(statement.span.contains, parts))
    return within and _is_whole(Support(document, statement.span))


def _unmarked(statement: Statement, document: Document) -> Statement:
    """Return a statement that is one item of a list without the mark of the item."""
    span = without_list_mark(document.text, statement.span)
    key = statement.key
    if statement.items or (key and key.end <= span.start):
        return statement
    if key:
        key = Span(max(key.start, span.start), key.end)
    return replace(statement, span=span, key=key)


def _body(statement: Statement, document: Document, number: int) -> str:
    if not statement.items:
        return _one_line(statement.span.of(document.text))
    items = [_one_line(item.of(document.text)) for item in statement.items]
    return f" [{number}]\n".join(f"- {item}" for item in items)


def _key_emphasis(statement: Statement, document: Document) -> tuple[str, list[Span]]:
    """Return what ``_emphasis`` does where the words that answer stand in the quote."""
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
