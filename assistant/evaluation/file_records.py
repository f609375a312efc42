"""Take the records of a text apart, each with the place it begins at."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import yaml

from assistant.evaluation.known_questions import QuestionFileError

HINT = (
    "A question has `question` and one of `answer`, `items`, `quote`, `document`; "
    "see assistant/evaluation/README.md."
)

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""libyaml's where there is one: many times as fast."""
_DEEPEST = 100
"""Levels of a text of YAML."""
_MOST_REPEATED = 1_000_000
"""Characters and nodes that the aliases of a text stand for, together."""

_NODES_OF_ONE = 100
"""Nodes of YAML for each question that there may be."""

Record = dict[str, Any]
Fail = Callable[[str], QuestionFileError]


def failing(place: str) -> Fail:
    """Return what makes the error of a place from what is wrong with it."""

    def fail(what: str) -> QuestionFileError:
        end = "" if what.endswith("?") else "."
        return QuestionFileError(f"{place}: {what}{end}", HINT)

    return fail


def json_records(source: str, text: str) -> Iterator[tuple[str, Record]]:
    """Yield the objects of JSON lines; ``source`` is what the text is called."""
    # Not ``splitlines``: within a string of JSON other separators may stand.
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        place = f"{source}, line {number}"
        fail = failing(place)
        try:
            record = json.loads(line, object_pairs_hook=_without_twins(fail))
        except json.JSONDecodeError as exc:
            raise fail(f"this is no JSON ({exc.msg})") from exc
        except (ValueError, RecursionError) as exc:
            raise fail("a number is too long, or it is nested too deeply") from exc
        if not isinstance(record, dict):
            raise fail("this is no JSON object")
        yield place, record


def _without_twins(fail: Fail) -> Callable[[list[tuple[str, Any]]], Record]:
    """Return what makes an object of JSON, in which nothing may be given twice."""

    def make(pairs: list[tuple[str, Any]]) -> Record:
        for name, count in Counter(name for name, _ in pairs).items():
            if count > 1:
                raise fail(f"`{name}` is given twice")
        return dict(pairs)

    return make


def yaml_records(
    source: str, text: str, most: int | None = None
) -> Iterator[tuple[str, Record]]:
    """Yield the questions of a list, or those under ``questions``, and the floors.

    ``most`` is how many questions there may be.
    """
    try:
        yield from _yaml_records(source, text, most)
    except yaml.MarkedYAMLError as exc:
        line = exc.problem_mark.line + 1 if exc.problem_mark else 1
        fail = failing(f"{source}, line {line}")
        raise fail(f"this is no YAML ({exc.problem})") from exc
    except yaml.YAMLError as exc:
        raise failing(f"{source}, line 1")("this is no YAML") from exc
    except RecursionError as exc:
        raise failing(source)("it is nested too deeply") from exc


def _yaml_records(
    source: str, text: str, most: int | None
) -> Iterator[tuple[str, Record]]:
    _refuse_what_grows(source, text, most and most * _NODES_OF_ONE)
    # As it stands: "007" and "no" are answers, not numbers and truth values.
    loader = _LOADER(text)
    root = loader.get_single_node()
    listed = root
    if isinstance(root, yaml.MappingNode):
        parts = {str(key.value): (key, value) for key, value in root.value}
        for name, (key, _) in parts.items():
            if name not in {"floors", "questions"}:
                fail = failing(_place(source, key))
                raise fail(f"`{name}` is neither `floors` nor `questions`")
        if "floors" in parts:
            node = parts["floors"][1]
            floors = loader.construct_object(node, deep=True)
            yield _place(source, node), {"floors": floors}
        listed = parts["questions"][1] if "questions" in parts else None
    if not isinstance(listed, yaml.SequenceNode):
        raise QuestionFileError(f"There is no list of questions in {source}.", HINT)
    for node in listed.value:
        place = _place(source, node)
        yield place, _record(loader, node, failing(place))


def _refuse_what_grows(source: str, text: str, most_nodes: int | None) -> None:
    """Raise an error for what becomes far more than its text.

    That is aliases, depth, and nodes: each takes a hundred times what it is written in.
    """
    open_nodes: list[tuple[str | None, int]] = []
    sizes: dict[str | None, int] = {}
    size = repeated = nodes = 0
    for event in yaml.parse(text, Loader=_LOADER):
        fail = failing(_place(source, event))
        before = size
        nodes += isinstance(event, yaml.NodeEvent)
        if most_nodes and nodes > most_nodes:
            raise fail(f"there are more than {most_nodes:,} names, texts and lists")
        if isinstance(event, yaml.AliasEvent):
            if event.anchor in {anchor for anchor, _ in open_nodes}:
                raise fail(f"`*{event.anchor}` is a part of itself")
            size += sizes.get(event.anchor, 0)
            repeated += size - before
        elif isinstance(event, yaml.ScalarEvent):
            size += 1 + len(event.value)
            sizes[event.anchor] = size - before
        elif isinstance(event, yaml.CollectionStartEvent):
            size += 1
            open_nodes.append((event.anchor, before))
        elif isinstance(event, yaml.CollectionEndEvent):
            anchor, began = open_nodes.pop()
            sizes[anchor] = size - began
        _refuse_too_much(repeated, len(open_nodes), fail)


def _refuse_too_much(repeated: int, depth: int, fail: Fail) -> None:
    if repeated > _MOST_REPEATED:
        raise fail("the aliases (`*`) stand for too much text")
    if depth > _DEEPEST:
        raise fail("it is nested too deeply")


def _place(source: str, node: yaml.Node | yaml.Event) -> str:
    return f"{source}, line {node.start_mark.line + 1}"


def _record(loader: yaml.BaseLoader, node: yaml.Node, fail: Fail) -> Record:
    if not isinstance(node, yaml.MappingNode):
        raise fail("this is no question")
    for name, count in Counter(str(key.value) for key, _ in node.value).items():
        if count > 1:
            raise fail(f"`{name}` is given twice")
    return dict(loader.construct_mapping(node, deep=True))
