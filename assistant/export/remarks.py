"""The program's own words on an answer, exported or shown, all in one place."""

from __future__ import annotations

from datetime import datetime

from assistant.answers import Answer, Citation
from assistant.export.exchange import Exchange

SOURCES = "Sources"
DECLINED = "Nothing was cited: the documents do not say, or it was not found in them."


def name_source(citation: Citation) -> str:
    """Return title, file and place of a source in one line."""
    title = " ".join(citation.title.split())
    parts = [title, citation.document_id, citation.place]
    return ", ".join(dict.fromkeys(part for part in parts if part))


def as_it_stood(citation: Citation, asked: datetime) -> str:
    """Say when a source was quoted, and how it can be told whether it is the same."""
    said = f"as it stood on {asked:%Y-%m-%d}"
    if citation.content_hash:
        said += f" (SHA-256 {citation.content_hash[:12]}…)"
    return said


def quoted(citation: Citation) -> str:
    """Return the quote between quotation marks."""
    return f"“{citation.quote}”"


def translated(citation: Citation, answer: Answer) -> str:
    """Return the translation of a quote, said to be one; empty where there is none."""
    if not citation.translation:
        return ""
    return f"{translated_by(answer)}: “{citation.translation}”"


def written_by(answer: Answer) -> str:
    """Say which chat model wrote an answer, and that it was checked."""
    return f"Written by {answer.model}, each statement checked against its source"


def translated_by(answer: Answer) -> str:
    """Say who translated the quotes of an answer."""
    # An extracted answer names the model that searched, not the one that translated.
    model = answer.model if answer.mode == "written" else "the chat model"
    return f"Translation by {model}, not part of the source"


def remarks_on(exchange: Exchange) -> list[str]:
    """Say what is to be known of an answer beside its text, a sentence each."""
    answer = exchange.answer
    remarks = [exchange.note] if exchange.note else []
    if answer is None:
        return [*remarks, f"Asked on {_moment(exchange.asked)}."]
    if answer.standalone_question != answer.question:
        remarks.append(f"Understood as: {answer.standalone_question}")
    remarks += answer.notes
    if answer.status == "not_found":
        remarks.append(DECLINED)
    made = _made(answer)
    state = f" State {answer.index_version} of the index." if made else ""
    return [*remarks, f"{made}Asked on {_moment(exchange.asked)}.{state}"]


def _moment(asked: datetime) -> str:
    return f"{asked:%Y-%m-%d %H:%M %Z}".rstrip()


def _made(answer: Answer) -> str:
    """Say how an answer was made; nothing of one that no document was asked for."""
    if answer.mode == "written":
        return f"{written_by(answer)}. "
    if answer.mode == "fixed" or answer.status == "not_found":
        return ""
    return "Quoted word for word from the documents, by no language model. "
