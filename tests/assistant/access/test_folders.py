"""Which documents the access files of a corpus hide, and from whom."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from assistant.access import Visitor
from assistant.access.folders import Folders, Problem
from tests.assistant.access.closed_corpus import (
    ADMINISTRATOR,
    ECONOMIST,
    EDITOR,
    READER,
)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    corpus = tmp_path / "corpus"
    for name in ("open.md", "a/one.md", "a/b/two.md", "c/three.md"):
        (corpus / name).parent.mkdir(parents=True, exist_ok=True)
        (corpus / name).write_text("Text.")
    return corpus


def hidden(corpus: Path, visitor: Visitor = READER) -> set[str]:
    ids = {
        unicodedata.normalize("NFC", file.relative_to(corpus).as_posix())
        for file in corpus.rglob("*.md")
    }
    return set(Folders(corpus).hidden(ids, visitor))


def test_without_access_files_nothing_is_hidden(corpus: Path) -> None:
    assert hidden(corpus) == set()


def test_a_file_holds_for_its_folder_and_those_below(corpus: Path) -> None:
    (corpus / "a/access.yaml").write_text("groups: [economists]")
    assert hidden(corpus) == {"a/one.md", "a/b/two.md"}
    assert hidden(corpus, ECONOMIST) == set()
    assert hidden(corpus, ADMINISTRATOR) == set()


def test_a_file_at_the_top_holds_for_all(corpus: Path) -> None:
    (corpus / "access.yaml").write_text("roles: [editor]")
    assert len(hidden(corpus)) == 4
    assert hidden(corpus, EDITOR) == set()


def test_a_file_further_down_narrows_and_never_opens_again(corpus: Path) -> None:
    (corpus / "a/access.yaml").write_text("groups: [economists]")
    (corpus / "a/b/access.yaml").write_text("roles: [reader]")
    assert hidden(corpus) == {"a/one.md", "a/b/two.md"}
    (corpus / "a/b/access.yaml").write_text("groups: [press]")
    assert hidden(corpus, ECONOMIST) == {"a/b/two.md"}
    assert hidden(corpus, EDITOR) == {"a/one.md", "a/b/two.md"}


@pytest.mark.parametrize("name", ["access.yml", "Access.YAML"])
def test_a_file_that_is_nearly_called_so_counts_too(corpus: Path, name: str) -> None:
    (corpus / "a" / name).write_text("groups: [economists]")
    assert hidden(corpus) == {"a/one.md", "a/b/two.md"}


def test_a_broken_file_and_two_files_close_their_folder_and_are_told_of(
    corpus: Path,
) -> None:
    (corpus / "a/access.yaml").write_text("groups: economists")
    for name in ("access.yaml", "access.yml"):
        (corpus / "c" / name).write_text("roles: [reader]")
    for visitor in (READER, ECONOMIST, EDITOR):
        assert hidden(corpus, visitor) == {"a/one.md", "a/b/two.md", "c/three.md"}
    assert hidden(corpus, ADMINISTRATOR) == set()
    assert Folders(corpus).problems() == [
        Problem("a", "What it says of groups is not a list of words."),
        Problem("c", "There are two access files."),
    ]


def test_a_link_is_hidden_with_what_it_leads_to(corpus: Path) -> None:
    (corpus / "a/access.yaml").write_text("groups: [economists]")
    (corpus / "c/link.md").symlink_to(corpus / "a/b/two.md")
    assert hidden(corpus) == {"a/one.md", "a/b/two.md", "c/link.md"}
    assert hidden(corpus, ECONOMIST) == set()


def test_a_link_that_leads_round_in_a_circle_hides_nothing_but_itself(
    corpus: Path,
) -> None:
    (corpus / "round.md").symlink_to("round.md")
    assert Folders(corpus).hidden(["round.md", "open.md"], READER) == {"round.md"}


def test_a_folder_that_is_gone_is_closed_until_the_index_knows(corpus: Path) -> None:
    folders = Folders(corpus)
    (corpus / "a").rename(corpus / "moved")
    assert folders.hidden(["a/one.md", "open.md"], READER) == {"a/one.md"}


def test_a_failure_of_a_folder_is_hidden_with_the_folder(corpus: Path) -> None:
    (corpus / "a/access.yaml").write_text("groups: [economists]")
    assert Folders(corpus).hidden(["a", "c"], READER) == {"a"}


def test_a_name_that_is_written_in_other_code_points_is_the_same_folder(
    corpus: Path,
) -> None:
    folder = corpus / unicodedata.normalize("NFD", "Åre")
    folder.mkdir()
    (folder / "one.md").write_text("Text.")
    assert hidden(corpus) == set()
    (folder / "access.yaml").write_text("groups: [economists]")
    assert hidden(corpus) == {"Åre/one.md"}


@pytest.mark.parametrize("id_", ["../open.md", "/etc/passwd", "c/../a/one.md"])
def test_what_leads_out_of_the_corpus_is_nobodys(corpus: Path, id_: str) -> None:
    assert Folders(corpus).hidden([id_], ECONOMIST) == {id_}


@pytest.mark.parametrize("name", ["a", "nowhere"])
def test_a_path_of_thousands_of_folders_is_hidden_like_any_that_leads_nowhere(
    corpus: Path, name: str
) -> None:
    id_ = "/".join([name] * 2_000)
    assert Folders(corpus).hidden([id_, "a/one.md"], READER) == {id_}
