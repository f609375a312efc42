from __future__ import annotations

import pytest

from index.text.keywords import keyword_query, keyword_tokens, telling_tokens


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Xuzhou GLASS", ["xuzhou", "glass"]),
        ("företag", ["foretag"]),
        ("集群", ["集", "群", "集群"]),
        ("ガラス", ["ガ", "ラ", "ス", "ガラ", "ラス"]),
        ("60,000 and 60 000 and 60 000", ["60000", "and", "60000", "and", "60000"]),
        ("1.5 and 15", ["1.5", "and", "15"]),
        ("2016-2025", ["2016", "2025"]),
        ("ＡＢＣ１２", ["abc", "12"]),
        ("industri\u00adpark", ["industripark"]),
        ("! ?", []),
    ],
)
def test_text_becomes_tokens_in_every_script(text: str, tokens: list[str]) -> None:
    assert keyword_tokens(text) == tokens


def test_words_that_mean_something_in_fts5_are_only_words_in_a_query() -> None:
    tokens = keyword_tokens('NOT "glass" AND (x*')
    assert keyword_query(tokens) == '"not" OR "glass" OR "and" OR "x"'


def test_a_question_without_words_has_no_query() -> None:
    assert keyword_query(keyword_tokens("?!")) == ""


def test_what_many_passages_hold_is_left_out_where_rarer_words_are_enough() -> None:
    held = {"the": 60_000, "firms": 3_000, "cluster": 1_500, "xuzhou": 40}
    assert telling_tokens(["the", "xuzhou", "cluster", "firms"], held) == [
        "xuzhou",
        "cluster",
        "firms",
    ]


def test_the_rarest_word_is_searched_however_common_it_is() -> None:
    assert telling_tokens(["the", "of"], {"the": 90_000, "of": 80_000}) == ["of"]


def test_in_a_small_corpus_every_word_is_searched() -> None:
    words = ["what", "is", "the", "output"]
    assert set(telling_tokens(words, dict.fromkeys(words, 900))) == set(words)


def test_the_mark_of_a_footnote_is_no_part_of_its_figure() -> None:
    assert keyword_tokens("252¹ firms on 60 m²") == ["252", "firms", "on", "60", "m"]
