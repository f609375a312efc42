"""A question's names and amounts are spelled as texts of other languages do."""

from __future__ import annotations

import pytest

from assistant.search.shared_names import shared_spellings


@pytest.mark.parametrize(
    ("question", "spelling"),
    [
        ("How many firms are there in Xuzhou?", "xu zhou"),
        ("How many firms are there in Xu Zhou?", "xu zhou"),
        ("Vilka är Xuzhous mål?", "xu zhou"),
        ("Var ligger kansliet för Zhengluoxin-zonen?", "zheng luo xin"),
        ("Was verbietet die Pekinger Entwicklungszone?", "bei jing"),
        ("Vad sade Qiang Li?", "li qiang"),
        ("What is made in Xi'an?", "xi an"),
        ("Vad tillverkas i Harbin?", "ha er bin"),
        ("徐州有多少企业？", "xuzhou"),
        ("徐州有多少企业？", "xu zhou"),
        ("北京的开发区禁止什么？", "pekin*"),
        ("哈尔滨生产什么？", "harbin"),
        ("Vad kostade 85,5 miljarder?", "v85500000000"),
        ("哪个项目投资855亿元？", "v85500000000"),
    ],
)
def test_a_name_is_spelled_as_others_write_it(question: str, spelling: str) -> None:
    assert spelling in frozenset().union(*shared_spellings(question))


@pytest.mark.parametrize(
    "question",
    [
        "Which ministry is it under?",
        "Vilken myndighet ansvarar för tillsynen?",
        "Wie lange ist die Bescheinigung gültig?",
        "Wann ist der Dienst zu bezahlen?",
    ],
)
def test_ordinary_words_are_no_names(question: str) -> None:
    assert shared_spellings(question) == []
