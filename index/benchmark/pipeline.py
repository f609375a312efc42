"""Compare a first sync with the plain LangChain pipeline that everyone writes."""

from __future__ import annotations

import bisect
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from index.benchmark.embedding import embedded_texts, make_passages, warm_up
from index.embedding.embedder import load_embedder
from index.embedding.packaged.unpacking import unpack_packaged_model
from index.pipeline import sync_index
from index.readers import load_document
from index.settings import IndexSettings

if TYPE_CHECKING:
    from langchain_core.documents import Document
    from langchain_text_splitters import TextSplitter

_BATCH = 5_000  # Chroma refuses more at once.
_WARM = 60  # So many texts are worth compiling for.


def compare_pipelines(
    documents: Annotated[int, typer.Option(min=1, help="How many documents.")] = 100,
    rounds: Annotated[int, typer.Option(min=1, help="How often.")] = 3,
) -> None:
    """Index documents with this project and with LangChain's parts, in turns.

    The plain pipeline is ``RecursiveCharacterTextSplitter``, ``HuggingFaceEmbeddings``
    with the same weights in float32 and ``Chroma.add_documents``. Its passages of the
    same texts are on average as long as this project's.
    """
    settings = IndexSettings.load()
    stretches = make_passages(settings, documents * 10)
    embedder = load_embedder(settings)  # Neither side pays for loading its model.
    with embedder.prepared_for():  # A sync compiles its network itself, each time.
        warm_up(embedder, stretches[:_WARM])
    texts = ["\n\n".join(stretches[n::documents]) for n in range(documents)]
    table = Table("round", "this project", "plain LangChain", "ratio")
    speeds = []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            ours, length = _sync(settings, texts, Path(folder))
            theirs = _plain(settings, texts, length, Path(folder) / "plain")
        speeds.append((ours, theirs, ours / theirs))
    for number, speed in enumerate(speeds, 1):
        table.add_row(str(number), *(f"{value:.1f}" for value in speed))
    medians = map(statistics.median, zip(*speeds, strict=True))
    table.add_row("median", *(f"{value:.1f}" for value in medians))
    table.caption = (
        f"passages a second; {documents} documents, passages of {length:.0f} characters"
    )
    Console().print(table)


def _sync(
    settings: IndexSettings, texts: list[str], folder: Path
) -> tuple[float, float]:
    """Return passages a second, and how many characters they have on average."""
    corpus = folder / "corpus"
    corpus.mkdir()
    for number, text in enumerate(texts):
        (corpus / f"{number}.txt").write_text(text, encoding="utf-8")
    places = {"corpus_dir": corpus, "index_dir": folder / "index"}
    report = sync_index(settings.model_copy(update=places))
    embedder = load_embedder(settings)
    documents = (load_document(corpus / name, corpus) for name in report.added)
    passages = [t for d in documents for t in embedded_texts(settings, d, embedder)]
    return report.passages / report.seconds, statistics.mean(map(len, passages))


def _plain(
    settings: IndexSettings, texts: list[str], length: float, folder: Path
) -> float:
    """Return passages a second, once the model is loaded."""
    from langchain_chroma import Chroma
    from langchain_core.documents import Document
    from langchain_huggingface import HuggingFaceEmbeddings

    model = unpack_packaged_model(settings.model_cache_dir)
    embeddings = HuggingFaceEmbeddings(model_name=str(model))
    warm_up(embeddings, ["warm"])
    documents = [Document(text) for text in texts]
    splitter = _splitter(documents, length)
    started = time.perf_counter()
    split = splitter.split_documents(documents)
    store = Chroma("plain", embeddings, persist_directory=str(folder))
    for start in range(0, len(split), _BATCH):
        store.add_documents(split[start : start + _BATCH])
    return len(split) / (time.perf_counter() - started)


def _splitter(documents: list[Document], length: float) -> TextSplitter:
    """Return a splitter whose passages have ``length`` characters on average."""
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    def of_size(size: int) -> TextSplitter:
        return RecursiveCharacterTextSplitter(chunk_size=size, chunk_overlap=size // 8)

    def mean_length(size: int) -> float:
        split = of_size(size).split_documents(documents)
        return statistics.mean(len(passage.page_content) for passage in split)

    sizes = range(50, 5_000)
    return of_size(sizes[bisect.bisect_left(sizes, length, key=mean_length)])
