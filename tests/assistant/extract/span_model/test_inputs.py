"""A question over a passage, in tokens that know where they stand in the passage."""

from __future__ import annotations

import pytest
import torch

from assistant import Settings
from assistant.extract.span_model.inputs import (
    PADDING,
    ReaderInput,
    ReaderPassage,
    encode_inputs,
    pad_inputs,
)
from index.documents import Span
from index.embedding.embedder import Embedder, load_embedder

QUESTION = "How many firms are there?"


@pytest.fixture(scope="module")
def embedder(_isolated_environment: None) -> Embedder:
    return load_embedder(Settings())


def encoded(
    embedder: Embedder, passage: ReaderPassage, max_tokens: int = 128
) -> ReaderInput:
    (item,) = encode_inputs(embedder, [(QUESTION, passage)], max_tokens)
    return item


@pytest.mark.parametrize(
    "text",
    ["There are 252 firms.", "徐州有252家企业。", "Åäö é 🙂 ok", "  spaced   out "],
)
def test_the_tokens_cover_the_text_in_order_and_to_the_character(
    embedder: Embedder, text: str
) -> None:
    offsets = encoded(embedder, ReaderPassage(text)).offsets
    assert list(offsets) == sorted(offsets)
    assert all(0 <= start <= end <= len(text) for start, end in offsets)
    covered = {place for start, end in offsets for place in range(start, end)}
    assert {i for i, char in enumerate(text) if not char.isspace()} <= covered


def test_what_stands_above_a_passage_is_read_but_is_no_part_of_its_text(
    embedder: Embedder,
) -> None:
    text = "There are 252 firms."
    alone = encoded(embedder, ReaderPassage(text))
    under = encoded(embedder, ReaderPassage(text, "The Xuzhou cluster"))
    assert len(under.ids) > len(alone.ids)
    spans = [
        [text[start:end].strip() for start, end in i.offsets] for i in (alone, under)
    ]
    assert spans[0] == spans[1]
    assert under.first > alone.first


def test_an_input_is_cut_after_the_longest_and_still_ends_as_one(
    embedder: Embedder,
) -> None:
    whole = encoded(embedder, ReaderPassage("glass " * 100), 1000)
    cut = encoded(embedder, ReaderPassage("glass " * 100), 40)
    assert len(cut.ids) == 40
    assert cut.ids[-1] == whole.ids[-1]
    assert cut.offsets == whole.offsets[: len(cut.offsets)]
    assert cut.first + len(cut.offsets) == len(cut.ids) - 1


def test_a_question_that_leaves_no_room_leaves_nothing_of_the_passage(
    embedder: Embedder,
) -> None:
    pair = ("How many? " * 50, ReaderPassage("There are 252 firms."))
    (item,) = encode_inputs(embedder, [pair], 40)
    assert item.offsets == ()
    assert len(item.ids) == 40


def test_a_span_is_found_again_in_the_tokens(embedder: Embedder) -> None:
    text = "There are 252 firms."
    item = encoded(embedder, ReaderPassage(text))
    first, last = item.tokens_of(Span(10, 13))
    start = item.offsets[first - item.first][0]
    end = item.offsets[last - item.first][1]
    assert text[start:end].strip() == "252"
    with pytest.raises(ValueError, match="no token"):
        item.tokens_of(Span(len(text), len(text)))


def test_shorter_inputs_are_padded_and_padding_is_no_answer() -> None:
    short = ReaderInput(ids=(0, 5, 2), offsets=((0, 1),), first=1)
    long = ReaderInput(ids=(0, 5, 6, 7, 2), offsets=((0, 1), (1, 2)), first=2)
    ids, possible = pad_inputs([short, long])
    assert ids.tolist() == [[0, 5, 2, PADDING, PADDING], [0, 5, 6, 7, 2]]
    assert possible.dtype == torch.bool
    assert possible.int().tolist() == [[1, 1, 0, 0, 0], [1, 0, 1, 1, 0]]
