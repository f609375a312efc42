"""A point of a list is not said for the whole, and a list in doubt is still found."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from assistant.extract.found import Found, Statement
from assistant.extract.statements import make_statements
from index.documents import Document
from tests.small_documents import document, passage, span_of

NEEDED = 2.0
# A question for what may be one or several, a list over points, and one of its points.
POINTS = [
    (
        "en",
        "What does the office do for the foundries?",
        "The office does four things:\n- it trains welders\n- it lends machines\n"
        "- it tests castings\n- it finds buyers\n",
        "it lends machines",
    ),
    (
        "sv",
        "Vad gör kontoret för gjuterierna?",
        "Kontoret gör fyra saker:\n1. utbildar svetsare\n2. lånar ut maskiner\n"
        "3. provar gjutgods\n4. hittar köpare\n",
        "lånar ut maskiner",
    ),
    (
        "de",
        "Was tut das Amt für die Gießereien?",
        "Das Amt tut vier Dinge:\na) Schweißer ausbilden\nb) Maschinen verleihen\n"
        "c) Guss prüfen\nd) Käufer finden\n",
        "Maschinen verleihen",
    ),
    (
        "zh",
        "办公室为铸造企业做什么？",
        "办公室采取以下措施：\n（一）培训焊工；\n（二）出借设备；\n"
        "（三）检测铸件；\n（四）寻找买家。\n",
        "出借设备",
    ),
]


def made(
    question: str, read: Sequence[Found], compare: Callable[[str], float]
) -> list[Statement]:
    sure = [each for each in read if each.score >= NEEDED]
    return list(
        make_statements(
            question, sure, 3, read, lambda _, t: list(map(compare, t)), NEEDED
        )
    )


def found(words: str, score: float, source: Document) -> Found:
    return Found(passage(source), source, span_of(source.text, words), score)


def by_length(text: str) -> float:
    """Return more for a list with its introduction than for a point."""
    return min(0.9, len(text) / 100)


@pytest.mark.parametrize(("language", "question", "text", "point"), POINTS)
def test_a_point_alone_does_not_stand_for_the_list_that_was_asked_for(
    language: str, question: str, text: str, point: str
) -> None:
    source = document(text, language=language)
    (said,) = made(question, [found(point, 5.0, source)], by_length)
    assert len(said.items) == 4
    assert any(point in item.of(text) for item in said.items)


@pytest.mark.parametrize(("language", "question", "text", "point"), POINTS)
def test_a_point_that_is_nearer_to_the_question_than_the_list_is_said_alone(
    language: str, question: str, text: str, point: str
) -> None:
    source = document(text, language=language)
    (said,) = made(question, [found(point, 5.0, source)], lambda t: 1 / len(t))
    assert said.items == ()
    assert point in said.span.of(text)


ACTIONS = document(
    "The province runs a year of upgrading. Together with the banks it carried out the "
    "brand action, the design action, the training action and the export action.",
)


@pytest.mark.parametrize(
    "question",
    [
        "Which actions are part of the year of upgrading?",
        "Vilka åtgärder ingår i uppgraderingsåret?",
        "Welche Aktionen gehören zum Jahr der Aufwertung?",
        "提升年包括哪些行动？",
    ],
)
def test_a_list_near_in_meaning_is_said_though_none_of_its_words_is_sure(
    question: str,
) -> None:
    doubted = [found("the design action", -2.0, ACTIONS)]
    (said,) = made(question, doubted, lambda _: 0.6)
    assert len(said.items) == 4
    assert made(question, doubted, lambda _: 0.3) == []
    assert made(question, [found("Together", -2.0, ACTIONS)], lambda _: 0.6) == []


def test_a_list_in_doubt_is_not_said_where_one_thing_or_a_figure_is_asked_for() -> None:
    doubted = [found("the design action", -2.0, ACTIONS)]
    for question in ("Who runs the year?", "How many actions are there?"):
        assert made(question, doubted, lambda _: 0.9) == []


MARKETS = document(
    "The lamps are sold to North America. In Europe and Asia they are sold too."
)


def test_further_answers_beside_a_sure_one_need_not_be_as_sure() -> None:
    read = [found("North America", 8.0, MARKETS), found("Europe", -2.0, MARKETS)]
    said = made("Which regions are the lamps sold to?", read, by_length)
    assert [s.span.of(MARKETS.text)[:8] for s in said] == ["The lamp", "In Europ"]
    assert len(made("Where do the lamps go?", read, by_length)) == 1
    read[1] = found("Europe", -9.0, MARKETS)
    assert len(made("Which regions are the lamps sold to?", read, by_length)) == 1


def test_a_detail_of_a_point_is_said_without_the_other_points() -> None:
    source = document(
        "The prizes are as follows:\n1. towns that cut red tape get a grant from the "
        "Market Office\n2. towns that export more get a grant from the Trade Office\n"
        "3. towns that save water get a grant from the River Office\n"
    )
    answer = found("Trade Office", 5.0, source)
    (said,) = made("What office pays for exports?", [answer], by_length)
    assert said.items == ()


def test_the_first_point_does_not_stand_for_the_list_with_its_introduction() -> None:
    source = document(
        "Mills lose the grant if they\n(a) dump dye,\n(b) burn peat,\n(c) hide money."
    )
    read = [found("dump dye", 5.0, source)]
    (said,) = made("What makes a mill lose the grant?", read, by_length)
    assert len(said.items) == 3
