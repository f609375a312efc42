"""Find the words of a message that are its writer's own, which tell its language.

Names, addresses, signatures, notices and quoted messages may be in another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_QUOTED = re.compile(r"\s*>")
# From here on it is another message.
_EARLIER = re.compile(
    r"\s*(?:[-_]{5,}|-{2,}.*\b(?:message|meddelande\w*|nachricht|besked)\b.*"
    r"|(?:from|från|von|fra|de|发件人|寄件者)\s?[:：].*"
    r"|(?:on|den|am|le|el)\b.{6,}(?:wrote|skrev|schrieb|a écrit|escribió)\s?:"
    r"|.{6,}(?:写道|寫道)\s?[:：])\s*",
    re.IGNORECASE,
)
# From here on it is the signature.
_FAREWELL = re.compile(
    r"\s*(?:--|(?:(?:with )?(?:my |our )?(?:best|kind|warm|many)(?:est)? "
    r"(?:regards|wishes|thanks)|regards|(?:yours )?(?:sincerely|faithfully|truly)"
    r"|cheers"
    r"|(?:med )?(?:vänliga?|bästa|varma|hjärtliga|vennlige?|venlig) ?(?:hälsning(?:ar)?"
    r"|hilsen(?:er)?)|hälsningar|mvh|vh|mit\b.*\bgrü(?:ß|ss)en"
    r"|(?:viele|beste|liebe|herzliche) grü(?:ß|ss)e|mfg|(?:bien )?cordialement"
    r"|saludos\b.*|此致|敬礼|祝好|顺祝\w*)\s*[,，.!！]?)\s*",
    re.IGNORECASE,
)
_CONTACT = re.compile(r"\S+@\S+|(?:https?://|www\.)\S+|\+?\d[\d \-()]{7,}")
_SENTENCE = re.compile(r"[^\W\d_].*(?:[.!?]['\"”)]?\s*\Z|[。！？])")
_WORDS = 6
"""So many words has a line that is no name, title or street, or it ends in a mark."""


def own_words(bodies: Iterable[str]) -> str:
    """Return the sentences that the writer of a message wrote, a line each.

    Where there are none, it is all that is neither quoted nor a signature.

    Args:
        bodies: The parts of the text of the message, in order.
    """
    lines = [line for body in bodies for line in _own_lines(body)]
    sentences = [line for line in lines if _is_sentence(line)]
    return "\n".join(sentences or lines)


def _own_lines(body: str) -> Iterator[str]:
    for line in body.splitlines():
        if _EARLIER.fullmatch(line) or _FAREWELL.fullmatch(line):
            return
        bare = _CONTACT.sub("", line).strip()
        if bare and not _QUOTED.match(line):
            yield bare


def _is_sentence(line: str) -> bool:
    return bool(_SENTENCE.search(line)) or len(line.split()) >= _WORDS
