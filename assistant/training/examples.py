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
from functools import lru_cache

from assistant.training.glossary import Glossary
from assistant.training.mentions import Mentions, find_mentions
from assistant.training.mining import Negatives
from assistant.training.questions import TrainingQuestion
from index.documents import Span
from index.text.sentences import sentence_spans

_PASSAGE_TOKENS = (40, 220)
_LONGEST_TITLE = 80
_WIDE = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_NUMBER = re.compile(r"\d[\d.,  ]*\d|\d")
_FLATTEN = 0.6
"""Languages are drawn in proportion to this power of the number of their questions."""
_ACROSS = 1.5
"""How much more often a question is drawn that is in another language than its text."""
_GLOSSED = 0.35
"""The share of English and Chinese questions that are put in words of another."""


@dataclass(frozen=True, slots=True)
class Example:
    """A question over a passage; ``span`` is into ``text``, ``None``: not answered."""

    question: str
    title: str
    text: str
    span: Span | None


class ExampleStream:
    """Examples without end; each is made of its number and the seed alone."""

    def __init__(
        self,
        questions: Sequence[TrainingQuestion],
        negatives: Negatives,
        glossary: Glossary,
        seed: int,
    ) -> None:
        """Draw from ``questions``, and from the wrong passages found for them."""
        self._glossary = glossary
        self._negatives = negatives
        self._mentions = Mentions(questions)
        self._seed = seed
        self._by_language: dict[str, list[TrainingQuestion]] = defaultdict(list)
        for question in questions:
            self._by_language[question.language].append(question)
        for found in self._by_language.values():
            random.Random(seed).shuffle(found)
        self._languages = sorted(self._by_language)
        self._weights = [
            len(self._by_language[code]) ** _FLATTEN * (_ACROSS if "-sv" in code else 1)
            for code in self._languages
        ]
        self._mined = {
            language: [q for q in found if q.question in negatives]
            for language, found in self._by_language.items()
        }

    def __getitem__(self, number: int) -> Example:
        """Return example ``number``."""
        randomness = random.Random(f"{self._seed}:{number}")
        while True:
            language = randomness.choices(self._languages, self._weights)[0]
            if example := self._draw(language, randomness):
                return self._glossed(example, language, randomness)

    def _glossed(
        self, example: Example, language: str, randomness: random.Random
    ) -> Example:
        """Return some of the examples with their question in another language."""
        if not language.startswith(("en", "zh")) or randomness.random() > _GLOSSED:
            return example
        question = self._glossary.gloss(example.question, language, randomness)
        return replace(example, question=question)

    def _draw(self, language: str, randomness: random.Random) -> Example | None:
        kind = randomness.random()
        if kind < 0.2:
            return self._mined_example(language, randomness)
        question = randomness.choice(self._by_language[language])
        if question.span is None:
            return self._window(question, randomness)
        if kind < 0.3:
            return self._elsewhere(question, randomness)
        if kind < 0.42:
            return self._swapped(question, randomness)
        example = self._window(question, randomness)
        return _damaged(example, randomness) if kind > 0.96 else example

    def _mined_example(
        self, language: str, randomness: random.Random
    ) -> Example | None:
        """Return a question with a passage found for it that does not answer."""
        if not self._mined[language]:
            return None
        question = randomness.choice(self._mined[language])
        found = self._negatives[question.question]
        if not found:
            return None
        own = [p for p in found if p.language == question.context_language]
        # Another language alone is no sign that a passage does not answer.
        passage = randomness.choice(own if own and randomness.random() < 0.4 else found)
        title = passage.title or self._title_of_text(passage.text, randomness)
        return Example(question.question, title, passage.text, None)

    def _elsewhere(
        self, question: TrainingQuestion, randomness: random.Random
    ) -> Example | None:
        """Return a question with a passage of its own context that does not answer."""
        passage = _passage(question, randomness, around_answer=False)
        if passage is None:
            return None
        text = passage.of(question.context)
        if any(answer in text for answer in question.answers):
            return None
        return Example(question.question, self._title(question, randomness), text, None)

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
            return replace(window, title=other, span=None)
        asked = question.question.replace(mention, other)
        return replace(window, question=asked, span=None)

    def _window(
        self, question: TrainingQuestion, randomness: random.Random, title: str = ""
    ) -> Example | None:
        passage = _passage(
            question, randomness, around_answer=question.span is not None
        )
        # The space around an answer is at times taken for part of it.
        outside = passage and question.span and not passage.contains(question.span)
        if passage is None or outside:
            return None
        if title and randomness.random() < 0.5:
            title = ""
        return Example(
            question.question,
            title or self._title(question, randomness),
            passage.of(question.context),
            question.span.shift(-passage.start) if question.span else None,
        )

    def _title(self, question: TrainingQuestion, randomness: random.Random) -> str:
        """Return what could be the document's title: its subject, or its opening."""
        named = self._mentions.of_context[question.context]
        if named and randomness.random() < 0.3:
            return randomness.choice(named)
        return self._title_of_text(question.context, randomness)

    def _title_of_text(self, text: str, randomness: random.Random) -> str:
        if randomness.random() < 0.5:
            return ""
        first = re.split(r"[,.;:!?，。；：！？\n(（]", text.strip(), maxsplit=1)[0]
        return first if len(first) <= _LONGEST_TITLE else ""


def _passage(
    question: TrainingQuestion, randomness: random.Random, around_answer: bool
) -> Span | None:
    """Return a run of whole sentences, with the answer in it or with none of it."""
    sentences = _sentences(question.context, question.context_language)
    holds = [question.span is not None and s.overlaps(question.span) for s in sentences]
    wanted = [n for n, held in enumerate(holds) if held == around_answer]
    if not wanted:
        return None
    first, last = min(wanted), max(wanted)
    if not around_answer:
        first = last = randomness.choice(wanted)
    budget = randomness.uniform(*_PASSAGE_TOKENS)
    used = sum(_tokens(question.context, s) for s in sentences[first : last + 1])
    growing = {-1, 1}
    while growing:
        step = randomness.choice(sorted(growing))
        place = (first if step < 0 else last) + step
        fits = 0 <= place < len(sentences) and (around_answer or not holds[place])
        cost = _tokens(question.context, sentences[place]) if fits else 0.0
        if not fits or used + cost > budget:
            growing.remove(step)
            continue
        used += cost
        first, last = min(first, place), max(last, place)
    if used > _PASSAGE_TOKENS[1]:
        return None
    return Span(sentences[first].start, sentences[last].end)


@lru_cache(maxsize=20_000)
def _sentences(context: str, language: str) -> list[Span]:
    return sentence_spans(context, language.partition("-")[0])


def _tokens(text: str, span: Span) -> float:
    """Return about how many tokens a stretch has, without a tokenizer."""
    piece = span.of(text)
    wide = len(_WIDE.findall(piece))
    return 0.65 * wide + 0.27 * (len(piece) - wide)


def _damaged(example: Example | None, randomness: random.Random) -> Example | None:
    """Return the example with the figure that answers damaged, as translations do."""
    if example is None or example.span is None:
        return example
    answer = example.span.of(example.text)
    figure = _NUMBER.search(answer)
    if figure is None:
        return example
    damaged = randomness.choice(
        ["XNUMX", f"{figure.group()} {randomness.randint(0, 9)}"]
    )
    start = example.span.start
    changed = answer[: figure.start()] + damaged + answer[figure.end() :]
    text = example.text[:start] + changed + example.text[example.span.end :]
    return replace(example, text=text, span=Span(start, start + len(changed)))
