"""The project's own questions are answered no worse than the floors beside them."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from assistant import Settings
from assistant.evaluation.question_files import read_questions
from assistant.evaluation.wordings import says
from index import sync_index
from index.documents import Document
from index.readers import load_document
from tests.evaluation.made_documents import write_documents
from tests.ui.cli.test_commands import call

QUESTIONS = Path(__file__).with_name("questions.yaml")
LANGUAGES = {"en", "sv", "zh", "de"}


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("evaluation") / "corpus"
    write_documents(folder)
    return folder


@pytest.fixture(scope="session")
def documents(corpus: Path) -> dict[str, Document]:
    """All the documents, as they are read."""
    return {path.name: load_document(path, corpus) for path in corpus.iterdir()}


def test_there_are_questions_of_every_kind_in_four_languages() -> None:
    questions = read_questions(QUESTIONS).questions
    assert len(questions) >= 240
    assert sum(known.absent for known in questions) >= 30
    asked_in: dict[str, set[str]] = defaultdict(set)
    for known in questions:
        asked_in[known.kind].add(known.language)
    assert len(asked_in) >= 20
    assert all(languages == LANGUAGES for languages in asked_in.values()), asked_in
    assert len({(known.question, known.history) for known in questions}) == len(
        questions
    )


def test_the_documents_are_of_every_kind(documents: dict[str, Document]) -> None:
    assert len(documents) >= 30
    endings = {name.rpartition(".")[2] for name in documents}
    assert endings == {"txt", "md", "html", "csv", "docx", "xlsx", "pptx", "pdf"}
    assert {read.language for read in documents.values()} == LANGUAGES


def test_what_is_to_be_said_stands_in_the_document(
    documents: dict[str, Document],
) -> None:
    for known in read_questions(QUESTIONS).questions:
        if known.document:
            text = documents[known.document].text
            for item in known.items:
                # A count stands there as the number of the last row.
                assert any(says(text, words) for words in item), known.question


@pytest.mark.slow
@pytest.mark.long
def test_the_floors_are_reached(corpus: Path, tmp_path: Path) -> None:
    settings = Settings(corpus_dir=corpus, index_dir=tmp_path / "index")
    sync_index(settings)
    done = call(
        "evaluate",
        str(QUESTIONS),
        CLUSTER_POLICY_CORPUS_DIR=str(settings.corpus_dir),
        CLUSTER_POLICY_INDEX_DIR=str(settings.index_dir),
    )
    assert done.returncode == 0, done.stdout + done.stderr
