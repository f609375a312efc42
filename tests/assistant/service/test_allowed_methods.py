"""A path that is asked in a wrong way tells of every right one."""

from __future__ import annotations

import httpx
import pytest


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/api/ask", "POST"),
        ("/api/conversations", "GET, POST"),
        ("/api/conversations/any", "DELETE, GET, PATCH"),
        ("/api/conversations/any/messages", "POST"),
        ("/api/documents/a/b.md", "GET"),
        ("/api/evaluate/any", "DELETE, GET"),
        ("/api/sync", "GET, POST"),
        ("/v1/models", "GET"),
        ("/v1/chat/completions", "POST"),
    ],
)
def test_all_methods_of_a_path_are_told(
    reader: httpx.Client, path: str, allowed: str
) -> None:
    refused = reader.put(path)
    assert refused.status_code == 405
    assert refused.headers["Allow"] == allowed


def test_a_path_that_is_not_there_allows_nothing(reader: httpx.Client) -> None:
    refused = reader.put("/api/nothing")
    assert refused.status_code == 404
    assert "Allow" not in refused.headers
