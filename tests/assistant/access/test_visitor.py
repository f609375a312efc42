"""What each role may do."""

from __future__ import annotations

import pytest

from assistant.access import Action, Role, Visitor
from assistant.access.visitor import LOCAL, STRANGER


@pytest.mark.parametrize(
    ("role", "allowed"),
    [
        (Role.READER, {Action.ASK, Action.READ}),
        (
            Role.EDITOR,
            {
                Action.ASK,
                Action.READ,
                Action.UPDATE_INDEX,
                Action.CHANGE_DOCUMENTS,
                Action.EVALUATE,
                Action.READ_QUESTIONS,
            },
        ),
        (Role.ADMINISTRATOR, set(Action)),
    ],
)
def test_a_role_may_do_what_those_before_it_may_and_more(
    role: Role, allowed: set[Action]
) -> None:
    visitor = Visitor("Ann", "ann@example.org", frozenset(), role)
    assert {action for action in Action if visitor.may(action)} == allowed


def test_who_sits_at_the_machine_may_do_all_and_a_stranger_only_ask_and_read() -> None:
    assert all(LOCAL.may(action) for action in Action)
    assert [a for a in Action if STRANGER.may(a)] == [Action.ASK, Action.READ]
