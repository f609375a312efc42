"""Questions are made of figures, lists, facts and titles of a document."""

from __future__ import annotations

import dataclasses

import pytest

from assistant.suggestions.candidates import (
    Candidate,
    candidates_of,
    on_title,
    short_title,
    spoken,
)
from assistant.suggestions.question_patterns import ASKED, COUNTED, LISTED, MEASURED
from index.documents import Document, DocumentFact, SourceWarning, Span
from tests.ui.page.fakes import make_document


def made(text: str, language: str, title: str = "Plan") -> list[Candidate]:
    return list(candidates_of(make_document("a.txt", title, text, language)))


def questions(text: str, language: str) -> list[str]:
    return [candidate.question for candidate in made(text, language)][:-1]


@pytest.mark.parametrize(
    ("language", "text", "question"),
    [
        (
            "en",
            "There are 252 registered firms in it.",
            "How many registered firms are there, according to “Plan”?",
        ),
        (
            "en",
            "The annual output value is almost 54 billion yuan.",
            "What is the annual output value, according to “Plan”?",
        ),
        (
            "en",
            "It has three goals: a, b, c.",
            "Which three goals does “Plan” name?",
        ),
        (
            "sv",
            "Det finns 252 registrerade företag.",
            "Hur många registrerade företag finns det enligt ”Plan”?",
        ),
        (
            "sv",
            "Det årliga produktionsvärdet är nästan 54 miljarder yuan.",
            "Vad är det årliga produktionsvärdet enligt ”Plan”?",
        ),
        ("sv", "Vi har tre områden: a, b och c.", "Vilka tre områden nämns i ”Plan”?"),
        (
            "de",
            "Es gibt 40 kleine Unternehmen.",
            "Wie viele kleine Unternehmen gibt es laut „Plan“?",
        ),
        (
            "de",
            "Der Umsatz beträgt rund 3 Millionen Euro.",
            "Wie hoch beträgt der Umsatz laut „Plan“?",
        ),
        ("de", "Es sind drei Ziele: a, b, c.", "Welche drei Ziele nennt „Plan“?"),
        ("zh", "全市有252家企业。", "根据《Plan》，有多少家企业？"),
        ("zh", "国内生产总值达到47.4万亿元。", "根据《Plan》，国内生产总值达到多少？"),
        ("zh", "实施六大行动：一是甲。", "《Plan》中的六大行动是哪些？"),
    ],
)
def test_a_figure_or_a_list_is_asked_for_in_its_language(
    language: str, text: str, question: str
) -> None:
    assert questions(text, language) == [question]


def test_the_last_question_is_what_a_document_is_about() -> None:
    assert made("Nothing.", "sv")[-1] == Candidate(
        "Vad handlar ”Plan” om?", "a.txt", "about"
    )


def test_an_answer_has_to_stand_where_the_question_was_made_of() -> None:
    (counted, _) = made("Before. There are 252 firms.", "en")
    assert counted.span == Span(18, 27)


def test_nothing_is_asked_of_a_figure_that_is_damaged() -> None:
    document = make_document(
        "a.txt",
        "Plan",
        "There are 60,000 5 employees.",
        warnings=(SourceWarning("figure", Span(10, 18), "60,000 5"),),
    )
    assert [c.question for c in candidates_of(document)] == ["What is “Plan” about?"]


def test_what_a_document_says_of_itself_is_asked_for() -> None:
    document = dataclasses.replace(
        make_document("a.txt", "Plan", "Issued by the council."),
        facts=(DocumentFact("issuer", Span(0, 22), Span(14, 21), "council"),),
    )
    assert [c.question for c in candidates_of(document)] == [
        "Who issued “Plan”?",
        "What is “Plan” about?",
    ]


def test_a_document_of_another_language_is_asked_nothing() -> None:
    assert made("Il y a 252 firms.", "fr") == []


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Glass  in\nXuzhou", "Glass in Xuzhou"),
        ("Gloves " * 9, " ".join(["Gloves"] * 8)),
        ("国" * 31, ""),
        ("On “glass”", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_a_title_is_named_as_far_as_it_fits(title: str, short: str) -> None:
    assert short_title(title) == short
    assert bool(list(on_title("a.txt", title, "en"))) == bool(short)


@pytest.mark.parametrize(
    ("locale", "language"),
    [("sv-SE", "sv"), ("zh_CN", "zh"), ("EN", "en"), ("fr", "en"), ("", "en")],
)
def test_a_visitor_is_spoken_to_in_their_language_where_there_are_words(
    locale: str, language: str
) -> None:
    assert spoken(locale) == language


def test_every_language_has_every_question() -> None:
    kinds = {frozenset(asked) for asked in ASKED.values()}
    assert len(kinds) == 1
    for patterns in (COUNTED, MEASURED, LISTED):
        assert patterns.keys() == ASKED.keys()


def test_the_patterns_are_fast_on_long_lines() -> None:
    document: Document = make_document("a.txt", "Plan", "The a " * 20_000)
    assert [c.question for c in candidates_of(document)] == ["What is “Plan” about?"]
