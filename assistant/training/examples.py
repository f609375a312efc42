"""Make training examples of questions: what stands around an answer, and what does not.

An example is what the reader meets in use: a passage of whole sentences, under the
title of its document, which answers or, as often, was only retrieved.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.training.data.glossary import Glossary
from assistant.training.data.mentions import Mentions, find_mentions
from assistant.training.data.policy import POLICY
from assistant.training.data.questions import TrainingQuestion
from assistant.training.negatives.mining import Negatives
from assistant.training.passages import cut_passage
from index.documents import Span

_LONGEST_TITLE = 80
_NUMBER = re.compile(r"\d[\d.,  ]*\d|\d")
_FLATTEN = 0.6
"""Languages are drawn in proportion to this power of the number of their questions."""
_ACROSS = 0.5
"""The share of examples whose question is in another language than its text."""


@dataclass(frozen=True, slots=True)
class Example:
    """A question over a passage."""

    question: str
    title: str
    text: str
    spans: tuple[Span, ...]
    """Each is a right answer, in ``text``; none where it does not answer."""


@dataclass(frozen=True, slots=True)
class _Mixture:
    """The shares of what does not answer; the other examples are as their question."""

    mined: float
    elsewhere: float
    swapped: float


_OF_CONTEXTS = _Mixture(mined=0.2, elsewhere=0.1, swapped=0.12)
_OF_POLICY = _Mixture(mined=0.36, elsewhere=0.06, swapped=0.06)


@dataclass(frozen=True, slots=True)
class Shares:
    """How much of the examples is of a kind."""

    policy: float = 0.3
    """On policy documents."""
    glossed: float = 0.15
    """Of English and Chinese questions, put in words of another language."""


class _Bucket:
    """The questions of one kind, in one language over contexts in one."""

    def __init__(
        self,
        questions: Sequence[TrainingQuestion],
        negatives: Negatives,
        policy: float,
    ) -> None:
        self.questions = questions
        self.mined = [q for q in questions if negatives.get(q.question)]
        on_policy, across = questions[0].source == POLICY, questions[0].is_across
        self.part = (on_policy, across)
        self.mixture = _OF_POLICY if on_policy else _OF_CONTEXTS
        self.share = (policy if on_policy else 1 - policy) * (
            _ACROSS if across else 1 - _ACROSS
        )


class ExampleStream:
    """Examples without end; each is made of its number and the seed alone."""

    def __init__(
        self,
        questions: Sequence[TrainingQuestion],
        negatives: Negatives,
        glossary: Glossary,
        seed: int,
        shares: Shares | None = None,
    ) -> None:
        """Draw from ``questions``, and from the wrong passages found for them."""
        self._glossary = glossary
        self._negatives = negatives
        self._mentions = Mentions(questions)
        self._seed = seed
        self._shares = shares or Shares()
        by_kind: dict[tuple[bool, str, str], list[TrainingQuestion]] = defaultdict(list)
        for question in questions:
            kind = question.source == POLICY
            by_kind[kind, question.language, question.context_language].append(question)
        self._buckets = [
            _Bucket(found, negatives, self._shares.policy)
            for _, found in sorted(by_kind.items())
        ]
        self._weights = _weights(self._buckets)

    def __getitem__(self, number: int) -> Example:
        """Return example ``number``."""
        randomness = random.Random(f"{self._seed}:{number}")
        while True:
            bucket = randomness.choices(self._buckets, self._weights)[0]
            if example := self._draw(bucket, randomness):
                return self._glossed(example, bucket.questions[0].language, randomness)

    def _glossed(
        self, example: Example, language: str, randomness: random.Random
    ) -> Example:
        """Return some of the examples with their question in another language."""
        if (
            not language.startswith(("en", "zh"))
            or randomness.random() > self._shares.glossed
        ):
            return example
        question = self._glossary.gloss(example.question, language, randomness)
        return replace(example, question=question)

    def _draw(self, bucket: _Bucket, randomness: random.Random) -> Example | None:
        mixture = bucket.mixture
        kind = randomness.random()
        if kind < mixture.mined:
            return self._mined_example(bucket, randomness)
        question = randomness.choice(bucket.questions)
        if not question.spans:
            return self._window(question, randomness)
        if kind < mixture.mined + mixture.elsewhere:
            return self._elsewhere(question, randomness)
        if kind < mixture.mined + mixture.elsewhere + mixture.swapped:
            return self._swapped(question, randomness)
        example = self._window(question, randomness)
        return _damaged(example, randomness) if kind > 0.96 else example

    def _mined_example(
        self, bucket: _Bucket, randomness: random.Random
    ) -> Example | None:
        """Return a question with a passage found for it that does not answer."""
        if not bucket.mined:
            return None
        question = randomness.choice(bucket.mined)
        found = self._negatives[question.question]
        own = [p for p in found if p.language == question.context_language]
        # Another language alone is no sign that a passage does not answer.
        passage = randomness.choice(own if own and randomness.random() < 0.4 else found)
        title = (
            _title_of_document(passage.title, passage.text, randomness)
            if passage.title
            else self._title_of_text(passage.text, randomness)
        )
        return Example(question.question, title, passage.text, ())

    def _elsewhere(
        self, question: TrainingQuestion, randomness: random.Random
    ) -> Example | None:
        """Return a question with a passage of its own context that does not answer."""
        passage = cut_passage(question, None, randomness)
        if passage is None:
            return None
        text = passage.of(question.context)
        if any(answer in text for answer in question.answers):
            return None
        title = self._title(question, text, randomness)
        return Example(question.question, title, text, ())

    def _swapped(
        self, question: TrainingQuestion, randomness: random.Random
    ) -> Example | None:
        """Return a question that names something else than what its passage answers."""
        mentions = find_mentions(question.question, question.context)
        if not mentions:
            return None
        mention = randomness.choice(mentions)
        other = self._mentions.other(mention, question, randomness)
        window = self._window(question, randomness, title=mention)
        if other is None or other == mention or window is None:
            return None
        if mention not in window.text and randomness.random() < 0.5:
            # Only the title says what the passage is about: here something else.
            return replace(window, title=other, spans=())
        asked = question.question.replace(mention, other)
        return replace(window, question=asked, spans=())

    def _window(
        self, question: TrainingQuestion, randomness: random.Random, title: str = ""
    ) -> Example | None:
        answer = randomness.choice(question.spans) if question.spans else None
        passage = cut_passage(question, answer, randomness)
        # The space around an answer is at times taken for part of it.
        if passage is None or (answer and not passage.contains(answer)):
            return None
        if title and randomness.random() < 0.5:
            title = ""
        text = passage.of(question.context)
        return Example(
            question.question,
            title or self._title(question, text, randomness),
            text,
            tuple(
                span.shift(-passage.start)
                for span in question.spans
                if passage.contains(span)
            ),
        )

    def _title(
        self, question: TrainingQuestion, text: str, randomness: random.Random
    ) -> str:
        """Return what could be the document's title: its subject, or its opening."""
        if question.title:
            return _title_of_document(question.title, text, randomness)
        named = self._mentions.of_context[question.context]
        if named and randomness.random() < 0.3:
            return randomness.choice(named)
        return self._title_of_text(question.context, randomness)

    def _title_of_text(self, text: str, randomness: random.Random) -> str:
        if randomness.random() < 0.5:
            return ""
        first = re.split(r"[,.;:!?，。；：！？\n(（]", text.strip(), maxsplit=1)[0]
        return first if len(first) <= _LONGEST_TITLE else ""


