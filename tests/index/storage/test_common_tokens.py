from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from index.documents import Passage, Span
from index.storage.database import Database
from index.storage.text_writer import TextWriter
from index.storage.texts import Texts
from tests.index.storage.values import document

WORDS = [
    *(f"{one}{other}" for one in "abcdefgh" for other in "klmno"),
    "företag",
    "玻璃",
    "Größe",
    "COVID-19",
]
COMMON = 100


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with closing(Database.create(tmp_path / "generation", {})) as made:
        yield made


class Corpus:
    """Documents whose passages say some of ``WORDS`` each, written and known."""

    def __init__(self, database: Database) -> None:
        self.writer = TextWriter(database)
        self.texts: dict[str, list[str]] = {}
        self._database = database
        self._chance = random.Random(3)

    def add(self, passages: int) -> None:
        name = f"{self._chance.random()}.md"
        texts = [
            " ".join(self._chance.sample(WORDS, self._chance.randrange(1, 12)))
            for _ in range(passages)
        ]
        read = replace(document(name), title="Title", text="\n".join(texts))
        own = [
            Passage(f"{name}-{n}", name, text, Span(0, len(text)), None, None)
            for n, text in enumerate(texts)
        ]
        self.writer.add_document(read, own, [b""] * passages)
        self.texts[name] = texts

    def remove(self, passages: int) -> None:
        while passages > 0:
            name = self._chance.choice([*self.texts])
            self.writer.remove_document(name)
            passages -= len(self.texts.pop(name))

    def counted(self) -> dict[str, int]:
        self.writer.compare()
        rows = self._database.rows("SELECT token, passages FROM common_tokens")
        return {row["token"]: row["passages"] for row in rows}

    def anew(self) -> dict[str, int]:
        """Return the same of all the tokens that the keywords have now."""
        with self._database.changing() as connection:
            connection.execute(
                "CREATE VIRTUAL TABLE IF NOT EXISTS temp.every"
                " USING fts5vocab (main, keywords, row)"
            )
        rows = self._database.rows("SELECT term, doc FROM temp.every")
        return {row["term"]: row["doc"] for row in rows if row["doc"] >= COMMON}


def test_tokens_are_counted_on_as_they_are_counted_anew(database: Database) -> None:
    corpus, chance = Corpus(database), random.Random(5)
    seen = Counter[bool]()
    for _ in range(40):
        for _ in range(chance.randrange(1, 9)):
            corpus.add(chance.randrange(1, 60))
        if chance.random() < 0.6:
            corpus.remove(chance.randrange(1, 300) if len(corpus.texts) > 9 else 0)
        counted = corpus.counted()
        assert counted == corpus.anew()
        seen.update(word in counted for word in WORDS)
    assert min(seen[True], seen[False]) > 100


def test_what_is_added_and_removed_before_it_is_counted_is_not_counted(
    database: Database,
) -> None:
    corpus = Corpus(database)
    corpus.add(150)
    before = corpus.counted()
    corpus.add(90)
    name = [*corpus.texts][-1]
    corpus.writer.remove_document(name)
    assert corpus.counted() == before


def test_of_many_changes_all_is_counted_and_then_counted_on(database: Database) -> None:
    corpus = Corpus(database)
    for _ in range(12):
        corpus.add(200)
    assert corpus.counted() == corpus.anew()
    corpus.add(30)
    corpus.remove(200)
    assert corpus.counted() == corpus.anew()
    found = Texts(database).keywords.common_tokens(["ak", "玻璃"])
    assert found["ak"] == sum(
        "ak" in text.split() for texts in corpus.texts.values() for text in texts
    )


def test_what_many_passages_no_longer_hold_is_common_no_more(
    database: Database,
) -> None:
    corpus = Corpus(database)
    corpus.add(300)
    corpus.add(400)
    assert corpus.counted()
    for name in corpus.texts:
        corpus.writer.remove_document(name)
    assert corpus.counted() == {}
