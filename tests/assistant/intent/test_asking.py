"""Of a long text the clause that asks is found, and the names around it."""

from __future__ import annotations

import pytest

from assistant.intent.asking import find_asked


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("Hello, how many firms are there in Linyi?", "how many firms"),
        ("Hej! Hur många företag finns i Linyi?", "Hur många företag"),
        ("您好，临沂有多少家企业？", "临沂有多少家企业？"),
        ("How many firms are there? Thanks!", "How many firms are there?"),
        ("Wie viele Betriebe gibt es? Vielen Dank im Voraus", "Wie viele Betriebe"),
    ],
)
def test_greeting_and_thanks_are_cut_off(text: str, clause: str) -> None:
    assert find_asked(text).clause.startswith(clause)
    assert "hank" not in find_asked(text).clause


@pytest.mark.parametrize(
    "text",
    [
        "Buenas prácticas en Linyi",
        "Hi-tech zones in Linyi",
        "glass Linyi export 2023",
        "We visited Linyi in 2022. What was the output there?",
        "How many firms are there? And how many employees?",
        "2022年，临沂市动力装备产业集群的从业人员和营业收入分别是多少？",
    ],
)
def test_what_is_not_long_stays_as_it_is(text: str) -> None:
    assert find_asked(text).clause == text
    assert find_asked(text).names == ()


def test_the_asking_clause_of_a_long_text_is_what_follows_its_colon() -> None:
    asked = find_asked(
        "Hello, I work at the county and have to prepare a memo for tomorrow's meeting"
        " with my director, who has heard from several firms in 2023. I would like to"
        " know one thing only: what is the largest grant in the Linyi programme?"
    )
    assert asked.clause == "What is the largest grant in the Linyi programme?"
    assert asked.names == ("2023",)


@pytest.mark.parametrize(
    ("text", "clause", "names"),
    [
        (
            "我们公司在苏州做轴承，听说2023年政府出台了新政策，有些补贴可以申请，"
            "我们想申请"
            "但是不知道条件，请问一家企业最多可以获得多少补贴？",
            "苏州：一家企业最多可以获得多少补贴？",
            ("2023",),
        ),
        (
            "Hej! Jag arbetar på kommunen och ska skriva ett underlag till ett möte i"
            " morgon. Flera företag i Linyi har hört av sig och undrar när pengarna "
            "kommer,"
            " så jag vill bara veta en sak: hur mycket stöd kan ett företag få?",
            "Hur mycket stöd kan ett företag få? (Linyi)",
            (),
        ),
        (
            "Bonjour, je travaille à la région et on m'a demandé une note pour "
            "demain sur"
            " la ville de Xuzhou, où nous irons bientôt, je voudrais savoir combien"
            " d'entreprises il y a dans le verre.",
            "Combien d'entreprises il y a dans le verre (Xuzhou)",
            (),
        ),
    ],
)
def test_names_around_a_clause_that_names_nothing_are_put_to_it(
    text: str, clause: str, names: tuple[str, ...]
) -> None:
    asked = find_asked(text)
    assert (asked.clause, asked.names) == (clause, names)


def test_a_long_text_that_asks_nothing_is_kept() -> None:
    text = "glass export policy support for firms " * 8
    assert find_asked(text).clause == text.strip()
