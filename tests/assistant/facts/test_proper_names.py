"""The names in a statement, what kind they are, and how sure that is."""

from __future__ import annotations

import pytest

from assistant.facts.proper_names import Name, find_literals, find_names


def names(text: str, language: str) -> list[Name]:
    return find_names(text, language, text)


def written(text: str, language: str) -> list[tuple[str, str]]:
    found = names(text, language)
    assert all(name.span.of(text) == name.text for name in found)
    return [(name.text, name.kind) for name in found]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Owned by Volvo, the firm grows in Xuzhou.",
            "en",
            [("Volvo", "word"), ("Xuzhou", "word")],
        ),
        (
            "Wang Li from Sweden",
            "en",
            [("Wang", "word"), ("Li", "word"), ("Sweden", "territory")],
        ),
        ("The NDRC said so", "en", [("NDRC", "acronym")]),
        (
            "江苏省徐州市的张伟表示",
            "zh",
            [("江苏省", "chinese"), ("徐州市", "chinese"), ("张伟", "chinese")],
        ),
        ("The firm grows. It is large.", "en", []),
        ("ho ho", "en", []),
        ("A I O", "en", []),
        ("", "en", []),
        ("", "zh", []),
    ],
)
def test_names_are_found_by_capitals_and_in_chinese_by_their_words(
    text: str, language: str, expected: list[tuple[str, str]]
) -> None:
    assert written(text, language) == expected


def test_the_key_of_a_chinese_place_is_without_what_kind_of_place_it_is() -> None:
    assert [name.key for name in names("江苏省徐州市", "zh")] == ["江苏", "徐州"]


def test_a_word_that_begins_a_swedish_sentence_may_be_ordinary() -> None:
    (name,) = names("Industriministeriet betalar", "sv")
    assert name.may_be_ordinary
    assert name.may_be_translated
    (within,) = names("Det är Volvo", "sv")
    assert not within.may_be_ordinary


def test_pinyin_is_surely_chinese_and_is_never_translated() -> None:
    (xuzhou,) = names("in Xuzhou", "en")
    assert (xuzhou.is_chinese, xuzhou.may_be_translated) == (True, False)
    (volvo,) = names("by Volvo", "en")
    assert not volvo.is_chinese


def test_names_of_offices_have_ordinary_words_in_other_languages() -> None:
    found = names("the Ministry of Finance", "en")
    assert [name.may_be_translated for name in found] == [True, True]


def test_a_name_within_a_country_s_is_not_found_again() -> None:
    assert written("in South Korea", "en") == [("South Korea", "territory")]


def test_what_is_blanked_out_holds_no_name() -> None:
    text = "Volvo or Xuzhou"
    (name,) = find_names(text, "en", "\n\n\n\n\n or Xuzhou")
    assert name.text == "Xuzhou"


@pytest.mark.parametrize(
    ("text", "literals"),
    [
        ("see https://example.org/a. Or", ["https://example.org/a"]),
        ("write to info@example.org!", ["info@example.org"]),
        ("COVID-19 and 5G at the G20", ["COVID-19", "5G", "G20"]),
        ("RMB54 for 5kg, 54bn, the 14th, 1980s", []),
        ("见www.example.org，", ["www.example.org"]),
        ("", []),
    ],
)
def test_addresses_and_tokens_with_digits_are_literal_but_units_are_not(
    text: str, literals: list[str]
) -> None:
    found = find_literals(text, "en")
    assert [name.text for name in found] == literals
    assert all(name.kind == "literal" for name in found)
    assert all(name.key == name.text.casefold() for name in found)


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("副市长金向东兼任主任", "金向东"),
        ("由高满堂担任顾问", "高满堂"),
        ("刘海波率领代表团", "刘海波"),
        ("周建平教授", "周建平"),
        ("刘建平教授", "刘建平"),
    ],
)
def test_a_chinese_person_is_named_whole(text: str, person: str) -> None:
    assert [name.text for name in names(text, "zh")] == [person]


def test_two_places_are_not_one_name() -> None:
    assert [name.text for name in names("江苏徐州", "zh")] == ["江苏", "徐州"]


def test_a_word_with_a_letter_that_pinyin_lacks_is_no_chinese_name() -> None:
    (name,) = names("de Förena", "sv")
    assert not name.is_chinese
