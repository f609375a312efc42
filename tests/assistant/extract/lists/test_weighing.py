"""The list is chosen that the answers stand in, not one that is merely near."""

from __future__ import annotations

import pytest

from assistant.extract.lists.asked_counts import asked_counts
from assistant.extract.lists.listings import find_listings
from assistant.extract.lists.weighing import Asked, choose_listing
from assistant.extract.questions import classify_question
from index.documents import Document
from tests.small_documents import document, passage, span_of


def chosen(question: str, source: Document, *answers: str) -> list[str]:
    several = classify_question(question).wants_several
    asked = Asked(question, asked_counts(question), several)
    listing = choose_listing(
        asked,
        source.text,
        find_listings(passage(source), source),
        [span_of(source.text, answer) for answer in answers],
    )
    return [item.of(source.text) for item in listing.items] if listing else []


PLAN = document(
    "The trade office, the finance office, the tax office and the export office run "
    "these: the brand campaign, the design drive, the talent programme, the service "
    "week and the export fair.",
    "plan.txt",
)
OFFICES = [
    "The trade office",
    "the finance office",
    "the tax office",
    "the export office",
]
EVENTS = [
    "the brand campaign",
    "the design drive",
    "the talent programme",
    "the service week",
    "the export fair",
]
BOARD = document(
    "The board will do these:\n- open the depots\n- propose new sidings\n"
    "- publish the waiting times\n\nIt is led by Anna Berg.",
    "board.txt",
)
DUTIES = ["open the depots", "propose new sidings", "publish the waiting times"]


@pytest.mark.parametrize(
    "question",
    [
        "What are the activities?",
        "Vilka aktiviteter genomförs?",
        "开展了哪些活动？",
        "Welche Aktivitäten sind geplant?",
    ],
)
def test_of_two_lists_in_a_sentence_that_with_the_answer_is_chosen(
    question: str,
) -> None:
    assert chosen(question, PLAN, "the talent programme") == EVENTS
    assert chosen(question, PLAN, "the tax office") == OFFICES


@pytest.mark.parametrize(
    "question",
    [
        "What will the board do?",
        "Vad ska styrelsen göra?",
        "理事会将做什么？",
        "Was wird der Vorstand tun?",
    ],
)
def test_what_may_be_one_thing_is_a_list_where_several_items_answer(
    question: str,
) -> None:
    assert chosen(question, BOARD, "open the depots", "publish") == DUTIES
    assert chosen(question, BOARD, "open the depots\n- propose new sidings") == DUTIES
    assert chosen(question, BOARD, "open the depots") == []


def test_a_list_that_the_answer_leads_to_is_chosen() -> None:
    assert chosen("What are the duties?", BOARD, "these") == DUTIES
    assert chosen("What are the duties?", BOARD, "The board") == DUTIES


def test_a_list_that_only_stands_in_the_passage_is_not() -> None:
    assert chosen("What are the names?", BOARD, "Anna Berg") == []


def test_a_detail_that_a_long_item_mentions_does_not_make_its_list_the_answer() -> None:
    papers = document(
        "You need these:\n- copies of all pages of your passport that show a stamp\n"
        "- a letter of the bank that says that you own 200 crowns for each child\n"
        "- a contract of the firm with all of its customers\n",
        "papers.txt",
    )
    assert chosen("Which sums are needed?", papers, "200 crowns") == []


def test_the_outer_list_is_chosen_where_the_answer_is_several_of_its_items() -> None:
    text = "They are:\n- the data\n- parts: analysis, forecast and rating\n- the aim"
    source = document(text, "outer.txt")
    both = "the data\n- parts: analysis, forecast and rating"
    assert len(chosen("What are the parts?", source, both)) == 3
    assert chosen("What are the parts?", source, "forecast") == [
        "analysis",
        "forecast",
        "rating",
    ]


def test_the_words_that_lead_to_a_list_are_not_part_of_its_first_item() -> None:
    law = document(
        "国家基金优先用于支持重点实验室、研究中心、创新中心。", "x.txt", language="zh"
    )
    first = chosen("哪些机构得到支持？", law, "重点实验室")[0]
    assert first == "重点实验室"


def test_a_list_called_what_is_asked_for_wins_beside_the_best_answer() -> None:
    source = document(
        "The mayor, the bishop and the judge carried out the brand action, the design "
        "action and the training action.",
        "actions.txt",
    )
    question = "What actions were carried out?"
    assert chosen(question, source, "The mayor")[-1] == "the training action"


@pytest.mark.parametrize(
    ("question", "language", "text", "answer"),
    [
        (
            "会有什么后果？",
            "zh",
            "逾期的吊销执照。经营、销售、用工自主。",
            "吊销执照",
        ),
        (
            "What are the consequences?",
            "en",
            "Late firms lose their licence. Advice, loans and training are free.",
            "lose their licence",
        ),
    ],
)
def test_a_list_in_the_sentence_after_the_answer_is_not_chosen(
    question: str, language: str, text: str, answer: str
) -> None:
    source = document(text, "next.txt", language=language)
    assert chosen(question, source, answer) == []


@pytest.mark.parametrize(
    "question",
    [
        'Who are the speakers at "Thousand Changes"?',
        "Vilka talade på ”Thousand Changes”?",
        "Welche Redner sprachen bei „Thousand Changes“?",
        "《Thousand Changes》上哪些人发言？",
    ],
)
def test_a_name_in_quotation_marks_is_not_what_the_items_are_to_be_called(
    question: str,
) -> None:
    source = document(
        "It was opened by Anna Berg. It wants line changes, chip changes and tool "
        "changes.",
        "changes.txt",
    )
    assert chosen(question, source, "Anna Berg") == []


def test_a_list_that_holds_the_answer_comes_before_one_that_follows_it() -> None:
    text = "优先发展数据、芯片、材料等技术先进、低碳循环、竞争力强的产业。"
    source = document(text, "two.txt", language="zh")
    assert chosen("发展哪些产业？", source, "数据、芯片、材料等")[-2:] == [
        "芯片",
        "材料",
    ]
