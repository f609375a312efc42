"""Group the questions that were not answered by what they mean, most wanted first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from threading import Lock

from assistant.conversations.overview import Declined

_FARTHEST = 0.35
"""Largest cosine distance of two questions in a group. Of 56 questions in English,
Swedish and Chinese on 20 matters that resemble each other, 78 % of the pairs
that it groups mean the same, and it groups 67 % of those that do."""
MOST = 500
"""Wordings that are grouped: it takes as many vectors, and the square of it in time."""

Embed = Callable[[str], Sequence[float]]


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """What was asked in one wording or several, and was not answered."""

    wordings: tuple[str, ...]
    """The most asked first."""
    askings: int
    askers: int
    languages: tuple[str, ...]
    """ISO 639-1 codes, the most used first."""
    last: float
    """When it was last asked, seconds since the epoch."""
    contested: int = 0
    """How often a reader says that the documents do say it."""


class Grouping:
    """Groups questions; keeps their vectors. Safe to use from several threads."""

    def __init__(self, embed: Embed) -> None:
        """Tell what questions mean by ``embed``."""
        self._embed = embed
        self._vectors: dict[str, Sequence[float]] = {}
        self._lock = Lock()

    def grouped(self, declined: Iterable[Declined]) -> tuple[OpenQuestion, ...]:
        """Return what is wanted most first: by the most people, then most often.

        Of more wordings than are grouped, those that come first are.
        """
        asked: dict[str, list[Declined]] = defaultdict(list)
        for one in declined:
            asked[_folded(one.question)].append(one)
        wordings = list(asked)[:MOST]
        labels = self._labels(wordings)
        groups: dict[int, list[Declined]] = defaultdict(list)
        for wording, label in zip(wordings, labels, strict=True):
            groups[label] += asked[wording]
        questions = map(_open_question, groups.values())
        return tuple(sorted(questions, key=lambda q: (-q.askers, -q.askings, -q.last)))

    def _labels(self, wordings: Sequence[str]) -> Sequence[int]:
        """Return the number of the group of each; near are all pairs in a group."""
        if len(wordings) < 2:
            return range(len(wordings))
        from sklearn.cluster import AgglomerativeClustering

        with self._lock:
            vectors = [self._vector(wording) for wording in wordings]
        # Complete linkage: a chain of questions, each near the next, is no group.
        clustering = AgglomerativeClustering(
            n_clusters=None,
            metric="cosine",
            linkage="complete",
            distance_threshold=_FARTHEST,
        )
        return [int(label) for label in clustering.fit_predict(vectors)]

    def _vector(self, wording: str) -> Sequence[float]:
        if wording not in self._vectors:
            self._vectors[wording] = self._embed(wording)
        return self._vectors[wording]


def _open_question(asked: Sequence[Declined]) -> OpenQuestion:
    newest_first = sorted(asked, key=lambda one: -one.asked)
    shown: dict[str, str] = {}
    for one in newest_first:
        shown.setdefault(_folded(one.question), one.question)
    times = Counter(_folded(one.question) for one in newest_first)
    languages = Counter(one.language for one in newest_first if one.language)
    return OpenQuestion(
        wordings=tuple(shown[wording] for wording, _ in times.most_common()),
        askings=len(asked),
        askers=len({one.asker for one in asked}),
        languages=tuple(language for language, _ in languages.most_common()),
        last=newest_first[0].asked,
        contested=sum(one.contested for one in asked),
    )


def _folded(question: str) -> str:
    return " ".join(question.casefold().split()).rstrip(" ?？.。!！")
