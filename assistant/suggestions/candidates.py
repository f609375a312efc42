"""Make questions from a document: on its figures, its lists, its facts, its title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest

from assistant.suggestions.question_patterns import (
    ASKED,
    COUNTED,
    FALLBACK,
    LISTED,
    MEASURED,
)
from index.documents import Document, Span

_HAN = re.compile(r"[\u3400-\u9fff]")
_LONGEST_TITLE, _LONGEST_HAN_TITLE = 60, 30
_OPENING = 40_000
"""Characters of a document in which something to ask about is looked for."""
_OF_A_KIND = 2
_LIST = 800
"""Characters after the announcement of a list in which its items stand."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question, and where its answer has to stand for it to be offered."""

    question: str
    document_id: str
    kind: str
    """What it asks for: a key of ``ASKED``."""
    span: Span | None = None
    """Into the document's text; None where it may stand anywhere in it."""


def spoken(locale: str) -> str:
    """Return the language of the questions for a browser's locale: "sv-SE"."""
    code = locale.replace("_", "-").partition("-")[0].lower()
    return code if code in ASKED else FALLBACK


def candidates_of(
    document: Document, of_a_kind: int = _OF_A_KIND
) -> Iterator[Candidate]:
    """Yield questions on a document in its own language, of each kind in turn.

    ``of_a_kind`` is how many of one kind there are at most.
    """
    if document.language not in ASKED:
        return
    kinds = (
        list(_on_matches(document, "measured", MEASURED, of_a_kind)),
        list(_on_matches(document, "counted", COUNTED, of_a_kind)),
        list(_on_matches(document, "listed", LISTED, of_a_kind, beyond=_LIST)),
        list(on_facts(document, document.language)),
        list(on_title(document.id, document.title, document.language)),
    )
    for alike in zip_longest(*kinds):
        yield from filter(None, alike)


def on_title(id_: str, title: str, language: str) -> Iterator[Candidate]:
    """Yield the question what a document is about, where it has a title to name."""
    if named := short_title(title):
        yield Candidate(ASKED[language]["about"].format(title=named), id_, "about")


def short_title(title: str) -> str:
    """Return as much of a title as fits into a question; empty where none does."""
    said = " ".join(title.split())
    han = bool(_HAN.search(said))
    longest = _LONGEST_HAN_TITLE if han else _LONGEST_TITLE
    if len(said) > longest:
        said = said[: longest + 1]
        # In Chinese half a title reads as another one.
        said = "" if han else said.rpartition(" ")[0].rstrip(",;:–- ")
    return "" if re.search(r"[“”„《》]", said) else said


def _on_matches(
    document: Document,
    kind: str,
    patterns: Mapping[str, str],
    most: int,
    beyond: int = 0,
) -> Iterator[Candidate]:
    """Yield questions on the first places that a pattern of the language fits."""
    title, asked = short_title(document.title), ASKED[document.language][kind]
    seen: set[str] = set()
    for match in re.finditer(patterns[document.language], document.text[:_OPENING]):
        if not title or len(seen) == most:
            return
        if _is_hurt(document, Span(*match.span())):
            continue
        words = {name: " ".join(said.split()) for name, said in _said(match)}
        question = asked.format(title=title, **words)
        if question not in seen:
            seen.add(question)
            end = min(len(document.text), match.end() + beyond)
            yield Candidate(question, document.id, kind, Span(match.start(), end))


def _said(match: re.Match[str]) -> Iterator[tuple[str, str]]:
    for name, said in match.groupdict().items():
        # "The value is" is asked in the middle of a question.
        yield name, said[:1].lower() + said[1:] if name == "subject" else said


def _is_hurt(document: Document, span: Span) -> bool:
    return any(warning.span.overlaps(span) for warning in document.warnings)


def on_facts(document: Document, language: str) -> Iterator[Candidate]:
    """Yield questions in a language on what a document says of itself."""
    title, asked = short_title(document.title), ASKED[language]
    for fact in document.facts if title else ():
        if fact.kind in asked:
            question = asked[fact.kind].format(title=title)
            yield Candidate(question, document.id, fact.kind, fact.span)
