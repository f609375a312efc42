"""Commands that try out what somebody may read."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from assistant import Settings
from index import sync_index
from tests.assistant.access.closed_corpus import leaked, write_corpus
from tests.ui.cli.test_commands import call

PLANTS = "How many plants does the Kestrel programme have?"
COMMANDS = (
    ["ask", PLANTS],
    ["ask", PLANTS, "--json"],
    ["ask", PLANTS, "--in", "secret/", "--in", "glass.md"],
    ["ask", "银杏计划有多少家企业？"],
    ["ask", "Which documents do you have?"],
    ["search", PLANTS, "--top-k", "50"],
    ["search", PLANTS, "--json", "--top-k", "50"],
    ["documents"],
    ["documents", "--json"],
)


@pytest.fixture
def environment(settings: Settings) -> Mapping[str, str]:
    write_corpus(settings.corpus_dir)
    sync_index(settings)
    return {
        "CLUSTER_POLICY_CORPUS_DIR": str(settings.corpus_dir),
        "CLUSTER_POLICY_INDEX_DIR": str(settings.index_dir),
        "CLUSTER_POLICY_EDITORS": '["eva@example.org"]',
    }


def test_a_command_tells_as_much_as_whom_it_is_for_may_read(
    environment: Mapping[str, str],
) -> None:
    for command in COMMANDS:
        for who in (["--as", "reader"], ["--as", "eva@example.org", "--as", "press"]):
            done = call(*command, *who, **environment)
            said = f"{done.stdout}{done.stderr}"
            asked = " ".join(command)
            assert not leaked(said, asked), command
        for who in ([], ["--as", "economists"], ["--as", "administrator"]):
            done = call(*command, *who, **environment)
            said = f"{done.stdout}{done.stderr}"
            assert leaked(said), command


def test_a_question_is_asked_of_what_is_named_only(
    environment: Mapping[str, str],
) -> None:
    firms = ("ask", "How many registered firms does the glass cluster have?")
    assert "252" in call(*firms, "--in", "glass.md", **environment).stdout
    assert "252" not in call(*firms, "--in", "toys.md", **environment).stdout
    closed, gone = (
        call(*firms, "--in", place, "--as", "reader", **environment)
        for place in ("secret/kestrel.md", "nowhere.md")
    )
    assert (closed.returncode, closed.stdout) == (gone.returncode, gone.stdout)
    assert closed.stderr == gone.stderr
