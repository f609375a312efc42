"""A city is the same by the name that another language has for it."""

from __future__ import annotations

import pytest

from assistant.facts import Claim, Evidence


@pytest.mark.parametrize(
    ("statement", "language", "source", "its"),
    [
        ("The port of Gothenburg is large.", "en", "Göteborgs hamn är stor.", "sv"),
        ("Göteborgs hamn är stor.", "sv", "The port of Gothenburg is large.", "en"),
        ("哥德堡港很大。", "zh", "Göteborgs hamn är stor.", "sv"),
        ("The city of Munich grows.", "en", "München wächst.", "de"),
        ("In Köln wächst der Handel.", "de", "Trade grows in Cologne.", "en"),
        ("Trade grows in Canton.", "en", "广州贸易增长。", "zh"),
        ("Trade grows in Canton.", "en", "Trade grows in Guangzhou.", "en"),
        ("Handeln växer i Kanton.", "sv", "Trade grows in Guangzhou.", "en"),
        ("Trade grows in Tsingtao.", "en", "青岛贸易增长。", "zh"),
        ("Trade grows in Lüliang.", "en", "吕梁贸易增长。", "zh"),
        ("Trade grows in Luliang.", "en", "吕梁贸易增长。", "zh"),
        ("Trade grows in Lvliang.", "en", "吕梁贸易增长。", "zh"),
        ("吕梁贸易增长。", "zh", "Trade grows in Lüliang.", "en"),
        ("Canton a annoncé un PIB élevé.", "fr", "Guangzhou has a high GDP.", "en"),
    ],
)
def test_the_same_city_by_another_name_is_not_missing(
    statement: str, language: str, source: str, its: str
) -> None:
    assert not Claim(statement, language).missing([Evidence(source, its)])


@pytest.mark.parametrize(
    ("statement", "language", "source", "its"),
    [
        ("The port of Gothenburg is large.", "en", "Malmö hamn är stor.", "sv"),
        ("斯德哥尔摩港很大。", "zh", "Göteborgs hamn är stor.", "sv"),
        ("In Köln wächst der Handel.", "de", "Trade grows in Munich.", "en"),
        ("Trade grows in Canton.", "en", "深圳贸易增长。", "zh"),
        ("Trade grows in Luoyang.", "en", "吕梁贸易增长。", "zh"),
    ],
)
def test_another_city_is(statement: str, language: str, source: str, its: str) -> None:
    assert Claim(statement, language).missing([Evidence(source, its)])
