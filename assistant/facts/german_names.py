"""Tell which German words are names by where they stand: all nouns have a capital."""

from __future__ import annotations

import re

from assistant.facts.vocabulary import is_ordinary, lower_case_words
from assistant.language.function_words import word_set
from index.documents import Span

_FOREIGN_LETTERS = re.compile("[åøæèêçñšžłãőëïîôûýčćńś]", re.IGNORECASE)
_IN = re.compile(r"(?:^|[^\w])[Ii]n \Z")
_BEGINS = re.compile(r"(?:^|[.!?] )\Z")
_VERB = re.compile(r" (?!ist\b|nicht\b|mit\b|seit\b|laut\b)[a-zäöüß]{2,}t\b")
_OF_KIND = re.compile(
    r"\b(?:Stadt|Gemeinde|Kommune|Land|Bundesland|Landkreis|Kreis|Bezirk|Provinz"
    r"|Präfektur|Firma|Konzern|Universität|Hochschule|Flughafen) \Z"
)
_ENDS_LIKE_NOUN = re.compile(
    r"(?:ung|heit|keit|schaft|tion|tät|ment|nis|tum|enz|anz|ik|ie|or|er|ern|en|e|s|el|eln"
    r"|lich|weise|dem|mals|falls|seits|zeit|arbeit"
    r"|land|werk|geld|stoff|markt|betrag|satz|recht|bedarf|umfang|antrag|grund)\Z"
)
_NOUNS_AFTER_IN = word_set(
    "kraft betrieb bezug anspruch gang besitz verzug form umlauf bau auftrag rechnung"
    " ordnung verbindung höhe frage druck kauf haft einklang betracht wald wort schrift"
)


def stands_as_name(text: str, word: Span) -> bool:
    """Return whether a word with a capital is a name where it stands.

    "In Chemnitz", "Chemnitz erhält", "die Gemeinde Borås": nouns have an article there,
    or one of the endings of nouns. Of most names nothing tells it.

    Args:
        text: In German.
        word: Where it stands there.
    """
    before, after, written = text[: word.start], text[word.end :], word.of(text)
    if _FOREIGN_LETTERS.search(written) or _OF_KIND.search(before):
        return True
    lower = written.casefold()
    if not _is_strange(lower):
        return False
    subject = _BEGINS.search(before) and _VERB.match(after)
    return bool(subject or _IN.search(before) or after.startswith(("' ", "’ ")))


def _is_strange(word: str) -> bool:
    """Return whether a word in lower case is like no noun that is known."""
    noun = word in _NOUNS_AFTER_IN or _ENDS_LIKE_NOUN.search(word)
    return not (noun or word in lower_case_words() or is_ordinary(word))
