"""The page in the browser's language, and in a chosen one: no English is left on it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from assistant.language.translations.texts import _, speaking
from tests.browser.conftest import Serve
from tests.browser.test_access_for_all import assert_accessible
from tests.browser.test_documents import LIBRARY_PAGE
from tests.waiting import PATIENCE, wait_until

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HOW_MANY, WORKS, UNKNOWN = "How many firms?", "Where are the works?", "Who knows?"
# What stands in documents, and what people wrote, stays as it is.
_SEEN = """
() => {
  const foreign = ".cp-answer, .cp-question, .cp-quote, .cp-document, [lang=en]";
  const seen = [];
  const visible = (e) => e.checkVisibility({ visibilityProperty: true });
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const within = node.parentElement;
    if (within.closest(`${foreign}, style, script, noscript`)) continue;
    if (within.closest("[data-testid='stIconMaterial']")) continue;
    if (visible(within) && node.data.trim()) seen.push(node.data.trim());
  }
  for (const name of ["placeholder", "title", "aria-label", "alt"])
    for (const element of document.body.querySelectorAll(`[${name}]`))
      if (visible(element) && !element.closest(foreign))
        seen.push(element.getAttribute(name).trim());
  return seen;
}
"""
_THEIRS = re.compile(
    r"Regional plan for clusters, number \d+|A plan for glass|The works|Glass\."
    r"|What is to come|There are 252 firms\.|They are built by the river\.|works\.pdf"
    r"|There are 40 works\.|In 2030 there will be 300 firms\.|\d+\.(?:txt|pdf)"
    r"|plan\.txt|Markdown"
    r"|How many firms\??|Where are the works\??|Who knows\??|small|Word|JSON|English"
    r"|The file is damaged"
    # What answers say is in the language of the question.
    r"|The documents do not say\.|Nearest passages, which do not answer the question"
)
_ENGLISH = re.compile(
    r"\b(?:the|of|is|are|was|and|not|this|to|be|no|with|what|more|all|open|close|ask"
    r"|find|show|by|or|file|page|passages?|source|edit|language|title|skip|sidebar|send"
    r"|chat|choose|select|clear|remove|upload|press|results|options?|dismiss|error"
    r"|allowed)\b",
    re.IGNORECASE,
)


@pytest.fixture
def address(serve: Serve, tmp_path: Path) -> str:
    return serve(LIBRARY_PAGE, CLUSTER_POLICY_CORPUS_DIR=tmp_path / "corpus")


Visit = Callable[..., Page]


@pytest.fixture
def visit(browser: Browser, address: str) -> Visit:
    def visit(locale: str, width: int = 1280) -> Page:
        size = {"width": width, "height": 900}
        context = browser.new_context(locale=locale, viewport=size)  # type: ignore[arg-type]
        page = context.new_page()
        page.set_default_timeout(PATIENCE * 1000)
        page.goto(address)
        expect(page.locator(".cp-welcome")).to_be_visible()
        return page

    return visit


def english(page: Page, state: str) -> set[str]:
    """Return what is English of all that can be seen, read out or pointed at."""
    page.wait_for_timeout(500)
    if folder := os.environ.get("SCREENSHOTS"):
        page.screenshot(path=Path(folder) / f"{state}.png")
    seen = {
        _THEIRS.sub("", text.replace("\u2060", "").replace("\\", ""))
        for text in page.evaluate(_SEEN)
    }
    return set(filter(_ENGLISH.search, seen))


def ask(page: Page, question: str, before: int) -> None:
    box = page.get_by_placeholder(_("Ask about the documents"))
    box.fill(question)
    box.press("Enter")
    expect(page.locator(".cp-made")).to_have_count(before + 1)


@pytest.mark.parametrize("locale", ["sv-SE", "zh-CN"])
def test_no_english_is_left_in_any_state(visit: Visit, locale: str) -> None:
    page = visit(locale)
    language = locale[:2]
    with speaking(language):
        expect(page.locator("html")).to_have_attribute("lang", language)
        assert english(page, f"{language}-welcome") == set()
        ask(page, HOW_MANY, 0)
        assert english(page, f"{language}-answer") == set()
        ask(page, UNKNOWN, 1)
        assert english(page, f"{language}-declined") == set()
        page.get_by_role("button", name=_("Rename or delete")).click()
        assert english(page, f"{language}-rename") == set()
        page.locator("[data-testid='stForm'] input").first.press_sequentially("1")
        assert english(page, f"{language}-renaming") == set()
        page.keyboard.press("Escape")
        page.get_by_role("button", name=_("Download the conversation")).click()
        assert english(page, f"{language}-download") == set()
        page.keyboard.press("Escape")
        page.locator("[class*='st-key-edit-'] button").first.click()
        expect(page.get_by_role("button", name=_("Cancel"))).to_be_visible()
        page.locator("[data-testid='stForm'] textarea").first.press_sequentially("1")
        assert english(page, f"{language}-editing") == set()
        page.get_by_role("button", name=_("Cancel")).click()
        box = page.get_by_placeholder(_("Ask about the documents"))
        box.fill("?! " * 400)
        box.press("Enter")
        expect(page.locator("#ask-box .cp-notice")).to_be_visible()
        assert english(page, f"{language}-too-long") == set()
        box.fill("")
        page.locator(".st-key-asked-of").get_by_role("combobox").click()
        expect(page.get_by_role("option").first).to_be_visible()
        assert english(page, f"{language}-asked-of") == set()


@pytest.mark.parametrize("locale", ["sv-SE", "zh-CN"])
def test_no_english_is_left_with_a_document_open(visit: Visit, locale: str) -> None:
    page = visit(locale)
    language = locale[:2]
    with speaking(language):
        ask(page, HOW_MANY, 0)
        page.locator("button.cp-marker").first.click()
        expect(page.locator("#quoted-span")).to_be_visible()
        assert english(page, f"{language}-document") == set()
        words = page.get_by_placeholder(_("Find in the document"))
        words.fill("weather")
        words.press("Enter")
        expect(page.locator(".cp-here")).to_be_visible()
        assert english(page, f"{language}-found") == set()
        page.keyboard.press("Escape")
        ask(page, WORKS, 1)
        page.locator("button.cp-marker").last.click()
        page.get_by_role("radio", name=_("Page")).click()
        expect(page.locator(".cp-picture")).to_be_visible()
        assert english(page, f"{language}-picture") == set()
        page.keyboard.press("Escape")
        page.get_by_role("link", name=_("All documents")).click()
        expect(page.get_by_label(_("Sorted by"))).to_be_visible()
        assert english(page, f"{language}-documents") == set()
        page.get_by_text(_("Add documents")).click()
        file: FilePayload = {"name": "n.md", "mimeType": "text/plain", "buffer": b"#"}
        page.locator("input[type=file]").set_input_files([file])
        expect(page.get_by_text("n.md", exact=True)).to_be_visible()
        assert english(page, f"{language}-upload") == set()
        file["name"] = "n.xyz"
        page.locator("input[type=file]").set_input_files([file])
        expect(page.get_by_text("n.xyz", exact=True)).to_be_visible()
        assert english(page, f"{language}-refused") == set()
        assert_accessible(page, f"{language}-upload")


@pytest.mark.parametrize("locale", ["sv-SE", "zh-CN"])
def test_no_english_is_left_on_the_pages_beside(visit: Visit, locale: str) -> None:
    page = visit(locale)
    language = locale[:2]
    with speaking(language):
        ask(page, HOW_MANY, 0)
        page.get_by_role("radio", name=_("Not helpful"), exact=True).click()
        page.get_by_role("radio", name=_("Wrong figure")).click()
        assert english(page, f"{language}-feedback") == set()
        ask(page, UNKNOWN, 1)
        page.get_by_role("link", name=_("Unanswered questions")).click()
        expect(page.get_by_label(_("Find a question"))).to_be_visible()
        assert english(page, f"{language}-unanswered") == set()
        page.get_by_role("link", name=_("Back to the conversation")).click()
        expect(page.locator(".cp-made")).to_have_count(2)
        page.get_by_role("link", name=_("Health of this page")).click()
        expect(page.get_by_role("heading", name=_("Packages"))).to_be_visible()
        assert english(page, f"{language}-health") == set()


@pytest.mark.parametrize("locale", ["sv-SE", "zh-CN"])
def test_nothing_is_wider_than_a_phone(visit: Visit, locale: str) -> None:
    page = visit(locale, width=390)
    language = locale[:2]
    with speaking(language):
        assert english(page, f"{language}-phone-welcome") == set()
        ask(page, HOW_MANY, 0)
        assert english(page, f"{language}-phone-answer") == set()
        wide = "document.documentElement.scrollWidth"
        wait_until(lambda: page.evaluate(wide) <= 390)
        page.locator("button.cp-marker").first.click()
        expect(page.locator("#quoted-span")).to_be_visible()
        assert english(page, f"{language}-phone-document") == set()
        wait_until(lambda: page.evaluate(wide) <= 390)


def test_a_chosen_language_lasts(visit: Visit) -> None:
    page = visit("en-GB")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    choice = page.get_by_role("combobox", name="Language of the page")
    choice.scroll_into_view_if_needed()
    page.wait_for_timeout(1000)  # What scrolls closes the list again.
    choice.click()
    page.get_by_role("option", name="Svenska").click()
    expect(page.get_by_text("Vad vill du veta?")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "sv")
    expect(page.get_by_test_id("stSidebar")).to_have_attribute(
        "aria-label", "Konversationer och dokument"
    )
    page.wait_for_timeout(500)
    page.reload()
    expect(page.get_by_text("Vad vill du veta?")).to_be_visible()
    kept = {str(cookie.get("name")) for cookie in page.context.cookies()}
    assert {name for name in kept if name.startswith("cluster-policy")} == {
        "cluster-policy-visitor",
        "cluster-policy-language",
    }
    page.get_by_role("link", name="Alla dokument").click()
    expect(page.get_by_label("Sorterat efter")).to_be_visible()
