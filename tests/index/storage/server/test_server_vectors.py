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

from index.documents import Passage, Span
from index.errors import (
    DisplayableError,
    IndexMissingError,
    ServerUnavailableError,
    SettingsError,
)
from index.storage.server.chroma import Chroma
from index.storage.server.server_vectors import (
    ServerVectors,
    add_vectors,
    collections_of,
    create_segment,
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
    chroma: Chroma, segment: str, count: int, language: str = "en", document: str = ""
) -> np.ndarray:
    """Make a segment of one document, which is called like it if not otherwise."""
    rows = CHANCE.normal(size=(count, DIMENSION)).astype(np.float32)
    own = passages(f"{document or segment}.txt", count, language)
    create_segment(chroma, segment, {language: count})
    add_vectors(chroma, segment, own, rows)
    return rows


def searching(chroma: Chroma, **segments: str) -> ServerVectors:
    """Return the vectors of some documents, each in a segment."""
    own = {f"{name}.txt": segment for name, segment in segments.items()}
    return ServerVectors(chroma, lambda: own)


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
    create_segment(chroma, vectors, {"en": 6_003})
    for number in range(6):
        rows = near + 0.001 * CHANCE.normal(size=(1_000, DIMENSION))
        own = passages(f"old{number}.txt", 1_000, "en")
        add_vectors(chroma, vectors, own, rows)
    rows = CHANCE.normal(size=(3, DIMENSION)).astype(np.float32)
    add_vectors(chroma, vectors, passages("new.txt", 3, "en"), rows)
    found = searching(chroma, new=vectors).search(near.tolist(), 9)
    assert {id_ for id_, _ in found} == {f"new.txt-{number}" for number in range(3)}
    assert searching(chroma).search(near.tolist(), 9) == []


def test_what_was_moved_is_found_once_where_it_is_now(
    chroma: Chroma, vectors: str
) -> None:
    old, new = f"{vectors}old", f"{vectors}new"
    create_segment(chroma, old, {"en": 5})
    rows = CHANCE.normal(size=(5, DIMENSION)).astype(np.float32)
    moved, stayed = passages("a.txt", 3, "en"), passages("b.txt", 2, "en")
    add_vectors(chroma, old, moved, rows[:3])
    add_vectors(chroma, old, stayed, rows[3:])
    create_segment(chroma, new, {"en": 3})
    add_vectors(chroma, new, moved, rows[:3])
    found = searching(chroma, a=new, b=old).search(rows[0].tolist(), 9)
    assert sorted(id_ for id_, _ in found) == [
        *(f"a.txt-{number}" for number in range(3)),
        *(f"b.txt-{number}" for number in range(2)),
    ]


def test_what_another_machine_removed_is_said_to_be_missing(
    chroma: Chroma, shared_server: ChromaServer, vectors: str
) -> None:
    rows = add(chroma, vectors, 3)
    known = searching(chroma, **{vectors: vectors})
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
    own = passages("a.txt", 5_000, "en")
    rows = CHANCE.normal(size=(5_000, 384)).astype(np.float32)
    with closing(Chroma(own_server.url)) as chroma:
        create_segment(chroma, vectors, {"en": 5_000})
        for part in (slice(0, 3_000), slice(3_000, 5_000)):
            add_vectors(chroma, vectors, own[part], rows[part])
        to_fill_it = processor_seconds_until_killed(own_server)
        own_server.start()
        with ThreadPoolExecutor(10) as askers:
            asked = [searching(chroma, a=vectors) for _ in range(10)]
            found = askers.map(lambda each: each.search(rows[7].tolist(), 24), asked)
            assert {len(hits) for hits in found} == {24}
        assert searching(chroma, a=vectors).holds(5_000)
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
        assert (len(found), found[0][0]) == (24, "a.txt-7")
        for _, name in collections_of(c, [vectors]):
            c.drop(name)
        assert collections_of(c, [vectors]) == []
    assert cloud.refused == []


def test_another_token_is_refused_with_what_to_check(cloud: ChromaCloud) -> None:
    with (
        closing(Chroma(URL, "another", "default_tenant", "default_database")) as chroma,
        pytest.raises(ServerUnavailableError, match="does not let us in") as raised,
    ):
        chroma.collections("")
    assert "token" in raised.value.hint
