"""The program's own words on an answer, exported or shown, all in one place."""

from __future__ import annotations

from datetime import datetime

from assistant.answers import Answer, Citation
from assistant.export.exchange import Exchange
from assistant.language.translations.said import say
from assistant.language.translations.texts import _, marked

DECLINED = marked(
    "Nothing was cited: the documents do not say, or it was not found in them."
)


def sources_heading() -> str:
    """Head the list of sources."""
    return _("Sources")


def name_source(citation: Citation) -> str:
    """Return title, file and place of a source in one line."""
    title = " ".join(citation.title.split())
    place = say(citation.place) if citation.place else ""
    parts = [title, citation.document_id, place]
    return ", ".join(dict.fromkeys(part for part in parts if part))


def as_it_stood(citation: Citation, asked: datetime) -> str:
    """Say when a source was quoted, and how it can be told whether it is the same."""
    said = _("as it stood on {date}")
    if citation.content_hash:
        said = _("as it stood on {date} (SHA-256 {hash}…)")
    return said.format(date=f"{asked:%Y-%m-%d}", hash=citation.content_hash[:12])


def quoted(citation: Citation) -> str:
    """Return the quote between quotation marks."""
    return _("“{quote}”").format(quote=citation.quote)


def translated(citation: Citation, answer: Answer) -> str:
    """Return the translation of a quote, said to be one; empty where there is none."""
    if not citation.translation:
        return ""
    return _("{translator}: “{translation}”").format(
        translator=translated_by(answer), translation=citation.translation
    )


def written_by(answer: Answer) -> str:
    """Say which chat model wrote an answer, and that it was checked."""
    return _("Written by {model}, each statement checked against its source").format(
        model=answer.model
    )


def translated_by(answer: Answer) -> str:
    """Say who translated the quotes of an answer."""
    # An extracted answer names the model that searched, not the one that translated.
    if answer.mode != "written":
        return _("Translation by the chat model, not part of the source")
    return _("Translation by {model}, not part of the source").format(
        model=answer.model
    )


def remarks_on(exchange: Exchange) -> list[str]:
    """Say what is to be known of an answer beside its text, a sentence each."""
    answer = exchange.answer
    remarks = [exchange.note] if exchange.note else []
    if answer is None:
        return [*remarks, _asked_on(exchange)]
    if answer.standalone_question != answer.question:
        understood = _("Understood as: {question}")
        remarks.append(understood.format(question=answer.standalone_question))
    remarks += answer.notes
    if answer.status == "not_found":
        remarks.append(_(DECLINED))
    made = _made(answer)
    if not made:
        return [*remarks, _asked_on(exchange)]
    state = _("State {generation} of the index.")
    last = [made, _asked_on(exchange), state.format(generation=answer.index_version)]
    return [*remarks, " ".join(last)]


def _asked_on(exchange: Exchange) -> str:
    moment = f"{exchange.asked:%Y-%m-%d %H:%M %Z}".rstrip()
    return _("Asked on {moment}.").format(moment=moment)


def _made(answer: Answer) -> str:
    """Say how an answer was made; nothing of one that no document was asked for."""
    if answer.mode == "written":
        return _("{sentence}.").format(sentence=written_by(answer))
    if answer.mode == "fixed" or answer.status == "not_found":
        return ""
    return _("Quoted word for word from the documents, by no language model.")
