"""Of a question about one article only that article is read, or quoted whole."""

from __future__ import annotations

import pytest

from assistant import Assistant, Settings
from index import sync_index
from tests.assistant.scripted import ScriptedModel
from tests.assistant.search.test_addresses import ALL
from tests.index.readers.pdf.pdf_files import paragraph, write_pdf


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


@pytest.mark.parametrize(
    ("question", "note"),
    [
        (
            "What does page 2 of the Harbour Plan say?",
            "That page of ‘Harbour Plan’ has no text, or none that has been read yet.",
        ),
        (
            "Vad står på sidan 2 i Harbour Plan?",
            "Den sidan i ”Harbour Plan” har ingen text, eller ingen som har lästs än.",
        ),
        (
            "What does page 7 of the Harbour Plan say?",
            "‘Harbour Plan’ has no article or other place of that number.",
        ),
    ],
)
def test_a_page_on_which_nothing_could_be_read_is_not_said_to_be_none(
    settings: Settings, question: str, note: str
) -> None:
    first = paragraph("Harbour Plan", "", "The harbour has 12 cranes.")
    last = paragraph("The harbour has 340 workers.")
    pdf = write_pdf(first, [], last, title="Harbour Plan")
    (settings.corpus_dir / "harbour-plan.pdf").write_bytes(pdf)
    sync_index(settings)
    with Assistant.open(settings) as assistant:
        answer = assistant.ask(question)
    assert answer.status == "not_found"
    assert answer.notes == (note,)


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
    quotes = [citation.quote for citation in newer.citations]
    assert quotes == ["Harbour Cluster Plan 2024", "Replaces: P/2018"]


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


PORTS = """Brackwater Port Dues Act

Article 3 Dues

A ship pays 0.45 euros for each gross tonne.

Article 5 Exemptions

Hospital ships pay no dues.

Article 11 False reports

A master who gives a false tonnage pays a fine of 5,000 euros.

Article 12 Late reports

A master who reports late pays a fine of 800 euros.
"""
FISH = """云岭省水产集群促进条例

第一条 为了促进水产集群发展，制定本条例。

第五条 加工企业应当每季度报告产量。

第十二条 养殖企业不得使用未经批准的饲料。

第十七条 违反本条例第十二条规定的，处二万元以上十万元以下罚款。

第十八条 违反本条例第五条规定的，处五千元以上三万元以下罚款。
"""
CRAFT = """Satzung über die Handwerkshöfe der Stadt Reutbach

§ 1 Geltungsbereich

Diese Satzung gilt für die Handwerkshöfe der Stadt Reutbach.

§ 2 Miete

Die Miete beträgt 6,50 Euro je Quadratmeter.

§ 3 Kündigung

Die Frist beträgt sechs Monate.
"""
FEES = """Lag (2021:340) om avgifter för hantverkskluster

1 kap. Inledning

1 § Denna lag gäller avgifter för verkstäder.

2 kap. Avgifter

1 § Årsavgiften är 1 200 kronor för varje verkstad.

2 § Avgiften ska betalas senast den 31 januari.
"""


@pytest.fixture
def rules(settings: Settings) -> Settings:
    """An index of rules in four languages."""
    texts = {"dues.txt": PORTS, "fish.txt": FISH, "craft.txt": CRAFT, "fees.txt": FEES}
    for name, text in texts.items():
        (settings.corpus_dir / name).write_text(text, encoding="utf-8")
    sync_index(settings)
    return settings


def test_a_document_is_known_by_its_name_in_short_or_translated(
    rules: Settings,
) -> None:
    asked = {
        "Was steht in Artikel 11 des Hafenabgabengesetzes von Brackwater?": "5,000",
        "云岭水产条例第五条说的是什么？": "每季度",
        "What is in Article 5 of the Yunling aquaculture regulations?": "每季度",
        "Was regelt § 2 der Satzung von Reutbach?": "6,50",
        "What does section 2 of the Reutbach statute say?": "6,50",
        "Vad säger 2 kap. 2 § i lagen om avgifter för hantverkskluster?": "31 januari",
    }
    with Assistant.open(rules) as assistant:
        for question, words in asked.items():
            answer = assistant.ask(question)
            assert answer.citations, question
            assert words in answer.citations[0].quote, question


def test_where_no_document_is_named_the_only_one_with_such_a_place_answers(
    rules: Settings,
) -> None:
    with Assistant.open(rules) as assistant:
        only = assistant.ask("What does Article 11 say?")
        several = assistant.ask("Was steht in § 1?")
        nowhere = assistant.ask("第八十条规定了什么？")
    assert "5,000" in only.citations[0].quote
    assert several.status == "not_found"
    assert "Satzung über die Handwerkshöfe der Stadt Reutbach" in several.notes[0]
    assert "Lag (2021:340)" in several.notes[0]
    assert several.passages[0].passage.text.startswith(("§ 1", "1 §", "第一条"))
    assert nowhere.status == "not_found"
    assert nowhere.notes == ("找到的文档中没有该编号的条、款或页。",)


def test_what_is_not_there_is_never_answered_by_a_neighbour(rules: Settings) -> None:
    with Assistant.open(rules) as assistant:
        for question in (
            "What does Article 53 of the Brackwater port dues act say?",
            "云岭水产条例第八十条是什么？",
            "Was steht in § 19 der Satzung über die Handwerkshöfe?",
            "What does Article 5 of the Larkmoor fishing rules say?",
            "云峰省渔业条例第五条是什么？",
            "Vad säger 2 § förordningen om stöd till skogskluster?",
        ):
            answer = assistant.ask(question)
            assert answer.status == "not_found", question
            assert answer.notes, question


def test_what_is_not_in_the_article_is_not_said_of_it(rules: Settings) -> None:
    with Assistant.open(rules) as assistant:
        other = assistant.ask(
            "What does Article 5 of the port dues act say about fines?"
        )
        breach = assistant.ask(
            "What is the fine for violating Article 5 of the Yunling regulations?"
        )
    assert "fine of" not in other.text
    assert breach.text.startswith("五千元以上三万元以下")


def test_a_fine_is_that_of_the_article_asked_for(rules: Settings) -> None:
    with Assistant.open(rules) as assistant:
        own = assistant.ask("How high is the fine in Article 12 of the port dues act?")
        referring = assistant.ask("违反云岭水产条例第十二条罚款多少？")
    assert own.text.startswith("800 euros")
    assert referring.text.startswith("二万元以上十万元以下")


def test_a_chat_model_is_asked_of_the_place_alone_and_not_where_there_is_none(
    rules: Settings,
) -> None:
    model = ScriptedModel(script=lambda _: "Nothing.")
    with Assistant.open(rules, chat_model=model) as assistant:
        missing = assistant.ask("What does Article 53 of the dues act say?")
        assert missing.status == "not_found"
        assert not model.asked
        assistant.ask("How high is the fine in Article 12 of the dues act?")
    (messages,) = model.asked[:1]
    said = "\n".join(message.text for message in messages)
    assert "800 euros" in said
    assert "5,000 euros" not in said
