"""From the words that were found to what is said: sentences, figures, lists."""

from __future__ import annotations

import pytest

from assistant.extract.found import Found, Statement
from assistant.extract.statements import make_statements
from index.documents import Document
from tests.small_documents import document, passage, span_of

GLASS = document(
    "The town makes glass. There are 252 registered firms, nearly all small. The mayor "
    "is Anna Berg. Its products are bottles, vases, cups and lamps.",
    "glass.txt",
)
WOOD = document("In the next town 40 firms work with wood.", "wood.txt")


def found(words: str, score: float = 5.0, source: Document = GLASS) -> Found:
    return Found(passage(source), source, span_of(source.text, words), score)


def made(question: str, *sure: Found, most: int = 3) -> list[Statement]:
    return list(make_statements(question, sure, most))


def quoted(statement: Statement, source: Document = GLASS) -> str:
    return statement.span.of(source.text)


def items(statement: Statement, source: Document = GLASS) -> list[str]:
    return [item.of(source.text) for item in statement.items]


def test_words_are_said_in_their_whole_sentence() -> None:
    (said,) = made("Who is the mayor?", found("Anna Berg"))
    assert quoted(said) == "The mayor is Anna Berg."
    assert said.key == span_of(GLASS.text, "Anna Berg")
    assert (said.leads, said.items) == (False, ())


def test_a_figure_is_said_first_with_all_that_belongs_to_it() -> None:
    (said,) = made("How many firms are there?", found("252"))
    assert said.leads
    assert said.key == span_of(GLASS.text, "252 registered firms")


def test_where_a_figure_is_asked_for_words_without_one_do_not_answer() -> None:
    assert made("How many firms are there?", found("glass")) == []
    (said,) = made("How many firms are there?", found("glass", 9.0), found("252"))
    assert quoted(said).startswith("There are 252")


@pytest.mark.parametrize("question", ["How many firms are there?", "Who?", "", "？"])
def test_of_nothing_nothing_is_said(question: str) -> None:
    assert made(question) == []


def test_a_sentence_that_a_document_repeats_is_said_once() -> None:
    once = "有40家企业。产值540亿元。"
    twice = document(f"{once}\n\n{once}", "twice.txt")
    first = found("40家", source=twice)
    again = Found(first.passage, twice, first.span.shift(twice.text.rfind("有40")), 5.0)
    (said,) = made("有多少家企业？", first, again)
    assert quoted(said, twice) == "有40家企业。"


def test_a_sentence_is_said_once_however_many_words_in_it_answer() -> None:
    said = made("Who is it?", found("Anna Berg"), found("mayor", 4.0))
    assert [quoted(one) for one in said] == ["The mayor is Anna Berg."]


def test_a_second_answer_is_given_if_it_is_hardly_worse_than_the_best() -> None:
    question = "How many firms are there?"
    near, far = found("40", 3.0, WOOD), found("40", 0.5, WOOD)
    said = made(question, found("252"), near)
    assert [one.document_id for one in said] == ["glass.txt", "wood.txt"]
    assert len(made(question, found("252"), far)) == 1


def test_no_more_statements_come_than_were_asked_for() -> None:
    found_all = [found("252"), found("40", 4.0, WOOD)]
    assert len(made("How many firms are there?", *found_all, most=1)) == 1


def test_where_several_are_asked_for_the_list_is_given_item_by_item() -> None:
    (said,) = made("What products does it make?", found("vases"))
    assert items(said) == ["bottles", "vases", "cups", "lamps"]
    assert quoted(said).startswith("Its products are")
    assert said.key is None


def test_a_list_called_what_was_asked_for_comes_before_a_better_word() -> None:
    plan = document(
        "The plan was adopted by the council. It has the brand action, the design "
        "action and the training action.",
        "plan.txt",
    )
    best = Found(passage(plan), plan, span_of(plan.text, "the council"), 9.0)
    (said,) = made("What are the actions?", best)
    assert items(said, plan) == [
        "the brand action",
        "the design action",
        "the training action",
    ]


PLAN = document(
    "The trade office, the finance office, the tax office and the export office run "
    "these: the brand campaign, the design drive, the talent programme, the service "
    "week and the export fair.",
    "plan.txt",
)


@pytest.mark.parametrize(
    "question",
    [
        "Which five activities are carried out?",
        "Vilka fem aktiviteter genomförs?",
        "开展了哪五项活动？",
        "Welche fünf Aktivitäten sind geplant?",
    ],
)
def test_the_list_has_as_many_items_as_the_question_names(question: str) -> None:
    (said,) = made(question, found("the finance office", 6.0, PLAN))
    assert items(said, PLAN) == [
        "the brand campaign",
        "the design drive",
        "the talent programme",
        "the service week",
        "the export fair",
    ]


def test_a_list_of_another_length_is_not_said_to_be_the_one_asked_for() -> None:
    (said,) = made("Which nine activities are there?", found("the brand", 6.0, PLAN))
    assert said.items == ()
    assert said.key == span_of(PLAN.text, "the brand")


def test_a_sentence_is_given_with_the_list_it_introduces() -> None:
    goals = document(
        "The goals are:\n- more firms\n- better glass\n- new markets\n\nThat is all.",
        "goals.txt",
    )
    best = Found(passage(goals), goals, span_of(goals.text, "goals"), 5.0)
    (said,) = made("What are the goals?", best)
    assert items(said, goals) == ["more firms", "better glass", "new markets"]
    assert quoted(said, goals).startswith("The goals are:")
    assert "That is all" not in quoted(said, goals)


