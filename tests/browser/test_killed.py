"""Whenever the server is killed, no whole answer is lost and no half one is one."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed

from tests.browser.conftest import Serving, free_port
from tests.browser.visitor import Asked, Turn, Visitor

PAGE = Path(__file__).with_name("killed_page.py")
ANSWERS = {"How many firms?": "252 firms", "What do they make?": "make glass"}
MOMENTS = [
    *(f"write {number}" for number in range(1, 15)),
    *(f"event {number}" for number in range(1, 9)),
    *(f"draw {number}" for number in range(2, 10)),
]
pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.long]


@pytest.mark.parametrize("moment", MOMENTS)
def test_what_was_seen_is_there_after_a_restart(moment: str, tmp_path: Path) -> None:
    log, port = tmp_path / "log", free_port()
    environment = {"CLUSTER_POLICY_INDEX_DIR": tmp_path / "index"}
    server = Serving(PAGE, log, environment | {"KILL_AT": Path(moment)}, port)
    try:
        seen, query, killed = use(server.address)
    finally:
        server.end(signal.SIGKILL)
    assert killed
    server = Serving(PAGE, log, environment, port)
    try:
        with Visitor(server.address) as visitor:
            visitor.open(query)
            turns = visitor.turns()
    finally:
        server.end(signal.SIGTERM)
    check(turns, seen)


def use(address: str) -> tuple[list[Asked], str, bool]:
    """Ask until the server is gone.

    Returns the answers that were there as a whole, the address of the conversation, and
    whether the server has gone.
    """
    seen: list[Asked] = []
    with Visitor(address) as visitor:
        try:
            visitor.open()
            for question in ANSWERS:
                seen.append(visitor.ask(question))
            for _ in range(len(MOMENTS)):
                visitor.open(visitor.query)
        except ConnectionClosed:
            return seen, visitor.query, True
    return seen, visitor.query, False


def check(turns: list[Turn], seen: list[Asked]) -> None:
    """Make sure that what was whole is, and that what is not is not drawn as such."""
    questions = [turn.question for turn in turns]
    assert questions == list(ANSWERS)[: len(questions)]
    assert len(questions) >= len(seen)
    for turn in turns:
        if turn.is_whole:
            assert ANSWERS[turn.question] in turn.answer
            assert 'class="cp-quote"' in turn.body
        else:
            assert "the assistant was restarted" in turn.body
    for turn, each in zip(turns, seen, strict=False):
        assert turn.is_whole
        assert turn.answer == each.text
