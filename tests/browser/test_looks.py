"""Documents as they look in a real browser: tables, Markdown, HTML, lines of text."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Serve
from tests.browser.test_access_for_all import assert_accessible
from tests.browser.test_documents import scrolled
from tests.browser.test_page import ask
from tests.browser.test_saved_answers import FOLDER_PAGE
from tests.ui.page.test_document_view_rendered import (
    HOSTILE_HTML,
    HOSTILE_MARKDOWN,
    MARKDOWN,
)

pytestmark = [pytest.mark.browser, pytest.mark.slow]
FORMULAS = ['=HYPERLINK("http://example.invalid","x")', "@SUM(1)", "+cmd|' /C x'!A0"]
RUNS = "<script>window.hacked=1</script><img src=x onerror='window.hacked=1'>"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = RUNS[:8]
    sheet.append(["Town", "Firms", RUNS])
    for number in range(2, 3_002):
        note = FORMULAS[number % 3]
        sheet.append([f"Town {number}", number * 7, f"{RUNS} {note}"])
        sheet.cell(number, 3).data_type = "s"
    book.save(folder / "sheet.xlsx")
    (folder / "plan.md").write_text(MARKDOWN, encoding="utf-8")
    (folder / "bad.md").write_text(HOSTILE_MARKDOWN, encoding="utf-8")
    (folder / "bad.html").write_text(HOSTILE_HTML, encoding="utf-8")
    (folder / "lines.txt").write_text("First.\n\nThird.\n" * 60, encoding="utf-8")
    return folder


@pytest.fixture
def address(serve: Serve, corpus: Path) -> str:
    return serve(FOLDER_PAGE, CLUSTER_POLICY_CORPUS_DIR=corpus)


def opened(page: Page, address: str, name: str) -> Locator:
    page.goto(f"{address}/?document={name}")
    text = page.locator(".cp-reading")
    expect(text).to_be_visible()
    return text


def test_a_quoted_row_is_marked_in_its_table(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    reply = ask(page, "What does line 2503 of sheet.xlsx say?", 0)
    reply.locator("button.cp-marker").first.click()
    mark = page.locator(".cp-grid mark")
    expect(mark.first).to_have_text("Town 2502")
    expect(mark.first).to_be_in_viewport()
    expect(mark).to_have_count(3)
    expect(page.locator(".cp-grid tbody tr")).to_have_count(100)
    assert_accessible(page, "grid")
    grid = page.get_by_role("region", name="Rows of the sheet")
    expect(grid).to_be_focused()
    before = scrolled(grid)
    page.keyboard.press("End")
    page.wait_for_timeout(500)
    assert scrolled(grid) > before

    page.locator(".st-key-rows-down").get_by_role("button").click()
    expect(page.get_by_role("rowheader", name="2600")).to_be_in_viewport()
    field = page.get_by_label("Find in the document")
    field.fill("Town 77")
    field.press("Enter")
    expect(page.locator(".cp-grid .cp-here")).to_have_text("Town 77")
    expect(page.locator(".cp-grid .cp-here")).to_be_in_viewport()
    for look, drawn in [("Text", ".cp-document"), ("Table", ".cp-grid")]:
        page.get_by_role("radio", name=look).click()
        expect(page.locator(f"{drawn} .cp-here")).to_be_in_viewport()


def test_markdown_is_read_as_it_looks(page: Page, address: str) -> None:
    reply = ask(page, "What does line 6 of plan.md say?", 0)
    reply.locator("button.cp-marker").first.click()
    look = page.get_by_role("region", name="The document as it looks")
    expect(look.locator("strong mark")).to_have_text("252 firms")
    expect(look.get_by_role("heading", name="The plan")).to_be_attached()
    expect(look.get_by_role("cell", name="Xuzhou")).to_be_attached()
    expect(page.locator("#quoted-span").first).to_be_in_viewport()
    assert_accessible(page, "markdown")
    page.get_by_role("radio", name="Text").click()
    expect(page.locator("mark#quoted-span")).to_contain_text("**252 firms**")
    expect(page.locator("mark#quoted-span")).to_be_in_viewport()
    expect(page.get_by_role("radio", name="Text")).to_be_focused()


def test_what_cannot_be_marked_as_it_looks_is_shown_as_text(
    page: Page, address: str
) -> None:
    reply = ask(page, "What does line 11 of plan.md say?", 0)
    reply.locator("button.cp-marker").first.click()
    expect(page.get_by_text("so this is its text")).to_be_visible()
    expect(page.locator("mark#quoted-span")).to_have_text("City: Xuzhou | Firms: 252")


@pytest.mark.parametrize("name", ["bad.md", "bad.html", "sheet.xlsx"])
def test_nothing_of_a_hostile_file_runs_or_is_fetched(
    page: Page, address: str, name: str
) -> None:
    text = opened(page, address, name)
    within = "script, img, iframe, a, form, input, object, embed, svg, style, video"
    expect(text.locator(within)).to_have_count(0)
    expect(text.locator("#quoted-span")).to_have_count(0)
    attributes = text.evaluate(
        "e => [...e.querySelectorAll('*')].flatMap(x => x.getAttributeNames())"
    )
    assert {*attributes} <= {
        *("class", "id", "dir", "lang", "scope", "colspan", "aria-label"),
    }
    page.wait_for_timeout(500)
    assert page.evaluate("window.hacked") is None
    assert page.url.startswith(address)


def test_the_lines_of_a_text_are_numbered_and_not_copied(
    page: Page, address: str
) -> None:
    text = opened(page, address, "lines.txt")
    expect(text.locator(".cp-line").nth(2)).to_have_attribute("data-line", "3")
    shown = (
        text.locator(".cp-line")
        .nth(2)
        .evaluate("line => getComputedStyle(line, '::before').content")
    )
    assert '"3"' in shown
    article = text.locator("article")
    article.evaluate("article => getSelection().selectAllChildren(article)")
    copied = page.evaluate("getSelection().toString()")
    assert copied.startswith("First.\n\nThird.\nFirst.")
    assert_accessible(page, "lines")
