"""A question over the shipped documents, and what a model may write of it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

from assistant import Answer, Assistant

FIRMS = "How many firms are in the Xuzhou cluster?"
SOURCE = "252 registrerade"
TRUE = ("There are 252 registered firms in Xuzhou", SOURCE)

Open = Callable[..., AbstractContextManager[Assistant]]


def is_quoted(answer: Answer) -> bool:
    """Whether the answer is what stands without a chat model."""
    return answer.mode == "extracted" and "252 registrerade företag" in answer.text
