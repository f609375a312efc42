"""The measures of reading: SQuAD's exact match and F1, over characters where needed.

After Rajpurkar et al. (2016); for scripts without spaces over characters, as CMRC 2018
(Cui et al. 2019) does.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

_ARTICLES = re.compile(r"\b(?:a|an|the)\b")
_UNSPACED = ("zh", "ja", "zh-Hant")


def exact_match(predicted: str, answers: Iterable[str], language: str) -> float:
    """Return 1.0 if the text is one of the answers, punctuation and articles aside."""
    normal = _units(predicted, language)
    return float(any(_units(answer, language) == normal for answer in answers))


def f1_score(predicted: str, answers: Iterable[str], language: str) -> float:
    """Return the best overlap with an answer: harmonic mean of precision and recall."""
    return max((_overlap(predicted, answer, language) for answer in answers), default=0)


def _overlap(predicted: str, answer: str, language: str) -> float:
    given, wanted = (
        Counter(_units(predicted, language)),
        Counter(_units(answer, language)),
    )
    shared = (given & wanted).total()
    if not shared:
        return 0.0
    precision, recall = shared / given.total(), shared / wanted.total()
    return 2 * precision * recall / (precision + recall)


def _units(text: str, language: str) -> list[str]:
    lowered = unicodedata.normalize("NFKC", text).lower()
    bare = "".join(c for c in lowered if not unicodedata.category(c).startswith("P"))
    if language in _UNSPACED:
        return [character for character in bare if not character.isspace()]
    return _ARTICLES.sub(" ", bare).split()
