"""What an evaluation is asked for with over HTTP, and what it reports."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi.openapi.models import Example
from pydantic import BaseModel, ConfigDict, Field

from assistant.access.question_sizes import LONGEST, MOST_TURNS
from assistant.evaluation.evaluation import Evaluation, Outcome
from assistant.evaluation.known_questions import QuestionFileError, QuestionSet
from assistant.evaluation.question_files import Form, read_records, read_written

_MOST_QUESTIONS = 1_000
"""With the questions of their histories, which are asked as well."""
_MOST_GROUPS = 100
_BODY = "The body"


class ListedQuestions(BaseModel):
    """Questions with known answers, as objects."""

    model_config = ConfigDict(extra="forbid")
    questions: list[dict[str, Any]] = Field(min_length=1, max_length=_MOST_QUESTIONS)
    """Each as a line of a file of questions for `cluster-policy evaluate`."""
    floors: dict[str, Any] = {}
    """Least value of a measure, by its name; most where less is better."""

    def read(self) -> QuestionSet:
        """Return the questions; raise ``QuestionFileError`` for a mistake."""
        records = [
            (f"Question {number}", record)
            for number, record in enumerate(self.questions, start=1)
        ]
        floors = [("Floors", {"floors": self.floors})] if self.floors else []
        return _limited(read_records([*floors, *records], _BODY, _MOST_QUESTIONS))


class WrittenQuestions(BaseModel):
    """Questions with known answers, as the text of a file."""

    model_config = ConfigDict(extra="forbid")
    text: str = Field(min_length=1)
    """What the file has, floors too."""
    written_in: Form = "yaml"

    def read(self) -> QuestionSet:
        """Return the questions; raise ``QuestionFileError`` for a mistake."""
        written = self.text, self.written_in
        return _limited(read_written(*written, "The text", _MOST_QUESTIONS))


class EvaluationReport(BaseModel):
    """How well questions were answered."""

    groups: Mapping[str, Mapping[str, float]]
    """Means of the measures by group: "" is all, then ``zh over sv``, ``date``."""
    seconds: Mapping[str, float]
    """``p50`` and ``p95`` of an answer."""
    floors_reached: bool
    missed: list[str]
    """A sentence for each floor that is not reached."""
    outcomes: list[Outcome]
    """Each question, and what came, in the order they were given."""
    worst: list[int]
    """Which of the outcomes, from 0, went wrong: wrong figures first."""

    @classmethod
    def of(cls, evaluation: Evaluation) -> EvaluationReport:
        """Return an evaluation as it is reported."""
        places = {id(one): place for place, one in enumerate(evaluation.outcomes)}
        return cls(
            groups=evaluation.groups,
            seconds=evaluation.seconds,
            floors_reached=not evaluation.missed,
            missed=list(evaluation.missed),
            outcomes=list(evaluation.outcomes),
            worst=[places[id(one)] for one in evaluation.worst],
        )


def _limited(questions: QuestionSet) -> QuestionSet:
    groups = {tag for known in questions.questions for tag in (known.kind, *known.tags)}
    if len(groups) > _MOST_GROUPS:
        raise QuestionFileError(
            f"The questions have {len(groups):,} different kinds and tags.",
            f"At most {_MOST_GROUPS} are measured by themselves.",
        )
    for number, known in enumerate(questions.questions, start=1):
        words = (known.question, *known.history)
        if len(known.history) > MOST_TURNS or any(len(w) > LONGEST for w in words):
            raise QuestionFileError(
                f"Question {number} is too long.",
                f"A question has at most {LONGEST:,} characters, and a history at most "
                f"{MOST_TURNS} questions.",
            )
    return questions


EXAMPLES: dict[str, Example] = {
    "questions and floors": {
        "value": {
            "floors": {"right": 0.8, "wrong": 0.06},
            "questions": [
                {
                    "question": "How many firms are in the Xuzhou cluster?",
                    "answer": ["252"],
                    "kind": "figure",
                },
                {
                    "question": "Who is the king of the cluster?",
                    "answer": "not in the documents",
                },
            ],
        }
    },
    "the text of a file": {
        "value": {
            "written_in": "yaml",
            "text": "questions:\n- question: When was it founded?\n  answer: 2004\n",
        }
    },
}
