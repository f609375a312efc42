"""Replies are in the asker's language, and what they name is cited to the character."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant import Answer, Assistant, Settings
from assistant.chain import build_chain
from index import sync_index
from tests.assistant.retrievers import FixedRetriever

FILES = {
    "linyi-park-plan-2024.en.md": "# Linyi Furniture Park Plan 2024\n\n"
    "This plan tells how the park in Linyi will grow until 2027.\n\n## Aims\n\n"
    "The park gets a school for joiners.\n\n## Money\n\nIt costs 12 million yuan.\n",
    "glasstrategi.sv.txt": "Strategi för glasriket i Småland\n\n"
    "Strategin beskriver hur glasbruken i Småland ska växa fram till 2030.\n",
    "tiaoli.zh.txt": "云河省产业集群促进条例\n\n"
    "为了促进产业集群发展，根据有关法律，"
    "制定本条例。\n",
}


@pytest.fixture(scope="module")
def library(
    tmp_path_factory: pytest.TempPathFactory, _isolated_environment: None
) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("library")
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    index_dir = tmp_path_factory.mktemp("index")
    settings = Settings(corpus_dir=folder, index_dir=index_dir)
    sync_index(settings)
    with Assistant.open(settings) as opened:
        yield opened


def stands_as_cited(assistant: Assistant, answer: Answer) -> bool:
    return all(
        c.source_span.of(assistant.document(c.document_id).text) == c.quote
        for c in answer.citations
    )


@pytest.mark.parametrize(
    ("question", "language", "words"),
    [
        ("Hello!", "en", "There are 3 documents"),
        ("Hej!", "sv", "Det finns 3 dokument"),
        ("你好", "zh", "现有3份文档"),
        ("Guten Tag", "de", "Es gibt 3 Dokumente"),
        ("What can you do?", "en", "quote the very place"),
        ("Was kannst du?", "de", "wörtlich"),
        ("Tack!", "sv", "Varsågod"),
        ("???", "en", "ask a question"),
        ("och där?", "sv", "ingen fråga före"),
        ("And how many joiners?", "en", "no question before"),
        ("那员工呢？", "zh", "前面没有问题"),
    ],
)
def test_what_is_no_question_is_replied_to_in_its_language(
    library: Assistant, question: str, language: str, words: str
) -> None:
    answer = library.ask(question)
    assert words in answer.text
    assert (answer.status, answer.mode, answer.model) == ("help", "fixed", "")
    assert (answer.citations, answer.passages) == ((), ())
    assert answer.language in (language, "und")


@pytest.mark.parametrize(
    "question", ["Which documents do you have?", "Wie viele Dokumente gibt es?"]
)
def test_the_documents_are_listed_and_cited_where_they_begin(
    library: Assistant, question: str
) -> None:
    answer = library.ask(question)
    assert (answer.status, answer.mode) == ("help", "fixed")
    assert "3" in answer.text.split("\n")[0]
    assert {c.document_id for c in answer.citations} == set(FILES)
    assert "- Strategi för glasriket i Småland [" in answer.text
    assert stands_as_cited(library, answer)


def test_of_more_documents_than_a_list_has_the_number_is_said(
    settings: Settings,
) -> None:
    for number in range(30):
        file = settings.corpus_dir / f"{number}.txt"
        file.write_text(f"Park number {number}\n\nThe park has {number} firms.\n")
    sync_index(settings)
    with Assistant.open(settings) as opened:
        answer = opened.ask("List all documents")
    assert answer.text.startswith("There are 30 documents")
    assert answer.text.endswith(f"and {30 - len(answer.citations)} more.")


@pytest.mark.parametrize(
    ("question", "opening", "document"),
    [
        (
            "What is the Linyi furniture park plan about?",
            "This plan tells how the park in Linyi will grow until 2027.",
            "linyi-park-plan-2024.en.md",
        ),
        (
            "Sammanfatta strategin för glasriket i Smaland",
            "Strategin beskriver hur glasbruken i Småland ska växa fram till 2030.",
            "glasstrategi.sv.txt",
        ),
        (
            "云河省产业集群促进条例主要讲什么？",
            "为了促进产业集群发展，根据有关法律，制定本条例。",
            "tiaoli.zh.txt",
        ),
        (
            "Worum geht es in linyi-park-plan-2024?",
            "This plan tells how the park in Linyi will grow until 2027.",
            "linyi-park-plan-2024.en.md",
        ),
    ],
)
def test_what_a_document_is_about_is_quoted_from_its_beginning(
    library: Assistant, question: str, opening: str, document: str
) -> None:
    answer = library.ask(question)
    assert (answer.status, answer.mode) == ("answered", "extracted")
    assert answer.citations[0].quote == opening
    assert {c.document_id for c in answer.citations} == {document}
    assert stands_as_cited(library, answer)


def test_headings_tell_what_a_document_is_about(library: Assistant) -> None:
    answer = library.ask("Summarise the Linyi Furniture Park Plan")
    assert [c.quote for c in answer.citations[-2:]] == ["Aims", "Money"]


@pytest.mark.parametrize(
    ("question", "documents"),
    [
        ("Vilka dokument handlar om Småland?", {"glasstrategi.sv.txt"}),
        ("Which documents mention joiners?", {"linyi-park-plan-2024.en.md"}),
        ("哪些文件是关于产业集群的？", {"tiaoli.zh.txt"}),
    ],
)
def test_documents_are_found_by_what_they_are_called_or_mention(
    library: Assistant, question: str, documents: set[str]
) -> None:
    answer = library.ask(question)
    assert answer.status == "help"
    cited = [c.document_id for c in answer.citations]
    assert cited[:1] == list(documents)
    assert stands_as_cited(library, answer)


def test_what_no_document_is_called_is_a_question_to_the_documents(
    library: Assistant,
) -> None:
    answer = library.ask("What is the theory of relativity about?")
    assert answer.status == "not_found"
    assert answer.passages


def test_the_greeting_before_a_question_is_not_searched_for(library: Assistant) -> None:
    answer = library.ask("Hello, how much does the Linyi park cost? Thank you!")
    assert answer.standalone_question == "how much does the Linyi park cost?"
    assert "12 million yuan" in answer.text


def test_the_chain_says_the_same(library: Assistant) -> None:
    for question in ("Hello!", "Which documents do you have?"):
        state = library.as_chain().invoke(question)
        assert state["answer"].text == state["text"] == library.ask(question).text


def test_without_an_index_it_is_said_that_the_documents_are_not_known(
    library: Assistant,
) -> None:
    chain = build_chain(FixedRetriever(texts=[]), library._reader)
    answer = chain.invoke("Which documents do you have?")["answer"]
    assert "not known" in answer.text
    assert (answer.status, answer.index_version) == ("help", "")


def test_what_no_document_mentions_is_looked_for_in_other_languages(
    library: Assistant,
) -> None:
    answer = library.ask("Vilka dokument handlar om snickare?")
    assert answer.status == "help"
    assert "På andra språk" in answer.text
    assert all(c.language != "sv" for c in answer.citations)
    assert stands_as_cited(library, answer)


@pytest.mark.parametrize(
    ("question", "document"),
    [
        ("What is tiaoli.zh.txt about?", "tiaoli.zh.txt"),
        ("Sammanfatta glasstrategi.sv.txt", "glasstrategi.sv.txt"),
        ("Summarise the document on Linyi", "linyi-park-plan-2024.en.md"),
        ("Sammanfatta dokumentet om Linyi", "linyi-park-plan-2024.en.md"),
    ],
)
def test_a_document_is_known_by_its_path_and_by_any_word_of_its_title(
    library: Assistant, question: str, document: str
) -> None:
    answer = library.ask(question)
    assert answer.status == "answered"
    assert {citation.document_id for citation in answer.citations} == {document}
    assert stands_as_cited(library, answer)


def test_for_a_document_called_otherwise_the_nearest_are_named(
    library: Assistant,
) -> None:
    answer = library.ask("关于玻璃的文件讲什么？")
    assert answer.citations[0].document_id == "glasstrategi.sv.txt"
    assert "最接近" in answer.text
