"""The four steps, each from what the ones before it found."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence

import pytest
from langchain_core.messages import BaseMessage

from assistant import Settings, Turn
from assistant.answering import answering_steps
from assistant.answers import Answer
from assistant.chain_state import ChainState, add_update, begin
from assistant.check.contrast import ContrastModel
from assistant.check.support import SupportModel
from assistant.check.swaps import SwapModel
from assistant.check.verifier import Verifier
from assistant.cite.checked_writer import CheckedWriter
from assistant.extract.found import Statement
from assistant.extract.reader import PassagesRead
from assistant.extract.span_model.model import load_span_model
from assistant.search.retriever import Retrieved, Searched
from assistant.step_runs import run_steps
from assistant.write.failures import ChatFailure
from assistant.write.prompt import DECLINES
from assistant.write.stream import ChatStream
from assistant.write.writer import Writer
from index.documents import Document, ScoredPassage
from tests.assistant.scripted import Script, ScriptedModel, saying
from tests.small_documents import document, passage, span_of

GLASS = document("There are 252 firms in Xuzhou. They make glass.", "glass.txt")
FIRMS = "How many firms are in Xuzhou?"
SENTENCE = "There are 252 firms in Xuzhou."


class KnownWords:
    """A reader that answers with the sentences it was given, or with nothing."""

    def __init__(self, *sentences: str) -> None:
        self.sentences = sentences

    def read_passages(
        self,
        question: str,
        passages: Sequence[ScoredPassage],
        documents: Mapping[str, Document],
    ) -> PassagesRead:
        statements = [
            Statement(GLASS.id, span_of(GLASS.text, sentence), 1.0)
            for sentence in self.sentences
        ]
        return PassagesRead(tuple(statements), tuple(passages))


def retrieve(question: str) -> Retrieved:
    hit = ScoredPassage(passage(GLASS), 1.0)
    searched = Searched("generation-1", "e5", 1, ("en",))
    return Retrieved((hit,), {GLASS.id: GLASS}, searched)


@pytest.fixture(scope="module")
def verifier(_isolated_environment: None) -> Verifier:
    model = load_span_model(Settings())
    return Verifier(SupportModel(model), ContrastModel(model), SwapModel(model))


def writer_of(verifier: Verifier, script: Script) -> CheckedWriter:
    chat = ChatStream(ScriptedModel(script=script), timeout=30, retries=0)
    return CheckedWriter(Writer(chat, "scripted", cites_documents=False), verifier)


def failing(_: Sequence[BaseMessage]) -> str:
    raise ChatFailure("refused")


def answered(
    state: ChainState, reader: KnownWords, writer: CheckedWriter | None = None
) -> Answer:
    steps = answering_steps(retrieve, reader, writer)
    for update in run_steps(steps, state):
        state = add_update(state, update)
    assert state["text"] == state["answer"].text
    assert state.get("citations", ()) or not state["answer"].citations
    return state["answer"]


def test_the_steps_come_in_the_order_that_they_have_names() -> None:
    names = list(answering_steps(retrieve, KnownWords()))
    assert names == ["understand", "rewrite", "retrieve", "read", "answer"]


def test_without_a_writer_what_was_read_is_quoted() -> None:
    answer = answered(begin(FIRMS), KnownWords(SENTENCE))
    assert answer.text == f"{SENTENCE} [1]"
    assert (answer.mode, answer.model) == ("extracted", "e5")
    assert (answer.status, answer.index_version) == ("answered", "generation-1")
    assert (answer.notes, answer.rejected) == ((), ())


def test_where_nothing_answers_it_is_said_what_was_searched() -> None:
    answer = answered(begin(FIRMS), KnownWords())
    assert answer.status == "not_found"
    assert "1 document" in answer.text
    assert [hit.passage.document_id for hit in answer.passages] == [GLASS.id]


@pytest.mark.parametrize(
    ("question", "closeness", "languages", "words"),
    [
        (FIRMS, 0.02, ("en",), "The documents do not say."),
        (FIRMS, 0.3, ("en",), "I did not find it in the documents."),
        (FIRMS, 0.02, ("en", "sv"), "I did not find it in the documents."),
        (FIRMS, 0.02, (), "I did not find it in the documents."),
        ("Hur många företag finns i klustret?", 0.02, ("sv",), "Det står inte i"),
        ("Hur många företag finns i klustret?", 0.02, ("zh",), "Jag hittade det inte"),
        ("徐州有多少家企业？", 0.3, ("zh",), "我在文档中没有找到"),
        ("Wie viele Firmen gibt es in Xuzhou?", 0.3, ("de",), "nicht gefunden"),
    ],
)
def test_that_the_documents_do_not_say_is_claimed_only_where_that_is_likely(
    question: str, closeness: float, languages: tuple[str, ...], words: str
) -> None:
    class Nothing(KnownWords):
        def read_passages(
            self,
            question: str,
            passages: Sequence[ScoredPassage],
            documents: Mapping[str, Document],
        ) -> PassagesRead:
            read = [ScoredPassage(hit.passage, closeness) for hit in passages]
            return PassagesRead((), tuple(read))

    def searched(question: str) -> Retrieved:
        found = retrieve(question)
        return Retrieved(
            found.passages, found.documents, Searched("1", "e5", 9, languages)
        )

    state = begin(question)
    for update in run_steps(answering_steps(searched, Nothing()), state):
        state = add_update(state, update)
    assert words in state["answer"].text


def test_each_step_says_what_it_took_and_all_of_it_is_the_total() -> None:
    timings = answered(begin(FIRMS), KnownWords(SENTENCE)).timings
    steps = ["understand", "rewrite", "search", "read", "write", "translate"]
    assert list(timings) == [*steps, "total"]
    assert timings["total"] >= sum(timings[step] for step in steps)


def test_a_follow_up_without_a_writer_is_rewritten_by_rules() -> None:
    state = begin("and how many employees?", [Turn(FIRMS)])
    answer = answered(state, KnownWords(SENTENCE))
    assert answer.standalone_question == "How many employees in Xuzhou?"
    assert answer.question == "and how many employees?"


def test_what_is_written_is_checked_and_what_is_wrong_is_quoted(
    verifier: Verifier,
) -> None:
    true, lie = "Xuzhou has 252 firms [p1].", "Xuzhou has 253 firms [p1]."
    reader = KnownWords(SENTENCE)
    answer = answered(begin(FIRMS), reader, writer=writer_of(verifier, saying(true)))
    assert (answer.text, answer.mode) == ("Xuzhou has 252 firms. [1]", "written")
    assert answer.model == "scripted"
    answer = answered(begin(FIRMS), reader, writer=writer_of(verifier, saying(lie)))
    assert (answer.text, answer.mode) == (f"{SENTENCE} [1]", "extracted")
    assert [one.text for one in answer.rejected] == ["Xuzhou has 253 firms."]
    assert answer.notes


@pytest.mark.parametrize(
    ("said", "shown"),
    [("Xuzhou has 252 firms [p1].", "Xuzhou has 252 firms. [1]"),
     ("Xuzhou has 253 firms [p1].", ""), (DECLINES, "")],
)  # fmt: skip
def test_what_a_model_says_where_the_reader_is_not_sure_is_shown_if_it_is_supported(
    verifier: Verifier, said: str, shown: str
) -> None:
    writer = writer_of(verifier, saying(said))
    answer = answered(begin(FIRMS), KnownWords(), writer=writer)
    assert (answer.text if answer.citations else "") == shown
    assert answer.status == ("answered" if shown else "not_found")


def test_a_model_that_could_not_rewrite_is_not_asked_to_write(
    verifier: Verifier,
) -> None:
    model = ScriptedModel(script=failing)
    chat = Writer(ChatStream(model, 30, 0), "scripted", cites_documents=False)
    state = begin("and how many employees?", [Turn(FIRMS)])
    writer = CheckedWriter(chat, verifier)
    answer = answered(state, KnownWords(SENTENCE), writer=writer)
    assert len(model.asked) == 1
    assert answer.standalone_question == "How many employees in Xuzhou?"
    assert (answer.text, answer.mode) == (f"{SENTENCE} [1]", "extracted")
    assert any("chat model" in note for note in answer.notes)


def test_stopped_while_it_rewrites_the_rules_finish_the_question(
    verifier: Verifier,
) -> None:
    class StoppedHalfway(Writer):
        def rewrite(
            self,
            question: str,
            language: str,
            history: Sequence[Turn],
            stop: threading.Event,
        ) -> str:
            stop.set()
            return "How many employees are"

    chat = StoppedHalfway(
        ChatStream(ScriptedModel(script=failing), 30, 0),
        "scripted",
        cites_documents=False,
    )
    state = begin("and how many employees?", [Turn(FIRMS)])
    writer = CheckedWriter(chat, verifier)
    answer = answered(state, KnownWords(SENTENCE), writer=writer)
    assert answer.standalone_question == "How many employees in Xuzhou?"
    assert any(note.startswith("Stopped") for note in answer.notes)


def test_a_statement_that_cannot_be_re_read_is_not_answered_with() -> None:
    class Lost(KnownWords):
        def read_passages(
            self,
            question: str,
            passages: Sequence[ScoredPassage],
            documents: Mapping[str, Document],
        ) -> PassagesRead:
            gone = Statement("gone.txt", span_of(GLASS.text, SENTENCE), 1.0)
            return PassagesRead((gone,), tuple(passages))

    answer = answered(begin(FIRMS), Lost())
    assert (answer.status, answer.citations) == ("not_found", ())
