"""What another retriever brings of a closed folder is not read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever

from assistant import Assistant, Settings
from index import sync_index
from tests.assistant.access.closed_corpus import (
    CLOSED,
    ECONOMIST,
    READER,
    leaked,
)
from tests.assistant.access.conftest import shown, told


class Telling(BaseRetriever):
    """A retriever of somebody else, which knows nothing of access."""

    metadata_of: dict[str, Any]

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        text = CLOSED["secret/kestrel.md"]
        return [Document(text, id="1", metadata=self.metadata_of)]


@pytest.mark.parametrize("kind", ["ours, of all documents", "of somebody else"])
def test_what_another_retriever_brings_of_the_folder_is_not_read(
    assistant: Assistant, closed: Settings, kind: str
) -> None:
    question = "How many plants does the Kestrel programme have?"
    retriever = assistant.as_retriever(8, read=False)
    foreign = Telling(metadata_of={"source": "secret/kestrel.md"})
    with Assistant.open(
        closed, retriever=retriever if kind.startswith("ours") else foreign
    ) as opened:
        narrowed = opened.for_visitor(READER).ask(question)
        assert leaked(told(shown(narrowed)), question) == []
        assert "8642" in opened.for_visitor(ECONOMIST).ask(question).text


@pytest.mark.parametrize(
    "called",
    [
        "{corpus}/secret/kestrel.md",
        "file://{corpus}/secret/kestrel.md",
        "corpus/secret/kestrel.md",
        "./secret/kestrel.md",
        "secret/deep/../kestrel.md",
        "corpus\\secret\\kestrel.md",
    ],
)
@pytest.mark.parametrize("name", ["source", "document_id", "file_path"])
def test_what_another_retriever_calls_by_a_whole_path_is_not_read_either(
    closed: Settings, called: str, name: str
) -> None:
    question = "How many plants does the Kestrel programme have?"
    path = called.format(corpus=closed.corpus_dir)
    with Assistant.open(closed, retriever=Telling(metadata_of={name: path})) as opened:
        narrowed = opened.for_visitor(READER).ask(question)
        assert leaked(told(shown(narrowed)), question) == []
        assert "8642" in opened.for_visitor(ECONOMIST).ask(question).text


def test_a_text_of_another_retriever_is_read_where_only_one_called_alike_is_closed(
    tmp_path: Path,
) -> None:
    (tmp_path / "corpus/open").mkdir(parents=True)
    for name in ("kestrel.md", "open/kestrel.md"):
        (tmp_path / "corpus" / name).write_text(CLOSED["secret/kestrel.md"])
    settings = Settings(corpus_dir=tmp_path / "corpus", index_dir=tmp_path / "index")
    sync_index(settings)
    foreign = Telling(metadata_of={"source": "corpus/open/kestrel.md"})
    with Assistant.open(settings, retriever=foreign) as opened:
        among = opened.among("open/kestrel.md")
        question = "How many plants does the Kestrel programme have?"
        assert "8642" in among.ask(question).text
