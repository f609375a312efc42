"""Turn text of any script into keyword tokens, and words into a keyword query."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

# Scripts written without spaces: single characters and pairs are their words.
_UNSPACED = (
    r"\u0e00-\u0e7f\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff"
    r"\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
)
_TOKEN = re.compile(
    rf"(?P<unspaced>[{_UNSPACED}]+)|\d+(?:[., \u202f]\d{{3}}(?!\d)|[.,]\d+)*"
    rf"|(?:[^\W\d{_UNSPACED}_]|[\u0300-\u036f\u0900-\u0dff])+"
)
_GROUPING = re.compile(r"[., \u202f](?=\d{3}(?!\d))")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff]")


def keyword_tokens(text: str) -> list[str]:
    """Return the keyword tokens of ``text``, in order, with repetitions.

    Words are compared without case, accents and width; ``60,000`` and ``60 000``
    are ``60000``. Chinese, Japanese, Korean and other scripts written without
    spaces give each character and each pair of neighbours.
    """
    folded = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).casefold()
    return [token for match in _TOKEN.finditer(folded) for token in _expand(match)]


def keyword_query(question: str) -> str:
    """Return an FTS5 query that any of the question's tokens answers; may be empty."""
    return " OR ".join(
        f'"{token}"' for token in dict.fromkeys(keyword_tokens(question))
    )


def _expand(match: re.Match[str]) -> Iterator[str]:
    token = match.group()
    if match.group("unspaced"):
        yield from token
        yield from map("".join, pairwise(token))
    elif token[0].isdigit():
        yield _GROUPING.sub("", token)
    else:
        yield _without_accents(token)


def _without_accents(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word)
    return re.sub(r"[\u0300-\u036f]", "", decomposed)
