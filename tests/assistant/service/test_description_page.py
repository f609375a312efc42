from __future__ import annotations

import re

import httpx

from tests.waiting import PATIENCE


def test_the_page_tells_of_each_path_and_loads_nothing(address: str) -> None:
    paths = httpx.get(f"{address}/api/openapi.json", timeout=PATIENCE).json()["paths"]
    page = httpx.get(f"{address}/api/docs", timeout=PATIENCE)
    for path, methods in paths.items():
        for method in methods:
            assert f"<code>{method.upper()} {path}</code>" in page.text
    assert not re.findall(r"\bsrc=|<link|<script|https?://", page.text)
    assert page.headers["content-security-policy"].startswith("default-src 'none'")
