"""A name of a statement stands in a source in any script, or it is another one."""

from __future__ import annotations

import pytest

from assistant.facts import Claim, Evidence

_PRESENT = [
    ("Firms in Xuzhou", "en", "glasindustrin i Xuzhou-provinsen", "sv"),
    ("Xuzhous glasindustri", "sv", "the glass industry of Xuzhou", "en"),
    ("Xuzhou's glass industry", "en", "XuZhou glass", "en"),
    ("Xuzhou", "en", "徐州市", "zh"),
    ("Xuzhous glas", "sv", "徐州", "zh"),
    ("Jiangsu Province", "en", "江苏省", "zh"),
    ("Jiangsuprovinsen", "sv", "江苏省", "zh"),
    ("Zhang Wei", "en", "张伟", "zh"),
    ("said Wang Li", "en", "王丽表示", "zh"),
    ("Shaanxi and Shanxi", "en", "陕西省和山西省", "zh"),
    ("Chongqing", "en", "重庆", "zh"),
    ("江苏省徐州市", "zh", "Xuzhou, Jiangsu", "en"),
    ("江苏省", "zh", "江苏的企业", "zh"),
    ("张伟", "zh", "Wei Zhang", "en"),
    ("张伟", "zh", "Zhang Wei", "sv"),
    ("China", "en", "中国", "zh"),
    ("Kinas export", "sv", "China's exports", "en"),
    ("中国", "zh", "Kina", "sv"),
    ("China", "en", "我国", "zh"),
    ("Chinese firms", "en", "kinesiska företag", "sv"),
    ("Sydostasien och Nordamerika", "sv", "North America and Southeast Asia", "en"),
    ("the European Union", "en", "欧盟", "zh"),
    ("the EU", "en", "Europeiska unionen", "sv"),
    ("said the MIIT", "en", "Ministry of Industry and Information Technology", "en"),
    ("SMEs", "en", "small and medium-sized enterprises", "en"),
    ("Owned by Volvo", "en", "沃尔沃", "zh"),
    ("with Siemens", "en", "西门子", "zh"),
    ("From Warsaw", "en", "i Warszawa", "sv"),
    ("the Department of Industry", "en", "工业厅", "zh"),
    ("the Silk Road Fund", "en", "Sidenvägsfonden", "sv"),
    ("Industriministeriet", "sv", "the Ministry of Industry", "en"),
    ("the G20 and 5G", "en", "G20峰会和5G", "zh"),
    ("Covid-19", "en", "COVID 19", "sv"),
    ("see https://example.org/a", "en", "(https://example.org/a).", "sv"),
    ("info@example.org", "en", "info@example.org", "zh"),
    ("a new Center", "en", "a new center", "en"),
    ("the People's Republic of China", "en", "Kina", "sv"),
    ("Folkrepubliken Kina", "sv", "中国", "zh"),
    ("Förenade Arabemiraten", "sv", "阿联酋", "zh"),
    ("the United Arab Emirates", "en", "Vereinigte Arabische Emirate", "de"),
    ("英国和美国", "zh", "Förenade kungariket och Förenta staterna", "sv"),
    ("in Fuliang County", "en", "i Fuliang-länet", "sv"),
    ("Basen öppnade", "sv", "基地开园", "zh"),
    ("Whoever cheats pays", "en", "弄虚作假的，追回资金", "zh"),
    ("法尔雪平的乳品厂", "zh", "mejeriet i Falköping", "sv"),
    ("邓加文的车间", "zh", "a hall at Dungarvan", "en"),
    ("副市长金向东兼任主任", "zh", "主任由金向东担任", "zh"),
    ("Professor Shen Lan", "en", "教授沈岚", "zh"),
    ("Mingqin Wei", "en", "韦明琴", "zh"),
    ("Die Fabrik und der Standort", "de", "Es gibt Werke.", "de"),
]
_ABSENT = [
    ("in Jiangxi", "en", "in Jiangsu", "en"),
    ("in Henan", "en", "in Hunan", "en"),
    ("in Shanxi", "en", "in Shaanxi", "en"),
    ("Suzhou", "en", "Xuzhou", "en"),
    ("in Jiangxi", "en", "江苏省", "zh"),
    ("in Hunan", "en", "河南省", "zh"),
    ("Shaanxi", "en", "山西", "zh"),
    ("Shanxi", "en", "陕西", "zh"),
    ("Suzhous glas", "sv", "徐州", "zh"),
    ("Jiangxiprovinsen", "sv", "江苏省", "zh"),
    ("Zhang Li", "en", "张伟", "zh"),
    ("Wang Wei", "en", "张伟", "zh"),
    ("江西省", "zh", "Jiangsu", "en"),
    ("苏州市", "zh", "Xuzhou", "sv"),
    ("苏州市", "zh", "徐州市", "zh"),
    ("李伟", "zh", "张伟", "zh"),
    ("王伟", "zh", "Zhang Wei", "en"),
    ("商务部", "zh", "工业和信息化部", "zh"),
    ("日本", "zh", "Kina", "sv"),
    ("Japan", "en", "中国", "zh"),
    ("Sweden has 120 clusters", "en", "Norge har 120 kluster", "sv"),
    ("瑞典", "zh", "Schweiz har 120 företag", "sv"),
    ("China has 120 clusters", "en", "日本有120个集群", "zh"),
    ("Mongoliet har 120 kluster", "sv", "内蒙古有120个集群", "zh"),
    ("Irland", "sv", "Northern Ireland has 120 clusters", "en"),
    ("Sudan", "sv", "South Sudan has 120 clusters", "en"),
    ("Mexiko", "sv", "New Mexico has 120 clusters", "en"),
    ("i Nanjing", "sv", "in Suzhou", "en"),
    ("in Fujian", "en", "苏州集群", "zh"),
    ("Dalian has a cluster", "en", "苏州集群", "zh"),
    ("Stockholm has a cluster", "en", "The cluster in Leeds", "en"),
    ("Göteborg har ett kluster", "sv", "The cluster in Leeds", "en"),
    ("Malmö har ett kluster", "sv", "Klustret i Umeå", "sv"),
    ("Tyskland", "sv", "Germany's neighbour France", "fr"),
    ("Japanese firms", "en", "kinesiska företag", "sv"),
    ("the NDRC", "en", "Ministry of Industry and Information Technology", "en"),
    ("Owned by Volvo", "en", "西门子", "zh"),
    ("With Siemens", "en", "med Volvo", "sv"),
    ("Vinnova betalar", "sv", "Energimyndigheten betalar", "sv"),
    ("the Ministry of Finance", "en", "the Ministry of Commerce", "en"),
    ("the Republic of Korea", "en", "中华人民共和国", "zh"),
    ("Förenade kungariket", "sv", "the United Arab Emirates", "en"),
    ("Professor Shen Lei", "en", "沈岚教授讲了同类问题", "zh"),
    ("Zhang Min", "en", "Zhang Wei and Li Min", "en"),
    ("刘海波率领代表团", "zh", "led by Liu Haiyan", "en"),
    ("金向阳兼任主任", "zh", "主任由金向东担任", "zh"),
    ("Volvo", "en", "发放给企业的文件", "zh"),
    ("the G7", "en", "G20", "zh"),
    ("4G", "en", "5G", "zh"),
    ("see https://example.org/b", "en", "https://example.org/a", "en"),
    ("see https://example.org/a", "en", "https://example.org/ab", "en"),
    ("ask@example.org", "en", "info@example.org", "en"),
]


