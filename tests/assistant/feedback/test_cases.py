"""What did not help becomes a question that the evaluation asks and judges."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from assistant.answers import Answer
from assistant.conversations.feedback import Complaint, Feedback, Reason
from assistant.evaluation.known_questions import NotThis
from assistant.evaluation.question_files import read_questions
from assistant.evaluation.verdicts import judge
from assistant.feedback.cases import CaseFileError, cases_of, write_cases
from tests.assistant.conversations.examples import ANSWER, QUOTE, answered

DECLINED = replace(
    ANSWER, text="Det står inte.", status="not_found", citations=(), passages=()
)
GREETED = replace(ANSWER, text="Hej!", status="help", citations=(), mode="fixed")


def complaint(
    reason: Reason | None,
    answer: Answer = ANSWER,
    words: str = "",
    history: tuple[str, ...] = (),
) -> Complaint:
    message = replace(answered(), answer=answer, text=answer.text)
    return Complaint(message, Feedback(False, reason, words), history)


@pytest.mark.parametrize(
    ("reason", "answer", "wrong"),
    [
        ("wrong_figure", ANSWER, NotThis(said="252")),
        ("wrong_document", ANSWER, NotThis(document="报告/firms.pdf")),
        ("not_asked", ANSWER, NotThis(quote=QUOTE)),
        ("other", ANSWER, NotThis(quote=QUOTE)),
        (None, ANSWER, NotThis(quote=QUOTE)),
        ("documents_say", DECLINED, NotThis(status="not_found")),
        ("not_asked", DECLINED, NotThis(status="not_found")),
        ("wrong_figure", GREETED, NotThis(said="Hej!")),
        ("wrong_document", GREETED, NotThis(said="Hej!")),
    ],
)
@pytest.mark.parametrize("name", ["cases.yaml", "cases.jsonl"])
def test_a_case_asks_again_and_finds_the_same_answer_wrong(
    reason: Reason | None, answer: Answer, wrong: NotThis, name: str, tmp_path: Path
) -> None:
    said = complaint(reason, answer, "It is of 2022: no.", ("How is it in Xuzhou?",))
    write_cases(cases_of([said]), tmp_path / name)
    (known,) = read_questions(tmp_path / name).questions
    assert known.question == "and how many?"
    assert known.history == ("How is it in Xuzhou?",)
    assert known.not_this == wrong
    assert known.language == "sv"
    assert known.tags == ("feedback",)
    assert "It is of 2022: no." in known.note
    assert judge(known, answer).verdict == "repeated"


def test_another_answer_is_called_changed_and_not_right() -> None:
    (case,) = cases_of([complaint("wrong_figure")])
    assert case["not_this"] == {"said": "252"}
    assert "Shown first" in case["note"]
    assert QUOTE in case["note"]


def test_who_agree_are_one_case_with_what_each_of_them_says() -> None:
    said = [
        complaint("wrong_figure", words="It is of 2022."),
        complaint("wrong_figure", words="It is of 2022."),
        complaint("wrong_figure", words="Not of Xuzhou."),
        complaint("wrong_document"),
    ]
    first, second = cases_of(said)
    assert first["note"].count("It is of 2022.") == 1
    assert first["note"].endswith("Not of Xuzhou.")
    assert second["kind"] == "wrong_document"


def test_a_file_that_is_there_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "cases.yaml"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(CaseFileError, match="there already"):
        write_cases(cases_of([complaint(None)]), path)
    assert path.read_text(encoding="utf-8") == "mine"
    with pytest.raises(CaseFileError, match="cannot be written"):
        write_cases((), tmp_path / "nowhere" / "cases.yaml")


def test_the_files_say_what_is_to_be_done_with_them(tmp_path: Path) -> None:
    write_cases(cases_of([complaint(None)]), tmp_path / "cases.yaml")
    text = (tmp_path / "cases.yaml").read_text(encoding="utf-8")
    assert text.startswith("# What readers found wrong.")
    assert QUOTE in text
    assert list(yaml.safe_load(text)) == ["questions"]
    write_cases(cases_of([complaint(None)]), tmp_path / "cases.jsonl")
    (line,) = (tmp_path / "cases.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["kind"] == "no reason"
