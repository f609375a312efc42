"""A figure is of the kind that was asked for: glass is no textiles."""

from __future__ import annotations

import pytest

from assistant.extract.conditions.counted import check_qualifier
from assistant.extract.conditions.outcomes import Outcome
from tests.assistant.extract.conditions.places import place_of


@pytest.mark.parametrize(
    ("question", "text", "contradicted"),
    [
        ("How many textile mills are there?", "There are 17 glass works.", True),
        ("How many textile mills are there?", "There are 17 textile mills.", False),
        ("不锈钢集群有多少家企业?", "The lithium cluster has 17 firms.", True),
        ("Wie viele Edelstahlfirmen?", "Det rostfria klustret har 17 firmor.", False),
        ("Hur många textilföretag finns det?", "这里有17家玻璃企业。", True),
        ("有多少家大型企业?", "Det finns 17 små företag.", True),
        ("Wie viele Frauen arbeiten dort?", "Dort arbeiten 17 Männer.", True),
        ("How many mills are there?", "There are 17 glass works.", False),
        ("How many pupils graduated?", "The school admitted 17 pupils.", True),
        ("How many pupils graduated?", "17 elever gick ut skolan.", False),
        ("Hur många elever tog examen?", "学校招生17人。", True),
        ("学校招收了多少学生？", "17 Schüler wurden aufgenommen.", False),
        ("How many temporary stalls are there?", "Det finns 17 permanenta.", True),
        ("Hur många tillfälliga stånd finns det?", "有17个永久摊位。", True),
        ("Wie viele dauerhafte Stände?", "There are 17 temporary stalls.", True),
        ("有多少临时摊位？", "17 Stände sind vorübergehend.", False),
        ("Wie viele dauerhafte?", "17 unbefristet, 4 befristet.", False),
        ("How high is unemployment?", "年均新增就业17万人。", True),
        ("How high is unemployment?", "下岗失业人员再就业17万人。", True),
        ("Hur hög är arbetslösheten?", "Employment grew by 17 percent.", True),
        ("Hur hög är arbetslösheten?", "失业率为17%，就业稳定。", False),
        ("Wie viele sind beschäftigt?", "17 000 är arbetslösa.", True),
        ("How many found employment?", "17 av de arbetslösa fick nya jobb.", False),
        ("How large were imports?", "出口额17亿元。", True),
        ("How large were imports?", "进出口总额17亿元。", False),
        ("How important is trade?", "出口额17亿元。", False),
        ("出口额是多少？", "The value of imports was 17 million.", True),
        ("Hur stor var exporten?", "Die Einfuhren betrugen 17 Millionen.", True),
        ("Hvor mange døde?", "I 2024 var det 17 fødsler.", True),
        ("出生人口有多少？", "I fjol var dödsfallen 17.", True),
        ("Wie hoch war der Verlust?", "Vinsten var 17 miljoner.", True),
        ("财政支出是多少？", "Stadens intäkter var 17 miljoner kronor.", True),
        ("Kuinka suuret menot olivat?", "Tulot olivat 17 miljoonaa.", True),
        ("How many people emigrated?", "17 personer invandrade.", True),
    ],
)
def test_a_sentence_of_another_kind_contradicts(
    question: str, text: str, contradicted: bool
) -> None:
    outcome = check_qualifier(question, place_of(text, "17"))
    assert (outcome is Outcome.CONTRADICTED) is contradicted


def test_what_is_no_figure_may_be_found_where_the_opposite_is_told() -> None:
    place = place_of("The town helps with training for employment.", "training")
    outcome = check_qualifier("What is done against unemployment?", place)
    assert outcome is Outcome.SHOWN


@pytest.mark.parametrize(
    ("question", "title", "text", "contradicted"),
    [
        (
            "How many firms does the shipbuilding cluster of Penwick have?",
            "Penwick food cluster",
            "The cluster has 17 firms.",
            True,
        ),
        (
            "How many firms does the food cluster of Penwick have?",
            "Penwick food cluster",
            "The cluster has 17 firms.",
            False,
        ),
        (
            "Hur många företag har läkemedelsklustret i Norrås?",
            "Norrås fordonskluster",
            "Klustret har 17 företag.",
            True,
        ),
        (
            "Wie viele Firmen hat der Halbleiter-Cluster Altau?",
            "Logistik-Cluster Altau",
            "Der Cluster hat 17 Firmen.",
            True,
        ),
        (
            "青石市旅游产业集群有多少企业？",
            "青石市产业集群",
            "青石市船舶产业集群有企业17家。",
            True,
        ),
        (
            "How long may one with a temporary permit be away?",
            "Tillfälliga och permanenta tillstånd",
            "Den som har permanent tillstånd får vara borta 17 månader.",
            True,
        ),
        (
            "持临时许可者最多可离境多久？",
            "临时和永久许可",
            "持永久许可者可离境17个月。",
            True,
        ),
        (
            "Wie lange gilt die befristete Erlaubnis?",
            "Befristete und unbefristete Erlaubnis",
            "Sie gilt 17 Monate.",
            False,
        ),
        (
            "How large is the cluster?",
            "The Altau cluster",
            "The cluster of small firms has 17 members.",
            False,
        ),
        (
            "青石市船舶产业集群有多少企业？",
            "青石市产业集群",
            "青石市船舶产业集群有企业17家。",
            False,
        ),
        (
            "Hur många batteriföretag finns i Penwick?",
            "青石市船舶产业集群",
            "电池企业17家。",
            False,
        ),
    ],
)
def test_a_figure_in_a_paper_on_another_industry_contradicts(
    question: str, title: str, text: str, contradicted: bool
) -> None:
    outcome = check_qualifier(question, place_of(text, "17", title=title))
    assert (outcome is Outcome.CONTRADICTED) is contradicted
