"""Ask on the page, in a real browser, as somebody who has logged in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from playwright.sync_api import Locator, Page, expect, sync_playwright

from assistant import Turn
from assistant.access import Visitor
from assistant.export.receipt import read_receipt
from tests.browser.conftest import OPTIONS, find_chromium
from tests.browser.log_in_page import page_of, serving_with_log_in
from tests.browser.test_exports import download
from tests.browser.test_page import ask
from tests.waiting import PATIENCE
from tests.ways_in.ground import Ask, Ground
from tests.ways_in.told import Told, of_receipt

_SET = re.compile(r"[\W_]+")


@contextmanager
def by_page(ground: Ground, *visitors: Visitor) -> Iterator[Ask]:
    """Ask, and return what the receipt of the answer tells, which the page shows.

    Args:
        ground: What is asked.
        visitors: Those whom the provider knows.
    """
    path = ground.folder / "receipt of the page.json"
    people = {
        visitor.name: {"email": visitor.email, "groups": sorted(visitor.groups)}
        for visitor in visitors
    }
    served = serving_with_log_in(ground.settings, people, ground.folder / "page.log")
    with served as address, sync_playwright() as playwright:
        expect.set_options(timeout=PATIENCE * 1000)
        browser = playwright.chromium.launch(
            executable_path=find_chromium(), args=OPTIONS
        )

        @cache
        def page_for(name: str) -> Page:
            return page_of(name, browser, address)

        def asked(question: str, history: Sequence[Turn], visitor: Visitor) -> Told:
            page = page_for(visitor.name)
            page.goto(address)
            for number, turn in enumerate(history):
                ask(page, turn.question, number)
            shown = ask(page, question, len(history))
            return _told(page, shown, path)

        yield asked
        browser.close()


def _told(page: Page, shown: Locator, path: Path) -> Told:
    """Return the last answer's receipt; text and quotes have to be those shown."""
    path.write_bytes(download(page, -1, "Receipt (JSON)"))
    told = of_receipt(read_receipt(path).answers[0])
    answer = shown.locator("[id^=answer-]").inner_text()
    assert _words(answer) == _words(told.text)
    quotes = map(_words, shown.locator(".cp-quote").all_inner_texts())
    cited = {citation.number: citation.quote for citation in told.citations}
    if told.citations:
        assert list(quotes) == list(map(_words, cited.values()))
    return told


def _words(text: str) -> str:
    """Return the letters and figures alone: lists and markers are set otherwise."""
    return _SET.sub("", text)
