"""What no generation needs goes, in small steps, and nothing else does."""

from __future__ import annotations

import threading
import time

import pytest

from index.errors import DisplayableError
from index.storage.server import Manifest, Retention, ServerIndex
from index.storage.server.address import Address
from index.storage.server.connection import Connection
from tests.index.storage.server.chroma_server import ChromaServer
from tests.index.storage.server.conftest import Open
from tests.index.storage.server.values import INFO, add, found, ids, publish, sample

pytestmark = pytest.mark.slow

_ALL = {"nobody": {"$ne": "has this"}}
AT_ONCE = Retention(generations=1, grace=0.0, pause=0.0)


class Collections:
    """How much there is on the server for one index."""

    def __init__(self, url: str, prefix: str) -> None:
        self._connection = Connection(Address(url))
        self._prefix = prefix

    def vectors(self) -> int:
        names = self._connection.collections(f"{self._prefix}-vectors-")
        return sum(len(self._connection.find(name, _ALL)) for name in names)

    def records(self) -> int:
        return len(self._connection.find(f"{self._prefix}-records", _ALL))

    def graphs(self) -> int:
        return len(self._connection.collections(f"{self._prefix}-vectors-"))

    def close(self) -> None:
        self._connection.close()


@pytest.fixture
def collections(shared_server: ChromaServer, prefix: str) -> Collections:
    return Collections(shared_server.url, prefix)


def retire(index: ServerIndex) -> int:
    with index.writing(INFO) as writer:
        return writer.retire()


def test_what_no_generation_needs_goes_and_the_rest_stays(
    open_index: Open, collections: Collections
) -> None:
    index = open_index(retention=AT_ONCE)
    park, fund, new = sample("park"), sample("fund"), sample("park", "2")
    publish(index, park, fund)
    with index.writing(INFO) as writer:
        add(writer, sample("left over"))  # As a killed writer leaves it.
        writer.flush()
    second = publish(index, new, fund)

    assert retire(index) == 2

    assert found(index, second, park.embeddings[0]) == ids(new, fund)
    assert index.generations() == (second.name,)
    assert collections.vectors() == 6
    # Head, piece and end of two versions and of one manifest.
    assert collections.records() == 9
    assert retire(index) == 0
    collections.close()


def test_a_version_is_restored_after_it_was_retired(open_index: Open) -> None:
    index = open_index(retention=AT_ONCE)
    old, new = sample("park"), sample("park", "2")
    first = publish(index, old)
    publish(index, new)
    retire(index)

    third = publish(index, old)

    assert third.versions == first.versions
    assert found(index, third, old.embeddings[0]) == ids(old)
    assert [d for _, d, _ in index.fetch(third.versions.values())] == [old.document]


def test_a_generation_just_replaced_is_kept_for_its_readers_however_old(
    open_index: Open,
) -> None:
    index = open_index(retention=Retention(generations=1, grace=2.0))
    samples = [sample("park", str(edition)) for edition in range(3)]
    first = publish(index, samples[0])
    time.sleep(2.1)
    second = publish(index, samples[1])

    assert retire(index) == 0
    assert found(index, first, samples[0].embeddings[0]) == ids(samples[0])

    time.sleep(2.1)
    publish(index, samples[2])
    assert retire(index) == 1
    assert found(index, first, samples[0].embeddings[0]) == set()
    assert found(index, second, samples[1].embeddings[0]) == ids(samples[1])


def test_the_last_generations_are_kept_however_old(open_index: Open) -> None:
    index = open_index(retention=Retention(generations=2, grace=0.0))
    samples = [sample("park", str(edition)) for edition in range(3)]
    manifests = [publish(index, one) for one in samples]

    assert retire(index) == 1

    assert index.generations() == (manifests[2].name, manifests[1].name)
    back = index.rollback(manifests[1].name)
    assert found(index, back, samples[1].embeddings[0]) == ids(samples[1])


def test_a_collection_that_no_generation_uses_goes_as_a_whole(
    open_index: Open, collections: Collections
) -> None:
    index = open_index(retention=AT_ONCE)
    park = sample("park")
    publish(index, park)
    with index.writing(INFO, fresh=True) as writer:
        manifest = writer.publish(add(writer, park))
        assert collections.graphs() == 2
        writer.retire()

    assert collections.graphs() == 1
    assert found(index, manifest, park.embeddings[0]) == ids(park)
    collections.close()


def test_retiring_goes_on_after_an_interruption(
    open_index: Open, collections: Collections
) -> None:
    class InterruptedByTestError(Exception):
        pass

    def interrupt(done: int, total: int) -> None:
        if done:
            raise InterruptedByTestError

    index = open_index(retention=AT_ONCE)
    samples = [sample(f"park {n}", passages=2) for n in range(150)]
    publish(index, *samples)
    kept = publish(index, samples[0])
    with index.writing(INFO) as writer, pytest.raises(InterruptedByTestError):
        writer.retire(interrupt)

    with index.writing(INFO) as writer:
        versions = [writer.version(s.document, s.passages) for s in samples[1:]]
        # Half gone is gone: what is wanted again is sent again as a whole.
        assert writer.missing(versions) == set(versions)
        assert 0 < writer.retire() < 149

    assert collections.vectors() == 2
    assert collections.records() == 6
    assert found(index, kept, samples[0].embeddings[0]) == ids(samples[0])
    collections.close()


def test_a_reader_finds_everything_while_old_versions_go(open_index: Open) -> None:
    index = open_index(retention=AT_ONCE)
    reading = open_index()
    old = [sample(f"park {n}", "1", 20) for n in range(60)]
    new = [sample(f"park {n}", "2", 2) for n in range(60)]
    publish(index, *old)
    live = publish(index, *new)
    wrong: list[object] = []
    looks = 0
    ended = threading.Event()

    def read(manifest: Manifest) -> None:
        nonlocal looks
        while not ended.is_set():
            try:
                hits = reading.search(manifest, old[3].embeddings[0].tolist(), 120)
            except DisplayableError as error:
                wrong.append(error)
                continue
            looks += 1
            if {id_ for id_, _ in hits} != ids(*new):
                wrong.append(len(hits))

    reader = threading.Thread(target=read, args=(live,))
    reader.start()
    progress: list[tuple[int, int]] = []
    with index.writing(INFO) as writer:
        writer.retire(lambda done, total: progress.append((done, total)))
    ended.set()
    reader.join()

    assert wrong == []
    assert looks > 3
    assert progress[0] == (0, 60)
    assert progress[-1] == (60, 60)
