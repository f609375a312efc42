"""Answers that leave the page: copied, downloaded, and printed, in a real browser."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from docx import Document
from playwright.sync_api import Page, WebSocketRoute, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.conftest import Serve
from tests.browser.test_lasting import HOW_MANY, LASTING_PAGE, MAKE, answers
from tests.browser.test_page import ask
from tests.waiting import wait_until

COPIED = "There are 252 firms. [1]\n\nSources:\n[1] Firms, firms.txt"

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
    """Return a file of the conversation (place 0) or of the last answer (-1)."""
    page.get_by_role("button", name="Download").nth(place).click()
    link = page.get_by_role("link", name=kind, exact=True)
    with page.expect_download() as begun:
        link.click()
    content = begun.value.path().read_bytes()
    page.keyboard.press("Escape")
    expect(link).to_have_count(0)
    return content


class HeldBack:
    """What the server says to a page, which does not come there until it is let go."""

    def __init__(self, page: Page) -> None:
        """Stand between both from the next connection on."""
        self._held: list[str | bytes] | None = None
        page.route_web_socket("**/_stcore/stream", self._stand_between)

    def _stand_between(self, page: WebSocketRoute) -> None:
        self._page, server = page, page.connect_to_server()
        page.on_message(server.send)
        server.on_message(self._hold_or_send)

    def _hold_or_send(self, message: str | bytes) -> None:
        if self._held is None:
            self._page.send(message)
        else:
            self._held.append(message)

    def hold(self) -> None:
        """Let nothing through from now on."""
        self._held = []

    def has_drawn_all(self) -> bool:
        """Return whether a whole run of the page is among what is held back."""
        return any(
            isinstance(message, bytes)
            and ForwardMsg.FromString(message).WhichOneof("type") == "script_finished"
            for message in self._held or ()
        )

    def let_go(self) -> None:
        """Have all of it come to the page."""
        held, self._held = self._held or [], None
        for message in held:
            self._page.send(message)


def test_a_download_is_there_that_is_clicked_while_the_page_is_redrawn(
    page: Page,
) -> None:
    to_page = HeldBack(page)
    page.reload()
    ask(page, HOW_MANY, 0)
    page.get_by_role("button", name="Download").last.click()
    file = page.get_by_role("link", name="Markdown", exact=True)
    expect(file).to_be_visible()
    to_page.hold()
    second = page.context.new_page()
    second.goto(page.url)
    ask(second, MAKE, 1)

    def is_redrawn() -> bool:
        second.evaluate("1")  # What is said to the first page is taken in meanwhile.
        return to_page.has_drawn_all()

    wait_until(is_redrawn)
    with page.expect_download() as begun:
        file.click()
        to_page.let_go()
    assert b"[^1]: Firms, firms.txt" in begun.value.path().read_bytes()

    # The same address, after the page was redrawn once more.
    expect(answers(page)).to_have_count(2)
    page.keyboard.press("Escape")
    again = page.context.request.get(begun.value.url)
    assert b"[^1]: Firms, firms.txt" in again.body()


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
