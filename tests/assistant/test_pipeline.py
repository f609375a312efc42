from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest

from assistant import Answer, Assistant, Settings, Turn, ask
from assistant.errors import EmptyQuestionError
from index import sync_index
from index.errors import (
    DocumentMissingError,
    IndexMissingError,
    IndexOutdatedError,
)

FIRMS = "How many firms are in the Xuzhou cluster?"


def stands_as_cited(assistant: Assistant, answer: Answer) -> bool:
    return all(
        c.source_span.of(assistant.document(c.document_id).text) == c.quote
        for c in answer.citations
    )


def test_an_answer_names_its_source_to_the_character(assistant: Assistant) -> None:
    answer = assistant.ask(FIRMS)
    assert answer.status == "answered"
    assert answer.mode == "extracted"
    assert "252" in answer.text
    assert answer.citations[0].number == 1
    assert "[1]" in answer.text
    assert stands_as_cited(assistant, answer)


def test_an_answer_span_is_the_statement_its_citation_supports(
    assistant: Assistant,
) -> None:
    answer = assistant.ask(FIRMS)
    for citation in answer.citations:
        statement = citation.answer_span.of(answer.text)
        assert statement == " ".join(citation.quote.split())


def test_a_source_in_another_language_is_noted_in_the_language_of_the_question(
    assistant: Assistant,
) -> None:
    assert assistant.ask(FIRMS).notes == (
        "Quoted in Swedish, the language of the source.",
    )
    assert assistant.ask("Hur många företag finns i klustret i Xuzhou?").notes == ()


def test_what_the_documents_do_not_say_is_said_so_with_what_was_searched(
    assistant: Assistant,
) -> None:
    answer = assistant.ask("What is the best restaurant in Xuzhou?")
    assert answer.status == "not_found"
    assert answer.citations == ()
    assert answer.passages
    assert "2 documents" in answer.text
    assert "Swedish" in answer.text
    assert "English" in answer.text


def test_not_found_is_said_in_the_language_of_the_question(
    assistant: Assistant,
) -> None:
    answer = assistant.ask("法国的首都是哪里？")
    assert answer.status == "not_found"
    assert answer.text.startswith("我在文档中没有找到")


@pytest.mark.parametrize("place", ["Suzhou", "Wenzhou", "Ningbo", "Foshan"])
@pytest.mark.parametrize(
    "question",
    [
        "How many employees does the {} glass industry have?",
        "What is the annual output value of the {} glass industry?",
        "How many countries does {} export glass to?",
    ],
)
def test_the_figure_of_a_place_is_not_given_for_another_that_no_document_names(
    assistant: Assistant, place: str, question: str
) -> None:
    assert assistant.ask(question.format("Xuzhou")).status == "answered"
    assert assistant.ask(question.format(place)).status == "not_found"


def test_a_stream_ends_with_the_answer_its_pieces_made(assistant: Assistant) -> None:
    events = list(assistant.stream(FIRMS))
    kinds = [event.kind for event in events]
    assert kinds[:2] == ["searching", "reading"]
    assert kinds[-1] == "done"
    answer = events[-1].answer
    assert answer is not None
    assert "".join(e.text for e in events if e.kind == "text") == answer.text
    assert tuple(e.citation for e in events if e.citation) == answer.citations


def test_a_follow_up_is_understood_from_the_history(assistant: Assistant) -> None:
    first = assistant.ask(FIRMS)
    answer = assistant.ask("and how many employees?", [first.turn()])
    assert "Xuzhou" in answer.standalone_question
    assert "60,000" in answer.text
    assert answer.citations[0].warnings


