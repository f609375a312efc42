"""The packed file is read to the bit: sizes, pieces, and weights of four bits."""

from __future__ import annotations

import struct

import numpy as np
import pytest

from index.embedding.packaged.q4_weights import read_packed_model, read_pieces

PIECES = [("<s>", 0.0), ("</s>", 0.0), ("▁företag", -1.5), ("企业", -2.25), ("", -9.0)]
PLAIN = np.array([0.5, -1.25, 3e-8], np.float32)


def packed_file(
    scales: list[float], nibbles: list[bytes], normalisation: bytes = b"a map"
) -> bytes:
    """Return a file with the pieces above, a plain tensor and one of four bits."""
    texts = [piece.encode() for piece, _ in PIECES]
    bounds = np.cumsum([0, *map(len, texts)]).astype("<u4")
    scores = np.array([score for _, score in PIECES], "<f4")
    text = b"".join(texts)
    head = struct.pack("<4sI7ifi", b"E5S1", 1, 384, 12, 6, 1536, 5, 512, 2, 1e-12, 0)
    head += struct.pack("<5iQ", len(PIECES), 0, 1, 2, 3, len(text))
    head += bounds.tobytes() + scores.tobytes() + text
    head += struct.pack("<iI", 1, len(normalisation)) + normalisation
    blocks = b"".join(
        struct.pack("<e", scale) + pair
        for scale, pair in zip(scales, nibbles, strict=True)
    )
    names = [(b"emb.ln.b", 0, len(PLAIN), PLAIN.tobytes())]
    names += [(b"l0.q.w", 1, 32 * len(scales), blocks)]
    directory_size = 4 + sum(2 + len(name) + 21 for name, *_ in names)
    place = len(head) + directory_size
    directory, tensors = struct.pack("<i", len(names)), b""
    for name, is_packed, numbers, content in names:
        directory += struct.pack("<H", len(name)) + name
        directory += struct.pack("<BIQQ", is_packed, numbers, place, len(content))
        tensors += content
        place += len(content)
    return head + directory + tensors


ONE_BLOCK = packed_file([2.0], [bytes([0x08 | 0xF0] + [0x88] * 15)])


def test_the_header_gives_the_sizes_and_the_special_tokens() -> None:
    model = read_packed_model(ONE_BLOCK)
    assert (model.hidden_size, model.layers, model.heads) == (384, 12, 6)
    assert (model.intermediate_size, model.vocabulary_size) == (1536, 5)
    assert (model.positions, model.segments) == (512, 2)
    assert model.layer_norm_epsilon == pytest.approx(1e-12)
    assert model.special_tokens == {"bos": 0, "eos": 1, "pad": 2, "unk": 3}


def test_pieces_of_any_script_have_their_scores_by_id() -> None:
    assert read_packed_model(ONE_BLOCK).pieces == PIECES
    assert read_pieces(ONE_BLOCK) == PIECES


def test_the_pieces_can_be_read_from_the_beginning_of_the_file_alone() -> None:
    end = ONE_BLOCK.index(b"a map")
    assert read_pieces(ONE_BLOCK[:end]) == PIECES


@pytest.mark.parametrize("length", [0, 1, 5_000])
def test_the_normalisation_is_stepped_over_whatever_its_length(length: int) -> None:
    data = packed_file([1.0], [bytes(16)], normalisation=b"x" * length)
    assert read_packed_model(data).tensors["emb.ln.b"].tolist() == PLAIN.tolist()


def test_the_low_halves_of_a_block_come_before_the_high_ones() -> None:
    weights = read_packed_model(ONE_BLOCK).tensors["l0.q.w"]
    assert weights.dtype == np.float16
    # The first byte is 0xF8: 8 is the middle and means 0, 15 is 7 steps above it.
    assert weights[0] == 0
    assert weights[16] == 7 * 2.0
    assert np.count_nonzero(weights) == 1


def test_every_step_from_least_to_most_is_scaled_by_its_block() -> None:
    steps = bytes(range(16))
    weights = read_packed_model(packed_file([0.5, -1.0], [steps] * 2)).tensors["l0.q.w"]
    expected = np.arange(16) - 8
    assert weights[:16].tolist() == (expected * 0.5).tolist()
    assert weights[32:48].tolist() == (-expected).tolist()
    assert set(weights[16:32].tolist()) == {-4.0}


def test_blocks_beyond_one_piece_of_work_are_read_alike() -> None:
    count = 16_384 + 3
    data = packed_file([1.0] * count, [bytes([0x80])[:1] + bytes(15)] * count)
    rows = read_packed_model(data).tensors["l0.q.w"].reshape(count, 32)
    assert (rows == rows[0]).all()
    assert rows[0, 16] == 0


@pytest.mark.parametrize("data", [b"", b"E5S", b"E5S2" + bytes(100), b"PK\x03\x04"])
def test_another_file_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="not a packed model"):
        read_packed_model(data)
