"""Answers as a Word file, whose footnotes are the quotes they rest on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from assistant.answers import Answer, Citation
from assistant.export.exchange import Exchange
from assistant.export.markers import cut_at_markers
from assistant.export.remarks import (
    as_it_stood,
    name_source,
    quoted,
    remarks_on,
    translated,
)
from index.documents import Span

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

    from assistant.export.footnotes import Footnotes

_BULLET = re.compile(r"[ \t]*[-•*][ \t]+")


def word_of(exchanges: Sequence[Exchange], title: str = "") -> bytes:
    """Return answers as the bytes of a Word file.

    Args:
        exchanges: In the order asked.
        title: Of the conversation; without one each question is a title.
    """
    # Imported here: a page that nobody takes anything from does without.
    from docx import Document

    from assistant.export.footnotes import Footnotes, writable

    document = Document()
    document.core_properties.title = writable(title or exchanges[0].question)[:255]
    document.core_properties.author = ""
    document.core_properties.comments = ""
    footnotes = Footnotes(document)
    if title:
        document.add_heading(writable(title), 1)
    for exchange in exchanges:
        question = writable(" ".join(exchange.question.split()))
        document.add_heading(question, 2 if title else 1)
        if exchange.answer:
            _Body(document, footnotes, exchange, exchange.answer).write()
        else:
            for line in filter(None, exchange.text.split("\n")):
                document.add_paragraph(writable(line))
        for remark in remarks_on(exchange):
            document.add_paragraph().add_run(writable(remark)).italic = True
    footnotes.finish()
    file = BytesIO()
    document.save(file)
    return file.getvalue()


class _Body:
    """Writes the text of one answer, line by line, with its footnotes."""

    def __init__(
        self,
        document: Document,
        footnotes: Footnotes,
        exchange: Exchange,
        answer: Answer,
    ) -> None:
        self._document = document
        self._footnotes = footnotes
        self._exchange = exchange
        self._answer = answer
        self._numbers: dict[int, int] = {}
        self._bold = [span for c in answer.citations for span in c.bold_spans]

    def write(self) -> None:
        """Write it."""
        paragraph: Paragraph | None = None
        for piece in cut_at_markers(self._answer):
            if isinstance(piece, Citation):
                paragraph = paragraph or self._document.add_paragraph()
                self._refer(paragraph, piece)
            else:
                paragraph = self._write_words(paragraph, piece)

    def _write_words(
        self, paragraph: Paragraph | None, words: Span
    ) -> Paragraph | None:
        """Write words; return the paragraph that goes on, none after a line's end."""
        at = words.start
        for line in words.of(self._answer.text).splitlines(keepends=True):
            span = Span(at, at + len(line.rstrip("\r\n")))
            at += len(line)
            if span.of(self._answer.text).strip():
                if paragraph is None:
                    paragraph, span = self._begin_line(span)
                self._write_runs(paragraph, span)
            if line.endswith("\n"):
                paragraph = None
        return paragraph

    def _begin_line(self, line: Span) -> tuple[Paragraph, Span]:
        bullet = _BULLET.match(self._answer.text, line.start, line.end)
        if bullet is None:
            return self._document.add_paragraph(), line
        paragraph = self._document.add_paragraph(style="List Bullet")
        return paragraph, Span(bullet.end(), line.end)

    def _write_runs(self, paragraph: Paragraph, span: Span) -> None:
        """Write the words of a line, those that answer in bold."""
        from assistant.export.footnotes import writable

        edges = {edge for bold in self._bold for edge in (bold.start, bold.end)}
        inner = sorted(edge for edge in edges if span.start < edge < span.end)
        starts = [span.start, *inner]
        for start, end in zip(starts, [*inner, span.end], strict=True):
            piece = Span(start, end)
            run = paragraph.add_run(writable(piece.of(self._answer.text)))
            run.bold = any(map(piece.overlaps, self._bold)) or None

    def _refer(self, paragraph: Paragraph, citation: Citation) -> None:
        if known := self._numbers.get(citation.number):
            self._footnotes.refer(paragraph, known)
            return
        source = name_source(citation)
        stood = as_it_stood(citation, self._exchange.asked)
        lines = [f"{source}, {stood}: {quoted(citation)}", *citation.warnings]
        if said := translated(citation, self._answer):
            lines.append(said)
        self._numbers[citation.number] = self._footnotes.add(paragraph, lines)
