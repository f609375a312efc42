from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from index.documents import Passage, Span
from index.storage.draft import Draft
from tests.index.storage.values import (
    document,
    embeddings,
    fill,
    passages,
)


def test_a_document_comes_back_as_it_was(draft: Draft) -> None:
    fill(draft, [document()], passages(document()), embeddings(2))
    assert draft.texts.document("a.md") == document()
    assert draft.texts.document("b.md") is None


def test_passages_come_back_by_their_ids_and_unknown_ones_do_not(draft: Draft) -> None:
    first, second = passages(document())
    fill(draft, [document()], [first, second], embeddings(2))
    assert draft.texts.passages([second.id, "unknown"]) == {second.id: second}


def test_texts_fit_what_they_were_made_with_and_nothing_else(
    draft: Draft, folder: Path
) -> None:
    assert draft.texts.folder == folder
    assert draft.texts.fits({"schema": "1"})
    assert not draft.texts.fits({"schema": "2"})
    assert not draft.texts.fits({"chunk_size": "200"})


@pytest.mark.parametrize("question", ["how many FIRMS?", "玻璃", "业集", "252"])
def test_keywords_are_found_in_every_script(draft: Draft, question: str) -> None:
    fill(draft, [document()], passages(document()), embeddings(2))
    assert draft.texts.keywords.search(question, 5)


@pytest.mark.parametrize(
    "question",
    [
        "3.5 %",
        "2,5 och 1.234,5",
        "किसान",
        "a·b",
        "x_y²",
        "naïve—test",
        "🙂",
        "١٢٣",
        '"',
    ],
)
def test_any_characters_may_stand_in_a_keyword_search(
    draft: Draft, question: str
) -> None:
    with_it = document(text=f"{document().text} {question}")
    fill(draft, [with_it], passages(with_it), embeddings(2))
    words = any(char.isalnum() for char in question)
    assert bool(draft.texts.keywords.search(question, 5)) == words


def test_words_of_the_title_find_a_passage_that_does_not_hold_them(
    draft: Draft,
) -> None:
    other = replace(document("b.md"), title="Gloves")
    parts = [*passages(document()), *passages(other)]
    fill(draft, [document(), other], parts, embeddings(4))
    found = draft.texts.keywords.search("gloves", 5)
    assert {hit.passage.document_id for hit in found} == {"b.md"}


def test_keywords_that_most_passages_hold_are_counted_and_left_to_the_rarer(
    draft: Draft,
) -> None:
    words = [f"The firms of park{n} make glass." for n in range(120)]
    text = " ".join(words)
    spans = [Span(text.index(w), text.index(w) + len(w)) for w in words]
    many = document(text=text)
    parts = [
        Passage(f"p{n}", many.id, span.of(text), span, None, None)
        for n, span in enumerate(spans)
    ]
    fill(draft, [many], parts, embeddings(len(parts)))
    draft.complete([])
    (hit,) = draft.texts.keywords.search("The firms of park77", 1)
    assert hit.passage.text == "The firms of park77 make glass."
    assert draft.texts.keywords.common_tokens(["firms", "park77"]) == {"firms": 120}


def test_keywords_are_not_searched_anew_for_each_passage_of_a_language(
    draft: Draft,
) -> None:
    words = [f"Park{n} makes glass." for n in range(300)]
    many = document(text="\n".join(words))
    spans = [Span(many.text.index(w), many.text.index(w) + len(w) - 1) for w in words]
    parts = [
        Passage(f"p{n}", many.id, span.of(many.text), span, None, None, language="en")
        for n, span in enumerate(spans)
    ]
    fill(draft, [many], parts, embeddings(len(parts)))
    alone = _steps(draft, lambda: draft.texts.keywords.search("park77", 1))
    within = _steps(draft, lambda: draft.texts.keywords.search("park77", 1, "en"))
    assert within < 2 * alone


def _steps(draft: Draft, search: Callable[[], object]) -> int:
    """Return how many steps SQLite takes for a search."""
    taken = count()
    connection = draft.texts._database._connection
    connection.set_progress_handler(lambda: next(taken) < 0, 1)
    try:
        search()
    finally:
        connection.set_progress_handler(None, 1)
    return next(taken)


def test_pages_that_are_still_to_be_read_are_known(draft: Draft) -> None:
    scan = replace(document("scan.pdf"), unread=(3, 4))
    fill(draft, [document(), scan], passages(document()), embeddings(2))
    assert draft.texts.unread_pages() == {"scan.pdf": (3, 4)}
    assert set(draft.texts.content_hashes()) == {"a.md", "scan.pdf"}


def test_embedded_passages_come_with_the_text_that_was_embedded_and_its_key(
    draft: Draft,
) -> None:
    parts = passages(document())
    fill(draft, [document()], parts, embeddings(2))
    rows = list(draft.texts.embedded_passages(["a.md"]))
    assert [(passage, key) for passage, _, key in rows] == [
        (passage, passage.id.encode()) for passage in parts
    ]
    assert [text for _, text, _ in rows] == [
        f"On glass\nGlass\n{passage.text}" for passage in parts
    ]
    assert list(draft.texts.embedded_passages(["b.md"])) == []


def test_languages_are_told_with_that_of_most_documents_first(draft: Draft) -> None:
    languages = {"a.md": "sv", "b.md": "zh", "c.md": "en", "d.md": "zh", "e.md": "en"}
    for id_, language in {**languages, "f.md": "zh"}.items():
        draft.add_document(replace(document(id_), language=language), [], [])
    assert list(draft.texts.languages().items()) == [("zh", 3), ("en", 2), ("sv", 1)]
