"""Tell whether a text names what a question names, both being in one language."""

from __future__ import annotations

import re

from index.languages import detect_language

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
# German writes every noun with a capital, and a capital is no sign of a name there.
_NO_SIGN = ("de",)
_STEM = 5
"""Names are inflected: one is there where its first letters are, this many."""


def lacks_names(question: str, text: str, language: str) -> bool:
    """Return whether the question names something, and the text nothing of it.

    Names are words with a capital letter within the question. Across languages they
    may be written in another way, and nothing is said to be missing.

    Args:
        question: In any language.
        text: What is read, with the title and heading it stands under.
        language: ISO 639-1 code of the text.
    """
    if language in _NO_SIGN or detect_language(question) != language:
        return False
    words = [match.group() for match in _WORD.finditer(question)][1:]
    names = [word.casefold()[:_STEM] for word in words if word[0].isupper()]
    read = text.casefold()
    return bool(names) and not any(name in read for name in names)
