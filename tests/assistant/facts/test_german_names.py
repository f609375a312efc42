"""A German word where only names have no article is one."""

from __future__ import annotations

import pytest

from assistant.facts import Claim, Evidence

ZWICKAU = ("Das Land Sachsen fördert das Werk in Zwickau.", "de")
SKOVDE = ("Skövde kommun fick stöd för ett nytt logistikcentrum.", "sv")
ERLANGEN = ("Siemens will build a factory in Erlangen.", "en")


@pytest.mark.parametrize(
    ("statement", "source", "missing"),
    [
        ("Das Werk in Chemnitz wird gefördert.", ZWICKAU, ["Chemnitz"]),
        ("Chemnitz erhält Geld für das Werk.", ZWICKAU, ["Chemnitz"]),
        ("Das Land Thüringen fördert das Werk.", ZWICKAU, ["Thüringen"]),
        ("Die Zwickauer Fabrik erhält Geld.", ZWICKAU, []),
        ("Der zuständige Vertreter Sachsens prüft es.", ZWICKAU, []),
        ("Chemnitz' Werk wird gefördert.", ZWICKAU, ["Chemnitz"]),
        ("Das Werk in Zwickau wird gefördert.", ZWICKAU, []),
        ("Zwickau erhält Geld für die Fabrik.", ZWICKAU, []),
        ("Lidköping erhielt Geld.", SKOVDE, ["Lidköping"]),
        ("Die Gemeinde Borås erhielt Geld.", SKOVDE, ["Borås"]),
        ("Die Gemeinde Skövde erhielt Geld.", SKOVDE, []),
        ("Siemens baut in Nürnberg ein Werk.", ERLANGEN, ["Nürnberg"]),
        ("Bosch baut ein Werk.", ERLANGEN, ["Bosch"]),
        ("Die Regelung tritt in Kraft, das Werk geht in Betrieb.", ERLANGEN, []),
        ("Ackerland macht 21 Prozent aus.", ("21 percent is farmland.", "en"), []),
        ("Insgesamt entsteht ein Werk, der Antrag gilt.", ERLANGEN, []),
        ("Der Hafen und die Forschung in Erlangen.", ERLANGEN, []),
    ],
)
def test_names_that_the_source_lacks_are_missing_and_nouns_are_not(
    statement: str, source: tuple[str, str], missing: list[str]
) -> None:
    found = Claim(statement, "de").missing([Evidence(*source)])
    assert [fact.text for fact in found] == missing
