"""The page with a log-in at a real provider, and how somebody comes in."""

from __future__ import annotations

import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, expect

from assistant import Settings
from tests.browser.conftest import PAGE, Serving, free_port
from tests.browser.log_in_provider import CLIENT, SECRET, providing
from tests.waiting import PATIENCE


@contextmanager
def serving_with_log_in(
    settings: Settings, people: Mapping[str, Mapping[str, Any]], log: Path
) -> Iterator[str]:
    """Serve the page as it is served to people until the block ends; give the address.

    Args:
        settings: Name the documents and the index.
        people: What the provider says of each, by name.
        log: File for what the server says.
    """
    port = free_port()
    with providing(people) as provider:
        about = f"{provider.address}/.well-known/openid-configuration"
        environment: dict[str, Path | str] = {
            "CORPUS_DIR": settings.corpus_dir,
            "INDEX_DIR": settings.index_dir,
            "LOGIN_METADATA_URL": about,
            "LOGIN_CLIENT_ID": CLIENT,
            "LOGIN_CLIENT_SECRET": SECRET,
            "LOGIN_COOKIE_SECRET": "0123456789" * 4,
            "LOGIN_ADDRESS": f"http://127.0.0.1:{port}",
            "LOGIN_DOMAINS": '["example.org"]',
            "EDITORS": '["eva@example.org"]',
        }
        said = {f"CLUSTER_POLICY_{name}": value for name, value in environment.items()}
        server = Serving(PAGE, log, said, port)
        try:
            yield server.address
        finally:
            server.end(signal.SIGTERM)


def page_of(name: str, browser: Browser, address: str) -> Page:
    """Return the page of somebody who has logged in, in a browser of their own."""
    page = browser.new_context().new_page()
    page.set_default_timeout(PATIENCE * 1000)
    page.goto(address)
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("link", name=name).click()
    page.wait_for_url(f"{address}/**")
    expect(page.get_by_role("button", name="Log out")).to_be_visible()
    return page
