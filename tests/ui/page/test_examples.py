"""Whoever reads something is offered questions about it, whatever else is closed."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import Assistant, Settings
from assistant.conversations.conversations import Conversations
from index import sync_index
from tests.assistant.access.closed_corpus import ADMINISTRATOR, READER
from tests.ui.cli.test_serving import PROVIDER
from tests.ui.page.test_closed_folders import page_of
from tests.ui.page.test_page import with_examples

CLOSED = ("cork", "silk", "salt", "wool", "lime")
OPEN = ("brick", "paper")


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Return those of documents of which the first, as they are listed, are closed."""
    corpus = tmp_path / "corpus"
    for folder, names in (("a", CLOSED), ("b", OPEN)):
        (corpus / folder).mkdir(parents=True)
        for number, name in enumerate(names, 12):
            text = f"# The {name} cluster\n\nThe {name} cluster has {number} firms.\n"
            (corpus / folder / f"{name}.md").write_text(text, encoding="utf-8")
    (corpus / "a" / "access.yaml").write_text("groups: [few]\n", encoding="utf-8")
    for name, value in {**PROVIDER, "corpus_dir": str(corpus)}.items():
        monkeypatch.setenv(f"CLUSTER_POLICY_{name.upper()}", value)
    settings = Settings()
    sync_index(settings)
    return settings


def test_readers_to_whom_the_first_folder_is_closed_get_examples_of_the_others(
    settings: Settings,
) -> None:
    with Assistant.open(settings) as assistant:
        kept = Conversations.open(settings)
        for visitor, names in ((ADMINISTRATOR, CLOSED), (READER, OPEN)):
            page = with_examples(page_of(visitor, assistant, kept))
            examples = [b.label for b in page.button if str(b.key)[:8] == "example-"]
            assert examples
            assert all(any(name in label for name in names) for label in examples)
        kept.close()
