"""Refuse text that can be neither stored nor sent: halves of characters, and NUL.

JSON can say either by an escape. UTF-8 has no way to write the one, PostgreSQL keeps no
text with the other.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from fastapi import HTTPException, Request

_SUSPECT = re.compile(rb"\\u(?:[dD][89a-fA-F]|0000)|\xed[\xa0-\xbf]|\x00")
"""Bytes without which there is neither; most bodies need not be read twice."""
_UNWRITABLE = re.compile("[\x00\ud800-\udfff]")


def refuse_unwritable_body(body: bytes) -> None:
    """Raise an ``HTTPException`` if a string of ``body`` cannot be written.

    What is no JSON is left to who reads it.
    """
    if not _SUSPECT.search(body):
        return
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        return
    if any(map(_UNWRITABLE.search, _strings(told))):
        raise _refusal("body")


async def refuse_unwritable_address(request: Request) -> None:
    """Raise an ``HTTPException`` if the path or the query cannot be written."""
    query = request.query_params.multi_items()
    words = [word for pair in query for word in pair]
    if any(map(_UNWRITABLE.search, [request.scope["path"], *words])):
        raise _refusal("address")


def _refusal(place: str) -> HTTPException:
    return HTTPException(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        f"The {place} has a NUL character, or half of a character (a lone surrogate).",
    )


def _strings(told: Any) -> Iterator[str]:
    """Yield the strings of what JSON tells, however deep they are."""
    left = [told]
    while left:
        value = left.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            left += [*value, *value.values()]
        elif isinstance(value, list):
            left += value
