"""What an access file says, and that one which is not clear lets nobody in."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.access.rules import Rule, parse_rule, read_rule
from tests.assistant.access.closed_corpus import (
    ADMINISTRATOR,
    ECONOMIST,
    EDITOR,
    READER,
)

ALL = (READER, EDITOR, ECONOMIST, ADMINISTRATOR)


@pytest.mark.parametrize(
    ("text", "admitted"),
    [
        ("groups: [economists]", (ECONOMIST, ADMINISTRATOR)),
        ("groups: [economists, press]", (EDITOR, ECONOMIST, ADMINISTRATOR)),
        ("roles: [editor]", (EDITOR, ADMINISTRATOR)),
        ("roles: [reader]", ALL),
        ("roles: [administrator]", (ADMINISTRATOR,)),
        ("addresses: [Ann@Example.org]", (READER, ADMINISTRATOR)),
        (
            "roles: [editor]\ngroups:\n  - economists\n",
            (EDITOR, ECONOMIST, ADMINISTRATOR),
        ),
        ("groups: []", (ADMINISTRATOR,)),
        ("groups: [Economists]", (ADMINISTRATOR,)),
    ],
)
def test_one_of_roles_groups_and_addresses_is_enough(
    text: str, admitted: tuple[object, ...]
) -> None:
    rule = parse_rule(text)
    assert not rule.problem
    assert tuple(visitor for visitor in ALL if rule.admits(visitor)) == admitted


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# roles: [reader]",
        "roles",
        "[reader]",
        "roles: reader",
        "roles: [everybody]",
        "roles: [1]",
        "groups: economists",
        "groups: [a, [b]]",
        "groups: [2024]",
        "groups: ['']",
        "groups: [a@b]",
        "addresses: [economists]",
        "addresses: ['']",
        "group: [economists]",
        "roles: [reader]\nowner: me",
        "groups: [economists]\ngroups: [press]",
        "roles: [reader",
        "roles: !!python/object/apply:os.system [ls]",
        "? [a]\n: [b]",
        "a: &a [x]\n<<: {roles: [reader]}",
        "\x00",
        "roles: [reader]\n---\nroles: [reader]",
        "roles: [!!bool maybe]",
        "roles: [!!int '']",
        "roles: [!!timestamp soon]",
    ],
)
def test_what_is_not_clear_lets_in_nobody_but_administrators_and_says_why(
    text: str,
) -> None:
    rule = parse_rule(text)
    assert rule.problem.endswith(".")
    assert [visitor for visitor in ALL if rule.admits(visitor)] == [ADMINISTRATOR]


def test_a_file_that_cannot_be_read_lets_nobody_in(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "latin").write_bytes("groups: [åre]".encode("latin-1"))
    (tmp_path / "long").write_text("# " * 100_000 + "\nroles: [reader]")
    os.mkfifo(tmp_path / "pipe")
    for name in ("folder", "latin", "long", "pipe", "nothing"):
        rule = read_rule(tmp_path / name)
        assert rule.problem, name
        assert not rule.admits(READER), name


def test_a_file_with_a_byte_order_mark_is_followed(tmp_path: Path) -> None:
    file = tmp_path / "access.yaml"
    file.write_text("groups: [economists]", encoding="utf-8-sig")
    assert read_rule(file) == Rule(groups=frozenset({"economists"}))
