"""The language-model answerer: question and passages to statements, as they come."""

from __future__ import annotations

import logging
import re
import threading
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from assistant.answers import Turn
from assistant.facts import Claim, Evidence
from assistant.write.failures import ChatFailure
from assistant.write.prompt import (
    KeyedPassage,
    answer_messages,
    document_messages,
    rewrite_messages,
    translation_messages,
)
from assistant.write.reply import ReplyReader, WrittenStatement
from assistant.write.stream import ChatStream
from index.text.languages import UNKNOWN, detect_language

if TYPE_CHECKING:
    from langchain_core.messages import BaseMessageChunk

LOGGER = logging.getLogger(__name__)

_TELLING = 20
"""Letters from which on the language of a statement can be told."""
_SCANDINAVIAN = frozenset({"sv", "no", "nb", "nn", "da"})
"""So alike that short texts are taken for each other."""
_LONGEST_QUESTION = 400
_NUMBERED = re.compile(r"^\s*(\d+)[.)．、:]\s*(.+)$", re.MULTILINE)


class Writer:
    """Has a chat model write: answers, questions that stand alone, translations."""

    def __init__(self, chat: ChatStream, name: str, *, cites_documents: bool) -> None:
        """Write with ``chat``.

        Args:
            chat: The model.
            name: What answers call it.
            cites_documents: Whether it has citations of its own (Anthropic's), which
                are then used instead of keys.
        """
        self.name = name
        self._chat = chat
        self._cites_documents = cites_documents

    def write(
        self,
        question: str,
        language: str,
        passages: Sequence[KeyedPassage],
        stop: threading.Event,
    ) -> Iterator[WrittenStatement]:
        """Yield the statements of the model's answer as they are complete.

        Args:
            question: Standing on its own.
            language: Code of the language to write in. A model that writes in
                another is asked once more.
            passages: What the answer may rest on, the best first: where they are too
                long for the model, the last are left out.
            stop: Ends the answer, and the request, when it is set.

        Raises:
            ChatFailure: The model failed.
        """
        try:
            yield from self._shorten(question, language, passages, stop, insist=False)
        except _OtherLanguageError:
            LOGGER.info("The chat model is asked again, to write in %s", language)
            try:
                yield from self._shorten(
                    question, language, passages, stop, insist=True
                )
            except _OtherLanguageError as exc:
                raise ChatFailure("wrong_language") from exc

    def rewrite(
        self,
        question: str,
        language: str,
        history: Sequence[Turn],
        stop: threading.Event,
    ) -> str:
        """Return ``question`` so that it stands on its own; empty where that failed.

        What the conversation does not name is not put into it.

        Raises:
            ChatFailure: The model failed.
        """
        reply = self._chat.ask(rewrite_messages(question, language, history), stop)
        rewritten = reply.strip().strip('"“”')
        said = [question, *(f"{turn.question}\n{turn.answer}" for turn in history)]
        known = [Evidence(text, detect_language(text)) for text in said]
        whole = 0 < len(rewritten) <= _LONGEST_QUESTION and "\n" not in rewritten
        if not whole or Claim(rewritten, language).missing(known):
            LOGGER.info("The chat model's question is not used: it has other facts")
            return ""
        return rewritten

    def translate(
        self, quotes: Sequence[str], language: str, stop: threading.Event
    ) -> list[str]:
        """Return each quote in ``language``; empty where there is no translation.

        Raises:
            ChatFailure: The model failed.
        """
        reply = self._chat.ask(translation_messages(quotes, language), stop)
        found = {int(n): text.strip() for n, text in _NUMBERED.findall(reply)}
        LOGGER.debug("%d of %d quotes were translated", len(found), len(quotes))
        return [found.get(number, "") for number in range(1, len(quotes) + 1)]

    def _shorten(
        self,
        question: str,
        language: str,
        passages: Sequence[KeyedPassage],
        stop: threading.Event,
        *,
        insist: bool,
    ) -> Iterator[WrittenStatement]:
        """Write from fewer passages where all are too long for the model."""
        prompt = document_messages if self._cites_documents else answer_messages
        while True:
            messages = prompt(question, language, passages, insist=insist)
            try:
                chunks = self._chat.stream(messages, stop)
                yield from _statements(chunks, language, passages)
                return
            except ChatFailure as failure:
                if failure.kind != "too_long" or len(passages) < 2:
                    raise
            LOGGER.info("%d passages are too long, half are left out", len(passages))
            passages = passages[: len(passages) // 2]


def _statements(
    chunks: Iterator[BaseMessageChunk], language: str, passages: Sequence[KeyedPassage]
) -> Iterator[WrittenStatement]:
    reply = ReplyReader(language)
    told = False

    def checked(found: Iterator[WrittenStatement]) -> Iterator[WrittenStatement]:
        nonlocal told
        for statement in found:
            if not told and statement.keys:
                told = _tells_language(statement.text, language)
            yield statement

    for chunk in chunks:
        yield from checked(reply.feed(_keyed_text(chunk.content, passages)))
    yield from checked(reply.close())


def _keyed_text(content: str | list[Any], passages: Sequence[KeyedPassage]) -> str:
    """Return the text of a chunk, with citations of documents as keys."""
    if isinstance(content, str):
        return content
    text = ""
    for block in content:
        if isinstance(block, str):
            text += block
        elif block.get("type") == "text":
            text += block.get("text") or ""
            for citation in block.get("citations") or ():
                text += _key_of(citation, passages)
    return text


def _key_of(citation: dict[str, Any], passages: Sequence[KeyedPassage]) -> str:
    place = citation.get("document_index", -1)
    return f" [{passages[place].key}]" if 0 <= place < len(passages) else ""


class _OtherLanguageError(Exception):
    """The model writes in another language than it was asked to."""


def _tells_language(text: str, language: str) -> bool:
    """Return whether the language of a statement can be told, being the right one.

    Raises:
        _OtherLanguageError: It is another one.
    """
    letters = sum(map(str.isalpha, text))
    found = detect_language(text)
    if UNKNOWN in (language, found) or found == language:
        return found == language
    # A script says at once what letters of the same script say only in numbers.
    same_script = (found in _OWN_SCRIPT) == (language in _OWN_SCRIPT)
    if same_script and (letters < _TELLING or {found, language} <= _SCANDINAVIAN):
        return False
    raise _OtherLanguageError


_OWN_SCRIPT = frozenset({"zh", "ja", "ko", "th", "ar", "he", "hi", "el", "ru", "uk"})
"""Languages that are not written in Latin letters."""
