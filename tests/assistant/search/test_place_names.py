"""What a question calls a place is read in the words and numerals of many languages."""

from __future__ import annotations

import pytest

from assistant.search.place_names import (
    PlaceName,
    find_place_names,
    without_place_names,
)


@pytest.mark.parametrize(
    ("question", "kind", "number"),
    [
        ("What does Article 12 say?", "article", "12"),
        ("What does the twelfth article say?", "article", "12"),
        ("What does article twelve say?", "article", "12"),
        ("What does Article XII say?", "article", "12"),
        ("Vad säger 12 § i lagen?", "article", "12"),
        ("Vad säger tolfte paragrafen?", "article", "12"),
        ("Vad säger artikel 4 i lagen?", "article", "4"),
        ("Was steht in § 12 a der Satzung?", "article", "12a"),
        ("Was steht in § 5 Absatz 2?", "article", "5"),
        ("第十二条是什么？", "article", "12"),
        ("第１２条是什么？", "article", "12"),
        ("第十二条第二款是什么？", "article", "12"),
        ("Que dit l'article 1er ?", "article", "1"),
        ("¿Qué dice el artículo 7?", "article", "7"),
        ("Что говорит статья 12?", "article", "12"),
        ("What does clause 5.3 say?", "clause", "5.3"),
        ("Vad säger punkt 5.3?", "clause", "5.3"),
        ("What is measure seven?", "measure", "7"),
        ("措施七是什么？", "measure", "7"),
        ("Was ist Maßnahme 7?", "measure", "7"),
        ("What does section 12 say?", "section", "12"),
        ("第４页写了什么？", "page", "4"),
        ("第两百条是什么？", "article", "200"),
        ("What does article twenty-one say?", "article", "21"),
        ("What does the twenty-first article say?", "article", "21"),
        ("What does article one hundred twelve say?", "article", "112"),
        ("What does article one hundred and twelve say?", "article", "112"),
        ("Que dit l'article vingt et un ?", "article", "21"),
        ("What is in row 1,400?", "row", "1400"),
        ("What is on page 1 200?", "page", "1200"),
        ("Was steht in § 1 000?", "article", "1000"),
        ("Vad säger 1 000 §?", "article", "1000"),
    ],
)
def test_a_place_is_called_by_its_kind_and_number(
    question: str, kind: str, number: str
) -> None:
    assert [(n.kind, n.number) for n in find_place_names(question)] == [(kind, number)]


@pytest.mark.parametrize(
    "question",
    [
        "How many firms took part in the EU action 2014–2020?",
        "第二批举措一共多少项？",
        "Hur många paragrafer har lagen?",
        "Wie viele Artikel hat das Gesetz?",
        "十条措施是什么？",
        "第三行动计划是什么？",
        "What is on page two thousand one hundred?",
        "Hva sier § 5-7?",
    ],
)
def test_what_counts_or_dates_something_is_no_place(question: str) -> None:
    assert find_place_names(question) == {}


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("Vad säger 5–7 §§ i lagen?", "5 6 7"),
        ("Vad säger 5 och 7 §§ i lagen?", "5 7"),
        ("Was steht in §§ 5-7?", "5 6 7"),
        ("Was steht in § 5 bis 7?", "5 6 7"),
        ("What do Articles 5 to 7 and 9 say?", "5 6 7 9"),
        ("What do Articles 12 and 13 say?", "12 13"),
        ("第五至七条是什么？", "5 6 7"),
        ("第五条至第七条是什么？", "5 6 7"),
    ],
)
def test_several_that_are_named_at_once_are_each_named(
    question: str, numbers: str
) -> None:
    names = list(find_place_names(question))
    assert names == [PlaceName("article", number) for number in numbers.split()]


def test_a_chapter_and_its_article_are_two_names() -> None:
    names = find_place_names("Vad säger 3 kap. 2 § lagen (2021:340)?")
    assert set(names) == {PlaceName("chapter", "3"), PlaceName("article", "2")}


def test_what_is_left_of_a_question_has_no_number_of_a_place() -> None:
    left = without_place_names("What does article twelve, point 3, of the act say?")
    assert "12" not in left
    assert "3" not in left


def test_odd_numerals_are_no_error() -> None:
    for question in ("第十3条", "第百百条", "第3百条", "Article 99999999", "第零条"):
        assert len(find_place_names(question)) == 1
