"""A folder that is closed, moved or linked to while the index stays as it is."""

from __future__ import annotations

from pathlib import Path

from assistant import Assistant, Settings
from index import sync_index
from tests.assistant.access.closed_corpus import (
    ECONOMIST,
    OPEN,
    READER,
    leaked,
    write_corpus,
)
from tests.assistant.access.conftest import told


def test_a_folder_that_is_closed_while_it_is_asked_is_closed_at_once(
    tmp_path: Path,
) -> None:
    (tmp_path / "corpus/open").mkdir(parents=True)
    (tmp_path / "corpus/open/glass.md").write_text(OPEN["glass.md"])
    settings = Settings(corpus_dir=tmp_path / "corpus", index_dir=tmp_path / "index")
    sync_index(settings)
    question = "How many firms are in the glass cluster?"
    rule = tmp_path / "corpus/open/access.yaml"
    with Assistant.open(settings) as opened:
        assert "252" in opened.for_visitor(READER).ask(question).text
        rule.write_text("groups: [economists]")
        # What the folders say is looked at anew after half a second, or by another.
        with Assistant.open(settings) as another:
            assert another.for_visitor(READER).ask(question).status == "not_found"
            assert another.for_visitor(READER).documents() == ()
            assert "252" in another.for_visitor(ECONOMIST).ask(question).text


def test_what_was_read_through_a_link_stays_closed_when_the_link_is_gone(
    tmp_path: Path,
) -> None:
    write_corpus(tmp_path / "corpus")
    link = tmp_path / "corpus/link.md"
    link.symlink_to("secret/kestrel.md")
    settings = Settings(corpus_dir=tmp_path / "corpus", index_dir=tmp_path / "index")
    sync_index(settings)
    link.unlink()
    with Assistant.open(settings) as opened:
        narrowed = opened.for_visitor(READER)
        assert leaked(told(narrowed.documents())) == []
        assert leaked(told(narrowed.search("zirconia plants", 100))) == []


def test_a_new_folder_of_the_name_of_a_closed_one_does_not_open_what_was_in_it(
    tmp_path: Path,
) -> None:
    write_corpus(tmp_path / "corpus")
    settings = Settings(corpus_dir=tmp_path / "corpus", index_dir=tmp_path / "index")
    sync_index(settings)
    (tmp_path / "corpus/secret").rename(tmp_path / "corpus/archive")
    (tmp_path / "corpus/secret").mkdir()
    with Assistant.open(settings) as opened:
        narrowed = opened.for_visitor(READER)
        assert leaked(told(narrowed.documents())) == []
        assert leaked(told(narrowed.search("zirconia plants", 100))) == []


def test_two_that_only_a_closed_document_is_like_are_not_told_to_be_alike(
    tmp_path: Path,
) -> None:
    words = [f"word{number}" for number in range(1_000)]
    more = {
        "one.txt": [f"one{number}" for number in range(150)],
        "secret/both.txt": [],
        "two.txt": [f"two{number}" for number in range(150)],
    }
    write_corpus(tmp_path / "corpus")
    for name, others in more.items():
        text = " ".join([*words, *others])
        (tmp_path / "corpus" / name).write_text(text, encoding="utf-8")
    settings = Settings(corpus_dir=tmp_path / "corpus", index_dir=tmp_path / "index")
    sync_index(settings)
    with Assistant.open(settings) as opened:
        assert tuple(more) in opened.for_visitor(ECONOMIST).near_duplicates()
        assert opened.for_visitor(READER).near_duplicates() == ()
