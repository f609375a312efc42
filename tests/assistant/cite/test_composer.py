"""Answers that a chat model writes: what is shown of them, and what stands instead."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant import Answer, Assistant, Turn
from assistant.write.prompt import DECLINES
from tests.assistant.scripted import Script, ScriptedModel, saying, writing
from tests.assistant.written import FIRMS, SOURCE, TRUE, Open, is_quoted

CAPITAL = "What is the capital of France?"


@pytest.fixture(scope="module")
def ask(opened: Open) -> Callable[..., Answer]:
    def ask(
        script: Script, question: str = FIRMS, *history: Turn, **settings: object
    ) -> Answer:
        with opened(ScriptedModel(script=script), **settings) as assistant:
            return assistant.ask(question, history)

    return ask


Ask = Callable[..., Answer]


def test_a_statement_is_shown_with_the_sentence_that_says_it(
    ask: Ask, assistant: Assistant
) -> None:
    answer = ask(writing(TRUE))
    assert answer.text == "There are 252 registered firms in Xuzhou [1]"
    assert (answer.mode, answer.model, answer.status) == (
        "written",
        "ScriptedModel",
        "answered",
    )
    (citation,) = answer.citations
    text = assistant.document(citation.document_id).text
    assert citation.source_span.of(text) == citation.quote
    assert citation.quote.startswith("Det finns 252 registrerade företag")
    assert "\n" not in citation.quote, "the sentence, not its passage"
    assert citation.answer_span.of(answer.text) == TRUE[0]
    assert answer.rejected == ()


def test_a_wrong_figure_is_not_shown_and_the_documents_words_stand_instead(
    ask: Ask,
) -> None:
    answer = ask(writing(("There are 253 registered firms in Xuzhou", SOURCE)))
    assert is_quoted(answer)
    assert "253" not in answer.text
    (rejection,) = answer.rejected
    assert "253" in rejection.text
    assert "253" in rejection.reason


def test_what_is_right_stays_when_what_is_wrong_goes(ask: Ask) -> None:
    answer = ask(writing(TRUE, ("They employ 75,000 people.", SOURCE)))
    assert answer.text.startswith(f"{TRUE[0]} [1]")
    assert "75,000" not in answer.text
    assert [r.text for r in answer.rejected] == ["They employ 75,000 people."]


@pytest.mark.parametrize(
    "lie",
    [
        "There are 252 registered firms in Ningbo",
        "There are 252 million registered firms in Xuzhou",
        "On 3 May 2021 there were 252 registered firms in Xuzhou",
        "Wang Zhaochun counts 252 registered firms in Xuzhou",
    ],
)
def test_names_units_and_dates_of_somewhere_else_are_not_shown(
    ask: Ask, lie: str
) -> None:
    assert is_quoted(ask(writing((lie, SOURCE))))


@pytest.mark.parametrize("key", ["[p99]", "[1]", "(p1)", "[source]", ""])
def test_a_statement_without_a_key_that_is_there_is_not_shown(
    ask: Ask, key: str
) -> None:
    answer = ask(saying(f"There are 252 registered firms in Xuzhou {key}."))
    assert is_quoted(answer)
    assert len(answer.rejected) == 1


def test_the_right_figure_under_the_key_of_another_passage_is_not_shown(
    ask: Ask,
) -> None:
    assert is_quoted(ask(writing((TRUE[0], "Tian Chuan"))))


def test_an_unknown_key_beside_a_known_one_counts_for_nothing(ask: Ask) -> None:
    answer = ask(writing((f"{TRUE[0]} {{key}}[p99].", SOURCE)))
    assert answer.text == f"{TRUE[0]}. [1]"


def test_what_a_model_knows_of_the_world_is_not_shown(opened: Open) -> None:
    said = "Paris is the capital of France"
    with opened(ScriptedModel(script=saying(f"{said} [p1]."))) as assistant:
        answer = assistant.ask(CAPITAL)
    assert answer.status == "not_found"
    assert [rejection.text for rejection in answer.rejected] == [f"{said}."]


def test_a_model_that_finds_no_answer_is_believed(ask: Ask) -> None:
    answer = ask(saying(DECLINES))
    assert answer.status == "not_found"
    assert answer.citations == ()
    assert answer.passages


@pytest.mark.parametrize(
    "reply", ["", "\n\n", "[p1]", "...", "I cannot help with that."]
)
def test_a_reply_that_rests_on_nothing_leaves_the_quotation_and_says_why(
    ask: Ask, reply: str
) -> None:
    answer = ask(saying(reply))
    assert is_quoted(answer)
    assert any("chat model" in note for note in answer.notes)


def test_a_reply_in_another_language_is_asked_for_once_more(opened: Open) -> None:
    swedish = ("Det finns 252 registrerade företag i klustret i Xuzhou", SOURCE)
    replies = [writing(swedish), writing(TRUE)]
    model = ScriptedModel(script=lambda messages: replies.pop(0)(messages))
    with opened(model) as assistant:
        answer = assistant.ask(FIRMS)
    assert answer.text.startswith(TRUE[0])
    first, second = (str(messages[-1].content) for messages in model.asked[:2])
    assert "English" not in first.rpartition("Question:")[2]
    assert "English" in second.rpartition("Question:")[2]


def test_a_model_that_keeps_to_another_language_is_not_shown(ask: Ask) -> None:
    answer = ask(
        writing(("Det finns 252 registrerade företag i klustret i Xuzhou", SOURCE))
    )
    assert is_quoted(answer)
    assert any("another language" in note for note in answer.notes)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (FIRMS, "There are 252 registered firms."),
        ("Hur många företag finns i klustret i Xuzhou?", "Det finns 252 företag."),
    ],
)
def test_the_prompt_names_the_language_of_the_question(
    opened: Open, question: str, said: str
) -> None:
    model = ScriptedModel(script=writing((said, SOURCE)))
    with opened(model) as assistant:
        answer = assistant.ask(question)
    assert answer.mode == "written"
    language = "Swedish" if answer.language == "sv" else "English"
    assert language in str(model.asked[0][0].content)


def test_a_follow_up_is_rewritten_by_the_model(opened: Open) -> None:
    standalone = "How many employees are there in the Xuzhou cluster?"
    replies = [saying(standalone), writing(("More than 60,000 employees.", SOURCE))]
    model = ScriptedModel(script=lambda messages: replies.pop(0)(messages))
    with opened(model) as assistant:
        answer = assistant.ask("and what about the staff?", [Turn(FIRMS, "252 firms")])
    assert answer.standalone_question == standalone
    assert answer.mode == "written"


@pytest.mark.parametrize(
    "reply",
    ["", "How many employees are there in Ningbo?", "One.\nTwo?", "In 2019, how many?"],
)
def test_a_rewritten_question_that_brings_something_new_is_not_used(
    opened: Open, reply: str
) -> None:
    model = ScriptedModel(script=saying(reply))
    with opened(model) as assistant:
        answer = assistant.ask("and how many employees?", [Turn(FIRMS, "252 firms")])
    assert "employees" in answer.standalone_question
    assert "Xuzhou" in answer.standalone_question, "the rules do not work either"
    assert reply == "" or reply not in answer.standalone_question


def test_a_quote_in_another_language_comes_with_a_translation(ask: Ask) -> None:
    translation = "There are 252 registered firms and more than 60,000 5 employees."
    replies = [writing(TRUE), saying(f"1. {translation}")]
    answer = ask(lambda messages: replies.pop(0)(messages))
    (citation,) = answer.citations
    assert citation.translation == translation
    assert citation.quote.startswith("Det finns")


def test_a_translation_with_another_figure_is_none(ask: Ask) -> None:
    replies = [writing(TRUE), saying("1. There are 525 firms and 60,000 5 employees.")]
    answer = ask(lambda messages: replies.pop(0)(messages))
    assert [c.translation for c in answer.citations] == [""]


def test_by_setting_what_nothing_supports_is_kept_and_marked(ask: Ask) -> None:
    opinion = "The glass industry is a wonderful thing to behold."
    answer = ask(saying(opinion), unsupported="mark")
    (span,) = answer.unsupported_spans
    assert span.of(answer.text) == opinion
    assert "(not supported by the documents)" in answer.text
    assert is_quoted(ask(saying(opinion)))


def test_by_no_setting_is_a_figure_shown_that_nothing_supports(ask: Ask) -> None:
    lie = "There are 9,999 firms in Xuzhou."
    for script in (saying(lie), writing((lie, SOURCE))):
        answer = ask(script, unsupported="mark")
        assert "9,999" not in answer.text
        assert answer.unsupported_spans == ()


def test_items_of_a_list_are_cited_one_by_one(ask: Ask) -> None:
    source = "design innovation action"
    answer = ask(
        writing(
            ("The actions are:\n- the regional brand promotion action {key}\n", source),
            ("\n- the design innovation action {key}\n", source),
        ),
        "What are the Shandong upgrading actions?",
    )
    assert answer.text.splitlines() == [
        "The actions are:",
        "- the regional brand promotion action [1]",
        "- the design innovation action [1]",
    ]
    assert [c.answer_span.of(answer.text) for c in answer.citations] == [
        "the regional brand promotion action",
        "the design innovation action",
    ]
    assert len(answer.sources) == 1, "both stand in one sentence"
