"""Items that the enumeration comma sets off, without the words around the list."""

from __future__ import annotations

import pytest

from assistant.extract.lists.chinese_lists import find_chinese_lists
from index.documents import Span


def found(text: str, clause: Span | None = None) -> list[list[str]]:
    lists = find_chinese_lists(text, clause or Span(0, len(text)))
    return [[item.of(text) for item in items] for items in lists if items]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("酒、茶和烟", ["酒", "茶", "烟"]),
        ("酒、茶以及烟等七类", ["酒", "茶", "烟"]),
        ("支持钢铁、石化、建材的发展", ["钢铁", "石化", "建材"]),
        ("产品包括酒具、茶具、烟具", ["酒具", "茶具", "烟具"]),
        ("一、酒、茶和烟", ["酒", "茶", "烟"]),
        ("酒、、茶、烟", ["酒", "茶", "烟"]),
    ],
)
def test_the_items_are_without_what_stands_before_and_after_them(
    text: str, items: list[str]
) -> None:
    assert found(text) == [items]


def test_and_so_on_ends_a_list_and_another_may_follow_it() -> None:
    text = "钢铁、石化、建材等产业和酒具、茶具、烟具等产品"
    assert found(text) == [["钢铁", "石化", "建材"], ["酒具", "茶具", "烟具"]]


def test_a_comma_parts_two_lists() -> None:
    text = "酒、茶和烟，灯、瓶和碗"
    assert found(text) == [["酒", "茶", "烟"], ["灯", "瓶", "碗"]]


def test_a_word_that_only_looks_like_a_joining_one_is_left_whole() -> None:
    assert found("温和、和平、和谐") == [["温和", "和平", "和谐"]]
    assert found("工业、农业、总和水平") == [["工业", "农业", "总和水平"]]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "、、、",
        "工业、农业",
        "各部门、各单位要抓好落实",
        f"{'甲' * 30}、乙、丙、丁",
    ],
)
def test_where_it_is_in_doubt_there_is_no_list(text: str) -> None:
    assert found(text) == []


def test_only_the_given_clause_is_looked_at() -> None:
    text = "酒、茶和烟"
    assert found(f"{text}。灯、瓶和碗", Span(0, len(text))) == [["酒", "茶", "烟"]]
