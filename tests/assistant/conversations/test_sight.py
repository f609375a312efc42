"""What somebody sees of stored conversations, their own and others'."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import pytest

from assistant import Answer, Citation
from assistant.conversations.conversation import (
    Message,
    begin_conversation,
    begin_message,
)
from assistant.conversations.sight import Sight, has_words
from index.documents import Passage, ScoredPassage, Span

CONVERSATION = begin_conversation("ann", "How many plants?")


def citing(*ids: str, read: Collection[str] = (), **changes: object) -> Message:
    """Return an answered question that cites some documents, and was read from more."""
    span = Span(0, 4)
    citations = tuple(
        Citation(n, id_, id_, "Text", span, span, None, "en", ())
        for n, id_ in enumerate(ids, start=1)
    )
    passages = tuple(
        ScoredPassage(Passage(id_, id_, "Text", span, None, None), 0.5)
        for id_ in (*ids, *read)
    )
    answer = Answer(
        "How many?", "How many?", "Text [1]", "answered", citations, passages,
        "extracted", "", "1", {},
    )  # fmt: skip
    message = replace(
        begin_message(CONVERSATION.id, "How many?"),
        state="answered",
        text=answer.text,
        citations=citations,
        answer=replace(answer, **changes),  # type: ignore[arg-type]
        titles={id_: id_ for id_ in (*ids, *read)},
    )
    return message


def sight(owner: str, *, restricted: bool = True) -> Sight:
    """Return what somebody sees who may not know of what begins with "secret"."""

    def hidden(ids: Collection[str]) -> set[str]:
        return {id_ for id_ in ids if restricted and id_.startswith("secret")}

    closed = {"secret/a": "of a", "secret/broken": ""} if restricted else {}

    def texts(texts: Collection[str]) -> set[str]:
        return {text for text in texts if restricted and text == "Text that was moved"}

    return Sight(owner, hidden, lambda: closed, texts)


def test_whoever_may_read_all_sees_all() -> None:
    messages = (citing("secret/a"), begin_message(CONVERSATION.id, "On its way"))
    for owner in ("ann", "bo"):
        assert sight(owner, restricted=False).of(CONVERSATION, messages) == messages


def test_of_their_own_people_see_the_question_without_a_hidden_answer() -> None:
    kept, lost = citing("open"), citing("secret/a")
    seen = sight("ann").of(CONVERSATION, (kept, lost))
    assert seen
    assert seen[0] == kept
    assert (seen[1].question, seen[1].answer, seen[1].text) == ("How many?", None, "")
    assert (seen[1].citations, dict(seen[1].titles)) == ((), {})


@pytest.mark.parametrize(
    "message",
    [
        citing("secret/a"),
        citing("open", "secret/a"),
        citing("open", status="not_found"),
        citing("open", status="help", mode="fixed"),
        citing("open", read=["secret/a"], mode="written"),
        begin_message(CONVERSATION.id, "On its way"),
    ],
)
def test_of_others_conversations_one_with_anything_hidden_is_not_there(
    message: Message,
) -> None:
    assert sight("bo").of(CONVERSATION, (citing("open"), message)) is None


def test_others_answers_are_shown_without_what_was_read_beside_and_is_hidden() -> None:
    seen = sight("bo").of(CONVERSATION, (citing("open", read=["secret/a"]),))
    assert seen
    answer = seen[0].answer
    assert answer
    assert [hit.passage.document_id for hit in answer.passages] == ["open"]
    assert dict(seen[0].titles) == {"open": "open"}


def test_a_warning_can_name_a_hidden_document_and_is_not_shown_to_others() -> None:
    message = citing("open")
    warned = tuple(replace(c, warnings=("replaced by X",)) for c in message.citations)
    shared = replace(message, citations=warned)
    assert sight("bo").of(CONVERSATION, (shared,)) is None
    assert sight("ann").of(CONVERSATION, (shared,)) == (shared,)


def test_what_is_not_there_stays_not_there() -> None:
    assert sight("ann").of(None, ()) is None


def test_words_are_found_in_what_is_shown_alone() -> None:
    message = replace(citing("secret/a"), text="There are 8642 plants.")
    seen = sight("ann").of(CONVERSATION, (message,)) or ()
    assert has_words(CONVERSATION, (message,), " 8642  PLANTS")
    assert not has_words(CONVERSATION, seen, "8642")
    assert has_words(CONVERSATION, seen, "how many")


def test_what_quotes_a_file_that_was_moved_into_a_closed_folder_is_withheld() -> None:
    moved, other = citing("open/a"), citing("open/b")
    cited = tuple(replace(c, content_hash="of a") for c in moved.citations)
    moved = replace(moved, citations=cited)
    seen = sight("ann").of(CONVERSATION, (moved, other))
    assert seen
    assert (seen[0].answer, seen[0].text, seen[0].citations) == (None, "", ())
    assert seen[1] == other
    assert sight("bo").of(CONVERSATION, (moved, other)) is None
    assert sight("bo", restricted=False).of(CONVERSATION, (moved,)) == (moved,)


def test_nearest_passages_that_stand_where_it_is_hidden_are_withheld() -> None:
    moved = ScoredPassage(
        Passage("m", "open/a", "Text that was moved", Span(0, 19), None, None), 0.5
    )
    other = citing(read=["open/b"], status="not_found")
    assert other.answer
    lost = replace(other, answer=replace(other.answer, passages=(moved,)))
    assert lost.answer
    beside = replace(citing("open/c"), answer=replace(lost.answer, status="answered"))
    seen = sight("ann").of(CONVERSATION, (lost, beside, other))
    assert seen
    assert [message.answer and message.answer.passages for message in seen] == [
        None,
        (),
        other.answer.passages,
    ]
    assert sight("bo").of(CONVERSATION, (lost,)) is None
    assert sight("bo", restricted=False).of(CONVERSATION, (lost,)) == (lost,)
