"""Find the passages that the project's own search brings for a question, wrongly.

What the reader meets most is a passage that was retrieved and does not answer: of the
right kind, on the right subject, in any language. For each language a corpus of real
contexts is indexed, and questions about these are searched there and in another one.
"""

from __future__ import annotations

import gzip
import json
import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path

from assistant.search.retriever import search_passages
from assistant.training.corpus import indexed
from assistant.training.questions import TrainingQuestion
from index.embedding.embedder import Embedder, load_embedder
from index.settings import IndexSettings
from index.storage.store import PassageStore

_CONTEXTS = 250
"""Per language: enough for a neighbour of every subject, few enough to be embedded."""
_QUESTIONS_EACH = 2
_KEPT = 3


@dataclass(frozen=True, slots=True)
class WrongPassage:
    """A passage that was found for a question and does not answer it."""

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
        questions: Those with answers are searched for; all give contexts.
        folder: Where the corpora, their indexes and the result are written.
        log: Called with one line for each step.
    """
    kept = folder / "negatives.jsonl.gz"
    if not kept.exists():
        unfinished = kept.with_suffix(".unfinished")
        with gzip.open(unfinished, "wt", encoding="utf-8") as file:
            for question, found in _mine(questions, folder, log):
                passages = [asdict(passage) for passage in found]
                print(json.dumps([question, passages]), file=file)
        unfinished.rename(kept)
    with gzip.open(kept, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return {question: [WrongPassage(**p) for p in found] for question, found in rows}


def _mine(
    questions: Sequence[TrainingQuestion], folder: Path, log: Callable[[str], None]
) -> Iterator[tuple[str, list[WrongPassage]]]:
    chosen = _choose_contexts(questions)
    embedder = load_embedder(IndexSettings())
    randomness = random.Random(1)
    with ExitStack() as stack:
        stores = {
            language: stack.enter_context(
                indexed(
                    contexts,
                    folder / "mining" / language,
                    lambda line: log(f"mining: {line}"),
                )
            )
            for language, contexts in chosen.items()
        }
        asked = list(_choose_questions(questions, chosen))
        for count, question in enumerate(asked, start=1):
            own = question.context_language
            other = randomness.choice([code for code in stores if code != own])
            yield (
                question.question,
                [
                    WrongPassage(title, text, language)
                    for language in (own, other)
                    for title, text in _search(stores[language], embedder, question)
                ],
            )
            if count % 500 == 0:
                log(f"mining: {count} of {len(asked)} questions")


def _search(
    store: PassageStore, embedder: Embedder, question: TrainingQuestion
) -> list[tuple[str, str]]:
    found = []
    for hit in search_passages(store, embedder, question.question, 3 * _KEPT):
        text = hit.passage.text
        document = store.document(hit.passage.document_id)
        same = text[:40] in question.context or question.context[:40] in text
        if document and not same and not any(a in text for a in question.answers):
            # Without a title of its own a file's name is its title: here a number.
            title = "" if document.title.isdigit() else document.title
            found.append((title, text))
    return found[:_KEPT]


def _choose_contexts(questions: Sequence[TrainingQuestion]) -> dict[str, list[str]]:
    """Return contexts by language, in their order: neighbours are about one subject."""
    by_language: dict[str, dict[str, None]] = defaultdict(dict)
    for question in questions:
        by_language[question.context_language][question.context] = None
    chosen = {}
    for language, found in by_language.items():
        contexts = list(found)
        blocks = [contexts[i : i + 10] for i in range(0, len(contexts), 10)]
        random.Random(language).shuffle(blocks)
        chosen[language] = [c for block in blocks for c in block][:_CONTEXTS]
    return chosen


def _choose_questions(
    questions: Sequence[TrainingQuestion], chosen: dict[str, list[str]]
) -> Iterator[TrainingQuestion]:
    left = {
        context: _QUESTIONS_EACH for contexts in chosen.values() for context in contexts
    }
    for question in questions:
        if question.answers and left.get(question.context, 0) > 0:
            left[question.context] -= 1
            yield question
