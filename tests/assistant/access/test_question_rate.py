"""Who asks too much is told when to come back, and others ask on."""

from __future__ import annotations

from assistant.access.question_rate import QuestionRate


def test_one_question_too_many_is_told_when_it_can_be_put() -> None:
    rate = QuestionRate(2)
    assert [rate.wait("ann"), rate.take("ann"), rate.take("ann")] == [0, 0, 0]
    assert 55 <= rate.take("ann") <= 60
    assert 55 <= rate.wait("ann") <= 60


def test_what_one_asks_leaves_the_others_theirs() -> None:
    rate = QuestionRate(1)
    assert rate.take("ann") == 0
    assert rate.take("ann") > 0
    assert rate.take("bo") == 0


def test_without_a_limit_everybody_may_ask() -> None:
    rate = QuestionRate(0)
    assert not any(rate.take("ann") for _ in range(100))
