"""Only questions that the library surely answers, from the place they are made of."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from assistant.answers import Answer, Turn
from assistant.suggestions.candidates import Candidate
from assistant.suggestions.trial import OFFERED, find_suggestions, is_answered
from index.documents import Span
from index.errors import DisplayableError
from tests.ui.page.fakes import SmallAssistant, make_document

FIRMS = make_document("f.txt", "Firms", "There are 252 firms. They make glass.")
HOW_MANY = "How many firms are there, according to “Firms”?"
FOUND = {HOW_MANY: [("f.txt", "There are 252 firms.")]}


def never(seconds: float) -> bool:
    return False


class Unsure(SmallAssistant):
    """Has found its answers with a score that is just enough."""

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        answer = super().ask(question, history)
        passages = tuple(dataclasses.replace(p, score=0.55) for p in answer.passages)
        return dataclasses.replace(answer, passages=passages)


def test_what_is_answered_from_its_place_is_kept() -> None:
    (kept,) = find_suggestions(SmallAssistant([FIRMS], FOUND), "en", never)
    assert (kept.question, kept.document_id) == (HOW_MANY, "f.txt")


def test_what_is_answered_from_elsewhere_or_not_surely_is_not() -> None:
    candidate = Candidate(HOW_MANY, "f.txt", "counted", Span(10, 19))
    assert is_answered(candidate, SmallAssistant([FIRMS], FOUND))
    assert not is_answered(candidate, Unsure([FIRMS], FOUND))
    elsewhere = {HOW_MANY: [("f.txt", "They make glass.")]}
    assert not is_answered(candidate, SmallAssistant([FIRMS], elsewhere))
    assert not is_answered(candidate, SmallAssistant([FIRMS]))


def test_an_error_of_one_question_keeps_no_other_from_being_offered() -> None:
    class Failing(SmallAssistant):
        def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
            if question != HOW_MANY:
                raise DisplayableError("No.")
            return super().ask(question, history)

    assert len(find_suggestions(Failing([FIRMS], FOUND), "en", never)) == 1


def test_documents_in_the_visitors_language_come_first_then_what_others_are_about() -> (
    None
):
    swedish = make_document("a.txt", "Glas", "Det finns 7 företag.", "sv")
    quotes = {
        HOW_MANY: [("f.txt", "There are 252 firms.")],
        "Hur många företag finns det enligt ”Glas”?": [("a.txt", "7 företag")],
        "What is “Glas” about?": [("a.txt", "Det finns 7 företag.")],
    }
    small = SmallAssistant([swedish, FIRMS], quotes)
    kept = [s.question for s in find_suggestions(small, "en", never)]
    assert kept == [HOW_MANY, "What is “Glas” about?", next(
        question for question in quotes if question.startswith("Hur")
    )]  # fmt: skip


def test_it_ends_with_enough_or_when_it_is_told_to() -> None:
    documents = [make_document(f"{n}.txt", f"Plan {n}", "Text.") for n in range(30)]
    quotes = {f"What is “Plan {n}” about?": [(f"{n}.txt", "Text.")] for n in range(30)}
    small = SmallAssistant(documents, quotes)
    assert len(find_suggestions(small, "en", never)) == OFFERED
    assert len(find_suggestions(small, "en", lambda seconds: True)) == 1


def test_no_more_than_two_are_of_a_kind_as_long_as_there_are_others() -> None:
    documents = [
        make_document(f"{n}.txt", f"Plan {n}", f"There are {n} firms.")
        for n in range(9)
    ]
    quotes = {f"What is “Plan {n}” about?": [(f"{n}.txt", "firms")] for n in range(9)}
    counted = "How many firms are there, according to “Plan 8”?"
    quotes[counted] = [("8.txt", "8 firms")]
    small = SmallAssistant(documents, quotes)
    asked = [s.question for s in find_suggestions(small, "en", never)]
    assert len(asked) == OFFERED
    assert counted in asked
