"""Open what a set of questions is asked of: the index, or texts that came with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.evaluation.known_questions import QuestionFileError, QuestionSet
from assistant.pipeline import Assistant
from assistant.settings import Settings
from index.pipeline import sync_index


@contextmanager
def opened_for(
    questions: QuestionSet, settings: Settings
) -> Iterator[tuple[Assistant, QuestionSet]]:
    """Open the assistant that is asked, and the questions with the ids it has.

    Texts that came with the questions are indexed in a folder that is then removed.
    """
    if questions.corpus is None:
        with Assistant.open(settings) as assistant:
            yield assistant, questions
        return
    with TemporaryDirectory(prefix="evaluation-") as folder:
        names = _write(questions.corpus, Path(folder) / "corpus")
        settings = settings.model_copy(
            update={
                "corpus_dir": Path(folder) / "corpus",
                "index_dir": Path(folder) / "index",
                "chroma_url": None,
            }
        )
        sync_index(settings)
        with Assistant.open(settings) as assistant:
            yield assistant, _renamed(questions, names)


def _write(corpus: Mapping[str, str], folder: Path) -> dict[str, str]:
    folder.mkdir()
    names = {}
    for number, (id_, text) in enumerate(corpus.items()):
        # An id may be anything, a name of a file may not.
        names[id_] = f"{number:07}.txt"
        (folder / names[id_]).write_text(text, encoding="utf-8")
    return names


def _renamed(questions: QuestionSet, names: dict[str, str]) -> QuestionSet:
    judged = {id_ for known in questions.questions for id_ in known.relevant}
    if unknown := judged - names.keys():
        raise QuestionFileError(
            f"{min(unknown)} is judged, but is not in corpus.jsonl.",
            "Add the text, or take the judgement away.",
        )
    renamed = (
        replace(
            known, relevant={names[id_]: value for id_, value in known.relevant.items()}
        )
        for known in questions.questions
    )
    return replace(questions, questions=tuple(renamed))
