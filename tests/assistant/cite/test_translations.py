"""Quotes get a translation if they are foreign and it holds what they say."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from threading import Event

import pytest
from langchain_core.messages import BaseMessage

from assistant.answers import Citation
from assistant.cite.translations import translate_quotes
from assistant.write.failures import ChatFailure
from assistant.write.stream import ChatStream
from assistant.write.writer import Writer
from index.documents import Span
from tests.assistant.scripted import ScriptedModel, saying


def citation(quote: str, language: str, number: int = 1) -> Citation:
    span = Span(0, len(quote))
    return Citation(
        number=number,
        document_id="a.txt",
        title="A",
        quote=quote,
        source_span=span,
        answer_span=span,
        page=None,
        language=language,
        warnings=(),
    )


SWEDISH = citation("Det finns 252 företag i Xuzhou.", "sv")


def translations(model: ScriptedModel, *citations: Citation) -> list[str]:
    writer = Writer(
        ChatStream(model, timeout=30, retries=0), "scripted", cites_documents=False
    )
    translated = translate_quotes(citations, writer, "en", Event())
    assert [c.quote for c in translated] == [c.quote for c in citations]
    return [c.translation for c in translated]


def test_a_foreign_quote_is_translated_and_one_in_the_language_is_not() -> None:
    model = ScriptedModel(script=saying("1. There are 252 firms in Xuzhou."))
    english = citation("It has 9 parks.", "en", 2)
    assert translations(model, english, SWEDISH) == [
        "",
        "There are 252 firms in Xuzhou.",
    ]


@pytest.mark.parametrize("language", ["en", "und"])
def test_where_nothing_is_foreign_the_model_is_not_asked(language: str) -> None:
    model = ScriptedModel(script=saying("1. Anything."))
    assert translations(model, citation("Xuzhou 252", language)) == [""]
    assert translations(model) == []
    assert model.asked == []


@pytest.mark.parametrize(
    "reply",
    [
        "1. There are 253 firms in Xuzhou.",
        "1. There are 252 firms in Ningbo.",
        "1. On 4 May 2021 there were 252 firms in Xuzhou.",
        "There are 252 firms in Xuzhou.",
        "",
    ],
)
def test_a_translation_with_another_fact_or_without_a_number_is_none(
    reply: str,
) -> None:
    assert translations(ScriptedModel(script=saying(reply)), SWEDISH) == [""]


def test_a_quote_that_is_cited_twice_is_translated_once() -> None:
    model = ScriptedModel(script=saying("1. There are 252 firms in Xuzhou."))
    assert len(set(translations(model, SWEDISH, SWEDISH))) == 1
    assert "2." not in model.asked[0][-1].text


def test_quotes_stay_as_they_are_where_the_model_fails(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def failing(_: Sequence[BaseMessage]) -> str:
        raise ChatFailure("refused")

    with caplog.at_level(logging.INFO, "assistant.cite.translations"):
        assert translations(ScriptedModel(script=failing), SWEDISH) == [""]
    assert "refused" in caplog.text
    assert "252" not in caplog.text
