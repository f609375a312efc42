"""What a document says of itself is found in its head and in its closing clauses."""

from __future__ import annotations

import pytest

from index.readers.shared.document_facts import find_facts

ENGLISH = """Harbour Cluster Plan
Issued by: Ministry of Ports   Reference: HP/2023/9
Date of issue: 3 May 2023

This plan comes into force on 1 January 2024 and has four parts.
It is valid until 31 December 2027. The plan is valid until 30 June 2027.
This plan replaces the Harbour Cluster Plan of 2018.
"""
CHINESE = """临江市茶业促进办法
发文机关：临江市人民政府
文　　号：临政发〔2021〕5号    成文日期：2021年3月3日

第一条 为了促进茶业发展，制定本办法。
第九条 本办法自2021年5月1日起施行，有效期五年。《茶业办法》（临政〔2015〕3号）同时废止。
"""
SWEDISH = """Policy för kluster
Dnr: 2023/45
Beslutad av: Regionfullmäktige

Denna policy träder i kraft den 1 juni 2023 och ersätter Policy för kluster från 2018.
Denna policy gäller till och med den 31 maj 2027.
"""
GERMAN = """Richtlinie Hafen
Herausgeber: Landesamt | Aktenzeichen: 4-12/2023
Diese Richtlinie tritt am 1. Mai 2023 in Kraft. Gleichzeitig tritt die Richtlinie Hafen
vom 3. Juni 2015 außer Kraft.
Diese Richtlinie gilt bis zum 30. April 2028.
"""


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (ENGLISH, [
            ("issuer", "Ministry of Ports"),
            ("number", "HP/2023/9"),
            ("issued", "3 May 2023"),
            ("in_force", "1 January 2024"),
            ("valid_until", "30 June 2027"),
            ("replaces", "the Harbour Cluster Plan of 2018"),
        ]),
        (CHINESE, [
            ("issuer", "临江市人民政府"),
            ("number", "临政发〔2021〕5号"),
            ("issued", "2021年3月3日"),
            ("in_force", "2021年5月1日"),
            ("valid_until", "五年"),
            ("replaces", "《茶业办法》（临政〔2015〕3号）"),
        ]),
        (SWEDISH, [
            ("number", "2023/45"),
            ("issuer", "Regionfullmäktige"),
            ("in_force", "1 juni 2023"),
            ("replaces", "Policy för kluster från 2018"),
            ("valid_until", "31 maj 2027"),
        ]),
        (GERMAN.replace("\nvom", " vom"), [
            ("issuer", "Landesamt"),
            ("number", "4-12/2023"),
            ("in_force", "1. Mai 2023"),
            ("replaces", "die Richtlinie Hafen vom 3. Juni 2015"),
            ("valid_until", "30. April 2028"),
        ]),
    ],
)  # fmt: skip
def test_a_document_says_it_in_its_head_and_at_its_end(
    text: str, facts: list[tuple[str, str]]
) -> None:
    found = find_facts(text)
    assert [(fact.kind, fact.value) for fact in found] == facts
    assert all(fact.value_span.of(text) == fact.value for fact in found)
    assert all(fact.span.contains(fact.value_span) for fact in found)


def test_the_line_or_the_sentence_is_given_whole() -> None:
    by_kind = {fact.kind: fact.span.of(CHINESE) for fact in find_facts(CHINESE)}
    assert by_kind["number"] == "文　　号：临政发〔2021〕5号"
    assert by_kind["in_force"] == "第九条 本办法自2021年5月1日起施行，有效期五年。"
    assert by_kind["replaces"] == "《茶业办法》（临政〔2015〕3号）同时废止。"


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("规划\n\n国发〔2019〕4号\n\n各省：", "number", "国发〔2019〕4号"),
        ("实施细则\n2011年5月1日 施行\n", "in_force", "2011年5月1日"),
        ("办法\n\n第九条 本办法自公布之日起施行。", "in_force", "公布之日"),
        ("| Issued by | Port Authority |\n| Date | 3 May 2023 |", "issuer",
         "Port Authority"),
        ("Rules\nPublished on: March 8, 2023 Click: 1 204\n", "issued",
         "March 8, 2023"),
        ("Lag\n\nGenom lagen upphävs lagen (1998:12) om hamnar.", "replaces",
         "lagen (1998:12) om hamnar"),
    ],
)  # fmt: skip
def test_other_ways_to_say_it_are_understood(text: str, kind: str, value: str) -> None:
    assert (kind, value) in [(fact.kind, fact.value) for fact in find_facts(text)]


@pytest.mark.parametrize(
    "text",
    [
        "This plan replaces coal with gas in all four of the towns.",
        "The new carbon tax takes effect on 1 March 2024.",
        "本条例第五条自2023年1月1日起施行。",
        "The strategy was issued by the council: it has three parts.",
        "Effective date: to be decided",
        "省人民政府废止了《旧条例》。",
    ],
)
def test_what_is_said_of_something_else_is_no_fact(text: str) -> None:
    assert find_facts(text) == ()


def test_a_sentence_of_very_many_titles_is_read_in_no_time() -> None:
    titles = "《旧办法》、" * 20_000
    facts = find_facts(f"办法\n\n{titles}同时废止")
    assert 0 < len(facts) <= 50


@pytest.mark.parametrize("date", ["2023年7月28日", "二〇二三年七月二十八日"])
def test_who_signs_a_chinese_document_issued_it_on_that_day(date: str) -> None:
    signed = f"兰河市工业和信息化局\n\n{date}\n\n（公开）"
    text = f"关于设立集群的通知\n\n现予设立。\n\n{signed}"
    told = {fact.kind: fact.value for fact in find_facts(text)}
    assert told == {"issuer": "兰河市工业和信息化局", "issued": date}
    labelled = find_facts(f"成文日期：2023年7月1日\n{text}")
    assert [f.value for f in labelled if f.kind == "issued"] == ["2023年7月1日"]


def test_a_strategy_says_how_long_it_applies() -> None:
    (fact,) = find_facts("Strategin gäller till och med den 31 december 2027.")
    assert (fact.kind, fact.value) == ("valid_until", "31 december 2027")


def test_the_sentence_goes_on_after_the_number_of_a_day() -> None:
    sentence = (
        "Die Satzung tritt am 1. Mai 2024 in Kraft und am 30. Juni 2028 außer Kraft."
    )
    text = f"{sentence} Danach gilt eine neue.\n"
    found = [fact for fact in find_facts(text) if fact.kind == "in_force"]
    assert [fact.span.of(text) for fact in found] == [sentence]
