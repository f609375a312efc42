from __future__ import annotations

import pytest

from index.keywords import keyword_query, keyword_tokens


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
    assert keyword_query('NOT "glass" AND (x*') == '"not" OR "glass" OR "and" OR "x"'


def test_a_question_without_words_has_no_query() -> None:
    assert keyword_query("?!") == ""
