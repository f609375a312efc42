from __future__ import annotations

import httpx
import pytest

from assistant.service.served import Served
from tests.assistant.access.closed_corpus import (
    CLOSED,
    ECONOMIST,
    OPEN,
    READER,
    leaked,
)
from tests.assistant.service.conftest import ClientOf


def test_all_documents_are_listed_page_by_page(
    served: Served, reader: httpx.Client
) -> None:
    listed: list[str] = []
    after = ""
    while after is not None:
        page: dict[str, str | int] = {"after": after, "limit": 3}
        told = reader.get("/api/documents", params=page).json()
        listed += [document["id"] for document in told["documents"]]
        after = told["next"]
    expected = [document.id for document in served.assistant_of(READER).documents()]
    assert listed == expected
    assert told["total"] == len(expected) == len(OPEN)


def test_the_list_has_nothing_that_is_closed(client_of: ClientOf) -> None:
    with client_of(READER) as reader, client_of(ECONOMIST) as economist:
        assert not leaked(reader.get("/api/documents").text)
        assert leaked(economist.get("/api/documents").text)


def test_a_document_is_read_with_the_places_of_its_passages(
    served: Served, reader: httpx.Client
) -> None:
    read = reader.get("/api/documents/glass.md").json()
    document = served.assistant_of(READER).document("glass.md")
    assert read["text"] == document.text
    assert read["passages"]
    for passage in read["passages"]:
        span = passage["span"]
        assert read["text"][span["start"] : span["end"]].strip()


def test_where_the_file_lies_on_the_machine_is_not_told(
    served: Served, reader: httpx.Client
) -> None:
    told = reader.get("/api/documents/glass.md").text
    assert str(served.settings.corpus_dir) not in told


@pytest.mark.parametrize("asked", ["", "/original", "/pages/1.jpg"])
@pytest.mark.parametrize("closed", CLOSED)
def test_a_closed_document_is_told_of_as_one_that_is_not_there(
    reader: httpx.Client, closed: str, asked: str
) -> None:
    missing = "elsewhere/nothing.md"
    said = [reader.get(f"/api/documents/{name}{asked}") for name in (closed, missing)]
    assert [response.status_code for response in said] == [404, 404]
    assert said[0].text.replace(closed, missing) == said[1].text


def test_whoever_may_read_a_closed_document_reads_it(client_of: ClientOf) -> None:
    with client_of(ECONOMIST) as economist:
        for name in ("secret/kestrel.md", "secret%2Fkestrel.md", "secret/中文.md"):
            assert leaked(economist.get(f"/api/documents/{name}").json()["text"])
