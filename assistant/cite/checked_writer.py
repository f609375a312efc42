"""A chat model that writes, and what must be so for its words to be shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.check.contrast import ContrastModel
from assistant.check.support import SupportModel
from assistant.check.swaps import SwapModel
from assistant.check.verifier import Verifier
from assistant.settings import Settings
from assistant.write.chat_model import cites_documents
from assistant.write.stream import ChatStream
from assistant.write.writer import Writer

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

    from assistant.extract.span_model.model import SpanModel


@dataclass(frozen=True, slots=True)
class CheckedWriter:
    """Writes; of what it writes, only what its verifier finds supported is shown."""

    writer: Writer
    verifier: Verifier
    marks: bool = False
    """Whether what nothing supports is kept and marked, instead of removed."""


def make_checked_writer(
    chat_model: BaseChatModel, settings: Settings, model: SpanModel, name: str = ""
) -> CheckedWriter:
    """Return a writer that asks ``chat_model``, as ``Assistant.open`` makes it.

    Args:
        chat_model: Any of LangChain's.
        settings: How long to wait, how often to ask again, what becomes of statements
            that nothing supports.
        model: Judges whether sentences support a statement.
        name: What answers call the chat model; empty: what it calls itself.
    """
    chat = ChatStream(chat_model, settings.chat_timeout, settings.chat_retries)
    writer = Writer(
        chat,
        name or chat_model.get_name(),
        cites_documents=cites_documents(chat_model),
    )
    verifier = Verifier(SupportModel(model), ContrastModel(model), SwapModel(model))
    return CheckedWriter(writer, verifier, marks=settings.unsupported == "mark")
