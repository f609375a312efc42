"""A statement with the opposite of a word of its source says something else."""

from __future__ import annotations

import pytest

from assistant.check.opposites import is_opposite
from assistant.check.polarity import is_turned
from assistant.facts import Claim


@pytest.mark.parametrize(
    ("statement", "language", "source", "its"),
    [
        ("Investments fell by 5 % in 2020.", "en", "2020年投资增长5%。", "zh"),
        ("Investeringarna minskade med 5 %.", "sv", "Investments grew by 5 %.", "en"),
        ("Firms must report.", "en", "Firms may report.", "en"),
        ("Företagen får redovisa utsläpp.", "sv",
         "Företagen ska redovisa utsläpp.", "sv"),
        ("Firms may choose to report.", "en", "企业应当报告排放。", "zh"),
        ("Imports grew by 12 %.", "en", "对华出口增长12%。", "zh"),
        ("Men make up 30 % of the board.", "en",
         "Kvinnor utgör 30 % av styrelsen.", "sv"),
        ("The profit was 5 million euros.", "en",
         "Omsättningen var 5 miljoner euro.", "sv"),
        ("The province's largest port.", "en", "全省第二大港口。", "zh"),
        ("Staden har den största hamnen.", "sv", "The third largest port.", "en"),
        ("该市拥有最大港口。", "zh", "Staden har den näst största hamnen.", "sv"),
        ("It is the second largest port.", "en", "Es ist der größte Hafen.", "de"),
        ("The smallest cluster has 120 firms.", "en",
         "Det största klustret har 120 företag.", "sv"),
        ("The plan was approved.", "en", "省政府否决了该规划。", "zh"),
        ("Stödet är obligatoriskt.", "sv", "Stödet är frivilligt.", "sv"),
        ("Private firms get 20 %.", "en", "国有企业获得20%的补贴。", "zh"),
        ("Foreign firms are eligible.", "en", "Foreign firms are ineligible.", "en"),
    ],
)  # fmt: skip
def test_the_opposite_of_a_word_turns_a_statement(
    statement: str, language: str, source: str, its: str
) -> None:
    assert is_turned(Claim(statement, language), source, its)


@pytest.mark.parametrize(
    ("statement", "language", "source", "its"),
    [
        ("Firms can apply.", "en", "Företag ska kunna söka.", "sv"),
        ("The grant may not be used for wages.", "en",
         "The grant must not be used for wages.", "en"),
        ("The plan was not approved.", "en", "Planen avslogs.", "sv"),
        ("Tax was reduced by 5 %.", "en",
         "Tax cuts of 5 % increased investment.", "en"),
        ("Only farmers pay the tax.", "en", "Others are excluded.", "en"),
        ("Antalet företag växte till 500 i maj.", "sv",
         "The number of firms rose to 500 in May.", "en"),
    ],
)  # fmt: skip
def test_what_says_the_same_in_other_words_does_not(
    statement: str, language: str, source: str, its: str
) -> None:
    assert not is_turned(Claim(statement, language), source, its)


def test_of_a_text_with_both_words_it_is_not_known_which_is_meant() -> None:
    both = "Exports grew by 5 % and imports fell by 5 %."
    assert is_opposite("Exports fell by 5 %.", "Exports grew by 5 %.")
    assert not is_opposite("Exports fell by 5 %.", both)
