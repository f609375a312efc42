"""Find the words of a message that are its writer's own, which tell its language.

Names, addresses, signatures, notices and quoted messages may be in another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

# The patterns see lines with single spaces. None may take more time than the line is
# long: a line may be a file in base64.
# From here on it is another message.
_EARLIER = re.compile(
    r"--.*\b(?:message|meddelande\w*|nachricht|besked)\b.*"
    r"|(?:from|från|von|fra|de|发件人|寄件者) ?[:：].*"
    r"|(?:on|den|am|le|el)\b.{6,}(?:wrote|skrev|schrieb|a écrit|escribió) ?:"
    r"|.{6,}(?:写道|寫道) ?[:：]",
    re.IGNORECASE,
)
# From here on it is the signature.
_FAREWELL = re.compile(
    r"(?:--|(?:(?:with )?(?:my |our )?(?:best|kind|warm|many)(?:est)? "
    r"(?:regards|wishes|thanks)|regards|(?:yours )?(?:sincerely|faithfully|truly)"
    r"|cheers"
    r"|(?:med )?(?:vänliga?|bästa|varma|hjärtliga|vennlige?|venlig) ?(?:hälsning(?:ar)?"
    r"|hilsen(?:er)?)|hälsningar|mvh|vh|mit\b.*\bgrü(?:ß|ss)en"
    r"|(?:viele|beste|liebe|herzliche) grü(?:ß|ss)e|mfg|(?:bien )?cordialement"
    r"|saludos\b.*|此致|敬礼|祝好|顺祝\w*) ?[,，.!！]?)",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,255}"
    r"|(?:https?://|www\.)\S+|\+?\d[\d \-()]{7,}"
)
_LETTER = re.compile(r"[^\W\d_]")
_SENTENCE_END = re.compile(r"[.!?]['\"”)]?\Z|[。！？]")
_WORD = re.compile(r"[\u3041-\u30ff\u3400-\u9fff]|[^\W\d_]+")
_WORDS = 6
"""So many words has a line that is no name, title or street, or it ends in a mark."""
_FEWEST = 4
"""Fewer words tell no language: "Hej!" may be Hungarian."""


def own_words(bodies: Iterable[str]) -> str:
    """Return the sentences that the writer of a message wrote, a line each.

    Where they are too few to tell a language, it is all that is neither quoted nor a
    signature; where that is too little, all there is; empty where even that is.

    Args:
        bodies: The parts of the text of the message, in order.
    """
    parts = list(bodies)
    lines = [line for body in parts for line in _own_lines(body)]
    sentences = [line for line in lines if _is_sentence(line)]
    texts = ("\n".join(said) for said in (sentences, lines, parts))
    return next((text for text in texts if _has_words(text)), "")


def _own_lines(body: str) -> Iterator[str]:
    for line in body.splitlines():
        said = " ".join(line.split())
        if _EARLIER.fullmatch(said) or _FAREWELL.fullmatch(said):
            return
        bare = _CONTACT.sub("", said).strip()
        if bare and not said.startswith(">"):
            yield bare


def _is_sentence(line: str) -> bool:
    letter = _LETTER.search(line)
    ends = letter and _SENTENCE_END.search(line, letter.end())
    return bool(ends) or len(line.split()) >= _WORDS


def _has_words(text: str) -> bool:
    return len(list(islice(_WORD.finditer(text), _FEWEST))) == _FEWEST
