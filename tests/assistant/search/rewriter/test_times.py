"""A follow-up is about the time of the question before it, until it names another."""

from __future__ import annotations

import pytest

from assistant.answers import Turn
from assistant.search.rewriter.follow_ups import rewrite_question

FIRMS = "How many firms did the Xuzhou cluster have in 2021?"
FÖRETAG = "Hur många företag fanns i klustret i Xuzhou 2021?"
企业 = "2021年徐州集群有多少家企业？"


@pytest.mark.parametrize(
    ("last", "follow_up", "meant"),
    [
        (
            FIRMS,
            "How many employees did it have?",
            "How many employees did the Xuzhou cluster have in 2021?",
        ),
        (FIRMS, "And employees?", "How many employees in the Xuzhou cluster in 2021?"),
        (FIRMS, "och hur många anställda?", "Hur många anställda i Xuzhou 2021?"),
        (FIRMS, "那么员工呢？", "2021年Xuzhou有多少员工？"),
        (FÖRETAG, "Och anställda?", "Hur många anställda i klustret i Xuzhou 2021?"),
        (FÖRETAG, "And employees?", "How many employees in Xuzhou in 2021?"),
        (企业, "它有多少员工？", "2021年徐州集群有多少员工？"),
        (企业, "and how many employees?", "How many employees in 徐州集群 in 2021?"),
        (
            "徐州集群2021年有多少家企业？",
            "那么员工呢？",
            "徐州集群2021年有多少员工？",
        ),
        (
            "How many firms did Xuzhou have between 2019 and 2021?",
            "And employees?",
            "How many employees in Xuzhou between 2019 and 2021?",
        ),
        (
            "How many firms did Xuzhou have between 2019 and 2021?",
            "那么员工呢？",
            "2019至2021年Xuzhou有多少员工？",
        ),
        (
            "Hur många företag fanns i Xuzhou i slutet av mars 2021?",
            "Och hur många anställda?",
            "Hur många anställda i Xuzhou i slutet av mars 2021?",
        ),
    ],
)
def test_the_year_of_the_last_question_is_kept(
    last: str, follow_up: str, meant: str
) -> None:
    assert rewrite_question(follow_up, [Turn(last)]) == meant


def test_the_year_is_kept_from_one_follow_up_to_the_next() -> None:
    history = [Turn(FIRMS)]
    for question in ("How many employees did it have?", "And how many patents?"):
        history.append(Turn(rewrite_question(question, history)))
    assert history[-1].question == "How many patents in the Xuzhou cluster in 2021?"


@pytest.mark.parametrize(
    ("last", "follow_up"),
    [
        (FIRMS, "How many employees did it have in 2020?"),
        (FIRMS, "How many employees does it have now?"),
        (FIRMS, "When was it founded?"),
        (FIRMS, "Where is it?"),
        (FÖRETAG, "När grundades det?"),
        (FÖRETAG, "Och hur många anställda i dag?"),
        (企业, "它目前有多少员工？"),
        (企业, "它何时成立？"),
        ("What does the Xuzhou cluster pay under Act 2021:12?", "And how big is it?"),
    ],
)
def test_a_time_of_its_own_or_none_is_left_alone(last: str, follow_up: str) -> None:
    assert "2021" not in rewrite_question(follow_up, [Turn(last)])
