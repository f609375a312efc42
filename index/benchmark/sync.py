"""Compare syncs of what has hardly changed with LangChain's ``index()``."""

from __future__ import annotations

import gc
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from index.pipeline import sync_index
from index.settings import IndexSettings

if TYPE_CHECKING:
    from langchain_core.documents import Document

_TEXT = (
    "In {year} the park number {number} had {firms} firms in the glass industry. "
    "Together they employed {people} people and made bottles, tubes and window panes."
)
_PARAGRAPHS = 5
# So long that what changed within a tick of the clock need not be hashed again.
_SETTLE = 2.5


def compare_syncs(
    documents: Annotated[int, typer.Option(min=1, help="How many documents.")] = 2000,
    rounds: Annotated[int, typer.Option(min=1, help="How often.")] = 3,
) -> None:
    """Time a sync without changes and one with a changed document, in turns."""
    with tempfile.TemporaryDirectory() as folder:
        settings = IndexSettings.load().model_copy(
            update={
                "corpus_dir": Path(folder) / "corpus",
                "index_dir": Path(folder) / "index",
            }
        )
        settings.corpus_dir.mkdir()
        for number in range(documents):
            _write(settings.corpus_dir, number, 2020)
        sync_index(settings)
        time.sleep(_SETTLE)
        sync_index(settings)  # Only now can the times of the files be relied on.
        again = _prepare_langchain(settings.corpus_dir, Path(folder))
        gc.collect()  # What LangChain's imports left is not for one side to sweep up.
        table = Table("round", "no change", "LangChain", "ratio", "one change")
        for round_ in range(rounds):
            ours = _time(lambda: sync_index(settings))
            theirs = _time(again)
            _write(settings.corpus_dir, round_ % documents, 2021 + round_)
            change = _time(lambda: sync_index(settings))
            time.sleep(_SETTLE)
            table.add_row(
                str(round_ + 1),
                f"{ours:.2f} s",
                f"{theirs:.1f} s",
                f"{theirs / ours:.0f}",
                f"{change:.1f} s",
            )
        table.caption = f"{documents} documents; the model is loaded"
        Console().print(table)


def _write(corpus: Path, number: int, year: int) -> None:
    """Write a document of about half a page."""
    paragraphs = (
        _TEXT.format(
            number=number,
            year=year + place,
            firms=(number * 7 + place) % 400,
            people=(number * 131 + place) % 9_000,
        )
        for place in range(_PARAGRAPHS)
    )
    text = "\n\n".join(paragraphs)
    (corpus / f"{number:05d}.txt").write_text(text, encoding="utf-8")


def _prepare_langchain(corpus: Path, folder: Path) -> Callable[[], object]:
    """Index the corpus with ``index()`` and a SQL record manager; return how again.

    Its embeddings are made up: no text is embedded when nothing has changed.
    """
    from langchain_chroma import Chroma
    from langchain_classic.indexes import SQLRecordManager
    from langchain_core.embeddings import DeterministicFakeEmbedding
    from langchain_core.indexing import index

    records = SQLRecordManager("plain", db_url=f"sqlite:///{folder}/records.sqlite")
    records.create_schema()
    store = Chroma(
        "plain",
        DeterministicFakeEmbedding(size=384),
        persist_directory=str(folder / "plain"),
    )

    def run() -> object:
        return index(
            _load(corpus),
            records,
            store,
            cleanup="full",
            source_id_key="source",
            key_encoder="sha256",
        )

    run()
    return run


def _load(corpus: Path) -> list[Document]:
    from langchain_core.documents import Document
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    splitter = RecursiveCharacterTextSplitter(chunk_size=600, chunk_overlap=75)
    return splitter.split_documents(
        Document(path.read_text(encoding="utf-8"), metadata={"source": path.name})
        for path in sorted(corpus.iterdir())
    )


def _time(run: Callable[[], object]) -> float:
    started = time.perf_counter()
    run()
    return time.perf_counter() - started
