"""Of a question about one article only that article is read, or quoted whole."""

from __future__ import annotations

import pytest

from assistant import Assistant, Settings
from index import sync_index
from tests.assistant.search.test_addresses import ALL


@pytest.fixture
def laws(settings: Settings) -> Settings:
    """An index of small laws in four languages."""
    for document in ALL.values():
        (settings.corpus_dir / document.id).write_text(document.text, encoding="utf-8")
    sync_index(settings)
    return settings


def test_an_article_is_quoted_whole_read_alone_or_said_to_be_missing(
    laws: Settings,
) -> None:
    with Assistant.open(laws) as assistant:
        whole = assistant.ask("Was steht in § 3 der Verordnung über Hafencluster?")
        figure = assistant.ask("青湖省茶产业促进条例第三条规定罚款多少？")
        other = assistant.ask(
            "How many firms has a port under Article 3 of the Port Clusters Act?"
        )
        missing = assistant.ask("What does Article 40 of the Port Clusters Act say?")
    assert whole.citations[0].quote == "§ 3 Der Zuschuss beträgt 40 Prozent."
    assert figure.text.startswith("一万元")
    assert other.status == "not_found"
    assert missing.status == "not_found"
    assert missing.notes == ("‘Port Clusters Act’ has no article of that number.",)
