"""A search finds what its generation has, whatever else is on the server."""

from __future__ import annotations

import gc
import resource
import uuid
import warnings
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import numpy as np
import pytest

from index.errors import (
    DisplayableError,
    IndexDamagedError,
    IndexMissingError,
    ServerUnavailableError,
    SettingsError,
)
from index.storage.segment_vectors import SegmentVectors, document_key
from index.storage.server.chroma import Chroma
from index.storage.vector_collections import collection_name
from tests.index.storage.server.chroma_cloud import URL, ChromaCloud
from tests.index.storage.server.chroma_server import ChromaServer

pytestmark = pytest.mark.slow

DIMENSION = 8
CHANCE = np.random.default_rng(1)


@pytest.fixture
def chroma(shared_server: ChromaServer) -> Iterator[Chroma]:
    with closing(Chroma(shared_server.url, patience=2.0)) as opened:
        yield opened


def fill(chroma: Chroma, name: str, **documents: np.ndarray) -> None:
    """Make a collection of some documents, each sent for itself."""
    size = sum(map(len, documents.values()))
    parts = (
        {f"{document_key(id_)}/{id_}-{n}": row for n, row in enumerate(rows)}
        for id_, rows in documents.items()
    )
    chroma.fill({name: size}, ({name: part} for part in parts))


def add(
    chroma: Chroma, segment: str, count: int, language: str = "en", document: str = "a"
) -> np.ndarray:
    """Make a segment of one document; return its vectors."""
    rows = some_rows(count)
    fill(chroma, collection_name(segment, language), **{document: rows})
    return rows


def some_rows(count: int, dimension: int = DIMENSION) -> np.ndarray:
    return CHANCE.normal(size=(count, dimension)).astype(np.float32)


def searching(chroma: Chroma, **segments: str) -> SegmentVectors:
    """Return the vectors of some documents, each in a segment."""
    return SegmentVectors(chroma, lambda: segments)


ANSWERS = (b"{}", b"[]", b"3", b"null", b"no")


class _Another(BaseHTTPRequestHandler):
    """A server that is no Chroma server, and says so to nobody."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(ANSWERS[int(self.path.rpartition("-")[2])])

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.mark.parametrize("answer", range(len(ANSWERS)))
def test_a_server_that_answers_something_else_is_told_in_a_sentence(
    answer: int,
) -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Another) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}"
        with (
            closing(Chroma(url, patience=0.0)) as chroma,
            pytest.raises(ServerUnavailableError, match="none that we know"),
        ):
            chroma.count(f"any-{answer}")
        server.shutdown()


@pytest.fixture
def vectors() -> str:
    return f"test-{uuid.uuid4().hex[:12]}"


def test_the_nearest_of_all_languages_or_of_one_come_best_first(
    chroma: Chroma, vectors: str
) -> None:
    english = add(chroma, f"{vectors}a", 30, document="a")
    swedish = add(chroma, f"{vectors}b", 5, "sv", document="b")
    both = searching(chroma, a=f"{vectors}a", b=f"{vectors}b")
    found = both.search(english[3].tolist(), 4)
    assert found[0][0] == "a-3"
    assert found[0][1] == pytest.approx(1.0, abs=1e-5)
    assert [score for _, score in found] == sorted((s for _, s in found), reverse=True)
    (best, *_) = both.search(swedish[1].tolist(), 9, "sv")
    assert best[0] == "b-1"
    assert len(both.search(swedish[1].tolist(), 9, "sv")) == 5
    assert both.search(english[3].tolist(), 4, "zh") == []
    both.check(35)
    with pytest.raises(IndexDamagedError, match="lack some"):
        both.check(36)


def test_other_generations_hide_nothing_however_many_are_nearer(
    chroma: Chroma, vectors: str
) -> None:
    near = np.ones(DIMENSION, dtype=np.float32)
    old = {f"old{number}": near + 0.001 * some_rows(1_000) for number in range(6)}
    fill(chroma, f"{vectors}-en", **old, new=some_rows(3))
    found = searching(chroma, new=vectors).search(near.tolist(), 9)
    assert {id_ for id_, _ in found} == {f"new-{number}" for number in range(3)}
    assert searching(chroma).search(near.tolist(), 9) == []


def test_what_was_moved_is_found_once_where_it_is_now(
    chroma: Chroma, vectors: str
) -> None:
    old, new = f"{vectors}old", f"{vectors}new"
    moved, stayed = some_rows(3), some_rows(2)
    fill(chroma, f"{old}-en", a=moved, b=stayed)
    fill(chroma, f"{new}-en", a=moved)
    found = searching(chroma, a=new, b=old).search(moved[0].tolist(), 9)
    assert sorted(id_ for id_, _ in found) == [
        *(f"a-{number}" for number in range(3)),
        *(f"b-{number}" for number in range(2)),
    ]


def test_what_another_machine_removed_is_said_to_be_missing(
    chroma: Chroma, shared_server: ChromaServer, vectors: str
) -> None:
    rows = add(chroma, vectors, 3)
    known = searching(chroma, a=vectors)
    assert len(known.search(rows[0].tolist(), 1)) == 1
    with closing(Chroma(shared_server.url)) as other:
        for _ in range(2):
            other.drop(f"{vectors}-en")
    with pytest.raises(IndexMissingError):
        known.search(rows[0].tolist(), 1)


def processor_seconds_until_killed(server: ChromaServer) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    server.kill()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)


def test_a_killed_server_has_all_that_it_was_sent_and_puts_nothing_in_order_again(
    own_server: ChromaServer, vectors: str
) -> None:
    some, more = some_rows(3_000, 384), some_rows(2_000, 384)
    with closing(Chroma(own_server.url)) as chroma:
        fill(chroma, f"{vectors}-en", a=some, b=more)
        to_fill_it = processor_seconds_until_killed(own_server)
        own_server.start()
        with ThreadPoolExecutor(10) as askers:
            asked = [searching(chroma, a=vectors, b=vectors) for _ in range(10)]
            found = askers.map(lambda each: each.search(some[7].tolist(), 24), asked)
            assert {len(hits) for hits in found} == {24}
        searching(chroma, a=vectors, b=vectors).check(5_000)
    # Each of ten who ask at once would have it read, and order, its whole log.
    assert processor_seconds_until_killed(own_server) < to_fill_it / 2


def test_sockets_are_given_back(shared_server: ChromaServer) -> None:
    with (
        warnings.catch_warnings(record=True) as unclosed,
        closing(Chroma(shared_server.url)) as chroma,
    ):
        warnings.simplefilter("always")
        assert chroma.collections("nothing-of-the-kind") == []
    del chroma
    gc.collect()
    assert [w for w in unclosed if w.category is ResourceWarning] == []


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
        rows = add(c, vectors, 1_000, document="a")
        found = searching(c, a=vectors).search(rows[7].tolist(), 24)
        assert (len(found), found[0][0]) == (24, "a-7")
        for _, name in c.of([vectors]):
            c.drop(name)
        assert c.of([vectors]) == []
    assert cloud.refused == []


def test_another_token_is_refused_with_what_to_check(cloud: ChromaCloud) -> None:
    with (
        closing(Chroma(URL, "another", "default_tenant", "default_database")) as chroma,
        pytest.raises(ServerUnavailableError, match="does not let us in") as raised,
    ):
        chroma.collections("")
    assert "token" in raised.value.hint
