"""Answers as Markdown with footnotes, in which nothing from a document is markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

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

_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~!$&]|:(?=//)|(?<=www)\.|@", re.IGNORECASE)
_BULLETS = ("\\- ", "• ")
"""How a line of a list begins, escaped."""
_LINE_START = re.compile(r"^([ \t]*)(?:([-+=])|(\d+)([.)]))", re.MULTILINE)


def markdown_of(exchanges: Sequence[Exchange], title: str = "") -> str:
    """Return answers as one Markdown document.

    Args:
        exchanges: In the order asked.
        title: Of the conversation; without one each question is a title.
    """
    parts = [f"# {_one_line(title)}"] if title else []
    notes: list[str] = []
    for exchange in exchanges:
        parts.append(f"{'##' if title else '#'} {_one_line(exchange.question)}")
        parts.append(_body(exchange, notes))
        parts += [f"*{_one_line(remark)}*" for remark in remarks_on(exchange)]
    return "\n\n".join([*filter(None, parts), *notes]) + "\n"


def escape_markdown(text: str) -> str:
    """Return ``text`` so that Markdown shows it as it stands."""
    escaped = _MARKUP.sub(r"\\\g<0>", text)
    return _LINE_START.sub(_escape_start, escaped)


def _escape_start(match: re.Match[str]) -> str:
    space, sign, number, stop = match.groups()
    return f"{space}\\{sign}" if sign else f"{space}{number}\\{stop}"


def _one_line(text: str) -> str:
    return escape_markdown(" ".join(text.split()))


def _body(exchange: Exchange, notes: list[str]) -> str:
    """Return the text of an answer, and add the footnotes that it refers to."""
    answer = exchange.answer
    if answer is None:
        return _lines(escape_markdown(exchange.text))
    numbers: dict[int, int] = {}
    text = ""
    for piece in cut_at_markers(answer):
        if not isinstance(piece, Citation):
            text += escape_markdown(piece.of(answer.text))
            continue
        if piece.number not in numbers:
            numbers[piece.number] = len(notes) + 1
            notes.append(_footnote(len(notes) + 1, piece, exchange, answer))
        text += f"[^{numbers[piece.number]}]"
    return _lines(text)


def _lines(escaped: str) -> str:
    """Keep lines apart, and those of a list together."""
    lines = [line.strip() for line in escaped.split("\n") if line.strip()]
    text = ""
    before = False
    for line in lines:
        item = line.startswith(_BULLETS)
        gap = "\n" if item and before else "\n\n"
        shown = "- " + line.removeprefix("\\")[2:] if item else line
        text += (gap if text else "") + shown
        before = item
    return text


def _footnote(
    number: int, citation: Citation, exchange: Exchange, answer: Answer
) -> str:
    return f"[^{number}]: " + " ".join(_note_parts(citation, exchange, answer))


def _note_parts(
    citation: Citation, exchange: Exchange, answer: Answer
) -> Iterator[str]:
    source = f"{name_source(citation)}, {as_it_stood(citation, exchange.asked)}:"
    yield _one_line(source)
    yield _one_line(quoted(citation))
    if said := translated(citation, answer):
        yield _one_line(said)
    yield from (_one_line(f"({warning})") for warning in citation.warnings)
