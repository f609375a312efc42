"""Documents of which a folder is closed, and all that is told of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, is_dataclass
from typing import Any

import pytest

from assistant import Answer, Assistant, Settings
from tests.assistant.access.closed_corpus import (
    index_corpus,
)


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return index_corpus(tmp_path_factory.mktemp("closed"))


@pytest.fixture(scope="module")
def assistant(closed: Settings) -> Iterator[Assistant]:
    with Assistant.open(closed) as opened:
        yield opened


def told(value: Any) -> str:
    """Return all that a value says, whatever it is."""

    def plain(one: Any) -> Any:
        if is_dataclass(one) and not isinstance(one, type):
            return plain(asdict(one))
        if hasattr(one, "model_dump"):
            return plain(one.model_dump())
        if isinstance(one, dict):
            return {str(key): plain(each) for key, each in one.items()}
        if isinstance(one, list | tuple | set | frozenset):
            return [plain(each) for each in one]
        # A score or a time can have any digits in it.
        return round(one, 1) if isinstance(one, float) else str(one)

    return json.dumps(plain(value), ensure_ascii=False)


def shown(answer: Answer) -> dict[str, Any]:
    """Return what a person is shown of an answer."""
    return {
        "text": answer.text,
        "status": answer.status,
        "notes": answer.notes,
        "state": answer.index_version,
        "searched": answer.standalone_question,
        "citations": [
            (c.document_id, c.title, c.quote, c.warnings, c.place)
            for c in answer.citations
        ],
        "passages": {scored.passage.text for scored in answer.passages},
    }
