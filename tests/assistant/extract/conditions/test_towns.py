"""A figure of a town stands in a document that names the town."""

from __future__ import annotations

import pytest

from assistant.extract.conditions.outcomes import Outcome
from assistant.extract.conditions.towns import check_names, provinces_in, towns_in
from tests.assistant.extract.conditions.places import place_of


@pytest.mark.parametrize(
    ("question", "towns"),
    [
        ("How many firms are in Xu Zhou?", {"xuzhou"}),
        ("Hur många företag finns i Ningbos kluster?", {"ningbo"}),
        ("Wie viele Firmen hat Keqiao in Zhejiang?", {"keqiao"}),
        ("海宁市有多少家企业?", {"海宁"}),
        ("滕州玻璃集群有多少家企业?", {"滕州"}),
        ("浙江有多少家企业?", set()),
        ("烟台葡萄酒产业有多少家企业?", {"烟台"}),
        ("大连船舶产业集群的产值是多少?", {"大连"}),
        ("许昌假发企业有多少名员工?", {"许昌"}),
        ("嘉祥手套产业有多少家企业?", {"嘉祥"}),
        ("凤翔酒业的产值是多少?", {"凤翔"}),
        ("卫星产业有多少顾客?", set()),
        ("该政策延长了多久?", set()),
        ("各省有哪些惠民措施?", set()),
        ("能在上海申请补贴的企业有多少家?", set()),
        ("满意度是多少?", set()),
        ("Why does the Swedish EPA regard it so?", set()),
        ("Wozu dienen Prüfungen?", set()),
        ("Mikä on kaupungin väkiluku?", set()),
        ("Minkä ikäinen Xúzhōu on?", {"xuzhou"}),
        ("小镇有多少家外国企业?", set()),
        ("Xuzhou 的集群有多少家企业?", {"xuzhou"}),
        ("苏州高新区有多少家企业?", {"苏州"}),
        ("Wie viele Monate dauert es bis Ende Juni in den Häfen?", set()),
        ("Wie viele Firmen fördert die Ningboer Verordnung?", {"ningbo"}),
        ("Wie viele Firmen fördert die Shanghaier Verordnung?", set()),
        ("How many firms are in Gothenburg?", set()),
        ("Vem leder Hengqinzonens kommitté?", {"hengqin"}),
        ("Hur många företag har Anpingklustret?", {"anping"}),
        ("Hvor mange bedrifter har Anpingklyngen?", {"anping"}),
        ("Hur många bor i Guangdongprovinsen?", set()),
        ("Hur många företag finns i Norrbottensklustret?", set()),
        ("Wie tief ist der Hafen am Anfang der Basilika?", set()),
        ("Welche Gebiete und welche Deiche schützt die Polizei?", set()),
        ("Wie viele Firmen hat der Keqiaoer Cluster in der Pandemie?", {"keqiao"}),
        ("Wie viele Firmen hat das Keqiao-Cluster?", {"keqiao"}),
        ("How many clubs had the Palace League in June?", set()),
        ("Hur många heter Emilia i Los Angeles?", set()),
        ("Vilka städer ligger mellan Wuhan och Shenzhen?", {"wuhan", "shenzhen"}),
        ("Was liefert Huawei in Guangzhou?", {"huawei", "guangzhou"}),
        ("澳大利亚的海洋集群有多少家企业?", set()),
        ("海关在刚果民主共和国有多少人?", set()),
        ("杭州的太阳能企业有多少家?", {"杭州"}),
    ],
)
def test_towns_are_found_in_characters_and_in_pinyin(
    question: str, towns: set[str]
) -> None:
    assert towns <= set(towns_in(question))
    assert bool(towns) == bool(towns_in(question))


@pytest.mark.parametrize(
    ("question", "text", "title", "outcome"),
    [
        ("How many firms are in Ningbo?", "宁波有17家企业。", "", 0),
        ("宁波有多少家企业?", "Ning Bo has 17 firms.", "", 0),
        ("宁波有多少家企业?", "The cluster has 17 firms.", "Ningbo pumps", 0),
        ("宁波有多少家企业?", "Haining och Anxi har 17 företag.", "", 2),
        ("青河有多少家企业?", "Kinas Haining och Anxi har 17 företag.", "", 2),
        ("北宁有多少家企业?", "Wang Li i Haining och Anxi har 17 firmor.", "", 2),
        ("长垣有多少家企业?", "Changyuan har 17 företag i Henan.", "", 0),
        ("曹县有多少家企业?", "Cao County has 17 firms.", "", 0),
        ("叠石桥有多少家企业?", "Dieshiqiao near Nantong has 17 firms.", "", 0),
        ("德累斯顿有多少家企业?", "The Dresden cluster has 17 firms.", "", 1),
        ("顺安市有多少家企业?", "Thuan An in Vietnam has 17 firms.", "", 1),
        ("武陵有多少家企业?", "Dem Cluster gehören 17 Unternehmen an.", "", 2),
        ("东约特兰有多少家企业?", "Östergötland har 17 företag.", "", 1),
        ("Wie viele Firmen hat Ningbo?", "海宁有17家企业。", "", 2),
        ("How many firms are in Shandong?", "Ningbo i Zhejiang har 17.", "", 2),
        ("How many firms are in Zhejiang?", "Ningbo i Zhejiang har 17.", "", 0),
        ("山东有多少家企业?", "浙江有17家企业。", "", 2),
        ("贺兰山东麓有多少家企业?", "Helan has 17 firms in Ningxia.", "", 0),
        ("中国有多少家企业?", "浙江有17家企业。", "", 0),
        ("How many firms are there?", "海宁有17家企业。", "", 0),
        ("Wie tief ist der Hafen?", "港口水深17米。", "", 0),
        ("海洋集群有多少家企业?", "The marine cluster of Osby has 17 firms.", "", 0),
        ("How many clubs were in the League in June?", "Ligan har 17 klubbar.", "", 0),
    ],
)
def test_a_document_that_nowhere_names_the_town_is_of_another(
    question: str, text: str, title: str, outcome: int
) -> None:
    assert check_names(question, place_of(text, "17", title=title)) is Outcome(outcome)


def test_a_place_is_known_by_what_others_call_it() -> None:
    rules = place_of("上海市的规定自2024年11月28日起施行。", "2024年11月28日")
    question = "Från och med när gäller Pekings regler?"
    assert provinces_in(question) == ("beijing",)
    assert check_names(question, rules) is Outcome.NOWHERE
