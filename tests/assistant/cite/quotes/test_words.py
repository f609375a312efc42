from __future__ import annotations

from assistant.cite.quotes.words import differing_words, words_of


def differing(old: str, new: str) -> tuple[list[str], list[str]]:
    before, after = differing_words(old, new)
    return [span.of(old) for span in before], [span.of(new) for span in after]


def test_a_figure_is_one_word_and_chinese_is_cut_into_characters() -> None:
    words = [word.folded for word in words_of("Det finns 1,252.5 Företag，共有五家。")]
    assert words == ["det", "finns", "1,252.5", "företag", *"共有五家"]


def test_the_words_that_differ_are_told_on_both_sides() -> None:
    assert differing(
        "There are 252 firms in the park.", "There are 260 large firms in the park."
    ) == (["252"], ["260 large"])
    assert differing("共有252家企业", "共有260家企业") == (["252"], ["260"])


def test_what_is_the_same_but_for_spaces_and_capitals_does_not_differ() -> None:
    assert differing("Glass  is\nmade.", "glass is made") == ([], [])


def test_what_was_taken_out_differs_on_one_side_alone() -> None:
    assert differing("It is not allowed.", "It is allowed.") == (["not"], [])


def test_very_long_texts_differ_as_a_whole() -> None:
    assert differing("a " * 3_000, "b") == (["a " * 3_000], ["b"])
