"""Ask what was asked of one numbered place of another one: "And Article 13?"."""

from __future__ import annotations

import re

from assistant.language.asking_words import is_saying, without_asking
from assistant.search.place_names import (
    find_place_names,
    without_place_names,
)
from assistant.search.rewriter.connectives import CHINESE_CONNECTIVE, CONNECTIVE
from assistant.search.written_places import in_digits
from index.text.keywords import keyword_tokens

_HAN = re.compile("[\u4e00-\u9fff]")


def with_other_place(question: str, last: str) -> str | None:
    """Return the last question with the place that this one names in its stead.

    Nothing where the last question names no place, or this one more than a place; after
    "and" or before 呢 it may ask again what the place says.
    """
    connective = CONNECTIVE.match(question) or CHINESE_CONNECTIVE.match(question)
    piece = question[connective.end() if connective else 0 :].rstrip(" ?？")
    connected = connective is not None or piece.endswith("呢")
    piece = piece.removesuffix("呢")
    others = find_place_names(piece)
    rest = without_place_names(piece)
    if len(others) != 1 or not (_only_asks(rest) if connected else _is_empty(rest)):
        return None
    ((other, words),) = others.items()
    known = find_place_names(last)
    alike = [said for name, said in known.items() if name.kind == other.kind]
    alike = alike or list(known.values())
    if len(alike) != 1:
        return None
    return in_digits(last).replace(alike[0], words)


def _is_empty(rest: str) -> bool:
    return not re.search(r"\w", rest)


def _only_asks(rest: str) -> bool:
    if _HAN.search(rest):
        return _is_empty(without_asking(rest))
    return all(map(is_saying, keyword_tokens(rest)))
