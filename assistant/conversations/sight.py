"""Show of stored conversations only what rests on documents that somebody may read.

An answer names documents, counts them and is understood by what was said before it. So
of other people's conversations one is shown whole or not at all; of their own, people
see their questions, and the answers whose documents are still open to them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from assistant.conversations.conversation import Conversation, Message


@dataclass(frozen=True, slots=True)
class Sight:
    """What one visitor may see of conversations."""

    owner: str
    """Whose conversations are the visitor's own."""
    hidden: Callable[[Collection[str]], Collection[str]]
    """Returns those of some documents that the visitor may not know of."""
    is_restricted: Callable[[], bool]
    """Tells whether there is anything in the index that they may not know of."""

    def of(
        self, conversation: Conversation | None, messages: Sequence[Message]
    ) -> tuple[Message, ...] | None:
        """Return what is shown of a conversation; None where it is not there."""
        if conversation is None:
            return None
        if conversation.owner == self.owner:
            return tuple(map(self._withheld, messages))
        restricted = self.is_restricted()
        if all(self._is_shown(message, restricted) for message in messages):
            return tuple(messages)
        return None

    def _withheld(self, message: Message) -> Message:
        """Return a message without its answer where that is no longer to be seen."""
        if not self.hidden(documents_of(message)):
            return message
        return replace(
            message,
            state="failed",
            text="",
            citations=(),
            answer=None,
            titles={},
            error="This answer rests on documents that are not open to you.",
            hint="Ask again to have it answered from those that are.",
        )

    def _is_shown(self, message: Message, restricted: bool) -> bool:
        if self.hidden(documents_of(message)):
            return False
        if not restricted:
            return True
        # What is not found is told with the number of documents, and a warning may
        # name the document that replaces another.
        answer = message.answer
        warned = any(citation.warnings for citation in message.citations)
        return answer is not None and answer.status == "answered" and not warned


def documents_of(message: Message) -> frozenset[str]:
    """Return the documents that a message quotes, lists, or was read from, by id."""
    cited = {citation.document_id for citation in message.citations}
    if answer := message.answer:
        cited |= {citation.document_id for citation in answer.citations}
        cited |= {scored.passage.document_id for scored in answer.passages}
    return frozenset(cited | message.titles.keys())


def has_words(
    conversation: Conversation, messages: Sequence[Message], words: str
) -> bool:
    """Return whether words stand in what is shown of a conversation."""
    wanted = " ".join(words.casefold().split())
    said = [conversation.title]
    said += [text for message in messages for text in (message.question, message.text)]
    return any(wanted in " ".join(one.casefold().split()) for one in said)
