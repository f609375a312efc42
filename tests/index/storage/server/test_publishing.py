"""Add, publish, and only then see: on a real Chroma server."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest

from index.documents import (
    Heading,
    Page,
    Passage,
    ReadFailure,
    SourceWarning,
    Span,
)
from index.errors import IndexDamagedError, IndexMissingError
from index.storage.server.address import Address
from index.storage.server.connection import Connection
from index.storage.server.place import Place
from tests.index.storage.server.chroma_server import ChromaServer
from tests.index.storage.server.conftest import Open
from tests.index.storage.server.values import (
    INFO,
    add,
    directions,
    found,
    ids,
    publish,
    sample,
)


def test_before_the_first_publication_there_is_nothing(open_index: Open) -> None:
    index = open_index()

    assert index.live() is None
    assert index.generations() == ()
    with pytest.raises(IndexMissingError):
        index.manifest("000001-0123456789ab")


def test_nothing_of_a_version_is_seen_before_it_is_published(open_index: Open) -> None:
    writing, reading = open_index(), open_index()
    old, new, other = sample("park"), sample("park", "2"), sample("fund")
    first = publish(writing, old, other)

    with writing.writing(INFO) as writer:
        versions = add(writer, new)
        writer.flush()

        assert reading.live() == first.name
        assert found(reading, first, new.embeddings[0]) == ids(old, other)
        second = writer.publish({**first.versions, **versions})

    assert reading.live() == second.name
    live = reading.manifest(second.name)
    assert live == second
    assert found(reading, live, new.embeddings[0]) == ids(new, other)
    # Who is in the middle of a question goes on with what it began with.
    assert found(reading, first, new.embeddings[0]) == ids(old, other)
    assert reading.generations() == (second.name, first.name)


def test_the_nearest_passage_comes_first_with_its_similarity(open_index: Open) -> None:
    index = open_index()
    park, fund = sample("park"), sample("fund")
    manifest = publish(index, park, fund)

    hits = index.search(manifest, park.embeddings[1].tolist(), 2)

    assert len(hits) == 2
    assert hits[0][0] == "park-1-1"
    assert hits[0][1] == pytest.approx(1.0, abs=1e-5)
    assert hits[1][1] < hits[0][1]


def test_what_is_fetched_is_what_was_added(open_index: Open) -> None:
    index = open_index()
    letters = random.Random(7)
    text = "".join(chr(letters.randrange(0x4E00, 0x9FFF)) for _ in range(90_000))
    long = replace(
        sample("long").document,
        text=text,
        path="/corpus/\udcff.pdf",  # A file name that is no text on disk.
        pages=(Page(3, Span(0, 5), "row", "Firms", recognised=True),),
        headings=(Heading(2, Span(1, 3)),),
        warnings=(SourceWarning("figure", Span(2, 4), text[2:4]),),
        encoding="gb18030",
        modified=1.25,
        date="2021-03",
        notes=("Read by OCR.",),
    )
    span = Span(10, 400)
    passages = (Passage("a", "long", span.of(text), span, "h", 3, "page 3", "zh"),)
    short = sample("short")
    empty = sample("empty", passages=0)
    failures = (ReadFailure("bad.pdf", "It is empty.", "00", answering=True),)

    with index.writing(INFO) as writer:
        versions = add(writer, short, empty)
        versions["long"] = writer.add(long, passages, short.embeddings[:1])
        writer.publish(versions, failures)

    manifest = index.manifest(index.live() or "")
    assert manifest.failures == failures
    assert manifest.info == INFO
    fetched = {v: content for v, *content in index.fetch(manifest.versions.values())}
    assert fetched[versions["long"]] == [long, passages]
    assert fetched[versions["short"]] == [short.document, short.passages]
    assert fetched[versions["empty"]] == [empty.document, ()]


def test_a_version_is_never_changed(open_index: Open) -> None:
    index = open_index()
    park = sample("park")
    first = publish(index, park)

    with index.writing(INFO) as writer:
        again = writer.add(park.document, park.passages, -park.embeddings)
        assert writer.missing([again]) == set()
        second = writer.publish({"park": again})

    assert second.versions == first.versions
    score = dict(index.search(second, park.embeddings[0].tolist(), 3))["park-1-0"]
    assert score == pytest.approx(1.0, abs=1e-5)


def test_the_same_file_read_otherwise_is_another_version(open_index: Open) -> None:
    index = open_index()
    park = sample("park")
    recognised = replace(park.document, text=park.document.text.replace("1", "I"))

    with index.writing(INFO) as writer:
        one = writer.version(park.document, park.passages)
        assert writer.version(recognised, park.passages) != one
        assert writer.version(park.document, park.passages[:2]) != one
        assert writer.version(park.document, park.passages) == one


def test_an_interrupted_sync_is_continued(open_index: Open) -> None:
    index = open_index()
    samples = [sample(f"park {n}") for n in range(5)]
    with index.writing(INFO) as writer:
        sent = set(add(writer, *samples[:3]).values())
        writer.flush()
        add(writer, samples[3])  # Not sent yet.

    assert index.live() is None
    with index.writing(INFO) as writer:
        versions = {
            s.document.id: writer.version(s.document, s.passages) for s in samples
        }
        assert writer.missing(versions.values()) == set(versions.values()) - sent
        add(writer, *samples)
        manifest = writer.publish(versions)

    assert found(index, manifest, samples[0].embeddings[0]) == ids(*samples)


def test_what_has_not_arrived_is_not_published(open_index: Open) -> None:
    index = open_index()
    first = publish(index, sample("park"))

    with index.writing(INFO) as writer:
        version = writer.version(sample("fund").document, sample("fund").passages)
        with pytest.raises(IndexDamagedError, match="1 documents have not arrived"):
            writer.publish({**first.versions, "fund": version})

    assert index.live() == first.name


@pytest.mark.parametrize("fresh", [False, True])
def test_other_settings_or_a_fresh_start_build_on_nothing(
    open_index: Open, fresh: bool
) -> None:
    index = open_index()
    park = sample("park")
    first = publish(index, park)
    info = INFO if fresh else INFO | {"embedding_model": "another"}
    # A model may have other dimensions; what is live goes on being searched meanwhile.
    wide = np.ones((3, 12), dtype=np.float32)

    with index.writing(info, fresh=fresh) as writer:
        assert not writer.builds_on_live
        assert writer.missing(first.versions.values()) == set(first.versions.values())
        with pytest.raises(IndexDamagedError):
            writer.publish(first.versions)
        version = writer.add(park.document, park.passages, wide)
        writer.flush()
        assert found(index, first, park.embeddings[0]) == ids(park)

    # Whoever continues after an interruption finds it again.
    with index.writing(info, fresh=fresh) as writer:
        assert writer.missing([version]) == set()
        second = writer.publish({"park": version})
    assert found(index, second, wide[0]) == ids(park)


def test_a_former_generation_is_published_once_more(open_index: Open) -> None:
    index = open_index()
    old, new = sample("park"), sample("park", "2")
    first = publish(index, old)
    second = publish(index, new)

    third = index.rollback(first.name)

    assert index.live() == third.name
    assert index.generations() == (third.name, second.name, first.name)
    assert found(index, third, new.embeddings[0]) == ids(old)
    with pytest.raises(IndexMissingError):
        index.rollback("000001-0123456789ab")


def test_passages_of_other_generations_never_crowd_out_live_ones(
    open_index: Open, shared_server: ChromaServer, prefix: str
) -> None:
    class ShortAnswers(Connection):
        """As Chroma Cloud, only that so few hits are an answer."""

        def __init__(self) -> None:
            super().__init__(Address(shared_server.url))
            self.read_size = 16

    index = open_index()
    question = directions(np.random.default_rng(1), 1)
    noise = np.random.default_rng(2)
    near = sample("near", passages=300)
    close = question + 0.01 * directions(noise, 300)
    park, fund = sample("park"), sample("fund")
    with index.writing(INFO) as writer:
        old = {
            f"near {n}": writer.add(
                replace(near.document, id=f"near {n}"),
                near.passages[n * 30 : n * 30 + 30],
                close[n * 30 : n * 30 + 30],
            )
            for n in range(10)
        }
        writer.publish(old)
        manifest = writer.publish(add(writer, park, fund))
    connection = ShortAnswers()

    few = Place(connection, prefix).search(manifest, question[0].tolist(), 5)
    many = index.search(manifest, question[0].tolist(), 100)
    connection.close()

    assert {id_ for id_, _ in many} == ids(park, fund)
    assert few == many[:5]
