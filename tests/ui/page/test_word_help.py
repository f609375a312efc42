"""Word help stands below a foreign quote, and is told apart from it."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant import Answer, Citation
from assistant.language.translations.texts import speaking
from index.documents import Span
from tests.ui.page.test_markup import Markup
from ui.page.word_help import (
    asked_spans,
    helped_quote_html,
    remark_html,
    word_help_html,
)

QUOTE = "Det finns 252 registrerade företag i Xuzhou."
CITATION = Citation(
    1, "a.txt", "Glas", QUOTE, Span(0, len(QUOTE)), Span(0, len(QUOTE)), None, "sv", ()
)
ANSWER = Answer(
    question="How many firms are in Xuzhou?",
    standalone_question="How many firms are in Xuzhou?",
    text=f"{QUOTE} [1]",
    status="answered",
    citations=(CITATION,),
    passages=(),
    mode="extracted",
    model="small",
    index_version="1",
    timings={},
    language="en",
)


def test_figures_are_said_and_marked_as_help() -> None:
    said = Markup(word_help_html(CITATION, ANSWER, "m1")).text
    assert "252 registrerade företag = 252 registered firms" in said


def test_what_the_help_is_is_said_once_for_all_sources() -> None:
    sources = [replace(CITATION, number=number) for number in (1, 2, 3)]
    answer = replace(ANSWER, citations=tuple(sources))
    assert "Word help, not a translation" in Markup(remark_html(answer)).text
    for citation in sources:
        html = word_help_html(citation, answer, "m1")
        assert "Word help" not in Markup(html).text
        assert 'aria-label="Word help, not a translation"' in html


def test_nothing_is_said_of_help_where_there_is_none() -> None:
    with speaking("sv"):
        assert remark_html(ANSWER) == ""


def test_what_was_asked_about_is_marked_and_the_quote_stays_as_it_is() -> None:
    spans = asked_spans(CITATION, ANSWER)
    assert [span.of(QUOTE) for span in spans] == ["företag", "Xuzhou"]
    html = helped_quote_html(CITATION, ANSWER)
    assert Markup(html).text.strip() == QUOTE
    assert html.count("<mark>") == 2


def test_words_of_a_chinese_quote_are_explained_where_they_are_pointed_at() -> None:
    quote = "<script>支持企业"
    chinese = replace(CITATION, quote=quote, language="zh")
    html = helped_quote_html(chinese, ANSWER)
    assert Markup(html).text.strip() == quote
    assert "<script>" not in html
    assert re.search(r'title="[^"]*company[^"]*"[^>]*>企业<', html)
    assert "CC-CEDICT" in word_help_html(chinese, ANSWER, "m1")


def test_there_is_none_for_who_reads_the_language() -> None:
    with speaking("sv"):
        assert word_help_html(CITATION, ANSWER, "m1") == ""
        assert asked_spans(CITATION, ANSWER) == ()
    asked_in_swedish = replace(ANSWER, language="sv")
    assert word_help_html(CITATION, asked_in_swedish, "m1") == ""


def test_there_is_none_beside_a_translation() -> None:
    translated = replace(CITATION, translation="There are 252 registered firms.")
    assert word_help_html(translated, ANSWER, "m1") == ""
    assert asked_spans(translated, ANSWER) == ()
