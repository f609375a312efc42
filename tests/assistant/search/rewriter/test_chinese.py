"""Chinese follow-ups, by the words that point back and the places they name."""

from __future__ import annotations

import pytest

from assistant.search.rewriter.chinese import rewrite_chinese
from assistant.search.rewriter.topics import find_topic

CLUSTER = "徐州集群有多少家企业？"


def meant(question: str, last: str = CLUSTER) -> str | None:
    topic = find_topic(last)
    assert topic is not None
    return rewrite_chinese(question, topic)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("它们在那里吗", "徐州集群在那里吗？"),
        ("谁建立了它？", "谁建立了徐州集群？"),
        ("那个集群的产值是多少", "徐州集群的产值是多少？"),
        ("上述企业在哪里？", "徐州集群的企业在哪里？"),
    ],
)
def test_a_word_that_points_back_gives_way_to_what_it_points_to(
    question: str, expected: str
) -> None:
    assert meant(question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("那2020年呢", "2020年徐州集群有多少家企业？"),
        ("2020年呢？", "2020年徐州集群有多少家企业？"),
    ],
)
def test_another_year_takes_the_place_of_the_last(question: str, expected: str) -> None:
    assert meant(question, "2019年徐州集群有多少家企业？") == expected


def test_another_place_takes_the_place_of_the_last() -> None:
    assert meant("南京呢？") == "南京集群有多少家企业？"
    assert meant("在山东呢？") == "山东集群有多少家企业？"


@pytest.mark.parametrize(
    "place",
    [
        "宿迁",
        "无锡",
        "合肥",
        "瑞典",
        "斯科讷",
        "马尔默",
        "嘉祥",
        "义乌",
        "苏州工业园区",
    ],
)
def test_a_place_is_known_by_its_name_alone(place: str) -> None:
    assert meant(f"{place}呢？") == f"{place}集群有多少家企业？"
    assert meant(f"那{place}有多少家企业？") is None


@pytest.mark.parametrize(
    ("last", "question", "expected"),
    [
        ("江苏省有多少家企业？", "山西省呢？", "山西省有多少家企业？"),
        ("江苏省有多少家企业？", "无锡市呢？", "无锡市有多少家企业？"),
        ("江苏省徐州市的集群有哪些？", "宿迁呢？", "宿迁的集群有哪些？"),
        ("新疆维吾尔自治区有多少家企业？", "西藏呢？", "西藏有多少家企业？"),
    ],
)
def test_a_place_gives_way_with_all_of_its_name(
    last: str, question: str, expected: str
) -> None:
    assert meant(question, last) == expected


@pytest.mark.parametrize(
    "counted", ["面积", "产值", "专利", "从业人员", "矿山", "城市", "海洋"]
)
def test_what_is_no_place_is_counted_in_the_last(counted: str) -> None:
    assert meant(f"{counted}呢？") == f"徐州集群有多少{counted}？"


def test_something_else_is_counted_where_something_was_counted() -> None:
    assert meant("那么员工呢？") == "徐州集群有多少员工？"
    assert meant("产值呢？", "徐州集群的面积是多大？") == "徐州集群的产值？"


@pytest.mark.parametrize(
    "question",
    ["", "？", "呢", "玻璃", "徐州有多大？", "其中有多少人？", "其他地区有什么政策？"],
)
def test_what_stands_on_its_own_or_says_nothing_is_left_alone(question: str) -> None:
    assert meant(question) is None


def test_after_a_question_in_another_language_its_name_is_put_in() -> None:
    last = "How many firms are in the Xuzhou cluster?"
    assert meant("它有多大？", last) == "Xuzhou有多大？"
    assert meant("南京呢？", last) == "How many firms are in the 南京 cluster？"


def test_a_year_does_not_grow_onto_a_word_of_another_script() -> None:
    last = "How many firms are in the Xuzhou cluster?"
    assert (
        meant("2019年呢？", last) == "How many firms are in the Xuzhou cluster 2019年？"
    )
