"""A wording is said where it stands as words and figures of its own."""

from __future__ import annotations

import pytest

from assistant.evaluation.wordings import says


def test_a_figure_is_not_found_within_another() -> None:
    assert says("共有 12 家企业", "12 家")
    assert says("It is 12.", "12")
    for text in ("112", "12,000", "1.12", "0,12"):
        assert not says(text, "12")


@pytest.mark.parametrize(
    ("text", "words", "said"),
    [
        ("Det finns 25 000 anställda.", "25", False),
        ("Det finns 25\u00a0000 anställda.", "25", False),
        ("Es gibt 25\u202f000 Beschäftigte.", "25", False),
        ("Es gibt 25'000 Beschäftigte.", "25", False),
        ("Det finns 25 000 anställda.", "25 000", True),
        ("Det finns 25\u00a0000 anställda.", "25 000", True),
        ("Antall ansatte: 1 204 000.", "1 204", False),
        ("I Alby finns 1 204 företag.", "204", False),
        ("I Alby finns 12 204,5 ton.", "204,5", False),
        ("År 2023 fanns 25 företag.", "25", True),
        ("I 2023 204 bedrifter.", "204", True),
        ("I 2023 204 bedrifter.", "2023", True),
        ("共有 204 家企业", "204 家", True),
        ("1 | 204", "204", True),
        ("Antal: 12\n204 företag", "12", True),
        ("Antal: 12\n204 företag", "204", True),
        ("5 25-year-olds", "25", True),
        ("2.5 300 firms", "300", True),
        ("The plan\n ends", "plan ends", True),
        ("anything", " ", False),
    ],
)
def test_groups_of_a_figure_are_no_figures_of_their_own(
    text: str, words: str, said: bool
) -> None:
    assert says(text, words) is said


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Förändringen är −5 %.", "5 %"),
        ("The change is -5 percent.", "5 percent"),
        ("It grew by minus 5 percent.", "5 percent"),
        ("It grew by 10 percentage points.", "10 percent"),
        ("Den ökade med 5 %-enheter.", "5 %"),
        ("投资5万亿元。", "5万"),
        ("投资五万亿元。", "五万"),
        ("共有十二家企业。", "二"),
        ("Budgeten är 5 miljoner kronor.", "5 mil"),
        ("The charge is .5 percent.", "5 percent"),
        ("Foreign firms are ineligible.", "eligible"),
        ("Women may apply.", "men"),
        ("Jag vet inte.", "ja"),
        ("Noise is measured.", "no"),
    ],
)
def test_a_part_of_a_word_or_of_a_figure_is_not_said(text: str, words: str) -> None:
    assert not says(text, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Förändringen är −5 %.", "−5 %"),
        ("The share is 3–5 %.", "5 %"),
        ("It grew by 10 percentage points.", "10 percentage points"),
        ("投资5万亿元。", "5万亿"),
        ("投资5万亿元。", "5万亿元"),
        ("投资五万亿元。", "五万亿元"),
        ("共有12家企业。", "12"),
        ("The budget is 5 million kronor.", "5 million"),
        ("There are 12 firms.", "12"),
        ("The budget is 12 million.", "12"),
        ("The share is 12 %.", "12"),
        ("The cluster's firms are eligible.", "cluster"),
        ("Klustret får stöd.", "klustre"),
        ("Kommunerna beslutar.", "kommun"),
        ("Die Gemeinden entscheiden.", "Gemeinde"),
        ("Ja, det får de.", "ja"),
        ("企业可以申请补贴。", "申请"),
        ("5kg glass", "kg"),
    ],
)
def test_a_word_is_said_in_its_forms_and_a_figure_with_what_it_counts(
    text: str, words: str
) -> None:
    assert says(text, words)
