"""What the service once answered about `docs_corpus/`: the examples of its description.

`make docs` asks it anew.
"""

from __future__ import annotations

import json
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final

from assistant.service.running import EVENTS

RealAnswers = dict[str, dict[str, dict[str, Any]]]
"""By operation, as ``POST /api/ask``, and status the answer in each media type."""

REAL_ANSWERS: Final = Path(__file__).with_suffix(".json")
"""Where they are kept."""

_EVENT: Final = {
    "type": "object",
    "properties": {"event": {"type": "string"}, "data": {"type": "string"}},
    "required": ["data"],
}
"""One of a stream, as FastAPI describes it: https://spec.openapis.org/oas/v3.2.0"""


def answered(
    operation: str, status: int | str = HTTPStatus.OK, **told: Any
) -> dict[int | str, dict[str, Any]]:
    """Return a response for a path's ``responses``, with what was answered once.

    Args:
        operation: Method and path, such as ``POST /api/ask``.
        status: Of the response; an answer that was not asked for has no example.
        told: What else is known of it, such as its ``description``.
    """
    content: dict[str, dict[str, Any]] = {}
    by_status = read_real_answers().get(operation, {})
    for kind, answer in by_status.get(str(status), {}).items():
        content[kind] = {"example": answer}
        if kind == EVENTS:
            content[kind]["itemSchema"] = _EVENT
    return {status: {**told, "content": content}}


@cache
def read_real_answers() -> RealAnswers:
    """Return what was answered when it was asked last."""
    answers: RealAnswers = json.loads(REAL_ANSWERS.read_text(encoding="utf-8"))
    return answers
