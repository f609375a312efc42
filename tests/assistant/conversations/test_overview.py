from __future__ import annotations

from dataclasses import replace

from assistant.conversations.conversation import Conversation, Message
from assistant.conversations.feedback import Feedback
from assistant.conversations.overview import Declined, Failure
from assistant.conversations.store import ConversationStore
from tests.assistant.conversations.examples import ANSWER, answered, message

LI = Conversation("c2", "li", "Weather?", 1_000.0)
ANNA = Conversation("c1", "anna", "Firms?", 1_000.0)


def declined(id_: str, asked: float, conversation: str = "c2") -> Message:
    answer = replace(ANSWER, text="Nej.", status="not_found", citations=())
    return replace(
        answered(id_, asked), conversation_id=conversation, answer=answer, citations=()
    )


def test_what_was_declined_is_told_with_all_that_it_may_tell_of(
    store: ConversationStore,
) -> None:
    store.add(ANNA, answered("m1"), "here")
    store.add(ANNA, declined("m2", 1_200.0, "c1"), "here")
    store.add(LI, declined("m3", 1_100.0), "here")
    store.add(LI, message("m4"), "here")
    store.feedback.give("m3", "li", Feedback(False, "documents_say"))
    assert store.overview.declined() == (
        Declined(
            "How many firms are in Xuzhou?",
            "sv",
            1_200.0,
            "anna",
            frozenset({"other.txt", "报告/firms.pdf", "firms.xlsx"}),
        ),
        Declined(
            "How many firms are in Xuzhou?",
            "sv",
            1_100.0,
            "li",
            frozenset({"other.txt"}),
            contested=True,
        ),
    )


def test_what_was_put_in_other_words_was_asked_and_what_was_deleted_was_not(
    store: ConversationStore,
) -> None:
    store.add(LI, declined("m3", 1_100.0), "here")
    store.set_aside(declined("m3", 1_100.0))
    assert len(store.overview.declined()) == 1
    store.delete("c2")
    assert store.overview.declined() == ()


def test_what_came_of_the_questions_since_a_time(store: ConversationStore) -> None:
    store.add(ANNA, timed("m1", 1_000.0, 9.0), "here")
    for number in range(1, 21):
        store.add(ANNA, timed(f"n{number:02}", 2_000.0 + number, number / 10), "here")
    store.add(LI, declined("m3", 2_100.0), "here")
    told = replace(message("m4", 2_200.0), state="failed", error="Full.", hint="Wait.")
    store.add(ANNA, told, "here")
    store.add(ANNA, message("m5", 2_300.0), "here")
    activity = store.overview.activity(since=2_000.0)
    assert (activity.answered, activity.declined) == (20, 1)
    assert activity.failures == (Failure(2_200.0, "Full.", "Wait."),)
    assert activity.percentile(0.5) == 1.0
    assert activity.percentile(0.95) == 1.9
    assert store.overview.activity(since=3_000.0).percentile(0.5) is None


def timed(id_: str, asked: float, seconds: float) -> Message:
    answer = replace(ANSWER, timings={"total": seconds})
    return replace(answered(id_, asked), answer=answer)
