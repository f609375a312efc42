"""Downloads and uploads where people have to log in."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.assistant.access.closed_corpus import CLOSED, OPEN
from tests.browser.log_in_page import page_of
from tests.browser.test_log_in import PLANTS, address, asked
from ui.page.serving_page import HEADERS

__all__ = ["address"]  # A fixture, used by its name.

pytestmark = [pytest.mark.browser, pytest.mark.slow]

NOTHING = (404, "There is nothing here.")


class Download:
    """A file that somebody downloads, and what others get at its address."""

    def __init__(self, page: Page, link: str, *others: BrowserContext) -> None:
        """Follow ``link``, then ask for its address: they themselves, and others."""
        with page.expect_download() as download:
            page.get_by_role("link", name=link, exact=True).click()
        self.content = download.value.path().read_bytes()
        self.address = download.value.url
        own = page.context.request.get(self.address)
        assert (own.status, own.body()) == (200, self.content)
        self.headers = own.headers
        self.others = [answer_at(self.address, other) for other in others]


def open_document(page: Page, address: str, name: str) -> None:
    page.goto(f"{address}/documents")
    field = page.get_by_label("Find a document", exact=True)
    field.fill(name)
    field.press("Enter")
    listed = page.locator(".st-key-documents").get_by_role("button")
    expect(listed).to_have_count(1)
    listed.click()


def answer_at(where: str, context: BrowserContext) -> tuple[int, str]:
    """Return what the server says to somebody who asks for an address."""
    answer = context.request.get(where)
    return answer.status, answer.text()


def put_file(address: str, context: BrowserContext) -> int:
    """Send a file as a browser does, to a page that nobody has open."""
    token = "2|00000000|" + "61" * 16 + "|1700000000"
    context.add_cookies([{"name": "_streamlit_xsrf", "value": token, "url": address}])
    sent = context.request.put(
        f"{address}/_stcore/upload_file/nobody/anything",
        headers={"X-Xsrftoken": token},
        multipart={"file": {"name": "a.txt", "mimeType": "x/y", "buffer": b"A"}},
    )
    return sent.status


def test_a_download_is_for_whom_it_was_made_and_nobody_else(
    browser: Browser, address: str
) -> None:
    ann, adam, bo = (page_of(name, browser, address) for name in ("Ann", "Adam", "Bo"))
    open_document(bo, address, "secret/kestrel.md")
    others = ann.context, adam.context, browser.new_context()
    kestrel = Download(bo, "Original", *others)
    assert kestrel.content.decode() == CLOSED["secret/kestrel.md"]
    assert kestrel.headers["content-type"] == "application/octet-stream"
    assert kestrel.headers["content-disposition"].startswith("attachment;")
    assert kestrel.headers["cache-control"] == "no-store"
    assert {name: kestrel.headers[name.lower()] for name in HEADERS} == HEADERS
    assert kestrel.others == [NOTHING] * 3
    for context in (bo.context, *others):
        assert answer_at(f"{address}/files/nothing", context) == NOTHING


def test_two_who_download_the_same_file_have_each_an_address_of_their_own(
    browser: Browser, address: str
) -> None:
    ann, bo = (page_of(name, browser, address) for name in ("Ann", "Bo"))
    for page in (ann, bo):
        open_document(page, address, "glass.md")
    downloads = [
        Download(ann, "Original", bo.context),
        Download(bo, "Original", ann.context),
    ]
    assert [one.content.decode() for one in downloads] == [OPEN["glass.md"]] * 2
    assert [one.others for one in downloads] == [[NOTHING]] * 2
    assert downloads[0].address != downloads[1].address


def test_an_answer_that_is_downloaded_is_not_there_for_others(
    browser: Browser, address: str
) -> None:
    ann, bo = (page_of(name, browser, address) for name in ("Ann", "Bo"))
    asked(bo, PLANTS)
    bo.get_by_role("button", name="Download", exact=True).click()
    answer = Download(bo, "Markdown", ann.context)
    assert "8642" in answer.content.decode()
    assert answer.headers["content-type"].split(";")[0] == "text/markdown"
    assert answer.others == [NOTHING]


def test_who_logs_out_has_the_file_no_longer(browser: Browser, address: str) -> None:
    bo = page_of("Bo", browser, address)
    open_document(bo, address, "secret/kestrel.md")
    kestrel = Download(bo, "Original")
    bo.goto(address)
    bo.get_by_role("button", name="Log out").click()
    expect(bo.get_by_role("button", name="Log in")).to_be_visible()
    assert answer_at(kestrel.address, bo.context) == NOTHING


def test_a_file_is_taken_in_only_from_who_may_change_the_documents(
    browser: Browser, address: str
) -> None:
    contexts = [page_of(name, browser, address).context for name in ("Ann", "Eva")]
    ann, eva = (put_file(address, context) for context in contexts)
    assert (put_file(address, browser.new_context()), ann) == (404, 404)
    assert eva == 400  # Streamlit: there is no such page.


def test_who_has_not_logged_in_has_only_what_a_log_in_needs(
    browser: Browser, address: str
) -> None:
    context = browser.new_context()
    for inner in ("health", "host-config"):
        assert answer_at(f"{address}/_stcore/{inner}", context)[0] == 200
    assert answer_at(f"{address}/_stcore/metrics", context) == NOTHING
