"""Cut a passage of whole sentences out of the context of a question."""

from __future__ import annotations

import random
import re
from functools import lru_cache

from assistant.training.data.questions import TrainingQuestion
from index.documents import Span
from index.text.sentences import sentence_spans

_PASSAGE_TOKENS = (40, 220)
_WIDE = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")


def cut_passage(
    question: TrainingQuestion, answer: Span | None, randomness: random.Random
) -> Span | None:
    """Return a run of whole sentences, with ``answer`` in it or with no answer."""
    sentences = _sentences(question.context, question.context_language)
    held = [answer] if answer else question.spans
    holds = [any(s.overlaps(span) for span in held) for s in sentences]
    around_answer = answer is not None
    wanted = [n for n, found in enumerate(holds) if found == around_answer]
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