def _weights(buckets: Sequence[_Bucket]) -> list[float]:
    """Return how often to draw from each bucket, with the shares set above."""
    weights = [len(bucket.questions) ** _FLATTEN for bucket in buckets]
    together: dict[tuple[bool, bool], float] = defaultdict(float)
    for bucket, weight in zip(buckets, weights, strict=True):
        together[bucket.part] += weight
    return [
        bucket.share * weight / together[bucket.part]
        for bucket, weight in zip(buckets, weights, strict=True)
    ]


def _title_of_document(title: str, text: str, randomness: random.Random) -> str:
    """Return a title as it stands above a passage; a file may have but a number."""
    kind = randomness.random()
    if kind < 0.3:
        return f"{randomness.randint(1, 999):03}" if kind < 0.2 else ""
    return "" if text.startswith(title) else title[:_LONGEST_TITLE]


def _damaged(example: Example | None, randomness: random.Random) -> Example | None:
    """Return the example with the figure that answers damaged, as translations do."""
    if example is None or len(example.spans) != 1:
        return example
    answer = example.spans[0].of(example.text)
    figure = _NUMBER.search(answer)
    if figure is None:
        return example
    damaged = randomness.choice(
        ["XNUMX", f"{figure.group()} {randomness.randint(0, 9)}"]
    )
    start, end = example.spans[0].start, example.spans[0].end
    changed = answer[: figure.start()] + damaged + answer[figure.end() :]
    text = example.text[:start] + changed + example.text[end:]
    return replace(example, text=text, spans=(Span(start, start + len(changed)),))
