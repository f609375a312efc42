"""Read the questions that people write: files of YAML and JSON lines, and objects."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal

from assistant.answers import Status
from assistant.evaluation.beir import read_beir
from assistant.evaluation.file_records import (
    HINT,
    Fail,
    Record,
    failing,
    json_records,
    yaml_records,
)
from assistant.evaluation.floors import read_floors
from assistant.evaluation.known_questions import (
    KnownQuestion,
    NotThis,
    QuestionFileError,
    QuestionSet,
)

Form = Literal["yaml", "jsonl"]
"""What a text of questions is written in."""
ABSENT = "not in the documents"
"""What stands for the answer where there is none."""

_TEXT = ("question", "document", "quote", "status", "kind", "language", "note")
_LISTS = ("answer", "items", "forbid", "history", "tags")
_FIELDS = (*_TEXT, *_LISTS, "not_this")
_NOT_THIS = ("said", "document", "quote", "status")
_LANGUAGE = re.compile("[a-z]{2,3}")
_STATUSES: tuple[Status, ...] = ("answered", "help")
_WRONG_STATUSES: tuple[Status, ...] = (*_STATUSES, "not_found")
_RAGAS = ("user_input", "reference", "reference_contexts")
# Other fields of a RAGAS dataset, which hold what some system answered or its making.
_RAGAS_IGNORED = {
    *("response", "retrieved_contexts", "rubrics", "reference_context_ids"),
    *("retrieved_context_ids", "synthesizer_name", "persona_name"),
    *("query_style", "query_length", "multi_responses"),
}


def read_questions(path: Path) -> QuestionSet:
    """Return the questions of a YAML or JSON lines file, or of a BEIR folder.

    Raises:
        QuestionFileError: The file is not there, or has a mistake.
    """
    if path.is_dir():
        return read_beir(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as exc:
        raise QuestionFileError(
            f"The questions in {path} cannot be read.",
            "Give a YAML or JSON lines file in UTF-8, or a BEIR folder.",
        ) from exc
    is_yaml = path.suffix.lower() in {".yaml", ".yml"}
    return read_written(text, "yaml" if is_yaml else "jsonl", str(path))


def read_written(
    text: str, written_in: Form, source: str, most: int | None = None
) -> QuestionSet:
    """Return the questions of a text; ``source`` is what it is called in an error.

    ``most`` is how many questions there may be, with those of their histories.

    Raises:
        QuestionFileError: The text has a mistake, or too many questions.
    """
    records = (
        yaml_records(source, text, most)
        if written_in == "yaml"
        else json_records(source, text)
    )
    return read_records(records, source, most)


def read_records(
    records: Iterable[tuple[str, Record]], source: str, most: int | None = None
) -> QuestionSet:
    """Return the questions of records, each with the place it has in ``source``.

    ``most`` is how many questions there may be, with those of their histories.

    Raises:
        QuestionFileError: A record has a mistake, or there is no question, or too many.
    """
    asked = 0
    questions: list[KnownQuestion] = []
    floors: dict[str, float] = {}
    for place, given in records:
        fail, record = failing(place), dict(given)
        _refuse_half_characters(record, fail)
        if "floors" in record:
            floors |= read_floors(record.pop("floors"), fail)
            if not record:
                continue
        questions.append(_question(record, fail))
        asked += 1 + len(questions[-1].history)
        if most is not None and asked > most:
            raise QuestionFileError(
                f"There are more than {most:,} questions, with those of histories.",
                "Send them in several parts.",
            )
    if not questions:
        raise QuestionFileError(f"There is no question in {source}.", HINT)
    return QuestionSet(tuple(questions), floors)


def _refuse_half_characters(record: Record, fail: Fail) -> None:
    """Raise an error where an escape stands for half of a character only."""
    try:
        json.dumps(record, ensure_ascii=False).encode()
    except UnicodeEncodeError as exc:
        raise fail("it has half of a character (a lone surrogate)") from exc
    except RecursionError as exc:
        raise fail("it is nested too deeply") from exc


def _question(record: Record, fail: Fail) -> KnownQuestion:
    if "user_input" in record:
        record = _from_ragas(record, fail)
    for name in record:
        if name not in _FIELDS:
            near = get_close_matches(name, _FIELDS, 1)
            meant = f"; is `{near[0]}` meant?" if near else ""
            raise fail(f"`{name}` is no field of a question{meant}")
    texts = {name: _text(record, name, fail) for name in _TEXT}
    if not texts["question"]:
        raise fail("there is no `question`")
    answers = _alternatives(record.get("answer", ()), "answer", fail)
    absent = any(answer.rstrip(".").casefold() == ABSENT for answer in answers)
    told = texts["document"] or texts["quote"] or "items" in record
    if absent and (told or len(answers) > 1):
        raise fail(f"it is both {ABSENT} and answered by them")
    items = tuple(
        _alternatives(item, "items", fail)
        for item in _listed(record.get("items", ()), "items", fail)
    )
    if answers and items:
        raise fail("there is both `answer` and `items`")
    known = KnownQuestion(
        question=texts["question"],
        items=items or ((answers,) if answers and not absent else ()),
        quote=texts["quote"],
        document=texts["document"],
        absent=absent,
        forbidden=_alternatives(record.get("forbid", ()), "forbid", fail),
        history=_alternatives(record.get("history", ()), "history", fail),
        status=_status(texts["status"], _STATUSES, fail),
        not_this=_not_this(record.get("not_this"), fail),
        note=texts["note"],
        kind=texts["kind"] or "other",
        tags=_alternatives(record.get("tags", ()), "tags", fail),
        language=_language(texts["language"], fail),
    )
    if not known.asks:
        raise fail("nothing is said of the right answer")
    return known


def _status(text: str, allowed: tuple[Status, ...], fail: Fail) -> Status | None:
    for status in allowed:
        if text == status:
            return status
    if text:
        raise fail(f"`status` is `{text}`, and can be {' or '.join(allowed)}")
    return None


def _not_this(value: Any, fail: Fail) -> NotThis | None:
    """Return what is known to be wrong, where something is."""
    if value is None:
        return None
    if not isinstance(value, Mapping) or not value:
        raise fail(f"`not_this` has to name one of {', '.join(_NOT_THIS)}")
    for name in value:
        if name not in _NOT_THIS:
            raise fail(f"`{name}` is nothing that `not_this` can name")
    texts = {name: _text(value, name, fail) for name in _NOT_THIS}
    if not any(texts.values()):
        raise fail("`not_this` is empty")
    status = _status(texts.pop("status"), _WRONG_STATUSES, fail)
    return NotThis(status=status, **texts)


def _language(code: str, fail: Fail) -> str:
    if code and not _LANGUAGE.fullmatch(code):
        raise fail(f"`{code}` is no code of a language, such as `sv`")
    return code


def _from_ragas(record: Record, fail: Fail) -> Record:
    if not isinstance(record["user_input"], str):
        raise fail("`user_input` is no text; of conversations only `history` is read")
    unknown = record.keys() - _RAGAS_IGNORED - {*_RAGAS, *_FIELDS}
    if unknown:
        raise fail(f"`{min(unknown)}` is no field of a RAGAS dataset")
    own = {k: v for k, v in record.items() if k in _FIELDS}
    contexts = record.get("reference_contexts") or []
    reference = {"answer": record["reference"]} if record.get("reference") else {}
    if contexts:
        # The reference is a sentence of somebody's own: the context is what is cited.
        reference = {"quote": _listed(contexts, "reference_contexts", fail)[0]}
    return {"question": record["user_input"], **reference, **own}


def _text(record: Mapping[str, Any], name: str, fail: Fail) -> str:
    value = record.get(name, "")
    if not isinstance(value, str):
        raise fail(f"`{name}` is no text")
    return value.strip()


def _listed(value: Any, name: str, fail: Fail) -> list[Any]:
    if isinstance(value, dict):
        raise fail(f"`{name}` is neither a text nor a list of texts")
    return list(value) if isinstance(value, list | tuple) else [value]


def _alternatives(value: Any, name: str, fail: Fail) -> tuple[str, ...]:
    listed = _listed(value, name, fail)
    if not all(isinstance(text, str | int | float) for text in listed):
        raise fail(f"`{name}` has something that is no text")
    if any(isinstance(text, bool) for text in listed):
        raise fail(f"`{name}` has a truth value; set it in quotes")
    texts = [str(text).strip() for text in listed]
    if not all(texts):
        raise fail(f"`{name}` has an empty text")
    return tuple(texts)
