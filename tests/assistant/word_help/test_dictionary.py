"""What a dictionary says of the words of a Chinese quote."""

from __future__ import annotations

from assistant.word_help.dictionary import look_up

QUOTE = "支持252家企业参与产业集群建设。"


def test_words_are_looked_up_where_they_stand() -> None:
    found = {word.span.of(QUOTE): word.meaning for word in look_up(QUOTE, "zh", "en")}
    assert found["企业"].startswith("company")
    assert "to build" in found["建设"]
    assert "cluster" in " ".join(found.values())
    assert all(len(word) > 1 for word in found)
    assert not any("[" in meaning or "|" in meaning for meaning in found.values())
    assert all(len(meaning) <= 80 for meaning in found.values())


def test_there_is_a_dictionary_into_english_alone() -> None:
    assert look_up(QUOTE, "zh", "sv") == ()
    assert look_up("Det finns", "sv", "en") == ()
