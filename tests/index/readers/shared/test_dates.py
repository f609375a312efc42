import pytest

from index.readers.shared.dates import find_labelled_date, mentions_date, read_iso_date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("发布日期：2021-03-03", "2021-03-03"),
        ("来源：新华社 发布日期：2021.3.30日", "2021-03-30"),
        ("成 文 日 期：2018年12月29日", "2018-12-29"),
        ("【发布时间】 2021年3月3日", "2021-03-03"),
        ("发文日期 | 2021年03月", "2021-03"),
        ("Published: 3 March 2021", "2021-03-03"),
        ("Date of issue: March 3, 2021", "2021-03-03"),
        ("Publicerad 16 februari 2022 kl. 10.20", "2022-02-16"),
        ("The report published on 3 March 2021 by the board says", None),
        ("Unpublished: 3 March 2021", None),
        ("Published: 34 March 2021", None),
        ("发布日期：2021-13-03", None),
        ("发布日期：2021-02-29", None),
        ("发布日期：2024-02-29", "2024-02-29"),
        ("发布日期：2021-03-00", None),
        ("2021-03-03", None),
    ],
)
def test_only_a_labelled_date_is_one_of_issue(text: str, date: str | None) -> None:
    assert find_labelled_date(f"A plan\n{text}\nText.") == date


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2021-03-03T10:00:00+08:00", "2021-03-03"),
        ("20210303101010", "2021-03-03"),
        ("2021/3/3 10:00", "2021-03-03"),
        ("2021-03", "2021-03"),
        ("2021", "2021"),
        ("2021-02-31", None),
        ("March", None),
    ],
)
def test_a_date_for_machines_is_as_exact_as_it_is_given(
    value: str, date: str | None
) -> None:
    assert read_iso_date(value) == date


def test_a_day_is_found_however_it_is_written() -> None:
    assert mentions_date("Stockholm den 5 april 2021", "2021-04-05")
    assert mentions_date("二〇二一年规划，2021年4月5日印发", "2021-04-05")
    assert not mentions_date("Stockholm den 5 april 2022", "2021-04-05")
