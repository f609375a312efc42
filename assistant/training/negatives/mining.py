"""Find passages that are near to a question in meaning and do not answer it.

What the reader meets most is a passage that was retrieved and does not answer: of the
right kind, on the right subject, about another town, year or thing, in any language.
Passages are ranked within each language, as vectors of one language lie closer together
than what says the same in two.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

from assistant.training.data.policy import POLICY
from assistant.training.data.questions import TrainingQuestion
from assistant.training.negatives.kindred import Subjects
from assistant.training.negatives.passage_pool import PassagePool, PooledPassage
from index.embedding.embedder import load_embedder
from index.settings import IndexSettings

_CONTEXTS = 150
"""Per language: enough for a neighbour of every subject, few enough to be embedded."""
_QUESTIONS = 150
"""For each pair of languages; of those on policy documents, all."""
_OTHER_LANGUAGES = 2
_KEPT = 3
"""Of each language; of a policy question's own twice as many."""
_KEPT_OF_DOCUMENT = 2
_FIGURE = re.compile(r"\d[\d.,  ]*\d|\d")
_NOT_DIGIT = re.compile(r"\D")


@dataclass(frozen=True, slots=True)
class WrongPassage:
    """A passage that is near to a question and does not answer it."""

    title: str
    text: str
    language: str


Negatives = dict[str, list[WrongPassage]]
"""By question."""


def mine_negatives(
    questions: Sequence[TrainingQuestion], folder: Path, log: Callable[[str], None]
) -> Negatives:
    """Return wrong passages for some of the questions, kept in ``folder`` once found.

    Args:
        questions: All give contexts; those on policy documents meet only each other's.
        folder: Where the result is written.
        log: Called with one line for each step.
    """
    policy = [q for q in questions if q.source == POLICY]
    others = [q for q in questions if q.source != POLICY]
    return {
        **_mined_once(folder / "policy", policy, policy, log),
        **_mined_once(
            folder / "others", _choose_contexts(others), _choose_questions(others), log
        ),
    }


def may_answer(question: TrainingQuestion, text: str) -> bool:
    """Return whether a text has the words of an answer, or all of its figures.

    Figures are the same in every language; words of another language are not compared.
    """
    figures = _figures(text)
    return any(
        answer in text or (_figures(answer) and _figures(answer) <= figures)
        for answer in question.answers
    )


def _figures(text: str) -> set[str]:
    return {_NOT_DIGIT.sub("", figure) for figure in _FIGURE.findall(text)}


def _mined_once(
    name: Path,
    contexts_of: Sequence[TrainingQuestion],
    asked: Sequence[TrainingQuestion],
    log: Callable[[str], None],
) -> Negatives:
    if not asked:
        return {}
    kept = name.with_suffix(".negatives.jsonl.gz")
    if not kept.exists():
        unfinished = kept.with_suffix(".unfinished")
        with gzip.open(unfinished, "wt", encoding="utf-8") as file:
            miner = _Miner(contexts_of, asked)
            log(f"mining: {name.name}, {miner.passages} passages")
            for count, question in enumerate(asked, start=1):
                found = [asdict(passage) for passage in miner.find(question)]
                print(json.dumps([question.question, found]), file=file)
                if count % 500 == 0 or count == len(asked):
                    log(f"mining: {name.name}, {count} of {len(asked)} questions")
        unfinished.rename(kept)
    with gzip.open(kept, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return {question: [WrongPassage(**p) for p in found] for question, found in rows}


class _Miner:
    """Finds wrong passages in the contexts of some questions."""

    def __init__(
        self,
        contexts_of: Sequence[TrainingQuestion],
        asked: Sequence[TrainingQuestion],
    ) -> None:
        self._pool = PassagePool(contexts_of, load_embedder(IndexSettings()))
        self._subjects = Subjects([*contexts_of, *asked])
        self._randomness = random.Random(1)

    @property
    def passages(self) -> int:
        """How many passages are searched."""
        return len(self._pool)

    def find(self, question: TrainingQuestion) -> list[WrongPassage]:
        """Return the wrong passages nearest to ``question``, of several languages."""
        ranked = self._pool.rank(question.question)
        own = question.context_language
        others = [language for language in ranked if language != own]
        chosen = self._randomness.sample(others, min(_OTHER_LANGUAGES, len(others)))
        found = list(self._of_document(question, ranked.get(own, [])))
        for language in (own, *chosen):
            kept = _KEPT * (2 if question.title and language == own else 1)
            elsewhere = self._elsewhere(question, ranked.get(language, []))
            found += [_wrong(p, language) for p in islice(elsewhere, kept)]
        return found

    def _of_document(
        self, question: TrainingQuestion, ranked: Sequence[PooledPassage]
    ) -> Iterator[WrongPassage]:
        """Yield the nearest passages of the question's own document, if it is one."""
        if not question.title:
            return
        near = (
            _wrong(passage, question.context_language)
            for passage in ranked
            if passage.context == question.context
            and not any(passage.span.overlaps(span) for span in question.spans)
            and not may_answer(question, passage.text)
        )
        more = not question.answers  # All that is near does not say.
        yield from islice(near, _KEPT_OF_DOCUMENT * (2 if more else 1))

    def _elsewhere(
        self, question: TrainingQuestion, ranked: Sequence[PooledPassage]
    ) -> Iterator[PooledPassage]:
        for passage in ranked:
            same = (
                passage.context == question.context
                or passage.text[:40] in question.context
                or question.context[:40] in passage.text
            )
            if (
                not same
                and not may_answer(question, passage.text)
                and not self._subjects.are_shared(question.context, passage.context)
            ):
                yield passage


def _wrong(passage: PooledPassage, language: str) -> WrongPassage:
    return WrongPassage(passage.title, passage.text, language)


def _choose_contexts(
    questions: Sequence[TrainingQuestion],
) -> list[TrainingQuestion]:
    """Return questions on some contexts, in blocks: neighbours are on one subject."""
    by_language: dict[str, dict[str, TrainingQuestion]] = defaultdict(dict)
    for question in questions:
        by_language[question.context_language][question.context] = question
    chosen: list[TrainingQuestion] = []
    for language, found in by_language.items():
        each = list(found.values())
        blocks = [each[i : i + 10] for i in range(0, len(each), 10)]
        random.Random(language).shuffle(blocks)
        chosen += [question for block in blocks for question in block][:_CONTEXTS]
    return chosen


def _choose_questions(
    questions: Sequence[TrainingQuestion],
) -> list[TrainingQuestion]:
    """Return some of the questions that have an answer, of each pair of languages."""
    by_pair: dict[str, list[TrainingQuestion]] = defaultdict(list)
    for question in questions:
        if question.answers:
            pair = f"{question.language} over {question.context_language}"
            by_pair[pair].append(question)
    return [
        question
        for pair, found in by_pair.items()
        for question in random.Random(pair).sample(found, min(_QUESTIONS, len(found)))
    ]
