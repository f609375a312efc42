"""The project's own questions are answered no worse than the floors beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import Settings
from assistant.evaluation.question_files import read_questions
from index import sync_index
from tests.ui.cli.test_commands import call

HERE = Path(__file__).parent
QUESTIONS = HERE / "questions.yaml"


def test_there_are_questions_of_every_kind_in_four_languages() -> None:
    questions = read_questions(QUESTIONS).questions
    assert len(questions) >= 150
    assert sum(known.absent for known in questions) >= 30
    assert {known.language for known in questions} == {"en", "sv", "zh", "de"}
    documents = {known.document for known in questions} - {""}
    assert all((HERE / "documents" / name).is_file() for name in documents)


def test_what_is_to_be_said_stands_in_the_document() -> None:
    for known in read_questions(QUESTIONS).questions:
        if known.document:
            text = (HERE / "documents" / known.document).read_text(encoding="utf-8")
            assert all(any(word in text for word in item) for item in known.items)


@pytest.mark.slow
def test_the_floors_are_reached(tmp_path: Path) -> None:
    settings = Settings(corpus_dir=HERE / "documents", index_dir=tmp_path / "index")
    sync_index(settings)
    done = call(
        "evaluate",
        str(QUESTIONS),
        CLUSTER_POLICY_CORPUS_DIR=str(settings.corpus_dir),
        CLUSTER_POLICY_INDEX_DIR=str(settings.index_dir),
    )
    assert done.returncode == 0, done.stdout + done.stderr
