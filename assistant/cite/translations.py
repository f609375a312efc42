"""Give foreign quotes a translation by the chat model, if it holds their facts."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from threading import Event

from assistant.answers import Citation
from assistant.facts import Claim, Evidence
from assistant.write.failures import ChatFailure
from assistant.write.writer import Writer

LOGGER = logging.getLogger(__name__)


def translate_quotes(
    citations: Sequence[Citation], chat: Writer, language: str, stop: Event
) -> tuple[Citation, ...]:
    """Return the citations, with translations of quotes in other languages.

    A translation in which a figure, date or name is not that of the quote is none.

    Args:
        citations: Of one answer.
        chat: The model.
        language: Code of the language to translate into.
        stop: Ends the request when it is set.
    """
    foreign = [c for c in citations if c.language not in {"und", language}]
    quotes = list(dict.fromkeys(c.quote for c in foreign))
    if not quotes:
        return tuple(citations)
    try:
        translated = chat.translate(quotes, language, stop)
    except ChatFailure as failure:
        LOGGER.info("Quotes stay untranslated: %s", failure.kind)
        return tuple(citations)
    by_quote = dict(zip(quotes, translated, strict=True))
    return tuple(
        replace(c, translation=by_quote[c.quote])
        if c.quote in by_quote and _is_faithful(by_quote[c.quote], language, c)
        else c
        for c in citations
    )


def _is_faithful(translation: str, language: str, citation: Citation) -> bool:
    quote = Evidence(citation.quote, citation.language)
    missing = Claim(translation, language).missing([quote])
    if missing:
        LOGGER.info("A translation is not shown: %d new facts in it", len(missing))
    return not missing
