"""Turn a question into an answer with exact citations.

Names are imported when they are first used, so that ``import assistant`` stays instant.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.answers import Answer, AnswerEvent, Citation, Rejection, Turn
    from assistant.evaluation.evaluation import Evaluation, evaluate
    from assistant.evaluation.known_questions import KnownQuestion
    from assistant.pipeline import Assistant
    from assistant.settings import Settings
    from index.errors import DisplayableError

# Who uses the package decides what becomes of its log; by default nothing does.
logging.getLogger(__name__).addHandler(logging.NullHandler())

_HOMES = {
    "Answer": "assistant.answers",
    "AnswerEvent": "assistant.answers",
    "Assistant": "assistant.pipeline",
    "Citation": "assistant.answers",
    "DisplayableError": "index.errors",
    "Evaluation": "assistant.evaluation.evaluation",
    "KnownQuestion": "assistant.evaluation.known_questions",
    "Rejection": "assistant.answers",
    "Settings": "assistant.settings",
    "Turn": "assistant.answers",
    "evaluate": "assistant.evaluation.evaluation",
}

__all__ = [
    "Answer",
    "AnswerEvent",
    "Assistant",
    "Citation",
    "DisplayableError",
    "Evaluation",
    "KnownQuestion",
    "Rejection",
    "Settings",
    "Turn",
    "ask",
    "evaluate",
]


def ask(
    question: str, history: Sequence[Turn] = (), settings: Settings | None = None
) -> Answer:
    """Return the answer to one question; for several, keep an ``Assistant`` open."""
    from assistant.pipeline import Assistant

    with Assistant.open(settings) as assistant:
        return assistant.ask(question, history)


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'assistant' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
