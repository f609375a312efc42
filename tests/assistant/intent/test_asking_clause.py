"""What leads up to a question politely is told from the question."""

from __future__ import annotations

import pytest

from assistant.intent.asking import find_asked


@pytest.mark.parametrize(
    ("before", "clause", "after"),
    [
        (
            "Good morning, I am preparing a visit of our delegation and would be very "
            "grateful if you could let me know ",
            "how many people are employed in the cluster of Baishi county",
            ".",
        ),
        (
            "As part of an exercise for our council we compare schemes across Europe, "
            "and it would help us a great deal to learn ",
            "until when a firm in Granvik may apply for money",
            ".",
        ),
        (
            "Hej! Jag förbereder ett besök nästa vecka och skulle vara mycket tacksam "
            "om ni kunde berätta ",
            "hur många som arbetar i klustret i Baishi",
            ".",
        ),
        (
            "Vi är en firma som gör glas och funderar på att anställa fler; skulle du "
            "vilja vara snäll och ta reda på ",
            "hur högt stöd ett företag i Alby kan få",
            "?",
        ),
        (
            "Guten Tag, ich bereite einen Besuch vor und wäre Ihnen sehr dankbar, wenn "
            "Sie mir sagen könnten, ",
            "wie viele Menschen im Cluster Baishi arbeiten",
            ".",
        ),
        (
            "Wir planen eine neue Linie und überlegen, ob sich ein Antrag lohnt; bitte "
            "teilen Sie uns mit, ",
            "bis zu welchem Datum Anträge in Lindenau eingereicht werden müssen",
            ".",
        ),
        (
            "您好，我正在为下周的考察做准备，烦请告知",
            "白石县产业集群有多少从业人员",
            "，非常感谢！",
        ),
        (
            "请教各位老师，小弟初来乍到，正在写材料，想问问",
            "青禾市对技术中心奖励多少钱",
            "",
        ),
        (
            "Je prépare un exposé pour notre direction sur les pôles et je vous serais "
            "reconnaissant de bien vouloir m'indiquer ",
            "combien d'entreprises comptait le pôle de Stoneford en 2023",
            ".",
        ),
    ],
)
def test_the_question_is_what_comes_after_its_lead(
    before: str, clause: str, after: str
) -> None:
    asked = find_asked(before + clause + after).clause
    assert asked.rstrip(".?").casefold() == clause.casefold()


@pytest.mark.parametrize(
    "question",
    [
        "18岁以下儿童申请访问居留许可应使用哪个编号的表格，审批需要多长时间？",
        "How many of the firms which were founded in 2020 in Alby and Norby have more "
        "employees today than when they began?",
        "What can our firm in the county get for machines that we buy for the new hall "
        "next year?",
    ],
)
def test_a_question_that_nothing_leads_to_stays_whole(question: str) -> None:
    assert find_asked(question).clause == question
