"""The description of the service is read, and tried, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Page, expect
from pydantic import SecretStr

from assistant import Settings
from assistant.service.keys import Keys
from assistant.service.served import Served
from assistant.service.whole_application import make_whole_application
from tests.assistant.service.conftest import listening
from tests.waiting import PATIENCE

pytestmark = [pytest.mark.slow, pytest.mark.browser]


@pytest.fixture(scope="module")
def address(
    shipped_settings: Settings, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    kept = tmp_path_factory.mktemp("kept") / "conversations.sqlite3"
    own = {"database_url": SecretStr(f"sqlite:///{kept}")}
    settings = shipped_settings.model_copy(update=own)
    with (
        closing(Keys.open(settings)) as keys,
        closing(Served(settings, keys)) as served,
        listening(make_whole_application(served)) as address,
    ):
        yield address


@pytest.mark.parametrize(
    ("path", "asked"), [("/api/docs", "/api/ask"), ("/v1/docs", "/chat/completions")]
)
def test_a_question_is_asked_on_the_page_that_describes_how(
    address: str, page: Page, path: str, asked: str
) -> None:
    wrong: set[str] = set()
    page.on("console", lambda message: wrong.add(message.location["url"]))
    page.goto(f"{address}{path}")
    operation = page.locator(".opblock-post").filter(has_text=asked)
    operation.locator(".opblock-summary-control").click()
    examples = operation.locator(".response .example")
    expect(examples.first).to_contain_text("252 registrerade företag")
    operation.get_by_role("button", name="Try it out").click()
    operation.get_by_role("button", name="Execute").click()
    answer = operation.locator(".live-responses-table .response")
    expect(answer).to_contain_text("252 registrerade företag", timeout=PATIENCE * 1_000)
    # A browser asks for that by itself, and nobody promises it.
    assert wrong <= {f"{address}/favicon.ico"}
