"""An article is found by its number, in the document that the question names."""

from __future__ import annotations

import pytest

from assistant.search.addresses import find_address, find_asked_place
from index.documents import Document
from tests.small_documents import document

HARBOUR = document(
    "Verordnung über Hafencluster\n\n§ 1 Diese Verordnung gilt für Häfen.\n\n"
    "§ 2 Förderfähig sind 12 Betriebe.\n\n§ 3 Der Zuschuss beträgt 40 Prozent.",
    "hafen.txt",
    language="de",
    title="Verordnung über Hafencluster",
)
FISHERY = document(
    "Förordning (2019:88) om stöd till fiskekluster\n\n1 § Här ges regler.\n\n"
    "2 § Stöd lämnas av länsstyrelsen.\n\nAnsökan görs skriftligen.\n\n"
    "2 a § Stöd får delas.\n\n3 § Stödet är högst 12 procent.\n\n"
    "Denna förordning träder i kraft den 1 maj 2019.",
    "fiske.txt",
    language="sv",
    title="Förordning (2019:88) om stöd till fiskekluster",
)
TEA = document(
    "青湖省茶产业促进条例\n\n第一条 为了促进茶产业发展，制定本条例。\n\n"
    "第二条 茶农不少于十二户。\n\n第三条 罚款一万元，依照第二条办理。",
    "茶.txt",
    language="zh",
    title="青湖省茶产业促进条例",
)
PORTS = document(
    "Port Clusters Act\n\nArticle 1 This act is on ports.\n\n"
    "Article 2 A port has 12 firms.\n\nArticle 3 The minister decides.",
    "ports.txt",
    title="Port Clusters Act",
)
ALL = {doc.id: doc for doc in (HARBOUR, FISHERY, TEA, PORTS)}


@pytest.mark.parametrize(
    ("question", "article"),
    [
        ("青湖省茶产业促进条例第二条是什么内容？", "第二条 茶农不少于十二户。"),
        ("青湖省茶产业促进条例第2条是什么？", "第二条 茶农不少于十二户。"),
        ("Vad säger 2 § förordningen om stöd till fiskekluster?",
         "2 § Stöd lämnas av länsstyrelsen.\n\nAnsökan görs skriftligen."),
        ("Vad säger 2 a § förordningen (2019:88)?", "2 a § Stöd får delas."),
        ("Vad säger 3 § i förordningen 2019:88?", "3 § Stödet är högst 12 procent."),
        ("Was steht in § 2 der Verordnung über Hafencluster?",
         "§ 2 Förderfähig sind 12 Betriebe."),
        ("What does Art. 3 of the Port Clusters Act say?",
         "Article 3 The minister decides."),
    ],
)  # fmt: skip
def test_the_article_is_found_whole_and_exactly(question: str, article: str) -> None:
    address = find_address(question, ALL)
    assert address
    assert address.place
    assert address.place.of(address.document.text) == article


@pytest.mark.parametrize(
    ("question", "document"),
    [
        ("青湖省茶产业促进条例第四十条是什么？", TEA),
        ("What does Article 40 of the Port Clusters Act say?", PORTS),
        ("Vad säger 40 § förordningen om stöd till fiskekluster?", FISHERY),
    ],
)
def test_an_article_that_is_not_there_is_said_to_be_missing(
    question: str, document: Document
) -> None:
    address = find_address(question, ALL)
    assert address
    assert (address.document, address.place) == (document, None)


@pytest.mark.parametrize(
    "question",
    [
        "How many firms has a port, 12 or more?",
        "青湖省有12家企业吗？",
        "What does Article 2 say?",
        "青海省茶产业促进条例第二条是什么内容？",
        "What does Article 2 of the Treaty say?",
        "What does Article 2 of the Haidong tea rules say?",
        "What does Article 2 of the Qinghu fishing rules say?",
        "Vad säger 2 § förordningen om stöd till landsbygden?",
        "Compare Article 1 and Article 2 of the Port Clusters Act.",
    ],
)
def test_what_names_no_one_place_is_no_address(question: str) -> None:
    assert find_address(question, ALL) is None


def test_a_law_is_not_quoted_for_one_whose_number_begins_its_own() -> None:
    question = "Vad säger 3 § i förordningen (2019:8)?"
    assert find_address(question, ALL) is None


def test_articles_of_one_chapter_are_found_in_it_alone() -> None:
    act = document(
        "Lag om kluster\n\n1 kap. Mål\n\n1 § Ett.\n\n2 § Två.\n\n3 § Tre.\n\n"
        "2 kap. Stöd\n\n1 § Fyra.\n\n2 § Fem.\n\n3 § Sex.",
        "kluster.txt",
        language="sv",
        title="Lag om kluster",
    )
    asked = find_asked_place(
        "Vad säger 2 kap. 2–3 §§ i lagen om kluster?", {act.id: act}
    )
    assert asked
    places = [other.place for other in asked.others if other.place]
    assert [place.of(act.text) for place in places] == ["2 § Fem.", "3 § Sex."]
