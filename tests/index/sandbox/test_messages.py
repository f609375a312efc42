"""What goes through the pipes is pickled whole; what people read is a sentence."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from index.limits import DEFAULT_LIMITS
from index.readers import load_document
from index.sandbox.messages import (
    Job,
    Opened,
    Ready,
    Recognising,
    Refusal,
    Reply,
    Request,
    reader_of,
    with_hint,
)
from tests.small_documents import document


@pytest.mark.parametrize(
    "message",
    [
        Job(load_document, Path("corpus"), DEFAULT_LIMITS),
        Request(Path("corpus/a.txt")),
        Ready(),
        Opened("0" * 64),
        Recognising(),
        Reply(document("There are 252 firms.")),
        Reply(Refusal("is damaged", passing=True, doubtful=True), spent=True),
    ],
    ids=lambda message: type(message).__name__,
)
def test_a_message_comes_out_of_the_pipe_as_it_went_in(message: object) -> None:
    assert pickle.loads(pickle.dumps(message)) == message


@pytest.mark.parametrize(
    ("hint", "reason"),
    [("Save it again.", "is damaged. Save it again."), ("", "is damaged")],
)
def test_a_reason_says_what_to_do_where_there_is_something(
    hint: str, reason: str
) -> None:
    assert with_hint("is damaged", hint) == reason


@pytest.mark.parametrize(
    ("name", "reader"),
    [
        ("a.txt", "the reader of .txt files"),
        ("A.DOCX", "the reader of .docx files"),
        ("a.tar.gz", "the reader of .gz files"),
        ("README", "its reader"),
        (".hidden", "its reader"),
    ],
)
def test_a_reader_is_called_by_the_kind_of_file(name: str, reader: str) -> None:
    assert reader_of(Path(name)) == reader
