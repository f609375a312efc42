from __future__ import annotations

import random

import pytest

from index.text.near_duplicates import find_alike, join_families, sketch_text


def make_text(words: int, seed: int) -> str:
    generator = random.Random(seed)
    return " ".join(f"w{generator.randrange(5_000)}" for _ in range(words))


def families(**texts: str) -> tuple[tuple[str, ...], ...]:
    sketches = {name: sketch_text(text) for name, text in texts.items()}
    return join_families(find_alike(sketches, texts))


def test_a_text_with_a_few_other_words_is_nearly_the_same() -> None:
    words = make_text(400, 1).split()
    changed = [*words[:100], "another", "sentence", *words[103:]]
    found = families(a=" ".join(words), b=" ".join(changed), c=make_text(400, 2))
    assert found == (("a", "b"),)


def test_case_spaces_and_punctuation_do_not_count() -> None:
    text = make_text(60, 3)
    assert families(a=text, b=text.upper().replace(" ", ",  ")) == (("a", "b"),)


def test_half_of_a_text_is_not_nearly_the_same() -> None:
    assert families(a=make_text(400, 4), b=make_text(400, 4)[:1_200]) == ()


def test_texts_that_share_only_a_letterhead_are_not_the_same() -> None:
    head = make_text(30, 5)
    assert (
        families(a=f"{head} {make_text(300, 6)}", b=f"{head} {make_text(300, 7)}") == ()
    )


def test_families_are_joined_over_a_third() -> None:
    text = make_text(500, 8)
    found = families(
        a=text, b=f"{text} {make_text(40, 9)}", c=f"{make_text(40, 1)} {text}"
    )
    assert found == (("a", "b", "c"),)


def test_texts_without_a_letter_are_compared_with_nothing() -> None:
    assert families(a="...", b=" – ", c="a") == ()


@pytest.mark.parametrize("text", ["短", "徐州集群", "a"])
def test_short_texts_are_the_same_as_themselves_only(text: str) -> None:
    assert families(a=text, b=f" {text} ", c=text * 9) == (("a", "b"),)


def test_what_is_new_is_compared_with_all_and_the_others_are_not_again() -> None:
    text, other = make_text(300, 10), make_text(300, 11)
    texts = {"a": text, "b": text, "c": other, "d": other, "e": text}
    sketches = {name: sketch_text(each) for name, each in texts.items()}
    assert find_alike(sketches, {"d"}) == [("c", "d")]
    assert find_alike(sketches, {"e"}) == [("a", "e"), ("b", "e")]
    assert find_alike(sketches, texts) == [
        *(("a", "b"), ("a", "e"), ("b", "e"), ("c", "d")),
    ]
    assert find_alike(sketches, {"nothing"}) == []
