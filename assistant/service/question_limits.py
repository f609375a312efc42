"""How many questions one caller may put within a minute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.access.visitor import LOCAL, Visitor
from index.errors import DisplayableError

if TYPE_CHECKING:
    from assistant.access.question_rate import QuestionRate


class TooManyQuestionsError(DisplayableError):
    """A caller asked more than one may within a minute."""

    def __init__(self, seconds: int) -> None:
        """Say that one has to wait so long."""
        super().__init__(
            "That is more than one may ask within a minute.",
            f"Ask again in {seconds} seconds.",
        )
        self.seconds = seconds


def take_turn(rate: QuestionRate, visitor: Visitor) -> None:
    """Count a question of ``visitor``; whoever is at this machine may ask any.

    Raises:
        TooManyQuestionsError: They asked too much.
    """
    if visitor is LOCAL:
        return
    if seconds := rate.take(visitor.id):
        raise TooManyQuestionsError(seconds)
