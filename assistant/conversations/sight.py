"""Show of stored conversations only what rests on documents that somebody may read.

An answer names documents, counts them and is understood by what was said before it. So
of other people's conversations one is shown whole or not at all; of their own, people
see their questions, and the answers whose documents are still open to them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from assistant.access.visitor import Visitor
from assistant.answers import Citation
from assistant.conversations.conversation import Conversation, Message
from index.documents import ScoredPassage

if TYPE_CHECKING:
    from assistant.pipeline import Assistant


def owner_of(visitor: Visitor) -> str:
    """Return by what the conversations of somebody are known who is known by an id."""
    return sha256(visitor.id.encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Sight:
    """What one visitor may see of conversations."""

    owner: str
    """Whose conversations are the visitor's own."""
    hidden: Callable[[Collection[str]], Collection[str]]
    """Returns those of some documents that the visitor may not know of."""
    hidden_files: Callable[[], Mapping[str, str]]
    """Returns what of the index they may not know of: ids, and hashes of the files."""
    hidden_texts: Callable[[Collection[str]], Collection[str]]
    """Returns those of some passages' texts that stand in nothing they may know of."""

    @classmethod
    def through(
        cls,
        narrowed: Assistant,
        owner: str,
        hidden: Callable[[Collection[str]], Collection[str]],
    ) -> Sight:
        """Return what somebody may see for whom there is the ``narrowed`` assistant."""

        def hidden_texts(texts: Collection[str]) -> frozenset[str]:
            if not narrowed.hidden:
                return frozenset()
            with narrowed.open_index() as generation:
                return generation.store.texts.left_out.texts_among(texts)

        return cls(owner, hidden, lambda: narrowed.hidden, hidden_texts)

    def of(
        self, conversation: Conversation | None, messages: Sequence[Message]
    ) -> tuple[Message, ...] | None:
        """Return what is shown of a conversation; None where it is not there."""
        if conversation is None:
            return None
        closed = self._closed(messages)
        if conversation.owner == self.owner:
            return tuple(self._withheld(message, closed) for message in messages)
        restricted = bool(self.hidden_files())
        seen = [
            kept
            for message in messages
            if (kept := self._narrowed(message, _cited(message), closed))
            and _may_be_shared(kept, restricted)
        ]
        return tuple(seen) if len(seen) == len(messages) else None

    def _closed(self, messages: Sequence[Message]) -> frozenset[str]:
        """Return what is hidden under any name: hashes of files, texts of passages."""
        read = {hit.passage.text for m in messages for hit in _passages(m)}
        hashes = frozenset(self.hidden_files().values()) - {""}
        return hashes | frozenset(self.hidden_texts(read))

    def _withheld(self, message: Message, closed: frozenset[str]) -> Message:
        """Return a message without its answer where that is no longer to be seen."""
        # Where it was asked to be looked is their own words: that one such place is
        # closed and another not there must make no difference.
        return self._narrowed(message, _quoted(message), closed) or replace(
            message,
            state="failed",
            text="",
            citations=(),
            answer=None,
            titles={},
            error="This answer rests on documents that are not open to you.",
            hint="Ask again to have it answered from those that are.",
        )

    def _narrowed(
        self, message: Message, cited: frozenset[str], closed: frozenset[str]
    ) -> Message | None:
        """Return a message without passages that are hidden; None if it rests on them.

        A quote says what its document says. What a model wrote may say what it read.
        """
        read = _read(message)
        hidden = frozenset(self.hidden(cited | read)) | _moved(message, closed)
        answer = message.answer
        if not hidden:
            return message
        if answer is None or answer.mode != "extracted" or hidden & cited:
            return None
        if answer.status != "answered":
            return None
        passages = tuple(
            hit for hit in answer.passages if hit.passage.document_id not in hidden
        )
        return replace(
            message,
            answer=replace(answer, passages=passages),
            titles={id_: t for id_, t in message.titles.items() if id_ not in hidden},
            reading=len(passages),
        )


def _moved(message: Message, closed: frozenset[str]) -> frozenset[str]:
    """Return which files now lie, under other names, where they are hidden.

    An answer outlasts the document it quotes; not one that was closed meanwhile.
    """
    passages = [hit.passage for hit in _passages(message)]
    quoted = {c.document_id for c in _citations(message) if c.content_hash in closed}
    return frozenset(quoted | {p.document_id for p in passages if p.text in closed})


def _may_be_shared(message: Message, restricted: bool) -> bool:
    """Return whether somebody else's answer tells nothing of what it does not cite."""
    if not restricted:
        return True
    # What is not found is told with the number of documents, and a warning may name
    # the document that replaces another.
    answer = message.answer
    warned = any(citation.warnings for citation in message.citations)
    return answer is not None and answer.status == "answered" and not warned


def _citations(message: Message) -> tuple[Citation, ...]:
    answered = message.answer.citations if message.answer else ()
    return (*message.citations, *answered)


def _passages(message: Message) -> tuple[ScoredPassage, ...]:
    return message.answer.passages if message.answer else ()


def _quoted(message: Message) -> frozenset[str]:
    """Return what a message quotes or lists, by id."""
    return frozenset(citation.document_id for citation in _citations(message))


def _cited(message: Message) -> frozenset[str]:
    """Return what a message quotes or lists, or was asked of, by id."""
    return _quoted(message) | {place.rstrip("/") for place in message.among}


def _read(message: Message) -> frozenset[str]:
    """Return the documents that an answer was read from, by id."""
    read = {hit.passage.document_id for hit in _passages(message)}
    return frozenset(read | message.titles.keys())


def has_words(
    conversation: Conversation, messages: Sequence[Message], words: str
) -> bool:
    """Return whether words stand in what is shown of a conversation."""
    wanted = " ".join(words.casefold().split())
    said = [conversation.title]
    said += [text for message in messages for text in (message.question, message.text)]
    return any(wanted in " ".join(one.casefold().split()) for one in said)
