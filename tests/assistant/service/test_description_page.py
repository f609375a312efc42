from __future__ import annotations

import re
from urllib.parse import urljoin

import httpx
import pytest

from tests.waiting import PATIENCE

PAGES = ["/api/docs", "/v1/docs"]


@pytest.mark.parametrize("path", PAGES)
def test_all_that_the_page_consists_of_is_at_its_own_address(
    address: str, path: str
) -> None:
    place = f"{address}{path}"
    page = httpx.get(place, timeout=PATIENCE)
    parts = re.findall(r"""(?:src|href)="([^"]+)"|url: '([^']+)'""", page.text)
    addresses = [urljoin(place, one or other) for one, other in parts]
    assert len(addresses) == 4
    for part in addresses:
        assert part.startswith(f"{address}/{path.split('/')[1]}/")
        assert httpx.get(part, timeout=PATIENCE).status_code == 200
    assert page.headers["content-security-policy"].startswith("default-src 'none'")


@pytest.mark.parametrize("path", PAGES)
def test_what_is_not_a_part_of_the_page_is_a_problem_like_any_other(
    address: str, path: str
) -> None:
    for name in ("none.js", "..%2F..%2Fcore.py", "%00"):
        answer = httpx.get(f"{address}{path}/{name}", timeout=PATIENCE)
        assert 400 <= answer.status_code < 500, name
        assert answer.json()
