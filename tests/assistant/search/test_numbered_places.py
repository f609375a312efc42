"""A page, row, chapter, clause or measure is found in the document that is named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.search.addresses import find_address
from index.documents import Document, Heading, Page, Successor
from tests.small_documents import document, span_of

PLAN = document(
    "Harbour Cluster Plan 2024\n\nChapter 1 Aims\n\nThe aim is growth.\n\n"
    "Chapter 2 Measures\n\nMeasure 1: Build a quay.\n\nIt costs 3 million euros.\n\n"
    "Measure 2: Train pilots.\n\nMeasure 12: Buy tugs.\n\n"
    "5.1 Clean fuel is used.\n\n5.2 Noise is measured.\n1. By day.\n2. By night.\n\n"
    "5.2.1 At night twice.\n\n5.3 Dust is bound.\n\n6. Closing words\n\nNo more.",
    "plan.txt",
    title="Harbour Cluster Plan 2024",
)
PLAN = replace(
    PLAN,
    pages=(
        Page(1, span_of(PLAN.text, "Harbour Cluster Plan 2024")),
        Page(2, span_of(PLAN.text, "Chapter 1 Aims\n\nThe aim is growth.")),
    ),
)
OLD_PLAN = replace(
    document(
        "Harbour Cluster Plan\n\nMeasure 1: Dig.\n\nMeasure 2: Dredge.",
        "old.txt",
        title="Harbour Cluster Plan",
    ),
    replaced_by=Successor("plan.txt", "Harbour Cluster Plan 2024"),
)
FISHERY = document(
    "Program för fiskekluster\n\n1 kap. Inledning\n\nHär ges regler.\n\n"
    "2 kap. Stöd\n\nStöd lämnas.\n\nÅtgärd 1: Bygg hamnar.\n\nÅtgärd 2: Sälj fisk.\n\n"
    "Uppföljning\n\nVarje år.",
    "fiske.txt",
    language="sv",
    title="Program för fiskekluster",
)
FISHERY = replace(FISHERY, headings=(Heading(1, span_of(FISHERY.text, "Uppföljning")),))
HARBOUR = document(
    "Leitlinien für Hafencluster\n\nKapitel 1\n\nZiele.\n\nKapitel 2\n\nMittel.\n\n"
    "Maßnahme 1: Kaimauer.\n\nMaßnahme 2: Lotsen.",
    "hafen.txt",
    language="de",
    title="Leitlinien für Hafencluster",
)
TEA = document(
    "青湖省茶产业规划\n\n第一章 总则\n第二章 措施\n\n第一章 总则\n\n为了茶业。\n\n"
    "第二章 措施\n\n措施一：种茶。\n\n措施二：制茶。\n\n"
    "3.1 茶园五十个。\n\n3.2 茶厂八个。",
    "茶.txt",
    language="zh",
    title="青湖省茶产业规划",
)
FIRMS = document(
    "Name | Town\nAlfa | Lund\nBeta | Ystad",
    "firms.xlsx",
    title="List of harbour firms",
)
FIRMS = replace(
    FIRMS,
    pages=tuple(
        Page(row, span_of(FIRMS.text, line), "row", "Firms")
        for row, line in enumerate(FIRMS.text.splitlines(), 1)
    ),
)
CHARTER = document(
    "Charter of the Cheese Cluster\n\nArticle I. Name\n\nIt is the Cheese Cluster.\n\n"
    "Article II. Members\n\nThere are 38 members.\n\nArticle III. Fees\n\nThey pay.",
    "charter.txt",
    title="Charter of the Cheese Cluster",
)
PRINTED = document(
    "Seafood Plan\n\n7.1 There are 75 firms. 7.2 Landings rise. 7.3 Waste falls.",
    "seafood.txt",
    title="Seafood Plan",
)
CONTENTS = document(
    "Wine Act\n\nArticle 1 Aim ..... 1\nArticle 2 Tax ..... 2\n\nArticle 1 Aim\n\n"
    "It is on wine.\n\nArticle 2 Tax\n\nThe tax is 4 percent.",
    "wine.txt",
    title="Wine Act",
)
ALL = {
    doc.id: doc
    for doc in (
        PLAN,
        OLD_PLAN,
        FISHERY,
        HARBOUR,
        TEA,
        FIRMS,
        CHARTER,
        PRINTED,
        CONTENTS,
    )
}


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("What does measure 1 of the Harbour Cluster Plan 2024 say?",
         "Measure 1: Build a quay.\n\nIt costs 3 million euros."),
        ("What is measure 2 of the Harbour Cluster Plan?", "Measure 2: Train pilots."),
        ("What does clause 5.2 of the Harbour Cluster Plan 2024 say?",
         "5.2 Noise is measured.\n1. By day.\n2. By night.\n\n5.2.1 At night twice."),
        ("What does clause 5.3 of the Harbour Cluster Plan 2024 say?",
         "5.3 Dust is bound."),
        ("What stands on page 2 of the Harbour Cluster Plan 2024?",
         "Chapter 1 Aims\n\nThe aim is growth."),
        ("What does chapter 1 of the Harbour Cluster Plan 2024 contain?",
         "Chapter 1 Aims\n\nThe aim is growth."),
        ("What is in row 3 of the sheet Firms in the list of harbour firms?",
         "Beta | Ystad"),
        ("Vad säger åtgärd 2 i programmet för fiskekluster?", "Åtgärd 2: Sälj fisk."),
        ("Vad står i kapitel 1 i programmet för fiskekluster?",
         "1 kap. Inledning\n\nHär ges regler."),
        ("Was steht in Kapitel 1 der Leitlinien für Hafencluster?",
         "Kapitel 1\n\nZiele."),
        ("Was ist Maßnahme 1 der Leitlinien für Hafencluster?",
         "Maßnahme 1: Kaimauer."),
        ("What does article 2 of the charter of the cheese cluster say?",
         "Article II. Members\n\nThere are 38 members."),
        ("What does clause 7.2 of the seafood plan say?", "7.2 Landings rise."),
        ("What does Article 2 of the Wine Act say?",
         "Article 2 Tax\n\nThe tax is 4 percent."),
        ("What is in row 2 of the sheet Firms?", "Alfa | Lund"),
        ("How many members are there under Article II of the cheese charter?",
         "Article II. Members\n\nThere are 38 members."),
        ("青湖省茶产业规划第一章写了什么？", "第一章 总则\n\n为了茶业。"),
        ("青湖省茶产业规划措施二是什么？", "措施二：制茶。"),
        ("青湖省茶产业规划第3.1条规定了什么？", "3.1 茶园五十个。"),
    ],
)  # fmt: skip
def test_the_place_is_found_whole(question: str, place: str) -> None:
    address = find_address(question, ALL)
    assert address
    assert address.place
    assert address.place.of(address.document.text) == place


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("What does measure 40 of the Harbour Cluster Plan 2024 say?", PLAN),
        ("What stands on page 9 of the Harbour Cluster Plan 2024?", PLAN),
        ("Vad säger åtgärd 9 i programmet för fiskekluster?", FISHERY),
        ("青湖省茶产业规划第九章写了什么？", TEA),
    ],
)
def test_a_place_that_is_not_there_is_missing(question: str, meant: Document) -> None:
    address = find_address(question, ALL)
    assert address
    assert (address.document, address.place) == (meant, None)


@pytest.mark.parametrize(
    "question",
    [
        "What does measure 1 say?",
        "What does measure 1 of the Airport Cluster Plan say?",
        "Compare measure 1 and measure 2 of the Harbour Cluster Plan 2024.",
        "Vad står på sida 3 i programmet för fiskekluster?",
        "青海省茶产业规划第一章写了什么？",
    ],
)
def test_what_names_no_one_place_is_read_as_ever(question: str) -> None:
    assert find_address(question, ALL) is None


def test_it_is_told_whether_more_is_asked_than_what_stands_there() -> None:
    only = find_address("What does page 2 of the Harbour Cluster Plan 2024 say?", ALL)
    more = find_address("Which aim is on page 2 of the Harbour Cluster Plan 2024?", ALL)
    assert only
    assert only.is_named_only
    assert more
    assert not more.is_named_only
