"""What can follow an answer is new, of the same subject, and surely answered."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.suggestions.candidates import Candidate
from assistant.suggestions.following import OFFERED, find_next
from assistant.suggestions.trial import Answering, is_answered
from index.documents import Document
from tests.ui.page.fakes import SmallAssistant, make_document

ALBY = make_document(
    "a.txt", "Plan for Alby", "There are 252 firms. There are 9 schools."
)
NORBY = make_document("n.txt", "Plan for Norby", "There are 31 firms.")
FIRMS = "How many firms are there, according to “Plan for Alby”?"
SCHOOLS = "How many schools are there, according to “Plan for Alby”?"
IN_NORBY = "How many firms are there, according to “Plan for Norby”?"
ABOUT = "What is “Plan for Alby” about?"
ABOUT_NORBY = "What is “Plan for Norby” about?"
QUOTES = {
    FIRMS: [("a.txt", "There are 252 firms.")],
    SCHOOLS: [("a.txt", "There are 9 schools.")],
    IN_NORBY: [("n.txt", "There are 31 firms.")],
    ABOUT: [("a.txt", "There are 252 firms.")],
    ABOUT_NORBY: [("n.txt", "There are 31 firms.")],
}


def found(
    small: SmallAssistant,
    question: str = FIRMS,
    asked: Sequence[str] = (),
    language: str = "en",
) -> list[str]:
    answer = small.ask(question)
    following = find_next(
        answer, language, [question, *asked], small, is_answered, lambda: False
    )
    return [suggestion.question for suggestion in following]


def library(*documents: Document) -> SmallAssistant:
    return SmallAssistant(documents or (ALBY, NORBY), QUOTES)


def test_more_of_the_document_and_the_same_of_its_kindred_are_offered() -> None:
    assert found(library()) == [IN_NORBY, SCHOOLS, ABOUT]


def test_what_was_asked_or_was_just_quoted_is_not_offered_again() -> None:
    assert found(library(), asked=[SCHOOLS.upper(), IN_NORBY]) == [ABOUT]
    assert FIRMS not in found(library(), "How many firms?", asked=[])
    assert FIRMS not in found(
        SmallAssistant([ALBY], QUOTES | {"How many?": QUOTES[FIRMS]}), "How many?"
    )


def test_what_is_not_surely_answered_is_not_offered() -> None:
    quotes = {FIRMS: QUOTES[FIRMS], IN_NORBY: QUOTES[IN_NORBY]}
    assert found(SmallAssistant([ALBY, NORBY], quotes)) == [IN_NORBY]


def test_in_another_language_it_is_asked_what_the_document_is_about() -> None:
    about = "Vad handlar ”Plan for Alby” om?"
    quotes = QUOTES | {about: QUOTES[ABOUT], "Hur många?": QUOTES[FIRMS]}
    small = SmallAssistant([ALBY], quotes)
    assert found(small, "Hur många?", language="sv") == [about]


def test_few_are_tried_and_nothing_where_it_is_to_end() -> None:
    text = " ".join(f"There are {n + 10} new firms. There is glass." for n in range(40))
    many = make_document("m.txt", "Many", text)
    tried: list[Candidate] = []

    def never(candidate: Candidate, assistant: Answering) -> bool:
        tried.append(candidate)
        return True

    small = SmallAssistant([many], {"What?": [("m.txt", "There is glass.")]})
    answer = small.ask("What?")
    assert len(find_next(answer, "en", [], small, never, lambda: False)) <= OFFERED
    assert len(tried) <= OFFERED
    tried.clear()
    assert find_next(answer, "en", [], small, never, lambda: True) == ()
    assert tried == []


def test_a_document_that_went_away_is_not_asked_about() -> None:
    small = library()
    answer = small.ask(FIRMS)
    small.publish(NORBY)
    following = find_next(answer, "en", [FIRMS], small, is_answered, lambda: False)
    assert [one.question for one in following] == [IN_NORBY]
