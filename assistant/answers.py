"""What the assistant gives back: answers, citations and the events of a stream."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Literal

from index.documents import ScoredPassage, Span

Status = Literal["answered", "not_found", "help"]
"""``answered``: with what the documents say, cited. ``not_found``: they do not say, or
it was not found. ``help``: it was no question to what they say, such as a greeting or
"which documents do you have"; citations then show where the documents listed begin,
and there may be none."""
Mode = Literal["extracted", "written", "fixed"]
"""``extracted``: quoted word for word. ``written``: by a chat model, checked.
``fixed``: the program's own words, with what the index knows of its documents."""
EventKind = Literal["searching", "reading", "writing", "text", "citation", "done"]


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier exchange of a conversation."""

    question: str
    """Best given as the standalone question, so that names carry over."""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a statement stands: ``document.text[source_span] == quote``, re-checked."""

    number: int
    """The marker ``[1]`` in ``Answer.text``; the same for all that cite these words."""
    document_id: str
    title: str
    quote: str
    source_span: Span
    """Into the document's text."""
    answer_span: Span
    """Into ``Answer.text``: the statement this citation supports."""
    page: int | None
    """The number of the page or slide."""
    language: str
    warnings: tuple[str, ...]
    """Plain sentences, in the question's language, about damage in the quote."""
    key_span: Span | None = None
    """The words that answer, within ``source_span``; also into the document's text."""
    bold_spans: tuple[Span, ...] = ()
    """Where these words stand in ``Answer.text``."""
    translation: str = ""
    """The quote in the question's language, by the chat model; empty where there is
    none. It is no quote: what counts is the original."""
    place: str | None = None
    """Where in the file, in words: "page 12", "slide 3", "sheet Firms, row 14"."""
    content_hash: str = ""
    """SHA-256 of the file that is quoted: whether it is still the same can be told."""


@dataclass(frozen=True, slots=True)
class Rejection:
    """A statement that a chat model wrote and that could not be supported."""

    text: str
    reason: str
    """A plain sentence, in the question's language."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A checked answer, or the honest statement that there is none."""

    question: str
    standalone_question: str
    """What was searched for: the question with what the history adds to it."""
    text: str
    """What is shown, with markers ``[1]``."""
    status: Status
    citations: tuple[Citation, ...]
    passages: tuple[ScoredPassage, ...]
    """What was read, the nearest to an answer first; for ``not_found`` they do not
    answer. The score is the closeness to an answer, 0 to 1: from 0.5 on the words are
    sure enough, unless they are of something else."""
    mode: Mode
    model: str
    """The embedding model, or the chat model that wrote; empty where none was asked."""
    index_version: str
    """The generation that answered."""
    timings: dict[str, float]
    """Seconds per step."""
    language: str = "en"
    """Language of the question, ISO 639-1."""
    notes: tuple[str, ...] = ()
    """Plain sentences about the answer, e.g. that a source is in another language."""
    rejected: tuple[Rejection, ...] = ()
    """What the chat model wrote and is not shown as fact, in the order written."""
    unsupported_spans: tuple[Span, ...] = ()
    """Statements in ``text`` that are kept although nothing supports them; each is
    followed by words that say so. Always empty with the default settings."""

    @property
    def sources(self) -> tuple[Citation, ...]:
        """The first citation of each number: several statements may cite one place."""
        by_number = {citation.number: citation for citation in self.citations[::-1]}
        return tuple(by_number[number] for number in sorted(by_number))

    def _repr_html_(self) -> str:
        """Return what a notebook shows: the text, remarks, and each source's words."""
        parts = [f"<p>{escape(self.text)}</p>"]
        parts += [f"<p><em>{escape(note)}</em></p>" for note in self.notes]
        for source in self.sources:
            place = ", ".join(filter(None, (source.title, source.place)))
            warned = "".join(f"<br><em>{escape(w)}</em>" for w in source.warnings)
            parts.append(
                f"<p>[{source.number}] {escape(place)} ({escape(source.document_id)})"
                f'<br><q lang="{escape(source.language)}">{escape(source.quote)}</q>'
                f"{warned}</p>"
            )
        return f'<div style="white-space: pre-line">{"".join(parts)}</div>'

    def turn(self) -> Turn:
        """Return this exchange as history for the next question."""
        return Turn(self.standalone_question, self.text)


@dataclass(frozen=True, slots=True)
class ReadSpan:
    """Words of one of several texts: ``texts[text_index][span] == text``."""

    text: str
    text_index: int
    span: Span
    score: float
    """Comparable between texts; from a calibrated value on it is an answer."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What ``Assistant.read`` found: ``texts[text_index][span] == text``."""

    answered: bool
    """Whether the texts answer; where not, ``text`` is only what comes nearest."""
    text: str
    text_index: int
    span: Span
    score: float
    alternatives: tuple[ReadSpan, ...]
    """The next best, best first; none overlaps another in the same text."""


@dataclass(frozen=True, slots=True)
class AnswerEvent:
    """One step of ``Assistant.stream``; only the field of its ``kind`` is filled."""

    kind: EventKind
    text: str = ""
    """``searching``: the standalone question; ``text``: the next piece of answer."""
    passages: tuple[ScoredPassage, ...] = ()
    """``reading``: what is being read."""
    citation: Citation | None = None
    answer: Answer | None = None
    """``done``: the finished answer, whose text is all ``text`` events joined."""
