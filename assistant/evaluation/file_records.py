"""Take the records of a file apart, each with the line it begins at."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

from assistant.evaluation.known_questions import QuestionFileError

HINT = (
    "A question has `question` and one of `answer`, `items`, `quote`, `document`; "
    "see assistant/evaluation/README.md."
)

Record = dict[str, Any]
Fail = Callable[[str], QuestionFileError]


def failing(path: Path, line: int) -> Fail:
    """Return what makes the error of a line from what is wrong with it."""

    def fail(what: str) -> QuestionFileError:
        end = "" if what.endswith("?") else "."
        return QuestionFileError(f"{path}, line {line}: {what}{end}", HINT)

    return fail


def json_records(path: Path, text: str) -> Iterator[tuple[int, Record]]:
    """Yield the objects of JSON lines."""
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        fail = failing(path, number)
        try:
            record = json.loads(line, object_pairs_hook=_without_twins(fail))
        except json.JSONDecodeError as exc:
            raise fail(f"this is no JSON ({exc.msg})") from exc
        if not isinstance(record, dict):
            raise fail("this is no JSON object")
        yield number, record


def _without_twins(fail: Fail) -> Callable[[list[tuple[str, Any]]], Record]:
    """Return what makes an object of JSON, in which nothing may be given twice."""

    def make(pairs: list[tuple[str, Any]]) -> Record:
        for name, count in Counter(name for name, _ in pairs).items():
            if count > 1:
                raise fail(f"`{name}` is given twice")
        return dict(pairs)

    return make


def yaml_records(path: Path, text: str) -> Iterator[tuple[int, Record]]:
    """Yield the questions of a list, or those under ``questions``, and the floors."""
    # As it stands: "007" and "no" are answers, not numbers and truth values.
    loader = yaml.BaseLoader(text)
    root = _root(path, loader)
    listed = root
    if isinstance(root, yaml.MappingNode):
        parts = {key.value: (key, value) for key, value in root.value}
        for name, (key, _) in parts.items():
            if name not in {"floors", "questions"}:
                fail = failing(path, key.start_mark.line + 1)
                raise fail(f"`{name}` is neither `floors` nor `questions`")
        if "floors" in parts:
            node = parts["floors"][1]
            floors = loader.construct_object(node, deep=True)
            yield node.start_mark.line + 1, {"floors": floors}
        listed = parts["questions"][1] if "questions" in parts else None
    if not isinstance(listed, yaml.SequenceNode):
        raise QuestionFileError(f"There is no list of questions in {path}.", HINT)
    for node in listed.value:
        yield node.start_mark.line + 1, _record(path, loader, node)


def _root(path: Path, loader: yaml.BaseLoader) -> yaml.Node | None:
    try:
        return loader.get_single_node()
    except yaml.MarkedYAMLError as exc:
        line = exc.problem_mark.line + 1 if exc.problem_mark else 1
        raise failing(path, line)(f"this is no YAML ({exc.problem})") from exc
    except yaml.YAMLError as exc:
        raise failing(path, 1)("this is no YAML") from exc


def _record(path: Path, loader: yaml.BaseLoader, node: yaml.Node) -> Record:
    fail = failing(path, node.start_mark.line + 1)
    if not isinstance(node, yaml.MappingNode):
        raise fail("this is no question")
    names = [key.value for key, _ in node.value]
    for name in names:
        if names.count(name) > 1:
            raise fail(f"`{name}` is given twice")
    return dict(loader.construct_mapping(node, deep=True))
