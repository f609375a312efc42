"""The facts of a statement, where they stand in it, and what has them."""

from __future__ import annotations

import pytest

from assistant.facts import Claim, Evidence


def test_a_figure_may_stand_in_any_of_the_evidence() -> None:
    claim = Claim("252 firms and 54 billion yuan", "en")
    firms, yuan = Evidence("252 företag", "sv"), Evidence("540亿元", "zh")
    assert claim.missing([firms, yuan]) == ()
    assert [fact.text for fact in claim.missing([firms])] == ["54 billion yuan"]
    assert len(claim.missing([])) == 2


def test_a_year_may_stand_in_the_title_and_an_amount_may_not() -> None:
    evidence = Evidence("The plan was issued.", "en", "Plan for 2021: 45 projects")
    assert Claim("The plan of 2021", "en").missing([evidence]) == ()
    assert Claim("It has 45 projects", "en").missing([evidence])


def test_a_name_may_stand_in_the_title() -> None:
    evidence = Evidence("Industrin växer.", "sv", "Glas från Xuzhou")
    assert Claim("The industry of Xuzhou grows.", "en").missing([evidence]) == ()


def test_a_fact_says_where_it_stands() -> None:
    text = "In 2021, Xuzhou had 252 firms."
    facts = Claim(text, "en").facts
    assert [(f.kind, f.text) for f in facts] == [
        ("figure", "2021"),
        ("name", "Xuzhou"),
        ("figure", "252 firms"),
    ]
    assert all(fact.span.of(text) == fact.text for fact in facts)


def test_a_date_is_one_fact_and_its_digits_are_no_figures_of_their_own() -> None:
    facts = Claim("On 3 March 2021 it had 12 firms.", "en").facts
    assert [(fact.kind, fact.text) for fact in facts] == [
        ("date", "3 March 2021"),
        ("figure", "12 firms"),
    ]


@pytest.mark.parametrize("text", ["", " \n", "It grows.", "。", "One of the firms."])
def test_a_statement_without_facts_misses_none(text: str) -> None:
    assert Claim(text, "en").facts == ()
    assert Claim(text, "en").missing([]) == ()


def test_missing_facts_come_in_the_order_of_the_statement() -> None:
    claim = Claim("Volvo had 12 firms on 3 March 2021.", "en")
    kinds = [fact.kind for fact in claim.missing([Evidence("Nothing.", "en")])]
    assert kinds == ["name", "figure", "date"]


def test_a_date_may_stand_in_the_title_and_gives_its_year_to_the_text() -> None:
    evidence = Evidence("It has 45 projects.", "en", "Plan of 3 March 2021")
    assert (
        Claim("On 3 March 2021 there were 45 projects.", "en").missing([evidence]) == ()
    )
    assert Claim("In 2021 there were 45 projects.", "en").missing([evidence]) == ()
    assert Claim("On 4 March 2021 it was so.", "en").missing([evidence])


def test_an_article_of_the_source_is_no_number_of_the_statement() -> None:
    assert Claim("1 firm", "en").missing([Evidence("one firm", "en")]) == ()
    assert Claim("1 percent", "en").missing([Evidence("one firm", "en")])


@pytest.mark.parametrize(
    ("statement", "language", "text", "text_language", "shown"),
    [
        ("Xuzhou", "en", "徐州", "zh", True),
        ("252 firms", "en", "252家企业", "zh", True),
        ("the Ministry of Finance", "en", "财政部和商务部", "zh", False),
        ("Naturvårdsverket", "sv", "国家生态环境局", "zh", False),
    ],
)
def test_a_translated_name_may_be_there_but_is_not_shown_to_be(
    statement: str, language: str, text: str, text_language: str, shown: bool
) -> None:
    (fact, *_) = Claim(statement, language).facts
    evidence = Evidence(text, text_language)
    assert evidence.has(fact, language)
    assert evidence.shows(fact, language) is shown


