"""The original of a document: only a file of the folder of the documents."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from assistant.originals.original_file import original_path, read_original
from index.errors import DocumentMissingError
from index.sync.corpus import scan_corpus
from tests.ui.page.fakes import SmallAssistant, make_document


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    corpus = tmp_path / "corpus"
    (corpus / "sub").mkdir(parents=True)
    (corpus / "sub" / "a.txt").write_bytes(b"inside")
    (tmp_path / "secret.txt").write_bytes(b"outside")
    return corpus


def test_a_file_in_the_folder_is_given_as_it_is(corpus: Path) -> None:
    document = make_document("sub/a.txt", "A", "x")
    assert read_original(corpus, document, lambda _: document) == b"inside"


def test_a_file_whose_name_is_stored_decomposed_is_given(corpus: Path) -> None:
    stored = corpus / unicodedata.normalize("NFD", "Ärenden/Förslag 값.txt")
    stored.parent.mkdir()
    stored.write_bytes(b"inside")
    (id_,) = (one for one in scan_corpus(corpus).files if one.endswith("값.txt"))
    assert id_ == "Ärenden/Förslag 값.txt"
    document = make_document(id_, "A", "x")
    assert original_path(corpus, document) == stored
    assert read_original(corpus, document, lambda _: document) == b"inside"


def test_what_may_no_longer_be_read_at_the_click_is_not_given(corpus: Path) -> None:
    document = make_document("sub/a.txt", "A", "x")
    with pytest.raises(DocumentMissingError):
        read_original(corpus, document, SmallAssistant([]).document)


@pytest.mark.parametrize(
    "id_",
    [
        "../secret.txt", "sub/../../secret.txt", "/etc/passwd", "link.txt",
        "linked/secret.txt", "sub", "gone.txt", "", "a\0b",
    ],
)  # fmt: skip
def test_nothing_else_is_given(corpus: Path, id_: str) -> None:
    (corpus / "link.txt").symlink_to(corpus.parent / "secret.txt")
    (corpus / "linked").symlink_to(corpus.parent)
    document = make_document(id_, "A", "x")
    assert original_path(corpus, document) is None
    with pytest.raises(DocumentMissingError):
        read_original(corpus, document, lambda _: document)
