"""What a question names has to stand in the text, as far as its spelling is known."""

from __future__ import annotations

import pytest

from assistant.extract.names import lacks_names

OPTICS = "The optics cluster in Wuhan has 3,140 firms that make lenses and cables."


@pytest.mark.parametrize(
    ("question", "lacks"),
    [
        ("How many firms are in the Ningbo textile cluster?", True),
        ("How many firms are in the Wuhan optics cluster?", False),
        ("How many firms are in Wuhan's optics cluster in Hubei?", False),
        ("How many firms are there?", False),
        ("Hur många företag finns i klustret i Göteborg?", False),
        ("Wie viele Firmen gibt es in Köln?", False),
        ("宁波有多少家企业？", False),
    ],
)
def test_a_text_lacks_the_names_of_a_question_in_its_language(
    question: str, lacks: bool
) -> None:
    assert lacks_names(question, OPTICS, "en") is lacks


GLASS = "Xu Zhou-klustret i provinsen Jiangsu har 252 företag, fler än i Peking."
KILNS = "徐州玻璃产业集群有252家注册企业。"


@pytest.mark.parametrize(
    ("question", "lacks"),
    [
        ("How many firms are in the Xuzhou cluster?", False),
        ("How many firms are in Tengzhou?", True),
        ("How many firms are in Angsu or Uzhou?", True),
        ("How many firms are in the Tengzhou cluster in Jiangsu?", False),
        ("How many Chinese firms are there in Canada?", False),
        ("Combien d'entreprises y a-t-il à Suzhou ?", True),
        ("Wie viele Firmen gibt es in der Region Ningbo?", True),
        ("Wie viele Firmen nennt die Lage?", False),
        ("How many firms are there in Beijing?", False),
        ("How many firms are there in Gothenburg?", False),
        ("Kuinka monta yritystä Tengzhoussa on?", True),
        ("Kuinka monta yritystä Xuzhoun klusterissa on?", False),
    ],
)
def test_chinese_names_are_spelled_alike_in_languages_with_latin_letters(
    question: str, lacks: bool
) -> None:
    assert lacks_names(question, GLASS, "sv") is lacks


@pytest.mark.parametrize(
    ("question", "text", "language", "lacks"),
    [
        ("How many firms are in the Xuzhou cluster?", KILNS, "zh", False),
        ("How many firms are in the Suzhou cluster?", KILNS, "zh", True),
        ("How many firms are in the Su Zhou cluster?", KILNS, "zh", True),
        ("Hur många företag finns i Xu Zhou?", KILNS, "zh", False),
        ("How many firms are in Xi'an?", "西安有9家企业。", "zh", False),
        ("How many firms are in Suzhou?", "В кластере 252 фирмы.", "ru", False),
        ("Hur många finns i Suzhou?", "Suzhou (苏州) has 90 firms.", "en", False),
        ("Hur många finns i Suzhou?", "Xuzhou (徐州) has 90 firms.", "en", True),
    ],
)
def test_chinese_names_are_found_in_chinese_and_not_missed_in_other_scripts(
    question: str, text: str, language: str, lacks: bool
) -> None:
    assert lacks_names(question, text, language) is lacks
