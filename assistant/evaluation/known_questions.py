"""What a question with a known answer is, and what a file of them holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.answers import Status
from index.errors import DisplayableError


class QuestionFileError(DisplayableError):
    """A file of questions has a mistake; the message names the line."""


@dataclass(frozen=True, slots=True)
class NotThis:
    """What was answered and is wrong, where the right answer is not known.

    Each that is given must not come again: what is said first, the document or the
    quote that is cited first, the status.
    """

    said: str = ""
    document: str = ""
    quote: str = ""
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class KnownQuestion:
    """A question, and what a right answer to it says, cites or finds."""

    question: str
    items: tuple[tuple[str, ...], ...] = ()
    """All that has to be said, each in any one of several wordings; more than one
    for a list."""
    quote: str = ""
    """Words of the document that a citation has to hold."""
    document: str = ""
    """Id of the document that answers."""
    absent: bool = False
    """Whether the documents do not say: the right answer is to say so."""
    forbidden: tuple[str, ...] = ()
    """What must not be said: the figure of another year, the name of another town."""
    history: tuple[str, ...] = ()
    """Questions asked before in the same conversation, oldest first."""
    status: Status | None = None
    """What the answer has to be, ``help`` for what is no question to the documents;
    None where the rest says so."""
    not_this: NotThis | None = None
    """What is known to be wrong; whatever else is answered is only another answer."""
    note: str = ""
    """For people: why it is asked."""
    kind: str = "other"
    tags: tuple[str, ...] = ()
    """More groups that it is measured in."""
    language: str = ""
    """ISO 639-1 code; told from the words where it is not given."""
    relevant: Mapping[str, int] = field(default_factory=dict)
    """Relevance of documents or passages, by id, where that is all that is known."""

    @property
    def asks(self) -> bool:
        """Whether an answer can be judged; else only the search is measured."""
        return self.has_right_answer or self.not_this is not None

    @property
    def has_right_answer(self) -> bool:
        """Whether an answer can be right, and not only another one than before."""
        return self.is_said or self.absent or self.status is not None

    @property
    def is_said(self) -> bool:
        """Whether it is known what the documents say to it, or where."""
        return bool(self.items or self.quote or self.document)


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """The questions of a file, and what they are asked of and held against."""

    questions: tuple[KnownQuestion, ...]
    floors: Mapping[str, float] = field(default_factory=dict)
    """Least value of a measure, by its name; most where less is better."""
    corpus: Mapping[str, str] | None = None
    """Texts to search instead of the index, by id."""