@pytest.mark.parametrize(
    ("statement", "language", "text", "text_language", "said"),
    [
        ("Growth was -2.5 percent.", "en", "Tillväxten var –2,5 procent.", "sv", True),
        ("Growth was 2.5 percent.", "en", "Tillväxten var –2,5 procent.", "sv", False),
        ("Growth was -2.5 percent.", "en", "2023年GDP增速为-2.5%。", "zh", True),
        ("Growth was 2.5 percent.", "en", "2023年GDP增速为-2.5%。", "zh", False),
        ("It was -5 percent in 2023.", "en", "Tillväxt 2023 -5 %", "sv", True),
        ("It was 5 percent in 2023.", "en", "Tillväxt 2023 -5 %", "sv", False),
        ("It was 5 percent in 2023.", "en", "Zuwachs 2023 –5,0 Prozent", "de", False),
        ("From 2020 to 2023", "en", "Perioden 2020 -2023", "sv", True),
        ("Das Minus war –3 Prozent.", "de", "Veksten var –3 prosent.", "no", True),
        ("It rose by 3 percent.", "en", "Den steg 3 %-enheter.", "sv", False),
        ("It rose by 3 percentage points.", "en", "Um 3 %-Punkte mehr", "de", True),
        ("提高3个百分点", "zh", "Den steg med 3 %-poeng.", "no", True),
        ("2,145 billion kronor", "en", "2,145 miljarder kronor", "sv", False),
        ("2.145 billion kronor", "en", "2,145 miljarder kronor", "sv", True),
        ("2 145 miljarder kronor", "sv", "2,145 miljarder kronor", "sv", False),
        ("2,145 miljarder kronor", "sv", "2,145 miljarder kronor", "sv", True),
        ("2,145 miljarder kronor", "sv", "2,145 billion kronor", "en", False),
        ("1,245 billion euros", "en", "1,245 Mrd. Euro", "de", False),
        ("1.245 billion euros", "en", "1,245 Mrd. Euro", "de", True),
        ("21.45亿元", "zh", "2,145 milliarder yuan", "no", True),
        ("2,145 percent", "en", "2,145 procent", "sv", False),
        ("2,145 to 3,250 billion", "en", "2,145–3,250 miljarder", "sv", False),
        ("2.145 to 3.25 billion", "en", "2,145–3,250 miljarder", "sv", True),
        ("2,145 people", "en", "2,145 personer", "sv", True),
        ("2,145人", "zh", "2,145 people", "en", True),
        ("60,000 billion kronor", "en", "60,000 miljarder kronor", "sv", True),
        ("version 1.2.3", "en", "version 1.2.3", "sv", True),
        ("12 kronor", "sv", "Kostnaden var 12 MSEK.", "sv", False),
        ("It cost SEK 12 million.", "en", "Kostnaden var 12 MSEK.", "sv", True),
        ("It cost SEK 12 million.", "en", "Kostnaden var MSEK 12.", "sv", True),
        ("It cost 12 kroner.", "en", "Prisen var MNOK 12.", "no", False),
        ("耗资1200万欧元", "zh", "Es kostete 12 MEUR.", "de", True),
        ("Fra 2023", "no", "Omsetningen var 10 MNOK 2023.", "no", True),
        ("The road is 120 km.", "en", "Vägen är 12 mil lång.", "sv", True),
        ("The road is 12 miles.", "en", "Veien er 12 mil lang.", "no", False),
        ("It cost 12 kroner.", "en", "Prisen var 12 mill. kroner.", "no", False),
        ("It cost 12 million kroner.", "en", "Prisen var 12 mill. kroner.", "no", True),
        ("It cost 3 million dollars.", "en", "Es kostete 3 Mio. Euro.", "de", False),
        ("A loss of -5 million kronor", "en", "The result: US$-5 million", "en", False),
        ("A loss of -5 million kronor", "en", "Resultat: SEK –5 mn", "sv", True),
        ("From 10 firms.", "en", "Den 2021-03-05–10 fanns 10 företag.", "sv", True),
    ],
)
def test_a_figure_is_said_only_by_what_means_the_same(
    statement: str, language: str, text: str, text_language: str, said: bool
) -> None:
    missing = Claim(statement, language).missing([Evidence(text, text_language)])
    assert (not missing) is said
