"""What a document says of itself is found for a question that asks for just that."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.search.told_facts import find_told_fact
from index.documents import Document, Successor
from index.readers.shared.document_facts import find_facts
from tests.small_documents import document


def _read(text: str, id_: str, language: str) -> Document:
    title = text.splitlines()[0]
    made = document(text, id_, language=language, title=title)
    return replace(made, facts=find_facts(text))


TEA = _read(
    "青湖省茶产业促进条例\n\n发布机关：青湖省人民代表大会\n文号：青人发〔2021〕5号\n"
    "成文日期：2021年3月3日\n\n第三条 本条例自2021年5月1日起施行，有效期五年。\n"
    "《青湖省茶叶管理办法》同时废止。",
    "茶.txt",
    "zh",
)
RICE = _read(
    "青湖省稻米办法\n\n成文日期：2022年4月4日\n\n第三条 本办法自公布之日起施行。",
    "稻.txt",
    "zh",
)
PLAN = _read(
    "Harbour Cluster Plan 2024\n\nIssued by: Ministry of Ports\nReference: HP/2023/9\n"
    "Date of issue: 3 May 2023\n\nThis plan comes into force on 1 January 2024 and is "
    "in four parts.\nThis plan is valid until 31 December 2027.\n"
    "This plan replaces the Harbour Cluster Plan of 2018.",
    "plan.txt",
    "en",
)
OLD_PLAN = replace(
    _read(
        "Harbour Cluster Plan\n\nDate of issue: 3 May 2018\n\n"
        "This plan comes into force on 1 July 2018.",
        "plan-2018.txt",
        "en",
    ),
    replaced_by=Successor("plan.txt", "Harbour Cluster Plan 2024"),
)
FISHERY = _read(
    "Förordning (2019:88) om stöd till fiskekluster\n\nDnr: N2019/5\n"
    "Utfärdad av: Näringsdepartementet\nUtfärdad den: 3 april 2019\n\n"
    "Denna förordning träder i kraft den 1 maj 2019.\n"
    "Denna förordning gäller till och med den 30 april 2029.\n"
    "Genom förordningen upphävs förordningen (2011:4) om fiske.",
    "fiske.txt",
    "sv",
)
HARBOUR = _read(
    "Verordnung über Hafencluster\n\nHerausgeber: Hafenamt\nAktenzeichen: 4-12/2023\n"
    "Ausgefertigt am: 3. April 2023\n\n"
    "Diese Verordnung tritt am 1. Mai 2023 in Kraft. "
    "Diese Verordnung gilt bis zum 30. April 2028. "
    "Gleichzeitig tritt die Hafenordnung vom 3. Juni 2015 außer Kraft.",
    "hafen.txt",
    "de",
)
ALL = {doc.id: doc for doc in (TEA, RICE, PLAN, OLD_PLAN, FISHERY, HARBOUR)}


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("青湖省茶产业促进条例什么时候开始施行？", ["2021年5月1日"]),
        ("请问《青湖省茶产业促进条例》的施行日期是哪天？", ["2021年5月1日"]),
        ("青湖省茶产业促进条例是由哪个机关发布的？", ["青湖省人民代表大会"]),
        ("青湖省茶产业促进条例的文号是什么？", ["青人发〔2021〕5号"]),
        ("青湖省茶产业促进条例是什么时候发布的？", ["2021年3月3日"]),
        ("青湖省茶产业促进条例的有效期是多久？", ["五年"]),
        ("青湖省茶产业促进条例废止了哪个文件？", ["《青湖省茶叶管理办法》"]),
        ("青湖省稻米办法从何时起施行？", ["公布之日", "2022年4月4日"]),
        ("When does the Harbour Cluster Plan 2024 enter into force?",
         ["1 January 2024"]),
        ("When does the Harbour Cluster Plan come into force?", ["1 January 2024"]),
        ("From when is HP/2023/9 in force?", ["1 January 2024"]),
        ("In what year did the Harbour Cluster Plan 2024 take effect?",
         ["1 January 2024"]),
        ("Which month does the Harbour Cluster Plan 2024 come into effect?",
         ["1 January 2024"]),
        ("Vilket år trädde förordningen om stöd till fiskekluster i kraft?",
         ["1 maj 2019"]),
        ("In welchem Jahr trat die Verordnung über Hafencluster in Kraft?",
         ["1. Mai 2023"]),
        ("青湖省茶产业促进条例是哪一年开始实施的？", ["2021年5月1日"]),
        ("Who issued the Harbour Cluster Plan 2024?", ["Ministry of Ports"]),
        ("What is the reference number of the Harbour Cluster Plan 2024?",
         ["HP/2023/9"]),
        ("Which number has the Harbour Cluster Plan 2024?", ["HP/2023/9"]),
        ("When was the Harbour Cluster Plan 2024 issued?", ["3 May 2023"]),
        ("Until when is the Harbour Cluster Plan 2024 valid?", ["31 December 2027"]),
        ("What does the Harbour Cluster Plan 2024 replace?",
         ["the Harbour Cluster Plan of 2018"]),
        ("What replaces the Harbour Cluster Plan of 2018?",
         ["the Harbour Cluster Plan of 2018"]),
        ("När träder förordningen om stöd till fiskekluster i kraft?", ["1 maj 2019"]),
        ("Vem har utfärdat förordningen om stöd till fiskekluster?",
         ["Näringsdepartementet"]),
        ("Vilket diarienummer har förordningen om stöd till fiskekluster?",
         ["N2019/5"]),
        ("När utfärdades förordningen om stöd till fiskekluster?", ["3 april 2019"]),
        ("Hur länge gäller förordningen om stöd till fiskekluster?",
         ["30 april 2029"]),
        ("Vilken förordning upphäver förordningen om stöd till fiskekluster?",
         ["förordningen (2011:4) om fiske"]),
        ("Wann tritt die Verordnung über Hafencluster in Kraft?", ["1. Mai 2023"]),
        ("Wer hat die Verordnung über Hafencluster herausgegeben?", ["Hafenamt"]),
        ("Welches Aktenzeichen hat die Verordnung über Hafencluster?", ["4-12/2023"]),
        ("Bis wann gilt die Verordnung über Hafencluster?", ["30. April 2028"]),
        ("Wann wurde die Verordnung über Hafencluster erlassen?", ["3. April 2023"]),
    ],
)  # fmt: skip
def test_the_fact_of_the_named_document_is_found(
    question: str, values: list[str]
) -> None:
    told = find_told_fact(question, ALL)
    assert told
    assert [fact.value for fact in told.facts] == values
    for fact in told.facts:
        assert fact.value_span.of(told.document.text) == fact.value


@pytest.mark.parametrize(
    "question",
    [
        "When does it enter into force?",
        "When does the plan enter into force?",
        "When does the reporting duty of the Harbour Cluster Plan enter into force?",
        "When does Article 4 of the Harbour Cluster Plan 2024 enter into force?",
        "When does the Harbour Cluster Plan 2029 enter into force?",
        "When does the Airport Cluster Plan enter into force?",
        "Who issued the grants of the Harbour Cluster Plan 2024?",
        "What number of firms is in the Harbour Cluster Plan 2024?",
        "How long is the quay of the Harbour Cluster Plan 2024?",
        "海东省茶产业促进条例什么时候开始施行？",
        "青湖省茶产业促进条例第三条什么时候开始施行？",
        "青湖省什么时候发布茶产业规划？",
        "青湖省稻米办法的有效期是多久？",
        "När träder förordningen om stöd till landsbygden i kraft?",
        "När träder sanktionerna i förordningen om stöd till fiskekluster i kraft?",
        "Wann tritt die Verordnung über Flughafencluster in Kraft?",
        "Wann tritt der Minister für die Verordnung über Hafencluster in Kraft?",
    ],
)
def test_what_is_asked_of_anything_else_is_read_as_ever(question: str) -> None:
    assert find_told_fact(question, ALL) is None


def test_a_document_that_says_it_in_two_ways_is_read_as_ever() -> None:
    text = (
        "Harbour Act\n\nThis act comes into force on 1 May 2020.\n\n"
        "This act comes into force on 1 May 2021."
    )
    documents = {"act.txt": _read(text, "act.txt", "en")}
    assert (
        find_told_fact("When does the Harbour Act come into force?", documents) is None
    )
