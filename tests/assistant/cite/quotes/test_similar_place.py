from __future__ import annotations

from assistant.cite.quotes.similar_place import find_similar

WEATHER = "It rains in the town. " * 40
TEXT = (
    f"{WEATHER}\n\nIn 2024 there were 260 firms in the park. They make glass.\n\n"
    f"{WEATHER}"
)


def similar(quote: str, text: str = TEXT, language: str = "en", start: int = 0) -> str:
    span = find_similar(quote, start, text, language)
    return span.of(text) if span else ""


def test_the_sentence_that_was_changed_is_found_by_its_other_words() -> None:
    quote = "In 2019 there were 252 firms in the park."
    assert similar(quote) == "In 2024 there were 260 firms in the park."


def test_a_chinese_sentence_is_found_by_its_characters() -> None:
    text = "第一条。本办法自公布之日起施行。\n\n园区共有260家企业。\n\n第二条。"
    assert similar("园区共有252家企业。", text, "zh") == "园区共有260家企业。"


def test_nothing_is_similar_where_few_words_are_shared() -> None:
    assert similar("Subsidies are paid to shipyards by the province.") == ""
    assert similar("In 2019", "") == ""
    assert similar("…") == ""


def test_of_two_alike_the_one_nearer_to_the_old_place_is_meant() -> None:
    text = f"There are 3 firms.\n\n{WEATHER}\n\nThere are 4 firms."
    quote = "There are 5 firms."
    assert similar(quote, text, start=0) == "There are 3 firms."
    assert similar(quote, text, start=len(text)) == "There are 4 firms."


def test_a_row_of_a_sheet_is_found_as_a_row() -> None:
    text = "City: Xuzhou | Firms: 260\nCity: Suzhou | Firms: 31"
    assert similar("City: Xuzhou | Firms: 252", text) == "City: Xuzhou | Firms: 260"