_HOME = [
    ("Sweden's exports to China", "en", "Exporten till Kina", "sv"),
    ("the Swedish government", "en", "Regeringen", "sv"),
    ("China's State Council", "en", "国务院", "zh"),
    ("Inner Mongolia", "en", "内蒙古自治区", "zh"),
    ("Nordirland", "sv", "Northern Ireland", "en"),
]


def missing_names(claim: str, language: str, source: str, other: str) -> list[str]:
    """Return the names of a statement that its source has not."""
    facts = Claim(claim, language).missing([Evidence(source, other)])
    return [fact.text for fact in facts if fact.kind == "name"]


@pytest.mark.parametrize(("claim", "language", "source", "other"), _PRESENT)
def test_a_name_stands_in_a_source_in_any_script(
    claim: str, language: str, source: str, other: str
) -> None:
    assert missing_names(claim, language, source, other) == []


@pytest.mark.parametrize(("claim", "language", "source", "other"), _HOME)
def test_the_country_of_a_language_goes_without_saying_beside_those_that_are_named(
    claim: str, language: str, source: str, other: str
) -> None:
    assert missing_names(claim, language, source, other) == []


@pytest.mark.parametrize(("claim", "language", "source", "other"), _ABSENT)
def test_another_name_of_the_same_kind_is_missing(
    claim: str, language: str, source: str, other: str
) -> None:
    assert missing_names(claim, language, source, other)


@pytest.mark.parametrize(
    ("text", "language", "source", "source_language", "missing"),
    [
        ("A fair was held in Kuala Lumpur.", "en", "在吉隆坡举办展会。", "zh", []),
        ("报告在卡萨布兰卡发布。", "zh", "It came out in Rabat.", "en", ["卡萨布兰卡"]),
        ("Das Werk in Warschau ist neu.", "de", "Fabriken i Warszawa är ny.", "sv", []),
        ("Straits Photonics baut ein Werk.", "de", "Seri Devices builds a plant.", "en",
         ["Straits", "Photonics"]),
        ("Es gibt 7 Palmölfirmen.", "de", "其中棕榈油企业7家", "zh", []),
    ],
)  # fmt: skip
def test_cities_and_names_of_two_words_are_compared(
    text: str, language: str, source: str, source_language: str, missing: list[str]
) -> None:
    evidence = Evidence(source, source_language)
    found = Claim(text, language).missing([evidence])
    assert [fact.text for fact in found] == missing
