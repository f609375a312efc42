"""A file is handed out to whom a page has offered it, and to nobody else."""

from __future__ import annotations

import gc
import re
import time
from collections.abc import Callable, Iterator

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from assistant.access.visitor import LOCAL, Role, Visitor
from index.errors import DocumentMissingError
from tests.ui.cli.test_serving import PROVIDER
from tests.ui.page.fakes import SmallAssistant, make_document
from tests.ui.page.test_file_admission import cookies
from tests.ui.page.test_page import ask, open_page
from ui.page import resources
from ui.page.downloads import ROUTE
from ui.page.offered_files import OfferedFile

ANN = Visitor("Ann", "ann@example.org", id="https://login 7")
NOTHING = (404, "There is nothing here.")
LINK = re.compile(
    r'<a class="cp-file" href="\.(?P<address>[^"]*)"[^>]*>(?P<label>[^<]*)'
)

Offer = Callable[..., str]


@pytest.fixture
def client() -> TestClient:
    return TestClient(Starlette(routes=[ROUTE]))


@pytest.fixture
def offer() -> Iterator[Offer]:
    """Offer a file as a page does; return its address."""
    kept = []

    def offer(
        visitor: Visitor,
        make: Callable[[], str | bytes] = lambda: "Secret.",
        mime: str = "text/markdown",
    ) -> str:
        file = OfferedFile('Plan "für" 规划.md', mime, make, visitor)
        resources.offered_files().put(file)
        kept.append(file)
        return f"/files/{file.token}"

    yield offer
    kept.clear()


@pytest.fixture
def _login(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in PROVIDER.items():
        monkeypatch.setenv(f"CLUSTER_POLICY_{name.upper()}", value)
    monkeypatch.setenv("CLUSTER_POLICY_LOGIN_DOMAINS", '["example.org"]')
    monkeypatch.setenv("CLUSTER_POLICY_ADMINISTRATORS", '["adam@example.org"]')


def answer_at(
    address: str, client: TestClient, sent: dict[str, str] | None = None
) -> tuple[int, str]:
    client.cookies.clear()
    client.cookies.update(sent or {})
    answer = client.get(address)
    return answer.status_code, answer.text


def links(page: AppTest) -> list[tuple[str, str]]:
    """Return the labels and addresses of the links to files, as they are drawn."""
    assert not page.exception
    drawn = "".join(html.value for html in page.html)
    return [(found["label"], found["address"]) for found in LINK.finditer(drawn)]


def test_it_is_saved_under_its_name_and_never_shown_or_kept_on_the_way(
    client: TestClient, offer: Offer
) -> None:
    answer = client.get(offer(LOCAL))
    assert (answer.status_code, answer.text) == (200, "Secret.")
    assert answer.headers["content-type"] == "text/markdown; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-disposition"] == (
        "attachment; filename*=utf-8''Plan%20%22f%C3%BCr%22%20%E8%A7%84%E5%88%92.md"
    )


def test_it_is_made_anew_whenever_it_is_asked_for_and_not_before(
    client: TestClient, offer: Offer
) -> None:
    made: list[str] = []

    def make() -> str:
        made.append("")
        return str(len(made))

    address = offer(LOCAL, make)
    assert made == []
    assert [client.get(address).text for _ in range(3)] == ["1", "2", "3"]


def test_what_it_is_made_of_may_be_gone(client: TestClient, offer: Offer) -> None:
    def make() -> str:
        raise DocumentMissingError("The file secret.md is no longer there.")

    assert answer_at(offer(LOCAL, make), client) == NOTHING


def test_it_goes_with_the_page(client: TestClient) -> None:
    file = OfferedFile("a.md", "text/markdown", lambda: "A", LOCAL)
    resources.offered_files().put(file)
    address = f"/files/{file.token}"
    assert answer_at(address, client) == (200, "A")
    del file
    gc.collect()
    assert answer_at(address, client) == NOTHING


@pytest.mark.usefixtures("_login")
@pytest.mark.parametrize("parts", [1, 3])
def test_whom_it_was_offered_to_has_it(
    client: TestClient, offer: Offer, parts: int
) -> None:
    assert answer_at(offer(ANN), client, cookies(parts=parts, name="Ann")) == (
        200,
        "Secret.",
    )


@pytest.mark.usefixtures("_login")
@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"_streamlit_user": "nonsense"},
        cookies(name="Ann", sub="8"),
        cookies(name="Ann", iss="https://other"),
        cookies(name="Ann", email="ann@example.com"),
        cookies(name="Ann", iat=time.time() - 24 * 3600),
        cookies(name="Ann", is_logged_in=False),
        cookies(name="Ann", origin="https://elsewhere.example.org"),
        cookies(name="Ann", secret="9" * 40),
        cookies(name="Ann", groups=["others"]),
        cookies(sub="8", email="adam@example.org"),
        {**cookies(name="Ann", parts=2), "_streamlit_user_2": "nonsense"},
    ],
)
def test_nobody_else_has_it_whatever_their_browser_sends(
    client: TestClient, offer: Offer, sent: dict[str, str]
) -> None:
    assert answer_at(offer(ANN), client, sent) == NOTHING


@pytest.mark.usefixtures("_login")
def test_what_was_offered_with_more_rights_or_without_a_log_in_is_nobodys(
    client: TestClient, offer: Offer
) -> None:
    administrator = Visitor(ANN.name, ANN.email, role=Role.ADMINISTRATOR, id=ANN.id)
    for visitor in (administrator, LOCAL):
        assert answer_at(offer(visitor), client, cookies(name="Ann")) == NOTHING


def test_who_is_known_by_a_log_in_is_not_taken_for_anybody(
    client: TestClient, offer: Offer
) -> None:
    assert answer_at(offer(ANN), client, cookies(name="Ann")) == NOTHING


def test_its_address_stays_while_the_page_is_redrawn(client: TestClient) -> None:
    firms = make_document("firms.txt", "Firms", "There are 252 firms.")
    quotes = {"How many?": [("firms.txt", firms.text)]}
    page = ask(open_page(SmallAssistant([firms], quotes)), "How many?")
    offered = links(page)
    for _ in range(3):
        assert links(page.run()) == offered
    assert len({address for _, address in offered}) == len(offered)
    for label, address in offered:
        answer = client.get(address)
        assert answer.status_code == 200
        assert label == "Word" or "There are 252 firms." in answer.text


def test_it_speaks_as_its_page(client: TestClient) -> None:
    firms = make_document("firms.txt", "Firms", "There are 252 firms.")
    quotes = {"How many?": [("firms.txt", firms.text)]}
    page = open_page(SmallAssistant([firms], quotes))
    page.session_state["chosen_language"] = "sv"
    address = dict(links(ask(page, "How many?")))["Markdown"]
    assert "Ordagrant citerat" in client.get(address).text


def test_the_files_of_a_conversation_that_was_deleted_are_gone(
    client: TestClient,
) -> None:
    firms = make_document("firms.txt", "Firms", "There are 252 firms.")
    quotes = {"How many?": [("firms.txt", firms.text)]}
    page = ask(open_page(SmallAssistant([firms], quotes)), "How many?")
    offered = links(page)
    page.button(key="delete-conversation").click().run()
    assert [answer_at(address, client) for _, address in offered] == [NOTHING] * 6
