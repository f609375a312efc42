from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from index.documents import Document, Heading, Page, Span
from index.readers import load_document
from index.text.splitter import split_document
from tests.conftest import ROOT


def count_words(texts: Sequence[str]) -> list[int]:
    """Count Latin words and single CJK characters, as a tokenizer nearly does."""
    return [
        len(text.split()) + sum("\u4e00" <= char <= "\u9fff" for char in text)
        for text in texts
    ]


def document(text: str, language: str = "en") -> Document:
    return Document(
        id="a.txt",
        path="a.txt",
        title="A",
        language=language,
        text=text,
        pages=(),
        content_hash="0",
        warnings=(),
    )


@pytest.mark.parametrize("path", sorted((ROOT / "docs_corpus").glob("*.txt")))
@pytest.mark.parametrize("chunk_size", [25, 60, 200])
def test_every_passage_is_its_span_and_no_word_is_lost(
    path: Path, chunk_size: int
) -> None:
    read = load_document(path, path.parent)
    passages = split_document(read, count_words, chunk_size, 1)
    assert all(p.span.of(read.text) == p.text for p in passages)
    covered = {i for p in passages for i in range(p.span.start, p.span.end)}
    lost = [c for i, c in enumerate(read.text) if i not in covered and not c.isspace()]
    assert lost == []


@pytest.mark.parametrize(
    "text",
    [
        "One two three four. " * 40,
        "第一句话说明了情况。第二句话说明了措施。" * 20,
        "word " * 500,
        "字" * 500,
    ],
)
def test_a_passage_is_never_longer_than_the_chunk_size(text: str) -> None:
    passages = split_document(document(text), count_words, 30, 1)
    assert max(count_words([p.text for p in passages])) <= 30


def test_passages_end_with_whole_sentences_and_overlap_by_one() -> None:
    text = " ".join(f"This is sentence number {n}." for n in range(20))
    first, second, *_ = split_document(document(text), count_words, 25, 1)
    assert first.text.endswith(".")
    assert second.text.startswith(first.text[-len("This is sentence number 4.") :])


def test_without_overlap_passages_follow_each_other() -> None:
    text = " ".join(f"This is sentence number {n}." for n in range(20))
    passages = split_document(document(text), count_words, 25, 0)
    assert " ".join(p.text for p in passages) == text


def test_a_passage_carries_its_heading_and_never_crosses_one() -> None:
    text = "Preface.\n\nGlass\n\nThere are 252 firms.\n\nGloves\n\nThere are none."
    spans = [
        Span(text.index(word), text.index(word) + len(word))
        for word in ("Glass", "Gloves")
    ]
    headed = replace(document(text), headings=tuple(Heading(1, s) for s in spans))
    passages = split_document(headed, count_words, 200, 1)
    assert [(p.heading, p.text) for p in passages] == [
        (None, "Preface."),
        ("Glass", "Glass\n\nThere are 252 firms."),
        ("Gloves", "Gloves\n\nThere are none."),
    ]


def test_a_passage_carries_the_page_it_starts_on() -> None:
    text = "First page here.\n\nSecond page here."
    paged = replace(
        document(text), pages=(Page(1, Span(0, 16)), Page(2, Span(18, len(text))))
    )
    passages = split_document(paged, count_words, 4, 0)
    assert [p.page for p in passages] == [1, 2]


def test_an_empty_text_has_no_passages() -> None:
    assert split_document(document(" \n "), count_words, 30, 1) == ()


def test_a_passage_in_another_language_than_its_document_says_so() -> None:
    swedish = "Regeringen stödjer små företag i industriella kluster i hela landet."
    english = "The government supports small firms in industrial clusters everywhere."
    text = f"{swedish}\n\n{english}\n\n{swedish}"

    passages = split_document(document(text, "sv"), count_words, 12, 0)

    assert [passage.language for passage in passages] == ["sv", "en", "sv"]


@pytest.mark.parametrize(
    "text", ["# 白石\n\n企业215家。\n\n## 目标\n\n增长。", "# A\n\nB\n"]
)
def test_the_marks_of_a_heading_are_of_no_passage(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    read = load_document(tmp_path / "a.md", tmp_path)
    assert read.headings
    passages = split_document(read, count_words, 50, 0)
    assert len(passages) == len(read.headings)
    assert not any("#" in passage.text for passage in passages)
