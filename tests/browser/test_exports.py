"""Answers that leave the page: copied, downloaded, and printed, in a real browser."""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from docx import Document
from playwright.sync_api import Page, TimeoutError, expect

from tests.browser.conftest import Serve
from tests.browser.test_lasting import HOW_MANY, LASTING_PAGE, MAKE, answers
from tests.browser.test_page import ask
from tests.waiting import wait_until

COPIED = "There are 252 firms. [1]\n\nSources:\n[1] Firms, firms.txt"
_LOST = 30_000
"""Milliseconds after which a click was lost."""

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def address(serve: Serve, tmp_path: Path) -> str:
    return serve(LASTING_PAGE, HOLD=tmp_path / "nothing holds it")


def clipboard(page: Page) -> str:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


@pytest.mark.parametrize("secure", [True, False], ids=["secure", "without https"])
def test_a_click_copies_the_answer_with_its_sources(page: Page, secure: bool) -> None:
    ask(page, HOW_MANY, 0)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    if not secure:
        page.evaluate(
            "kept = navigator.clipboard;"
            "Object.defineProperty(navigator, 'clipboard', "
            "{ get: () => undefined, configurable: true })"
        )
    button = page.get_by_role("button", name="Copy", exact=True)
    button.click()
    expect(page.get_by_role("status").filter(has_text="Copied")).to_be_visible()
    copied = "navigator.clipboard" if secure else "kept"
    assert page.evaluate(f"{copied}.readText()") == COPIED


def test_what_is_copied_by_hand_has_its_markers_apart_from_the_words(
    page: Page,
) -> None:
    ask(page, HOW_MANY, 0)
    answers(page).evaluate("answer => getSelection().selectAllChildren(answer)")
    page.keyboard.press("Control+c")
    assert clipboard(page).strip() == "There are 252 firms. [1]"


def test_the_files_of_an_answer_and_of_a_conversation_are_downloaded(
    page: Page,
) -> None:
    ask(page, HOW_MANY, 0)
    ask(page, MAKE, 1)
    assert download(page, -1, "Word").startswith(b"PK")
    whole = Document(BytesIO(download(page, 0, "Word")))
    headings = [
        p.text for p in whole.paragraphs if p.style and p.style.name == "Heading 2"
    ]
    assert headings == [HOW_MANY, MAKE]
    assert b"[^1]: Firms, firms.txt" in download(page, -1, "Markdown")
    assert b'"cluster-policy receipt 1"' in download(page, -1, "Receipt (JSON)")


def download(page: Page, place: int, kind: str) -> bytes:
    """Return a file of the conversation (place 0) or of the last answer (-1).

    What is clicked while the page is drawn anew is lost: it is clicked again.
    """
    button = page.get_by_role("button", name=kind, exact=True)
    content: list[bytes] = []

    def is_there() -> bool:
        if not button.is_visible():
            page.get_by_role("button", name="Download").nth(place).click()
        with suppress(TimeoutError), page.expect_download(timeout=_LOST) as begun:
            button.click(timeout=_LOST)
        with suppress(TimeoutError):
            content.append(begun.value.path().read_bytes())
        return bool(content)

    wait_until(is_there)
    page.keyboard.press("Escape")
    expect(button).to_have_count(0)
    return content[0]


def test_it_is_printed_without_what_can_be_clicked(page: Page) -> None:
    ask(page, HOW_MANY, 0)
    ask(page, MAKE, 1)
    paper = pypdfium2.PdfDocument(page.pdf(format="A4"))
    text = "".join(sheet.get_textpage().get_text_range() for sheet in paper)
    assert len(paper) == 1
    for words in (HOW_MANY, "There are 252 firms. [1]", MAKE, "firms.txt"):
        assert words in " ".join(text.split())
    for words in ("New conversation", "Download", "Copy", "Open", "Update"):
        assert words not in text
