"""What keywords score in what is left is what they would score without the rest."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from index.documents import Document, Passage, Span
from index.storage.store import PassageStore
from tests.index.storage.values import (
    begin,
    cache,
    document,
    embeddings,
    fill,
    open_store,
)

WORDS = [
    "glass",
    "toy",
    "firm",
    "budget",
    "Växjö",
    "252",
    "60,000",
    "board",
    "产业集群",
    "银杏",
    "हिन्दी",
    "योजना",
]
SECRET = "zirconia"
OPEN = [f"open/{n}.md" for n in range(150)]
CLOSED = [f"closed/{n}.md" for n in range(60)]


def read(name: str) -> Document:
    """Return a document with words by chance, of which some are long."""
    chance = random.Random(name)
    words = chance.choices(WORDS, k=chance.choice([3, 20, 400]))
    if name in CLOSED:
        words += ["glass", SECRET, SECRET] * chance.randrange(200)
    return replace(document(name), text=" ".join(words))


def part(of: Document) -> Passage:
    language = "zh" if of.id.endswith("7.md") else "en"
    place = f"{of.id}-0", of.id, of.text, Span(0, len(of.text))
    return Passage(*place, "Glass", 1, language=language)


def filled(folder: Path, names: Sequence[str]) -> PassageStore:
    documents = [read(name) for name in names]
    parts = [part(each) for each in documents]
    folder.mkdir()
    with (
        closing(cache(folder)) as kept,
        closing(begin(folder / "generation", kept)) as draft,
    ):
        fill(draft, documents, parts, embeddings(len(parts)))
        draft.complete([])
    return open_store(folder / "generation")


@pytest.fixture(scope="module")
def stores(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[PassageStore, PassageStore]]:
    """One with all documents of which some are hidden, and one that never had them."""
    folder = tmp_path_factory.mktemp("stores")
    mixed = [*CLOSED[:20], *OPEN[:80], *CLOSED[20:], *OPEN[80:]]
    with ExitStack() as ends:
        every = ends.enter_context(closing(filled(folder / "every", mixed)))
        without = ends.enter_context(closing(filled(folder / "open", OPEN)))
        yield ends.enter_context(every.narrowed(frozenset(CLOSED))), without


@pytest.mark.parametrize("language", [None, "en", "zh"])
@pytest.mark.parametrize("limit", [5, 1000])
@pytest.mark.parametrize(
    "question",
    [*WORDS, SECRET, "glass zirconia", "toy budget 252 银杏", "no such words", "?"],
)
def test_a_score_tells_nothing_of_words_that_are_hidden(
    stores: tuple[PassageStore, PassageStore],
    question: str,
    limit: int,
    language: str | None,
) -> None:
    found, wanted = (
        {h.passage.id: h.score for h in s.search_keywords(question, limit, language)}
        for s in stores
    )
    assert list(found) == list(wanted)
    assert found == pytest.approx(wanted, rel=1e-9)


def test_what_many_passages_hold_is_counted_in_what_is_left(
    stores: tuple[PassageStore, PassageStore],
) -> None:
    tokens = ["glass", "toy", "52", "252", SECRET]
    narrowed, without = (store.texts.keywords.common_tokens(tokens) for store in stores)
    assert narrowed == without
    assert narrowed


def test_weights_are_of_what_is_left_where_only_some_documents_are_asked(
    stores: tuple[PassageStore, PassageStore],
) -> None:
    left_out = frozenset(OPEN[:40])
    with stores[0].without(left_out) as some, stores[1].without(left_out) as wanted:
        scores = [
            [(h.passage.id, h.score) for h in one.search_keywords("glass toy", 10)]
            for one in (some, wanted)
        ]
    assert [id_ for id_, _ in scores[0]] == [id_ for id_, _ in scores[1]]
    assert dict(scores[0]) == pytest.approx(dict(scores[1]), rel=1e-9)


def test_what_was_looked_up_is_not_again_for_the_next_who_hides_the_same(
    stores: tuple[PassageStore, PassageStore],
) -> None:
    steps = []
    for _ in range(2):
        with stores[0].without(frozenset(OPEN[:30])) as some:
            steps.append(_steps(some))
    assert steps[1] < steps[0]


def _steps(store: PassageStore) -> int:
    """Return how many steps SQLite takes for a search."""
    taken = count()
    connection = store.texts._database._connection
    connection.set_progress_handler(lambda: next(taken) < 0, 1)
    store.search_keywords("glass", 10)
    return next(taken)
