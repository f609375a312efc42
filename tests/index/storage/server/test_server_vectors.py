"""A search finds what its generation has, whatever else is on the server."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import closing

import numpy as np
import pytest

from index.documents import Passage, Span
from index.errors import (
    DisplayableError,
    IndexMissingError,
    ServerUnavailableError,
    SettingsError,
)
from index.storage.server.catalog import Generation
from index.storage.server.chroma import Chroma
from index.storage.server.server_vectors import (
    ServerVectors,
    add_vectors,
    delete_vectors,
    vector_id,
)
from tests.index.storage.server.chroma_cloud import URL, ChromaCloud
from tests.index.storage.server.chroma_server import ChromaServer

pytestmark = pytest.mark.slow

DIMENSION = 8
CHANCE = np.random.default_rng(1)


@pytest.fixture
def chroma(shared_server: ChromaServer) -> Iterator[Chroma]:
    with closing(Chroma(shared_server.url, patience=2.0)) as opened:
        yield opened


def passages(document: str, count: int, language: str) -> tuple[Passage, ...]:
    return tuple(
        Passage(
            f"{document}-{number}", document, "", Span(0, 0), None, None,
            language=language,
        )
        for number in range(count)
    )  # fmt: skip


def add(
    chroma: Chroma, vectors: str, version: str, count: int, language: str = "en"
) -> np.ndarray:
    rows = CHANCE.normal(size=(count, DIMENSION)).astype(np.float32)
    own = passages(f"{version}.txt", count, language)
    add_vectors(chroma, vectors, {version: (own, rows)})
    return rows


def searching(chroma: Chroma, vectors: str, *versions: str) -> ServerVectors:
    content = {f"{version}.txt": version for version in versions}
    return ServerVectors(chroma, Generation("000001-a", vectors, {}, (), content))


@pytest.fixture
def vectors() -> str:
    return f"test-{uuid.uuid4().hex[:12]}"


def test_the_nearest_of_all_languages_or_of_one_come_best_first(
    chroma: Chroma, vectors: str
) -> None:
    english, swedish = add(chroma, vectors, "a", 30), add(chroma, vectors, "b", 5, "sv")
    both = searching(chroma, vectors, "a", "b")
    found = both.search(english[3].tolist(), 4)
    assert found[0][0] == "a.txt-3"
    assert found[0][1] == pytest.approx(1.0, abs=1e-5)
    assert [score for _, score in found] == sorted((s for _, s in found), reverse=True)
    (best, *_) = both.search(swedish[1].tolist(), 9, "sv")
    assert best[0] == "b.txt-1"
    assert len(both.search(swedish[1].tolist(), 9, "sv")) == 5
    assert both.search(english[3].tolist(), 4, "zh") == []
    assert both.holds(35)
    assert not both.holds(36)


def test_other_generations_hide_nothing_however_many_are_nearer(
    chroma: Chroma, vectors: str
) -> None:
    near = np.ones(DIMENSION, dtype=np.float32)
    for number in range(6):
        rows = near + 0.001 * CHANCE.normal(size=(1_000, DIMENSION))
        own = passages(f"old{number}.txt", 1_000, "en")
        add_vectors(chroma, vectors, {f"old{number}": (own, rows)})
    add(chroma, vectors, "new", 3)
    found = searching(chroma, vectors, "new").search(near.tolist(), 9)
    assert {id_ for id_, _ in found} == {f"new.txt-{number}" for number in range(3)}
    assert searching(chroma, vectors).search(near.tolist(), 9) == []


def test_what_is_deleted_is_found_no_more(chroma: Chroma, vectors: str) -> None:
    rows = add(chroma, vectors, "a", 3)
    add(chroma, vectors, "b", 3)
    gone = [vector_id("a", passage) for passage in passages("a.txt", 3, "en")]
    delete_vectors(chroma, vectors, gone)
    found = searching(chroma, vectors, "a", "b").search(rows[0].tolist(), 9)
    assert {id_ for id_, _ in found} == {f"b.txt-{number}" for number in range(3)}


def test_a_collection_that_was_made_anew_is_found_again(
    chroma: Chroma, vectors: str
) -> None:
    rows = add(chroma, vectors, "a", 3)
    searching(chroma, vectors, "a").search(rows[0].tolist(), 1)
    chroma.drop(f"{vectors}-en")
    with pytest.raises(IndexMissingError):
        chroma.count(f"{vectors}-en")
    add(chroma, vectors, "a", 2)
    assert len(searching(chroma, vectors, "a").search(rows[0].tolist(), 9)) == 2


def test_the_client_waits_for_so_long_and_gives_its_sockets_back(
    chroma: Chroma,
) -> None:
    assert chroma.collections("nothing-of-the-kind") == []
    opened = chroma._opened
    assert opened is not None
    assert (opened._session.timeout.read, opened._session.timeout.connect) == (60, 5)
    chroma.close()
    assert opened._session.is_closed


@pytest.mark.parametrize(
    ("url", "error"),
    [
        ("chroma.example", SettingsError),
        ("ftp://chroma.example", SettingsError),
        ("http://127.0.0.1:9", ServerUnavailableError),
    ],
)
def test_what_is_no_chroma_server_is_one_sentence(
    url: str, error: type[DisplayableError]
) -> None:
    with (
        pytest.raises(error) as raised,
        closing(Chroma(url, "secret-token", patience=0.1)) as chroma,
    ):
        chroma.collections("")
    assert raised.value.hint
    assert "secret-token" not in raised.value.message


@pytest.fixture
def cloud(
    shared_server: ChromaServer, monkeypatch: pytest.MonkeyPatch
) -> Iterator[ChromaCloud]:
    cloud = ChromaCloud(shared_server, "ck-0123456789")
    monkeypatch.setenv("HTTP_PROXY", cloud.proxy)
    yield cloud
    cloud.close()


def test_many_passages_come_and_go_within_the_quotas_of_chroma_cloud(
    cloud: ChromaCloud, vectors: str
) -> None:
    with closing(
        Chroma(URL, "ck-0123456789", "default_tenant", "default_database")
    ) as c:
        rows = add(c, vectors, "a", 1_000)
        add(c, vectors, "b", 400)
        found = searching(c, vectors, "a").search(rows[7].tolist(), 24)
        assert (len(found), found[0][0]) == (24, "a.txt-7")
        gone = [vector_id("b", passage) for passage in passages("b.txt", 400, "en")]
        delete_vectors(c, vectors, gone)
    assert cloud.refused == []
    assert cloud.actions["delete"] > 0


def test_another_token_is_refused_with_what_to_check(cloud: ChromaCloud) -> None:
    with (
        closing(Chroma(URL, "another", "default_tenant", "default_database")) as chroma,
        pytest.raises(ServerUnavailableError, match="does not let us in") as raised,
    ):
        chroma.collections("")
    assert "token" in raised.value.hint