def test_two_answers_that_a_word_joins_in_one_sentence_are_given_together() -> None:
    two = document("It was led by Anna Berg and Carl Lund.", "two.txt")
    said = make_statements(
        "Who led it?",
        [
            Found(passage(two), two, span_of(two.text, name), score)
            for name, score in [("Carl Lund", 5.0), ("Anna Berg", 4.0)]
        ],
        3,
    )
    assert [items(one, two) for one in said] == [["Anna Berg", "Carl Lund"]]


def test_two_answers_that_nothing_joins_are_one_sentence_without_items() -> None:
    two = document("Anna Berg met Carl Lund.", "two.txt")
    both = [found("Anna Berg", 5.0, two), found("Carl Lund", 4.0, two)]
    (said,) = made("Who was it?", *both)
    assert (said.items, said.key) == ((), span_of(two.text, "Anna Berg"))


def test_chinese_answers_are_joined_by_their_signs() -> None:
    led = document("仪式由王昭春、田川主持。", "zh.txt", language="zh")
    both = [found("王昭春", 5.0, led), found("田川", 4.0, led)]
    (said,) = made("谁主持了仪式？", *both)
    assert items(said, led) == ["王昭春", "田川"]


def test_the_spans_are_into_the_document_where_the_passage_begins_later() -> None:
    part = passage(GLASS, "The mayor is Anna Berg.")
    words = Found(part, GLASS, span_of(GLASS.text, "Anna Berg"), 5.0)
    (said,) = make_statements("Who is the mayor?", [words], 3)
    assert quoted(said) == "The mayor is Anna Berg."


@pytest.mark.parametrize("said_by", [" by Nils on B3", " by Anna Li: editor", ""])
def test_a_comment_comes_after_the_text_and_its_figure_is_not_said_first(
    said_by: str,
) -> None:
    sheet = document(
        f"Town: Kiruna | Firms: 77\n\nComment{said_by}: Kiruna has 99 firms, I think.",
        "firms.xlsx",
    )
    comment, row = found("99 firms", 9.0, sheet), found("77", 5.0, sheet)
    first, *others = made("How many firms does Kiruna have?", comment, row)
    assert quoted(first, sheet) == "Town: Kiruna | Firms: 77"
    assert not any("99" in quoted(one, sheet) and one.leads for one in others)
    (alone,) = made("How many firms does Kiruna have?", comment)
    assert quoted(alone, sheet).startswith("Comment")
    assert not alone.leads


DUTIES = document(
    "The board was set up in May. It will do the following.\n- open the 12 depots\n"
    "- propose new sidings\n- publish the waiting times\n\nThat is all.",
    "duties.txt",
)


@pytest.mark.parametrize(
    "question",
    [
        "What will the board do?",
        "Vad ska styrelsen göra?",
        "理事会要做什么？",
        "Was soll der Vorstand tun?",
    ],
)
def test_a_list_over_lines_is_given_whole_where_several_of_its_items_answer(
    question: str,
) -> None:
    (said,) = made(
        question,
        found("propose new sidings", 6.0, DUTIES),
        found("publish the waiting times", 1.0, DUTIES),
    )
    assert items(said, DUTIES) == [
        "open the 12 depots",
        "propose new sidings",
        "publish the waiting times",
    ]
    assert quoted(said, DUTIES).startswith("It will do the following.")


def test_a_question_about_one_figure_in_a_list_does_not_get_the_list() -> None:
    both = [found("12 depots", 6.0, DUTIES), found("new sidings", 5.0, DUTIES)]
    (said,) = made("How many depots will be opened?", *both)
    assert (said.items, said.leads) == ((), True)
    assert "sidings" not in quoted(said, DUTIES)


def test_a_question_about_one_thing_in_a_list_does_not_get_the_list() -> None:
    (said,) = made("What will be published?", found("the waiting times", 6.0, DUTIES))
    assert said.items == ()
    assert "sidings" not in quoted(said, DUTIES)


def test_two_answers_of_more_are_not_given_as_all_there_are() -> None:
    prizes = document("Winners came from Silver, Kanaan, Xige and Legacy.", "w.txt")
    both = [found("Silver", 5.0, prizes), found("Legacy", 4.0, prizes)]
    for question in ("Who won?", "Which wineries won?", "谁获奖？"):
        (said,) = made(question, *both)
        assert items(said, prizes) in ([], ["Silver", "Kanaan", "Xige", "Legacy"])


SPEECHES = document(
    "The director spoke at length of the ways and paths of growth.\n\nThe bureau "
    "carried out the brand action, the design action and the training action.",
    "speeches.txt",
)


def test_a_list_called_what_is_asked_for_is_found_in_another_passage() -> None:
    first, second = SPEECHES.text.split("\n\n")
    ways = Found(
        passage(SPEECHES, first), SPEECHES, span_of(SPEECHES.text, "the ways"), 4.0
    )
    action = Found(
        passage(SPEECHES, second), SPEECHES, span_of(SPEECHES.text, "bureau"), -6.0
    )

    def said(closeness: float) -> list[Statement]:
        question = "What are the actions of the bureau?"
        return list(
            make_statements(
                question, [ways], 3, [ways, action], lambda _, texts: [0.8, closeness]
            )
        )

    (closer,) = said(0.9)
    assert items(closer, SPEECHES)[-1] == "the training action"
    (farther,) = said(0.7)
    assert (farther.items, farther.key) == ((), ways.span)
