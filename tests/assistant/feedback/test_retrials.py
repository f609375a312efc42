from __future__ import annotations

from assistant.feedback.retrials import Retrial, Retrials
from tests.ui.page.fakes import SmallAssistant, make_document

FIRMS = make_document("firms.txt", "Firms", "There are 252 firms.")
QUOTES = {"How many firms?": [("firms.txt", "There are 252 firms.")]}


def test_what_came_of_a_question_is_known_until_the_index_changes() -> None:
    assistant = SmallAssistant([FIRMS], QUOTES)
    retrials = Retrials()
    assert retrials.known("How many firms?", "1") is None
    retrials.ask("How many firms?", assistant)
    retrials.ask("What of wool?", assistant)
    found = Retrial(True, "There are 252 firms.", "Firms")
    assert retrials.known("How many firms?", "1") == found
    assert retrials.known("What of wool?", "1") == Retrial(answered=False)
    assert retrials.known("What of wool?", "2") is None
    assistant.publish(FIRMS)
    retrials.ask("What of wool?", assistant)
    assert retrials.known("How many firms?", "2") is None
