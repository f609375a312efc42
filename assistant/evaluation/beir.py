"""Read judged questions as BEIR has them: a folder of queries, judgements, texts.

``queries.jsonl`` (``_id``, ``text``), ``qrels.tsv`` or ``qrels/test.tsv`` (query id,
document id, relevance; TREC's four columns are read too) and, unless the index is
what is searched, ``corpus.jsonl`` (``_id``, ``title``, ``text``).
"""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from assistant.evaluation.known_questions import (
    KnownQuestion,
    QuestionFileError,
    QuestionSet,
)

_JUDGEMENTS = ("qrels.tsv", "qrels.txt", "qrels/test.tsv", "qrels/dev.tsv")
_HINT = "A folder of questions has `queries.jsonl`, `qrels.tsv`, maybe `corpus.jsonl`."


def read_beir(folder: Path) -> QuestionSet:
    """Return the questions of a folder in BEIR's format.

    Raises:
        QuestionFileError: A file is not there, or has a mistake.
    """
    judged = _judgements(folder)
    queries = _by_id(_lines(folder, "queries"))
    for query_id in judged:
        if query_id not in queries:
            raise QuestionFileError(
                f"{folder}: the question {query_id} is judged, but is not there.", _HINT
            )
    corpus = None
    if (folder / "corpus.jsonl").exists():
        corpus = {
            id_: f"{r.get('title', '')}\n\n{_field(r, 'text', r[''])}"
            for id_, r in _by_id(_lines(folder, "corpus")).items()
        }
    questions = tuple(
        KnownQuestion(
            _field(queries[id_], "text", queries[id_][""]),
            relevant=relevant,
            kind="search",
            language=str(queries[id_].get("language", "")),
        )
        for id_, relevant in judged.items()
    )
    return QuestionSet(questions, corpus=corpus)


def _lines(folder: Path, name: str) -> list[tuple[str, dict[str, Any]]]:
    path = folder / f"{name}.jsonl"
    records = []
    # Not ``splitlines``: within a string of JSON other separators may stand.
    for number, line in enumerate(_read(path).split("\n"), start=1):
        if line.strip():
            at = f"{path}, line {number}"
            try:
                record = json.loads(line)
            except json.JSONDecodeError as exc:
                raise QuestionFileError(f"{at}: this is no JSON.", _HINT) from exc
            if not isinstance(record, dict):
                raise QuestionFileError(f"{at}: this is no JSON object.", _HINT)
            records.append((at, record))
    return records


def _by_id(lines: list[tuple[str, dict[str, Any]]]) -> dict[str, dict[str, Any]]:
    """Return records by their ids; "" of each is where it stands."""
    records: dict[str, dict[str, Any]] = {}
    for at, record in lines:
        id_ = _field(record, "_id", at)
        if id_ in records:
            raise QuestionFileError(f"{at}: there is another {id_} before it.", _HINT)
        records[id_] = record | {"": at}
    return records


def _field(record: dict[str, Any], name: str, at: str) -> str:
    value = str(record.get(name, "")).strip()
    if not value:
        raise QuestionFileError(f"{at}: there is no `{name}`.", _HINT)
    return value


def _judgements(folder: Path) -> dict[str, dict[str, int]]:
    found = [folder / name for name in _JUDGEMENTS if (folder / name).exists()]
    path = found[0] if found else folder / _JUDGEMENTS[0]
    judged: dict[str, dict[str, int]] = defaultdict(dict)
    for number, line in enumerate(_read(path).split("\n"), start=1):
        columns = line.split("\t") if "\t" in line else line.split()
        heading = number == 1 and columns[-1:] and not columns[-1].lstrip("-").isdigit()
        if not columns or heading:
            continue
        try:
            query, *_, document, relevance = columns
            judged[query][document] = int(relevance)
        except ValueError as exc:
            raise QuestionFileError(
                f"{path}, line {number}: this is no judgement.",
                "It has three columns: question, document, a whole number.",
            ) from exc
    if not judged:
        raise QuestionFileError(f"There is no judgement in {path}.", _HINT)
    return dict(judged)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as exc:
        raise QuestionFileError(f"The file {path} cannot be read.", _HINT) from exc
