"""Turn what did not help into questions that ``cluster-policy evaluate`` asks."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from assistant.answers import Answer
from assistant.conversations.feedback import Complaint
from assistant.evaluation.verdicts import said_first
from index.errors import DisplayableError

Case = dict[str, Any]
"""A question of the evaluation's file, by the names of its fields."""

_TAG = "feedback"
_TOLD_APART = ("question", "history", "not_this")
_OPENING = """\
# What readers found wrong. What `not_this` names must not be answered first again; what
# is right is not known. Who knows it writes `answer`, `quote` or `document` instead:
# then it is measured whether the answer is right.
"""


class CaseFileError(DisplayableError):
    """A file of cases cannot be written."""


def cases_of(complaints: Iterable[Complaint]) -> tuple[Case, ...]:
    """Return a question for each complaint, alike ones once, in their order."""
    cases: dict[str, Case] = {}
    for complaint in complaints:
        if answer := complaint.message.answer:
            case = _case(complaint, answer)
            alike = json.dumps([case.get(name) for name in _TOLD_APART])
            known = cases.setdefault(alike, case)
            known["note"] = _joined(known["note"], case["note"])
    return tuple(cases.values())


def write_cases(cases: Iterable[Case], path: Path) -> None:
    """Write them as a file that the evaluation reads: YAML, or else JSON lines.

    Raises:
        CaseFileError: The file is there already, or cannot be written.
    """
    if path.suffix.lower() in {".yaml", ".yml"}:
        listed = {"questions": list(cases)}
        text = _OPENING + yaml.safe_dump(
            listed, allow_unicode=True, sort_keys=False, width=88
        )
    else:
        text = "".join(json.dumps(c, ensure_ascii=False) + "\n" for c in cases)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as exc:
        raise CaseFileError(
            f"{path} is there already, and nothing was written.",
            "Name another file: somebody may have added right answers to that one.",
        ) from exc
    except OSError as exc:
        raise CaseFileError(
            f"{path} cannot be written.", "Name a file in a folder that you may change."
        ) from exc


def _case(complaint: Complaint, answer: Answer) -> Case:
    feedback = complaint.feedback
    case: Case = {"question": answer.question}
    if complaint.history:
        case["history"] = list(complaint.history)
    find_wrong = _WRONG.get(feedback.reason or "", _shown)
    case["not_this"] = find_wrong(answer)
    case["kind"] = feedback.reason or "no reason"
    case["tags"] = [_TAG]
    case["language"] = answer.language
    case["note"] = _joined(_describe(answer), feedback.words)
    return case


def _figure(answer: Answer) -> Mapping[str, str]:
    """Return the words said first, if they have a figure: it was called wrong."""
    said = said_first(answer)
    return {"said": said} if any(map(str.isdigit, said)) else _shown(answer)


def _document(answer: Answer) -> Mapping[str, str]:
    """Return the document cited first: it was called the wrong one."""
    if not answer.citations:
        return _shown(answer)
    return {"document": answer.citations[0].document_id}


def _shown(answer: Answer) -> Mapping[str, str]:
    """Return what was shown first, of which it is not said what is wrong with it."""
    if answer.status == "not_found":
        return {"status": "not_found"}
    if answer.citations:
        return {"quote": answer.citations[0].quote}
    return {"said": said_first(answer)}


_WRONG: Mapping[str, Callable[[Answer], Mapping[str, str]]] = {
    "wrong_figure": _figure,
    "wrong_document": _document,
}


def _describe(answer: Answer) -> str:
    """Say what was shown, for whoever looks for the right answer."""
    if answer.status == "not_found":
        return "It was declined."
    if not answer.citations:
        return "It was taken for no question to the documents."
    first = answer.citations[0]
    quote = " ".join(first.quote.split())
    return f"Shown first: “{quote}” ({first.document_id})"


def _joined(note: str, more: str) -> str:
    """Return a note with what is not in it yet."""
    said = " ".join(more.split())
    return note if said in note else f"{note} {said}"
