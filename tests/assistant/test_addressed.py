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
    assert missing.notes == (
        "‘Port Clusters Act’ has no article or other place of that number.",
    )


def test_what_a_document_says_of_itself_is_quoted_and_the_replaced_one_is_marked(
    settings: Settings,
) -> None:
    plans = {
        "2018.txt": "Number: P/2018\n\nA cluster gets 3 million euros a year.\n\n"
        "This plan comes into force on 1 July 2018.",
        "2024.txt": "Issued by: Ministry of Ports\nReplaces: P/2018\n\n"
        "A cluster gets 5 million euros a year.\n\n"
        "This plan comes into force on 1 January 2024.",
    }
    for name, text in plans.items():
        title = f"Harbour Cluster Plan {name[:4]}"
        path = settings.corpus_dir / f"harbour-cluster-plan-{name}"
        path.write_text(f"{title}\n\n{text}", encoding="utf-8")
    sync_index(settings)
    with Assistant.open(settings) as assistant:
        begin = assistant.ask("When does the Harbour Cluster Plan 2024 take effect?")
        issuer = assistant.ask("Who issued the Harbour Cluster Plan 2024?")
        older = assistant.ask("When did the Harbour Cluster Plan 2018 take effect?")
        newer = assistant.ask("What replaces the Harbour Cluster Plan 2018?")
    quote = "This plan comes into force on 1 January 2024."
    assert begin.text == f"1 January 2024 — {quote} [1]"
    assert begin.citations[0].quote == quote
    assert begin.citations[0].warnings == ()
    assert issuer.text.startswith("Ministry of Ports — Issued by: Ministry of Ports")
    assert older.text.startswith("1 July 2018 — ")
    assert older.citations[0].warnings == ("replaced by ‘Harbour Cluster Plan 2024’",)
    assert newer.citations[0].quote == "Replaces: P/2018"


def test_a_chapter_is_quoted_or_read_for_what_is_asked_in_it(
    settings: Settings,
) -> None:
    filler = "\n\n".join(f"The port keeps rule {n} of good order." for n in range(60))
    text = (
        f"Port Clusters Guide\n\nChapter 1 Aims\n\nThe aim is growth.\n\n{filler}\n\n"
        "The levy on each ship is 40 euros.\n\n"
        "Chapter 2 Means\n\nThe levy on each truck is 70 euros.\n"
    )
    (settings.corpus_dir / "guide.txt").write_text(text, encoding="utf-8")
    sync_index(settings)
    with Assistant.open(settings) as assistant:
        opening = assistant.ask("What does chapter 1 of the Port Clusters Guide say?")
        whole = assistant.ask("What does chapter 2 of the Port Clusters Guide say?")
        figure = assistant.ask(
            "How much is the levy on each ship in chapter 1 of the Port Clusters Guide?"
        )
        elsewhere = assistant.ask(
            "How much is the levy on a truck in chapter 1 of the Port Clusters Guide?"
        )
    assert opening.citations[0].quote.startswith("Chapter 1 Aims\n\nThe aim is growth.")
    assert len(opening.citations[0].quote) <= 700
    expected = "Chapter 2 Means\n\nThe levy on each truck is 70 euros."
    assert whole.citations[0].quote == expected
    assert figure.text.startswith("40 euros — ")
    assert "70 euros" not in elsewhere.text
