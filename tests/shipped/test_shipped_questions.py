"""The two shipped documents are found and said right in a library of other ones."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from assistant import Settings
from assistant.evaluation.question_files import read_questions
from index import sync_index
from tests.ui.cli.test_commands import call

QUESTIONS = Path(__file__).with_name("questions.yaml")
PROJECT = Path(__file__).parents[2]
SHIPPED = PROJECT / "docs_corpus"
OTHERS = PROJECT / "tests" / "evaluation" / "documents"


def test_there_are_ten_rephrasings_in_each_of_four_languages() -> None:
    questions = read_questions(QUESTIONS).questions
    languages = Counter(known.language for known in questions)
    assert languages == {"en": 10, "sv": 10, "zh": 10, "de": 10}
    kinds = Counter(known.kind for known in questions)
    assert kinds["six actions"] >= 8
    assert kinds["252 firms"] >= 5


def test_what_is_to_be_said_stands_in_a_shipped_document() -> None:
    texts = [file.read_text(encoding="utf-8") for file in SHIPPED.glob("*.txt")]
    for known in read_questions(QUESTIONS).questions:
        assert any(
            all(any(word in text for word in item) for item in known.items)
            for text in texts
        ), known.question


@pytest.mark.slow
def test_the_floors_are_reached_among_other_documents(tmp_path: Path) -> None:
    library = tmp_path / "library"
    shutil.copytree(OTHERS, library / "others")
    shutil.copytree(SHIPPED, library / "shipped")
    settings = Settings(corpus_dir=library, index_dir=tmp_path / "index")
    sync_index(settings)
    done = call(
        "evaluate",
        str(QUESTIONS),
        CLUSTER_POLICY_CORPUS_DIR=str(settings.corpus_dir),
        CLUSTER_POLICY_INDEX_DIR=str(settings.index_dir),
    )
    assert done.returncode == 0, done.stdout + done.stderr
