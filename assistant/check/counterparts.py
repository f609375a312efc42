"""Tell which of two clauses a statement speaks of, by the words that set them apart."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp

from assistant.extract.span_model.model import SpanModel
from assistant.facts.blanks import blank
from assistant.language.function_words import small_words, word_set
from index.documents import Span

_HAN = "\u3400-\u9fff"
_PARTICLES = "的了为是和与及在于可将应须得被由至从对其"
_WORD = re.compile(rf"(?:(?![{_PARTICLES}])[{_HAN}])+|\d+|[^\W\d_{_HAN}]+")
_SHARPNESS = 10.0
"""How much more two words count as counterparts that are nearer in meaning by one."""
_SHORTEST_STEM, _LONGEST_ENDING = 4, 3

_ARTICLES = word_set(
    "the a an of its their this these"
    " den det de en ett av sin sitt sina dess deras denna detta dessa"
    " der die das des dem ein eine einer eines einem einen von sein seine ihr ihre"
    " diese dieser dieses diesen"
)

Words = tuple[str, ...]
Closeness = Mapping[tuple[str, str], float]


@dataclass(frozen=True, slots=True)
class Parted:
    """The words of a statement, and those of the clauses that it may speak of."""

    said: tuple[Words, ...]
    """Of its clause, and of all of it: who "they" are may be said before."""
    clauses: tuple[Words, ...]
    same_language: bool


def words_of(text: str, clause: Span, language: str, blanks: Sequence[Span]) -> Words:
    """Return the words of a clause that mean something, each once.

    Of what is written in Han characters, that is each two which follow each other.

    Args:
        text: That the clause stands in.
        clause: Of the text.
        language: Code of its language.
        blanks: What is left out of the text.
    """
    small = small_words(language)
    ignored = small.outside | small.links | small.joins | _ARTICLES
    runs = _WORD.findall(clause.of(blank(text, blanks)))
    found = (word for run in runs for word in _pieces(run))
    return tuple(dict.fromkeys(word for word in found if word not in ignored))


def compare_parted(
    model: SpanModel, parted: Sequence[Parted]
) -> list[list[list[float]]]:
    """Return for any two clauses how much nearer the statement is to the second.

    "Small firms get 50 percent of the costs and large firms 20" has one sentence for
    both, and hardly a word that only one of them has. So what both clauses have is left
    out. Of the rest, each word of the shorter one has a counterpart in the other, which
    is the nearest in meaning: "large" has "small", and nothing has "costs", which goes
    for both. The statement speaks of the clause whose words of such pairs are nearer
    to a word of its own.

    Args:
        model: Knows in any language how near words are in meaning.
        parted: Statements, each with its clauses.
    """
    there = {word for one in parted for words in one.clauses for word in words}
    said = {word for one in parted for words in one.said for word in words}
    close = model.compare_all(sorted(there), sorted(there | said))
    return [
        [
            [_lean(one, first, second, close) for second in one.clauses]
            for first in one.clauses
        ]
        for one in parted
    ]


def _lean(parted: Parted, first: Words, second: Words, close: Closeness) -> float:
    """Return how much nearer all that is said is to the second of two clauses."""
    mine = [word for word in first if not _stands_in(word, second)]
    its = [word for word in second if not _stands_in(word, first)]
    if not (mine and its and all(parted.said)):
        return 0.0
    return min(
        -_prefer(said, mine, its, close, parted.same_language)
        if len(mine) < len(its)
        else _prefer(said, its, mine, close, parted.same_language)
        for said in parted.said
    )


def _prefer(
    said: Words,
    words: Sequence[str],
    others: Sequence[str],
    close: Closeness,
    same_language: bool,
) -> float:
    """Return how much nearer what is said is to words than to their counterparts."""
    near = {
        word: 1.0
        if same_language and _stands_in(word, said)
        else max(close[word, one] for one in said)
        for word in {*words, *others}
    }
    pairs = [(word, max(others, key=lambda o: close[word, o])) for word in words]
    weights = [exp(_SHARPNESS * close[pair]) for pair in pairs]
    found = (near[word] - near[other] for word, other in pairs)
    return sum(w * one for w, one in zip(weights, found, strict=True)) / sum(weights)


def _stands_in(word: str, words: Words) -> bool:
    return any(_are_forms(word, other) for other in words)


def _are_forms(one: str, other: str) -> bool:
    """Return whether two words are the same but for their endings."""
    if one == other:
        return True
    size = max(_SHORTEST_STEM, len(one) - _LONGEST_ENDING, len(other) - _LONGEST_ENDING)
    stem = one[:size]
    return stem.isalpha() and len(stem) == size and other.startswith(stem)


def _pieces(word: str) -> list[str]:
    """Return each two Han characters that follow each other; any other word is one."""
    if not re.match(rf"[{_HAN}]{{2}}", word):
        return [word.casefold()]
    return ["".join(pair) for pair in pairwise(word)]
