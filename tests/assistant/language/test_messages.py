"""The fixed texts are complete in four languages and read as intended."""

from __future__ import annotations

from string import Formatter
from typing import get_args

import pytest

from assistant.language import messages
from assistant.language.intent_texts import INTENT_TEXTS
from assistant.language.message_texts import TEXTS
from index.documents import DamageKind, SourceWarning, Span

ALL_TEXTS = TEXTS | INTENT_TEXTS
LANGUAGES = {"en", "sv", "zh", "de"}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("key", ALL_TEXTS)
def test_every_text_has_all_languages_with_the_same_placeholders(key: str) -> None:
    translations = ALL_TEXTS[key]
    assert set(translations) == LANGUAGES
    assert all(
        text.strip() or key in {"comma", "and"} for text in translations.values()
    )
    assert len({frozenset(placeholders(text)) for text in translations.values()}) == 1


@pytest.mark.parametrize(
    ("language", "documents", "languages", "expected"),
    [
        (
            "en",
            2,
            ("sv", "en"),
            "The documents do not say. Searched 2 documents, in Swedish and English.",
        ),
        (
            "en",
            1,
            ("zh",),
            "The documents do not say. Searched 1 document, in Chinese.",
        ),
        (
            "en",
            9,
            ("sv", "en", "zh"),
            "The documents do not say."
            " Searched 9 documents, in Swedish, English and Chinese.",
        ),
        (
            "sv",
            2,
            ("sv", "en"),
            "Det står inte i dokumenten. Sökte i 2 dokument, på svenska och engelska.",
        ),
        (
            "zh",
            3,
            ("zh", "en", "sv"),
            "文档中没有说明这一点。已检索3份文档，语言为中文、英语和瑞典语。",
        ),
        (
            "fi",
            2,
            ("fi",),
            "The documents do not say. Searched 2 documents, in Finnish.",
        ),
        ("zh-Hant", 1, ("en",), "文档中没有说明这一点。已检索1份文档，语言为英语。"),
    ],
)
def test_not_found_says_what_was_searched(
    language: str, documents: int, languages: tuple[str, ...], expected: str
) -> None:
    assert messages.not_found(language, documents, languages) == expected


def test_languages_that_cannot_be_told_are_left_out() -> None:
    assert messages.not_found("en", 3, ("und", "sv", "sv")) == (
        "The documents do not say. Searched 3 documents, in Swedish."
    )
    assert messages.not_found("en", 3, ("und",)) == (
        "The documents do not say. Searched 3 documents."
    )


def test_an_empty_corpus_is_not_called_silent() -> None:
    expected = "There are no documents to search yet."
    assert messages.not_found("en", 0, ()) == expected


@pytest.mark.parametrize(
    ("language", "kind", "text", "expected"),
    [
        ("en", "figure", "60,000 5", "the figure '60,000 5' is damaged in the source"),
        ("en", "word", "1ndustrial", "the word '1ndustrial' is damaged in the source"),
        ("sv", "figure", "60,000 5", "talet ”60,000 5” är skadat i källan"),
        ("zh", "figure", "60,000 5", "来源文件中的数字“60,000 5”已损坏"),
        (
            "en",
            "placeholder",
            "XNUMX",
            "the placeholder 'XNUMX' stands where the source is damaged",
        ),
        ("fr", "character", "\ufffd", "the text '\ufffd' is damaged in the source"),
    ],
)
def test_a_damage_warning_names_the_place(
    language: str, kind: DamageKind, text: str, expected: str
) -> None:
    warning = SourceWarning(kind, Span(0, len(text)), text)
    assert messages.damage_warning(language, warning) == expected


@pytest.mark.parametrize("language", sorted(LANGUAGES))
@pytest.mark.parametrize("kind", get_args(DamageKind))
def test_every_kind_of_damage_has_its_warning(kind: DamageKind, language: str) -> None:
    braces = SourceWarning(kind, Span(0, 3), "{x}")
    assert "{x}" in messages.damage_warning(language, braces)


@pytest.mark.parametrize(
    ("language", "sources", "expected"),
    [
        ("en", ("sv",), "Quoted in Swedish, the language of the source."),
        (
            "en",
            ("sv", "zh", "sv"),
            "Quoted in Swedish and Chinese, the languages of the sources.",
        ),
        ("sv", ("en",), "Citerat på engelska, källans språk."),
        ("zh", ("sv", "en"), "引文为瑞典语和英语，即各来源文件的语言。"),
        ("en", ("und",), ""),
        ("en", (), ""),
    ],
)
def test_the_language_of_the_source_is_noted(
    language: str, sources: tuple[str, ...], expected: str
) -> None:
    assert messages.source_language_note(language, sources) == expected


@pytest.mark.parametrize(
    ("code", "in_language", "expected"),
    [
        ("sv", "en", "Swedish"),
        ("zh", "sv", "kinesiska"),
        ("de", "zh", "德语"),
        ("zh_TW", "en", "Chinese"),
        ("en", "th", "English"),
        ("is", "en", "Icelandic"),
        ("xx", "en", "xx"),
    ],
)
def test_a_language_is_named_in_the_readers_language(
    code: str, in_language: str, expected: str
) -> None:
    assert messages.language_name(code, in_language) == expected


def test_the_remaining_texts_are_in_the_question_s_language() -> None:
    assert messages.empty_question("sv") == "Skriv en fråga."
    assert messages.empty_question("xx") == "Please ask a question."
    assert messages.nearest_heading("en") == (
        "Nearest passages, which do not answer the question:"
    )