def test_the_async_way_and_the_runnable_give_the_same_answer(
    assistant: Assistant,
) -> None:
    expected = assistant.ask(FIRMS).text
    runnable = assistant.as_runnable()
    assert asyncio.run(assistant.aask(FIRMS)).text == expected
    assert runnable.invoke(FIRMS).text == expected
    assert runnable.invoke({"question": FIRMS, "history": []}).text == expected
    assert asyncio.run(runnable.ainvoke(FIRMS)).text == expected
    assert [a.text for a in runnable.batch([FIRMS, FIRMS])] == [expected] * 2


def test_several_threads_may_ask_at_once(assistant: Assistant) -> None:
    questions = [FIRMS, "What are the Shandong upgrading actions?"] * 4
    expected = [assistant.ask(question).text for question in questions]
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(assistant.ask, questions))
    assert [answer.text for answer in answers] == expected


def test_ask_opens_and_closes_an_assistant_by_itself(
    shipped_settings: Settings,
) -> None:
    assert "252" in ask(FIRMS, settings=shipped_settings).text


@pytest.mark.parametrize("question", ["", "  \n"])
def test_an_empty_question_is_a_displayed_error(
    assistant: Assistant, question: str
) -> None:
    with pytest.raises(EmptyQuestionError):
        assistant.ask(question)


def test_a_question_of_any_length_and_script_has_an_answer(
    assistant: Assistant,
) -> None:
    for question in ["?" * 5, "glass " * 5_000, '"NOT" (a OR', "\x00\u202e🙂", "x"]:
        status = assistant.ask(question).status
        assert status in {"answered", "not_found", "help"}


def test_a_document_that_is_not_there_is_a_displayed_error(
    assistant: Assistant,
) -> None:
    with pytest.raises(DocumentMissingError, match=r"nowhere\.txt"):
        assistant.document("nowhere.txt")


def test_without_an_index_the_error_says_how_to_build_it(settings: Settings) -> None:
    with pytest.raises(IndexMissingError) as raised:
        Assistant.open(settings)
    assert "cluster-policy index" in raised.value.hint


def test_an_index_of_other_settings_is_reported_and_not_used(
    settings: Settings,
) -> None:
    (settings.corpus_dir / "a.txt").write_text("There are 12 firms in the Linyi park.")
    sync_index(settings)
    with pytest.raises(IndexOutdatedError) as raised:
        Assistant.open(settings.model_copy(update={"chunk_size": 100}))
    assert "cluster-policy index" in raised.value.hint


def test_an_open_assistant_follows_the_index_without_a_restart(
    settings: Settings,
) -> None:
    park = settings.corpus_dir / "park.txt"
    park.write_text("The Linyi park has 12 furniture firms. It opened in 2014.")
    question = "How many furniture firms does the Linyi park have?"
    sync_index(settings)
    with Assistant.open(settings) as assistant:
        before = assistant.ask(question)
        assert "12" in before.text
        park.write_text("The Linyi park has 31 furniture firms. It opened in 2014.")
        report = sync_index(settings)
        after = assistant.ask(question)
        assert "31" in after.text
        assert after.index_version == report.generation == assistant.index_version
        park.unlink()
        sync_index(settings)
        assert assistant.ask(question).status == "not_found"
        assert assistant.documents() == ()


def test_a_question_being_answered_is_finished_on_the_generation_it_began_on(
    settings: Settings,
) -> None:
    park = settings.corpus_dir / "park.txt"
    park.write_text("The Linyi park has 12 furniture firms.")
    old = sync_index(settings).generation
    with Assistant.open(settings) as assistant:
        events = assistant.stream("How many furniture firms does the Linyi park have?")
        next(events)
        park.write_text("The Linyi park has 31 furniture firms.")
        sync_index(settings)
        answer = list(events)[-1].answer
        assert answer is not None
        assert answer.index_version == old
        assert "12" in answer.text


def test_an_older_turn_gives_the_topic_when_the_last_one_has_none(
    assistant: Assistant,
) -> None:
    history = [Turn(FIRMS), Turn("Thank you")]
    answer = assistant.ask("and how many employees?", history)
    assert "Xuzhou" in answer.standalone_question
