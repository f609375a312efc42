"""Read an access file: who may read what is in its folder and those below.

Roles, groups and addresses, each a list; one of them is enough. Administrators always
may. What cannot be read, or says anything else, lets nobody in but them.
"""

from __future__ import annotations

import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.access.log_in import is_among
from assistant.access.visitor import Action, Role, Visitor

_LARGEST = 100_000
"""Bytes of an access file."""
_KEYS = ("roles", "groups", "addresses")


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may read the documents of one folder and those below."""

    roles: frozenset[Role] = frozenset()
    groups: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()
    """In lower case."""
    problem: str = ""
    """Why the file cannot be followed, in one sentence; then nobody is let in."""

    def admits(self, visitor: Visitor) -> bool:
        """Return whether a visitor may read what the rule is for."""
        if visitor.may(Action.READ_ALL):
            return True
        of_role = any(_reaches(visitor.role, role) for role in self.roles)
        return of_role or is_among(
            visitor.email, visitor.groups, (*self.groups, *self.addresses)
        )


def read_rule(file: Path) -> Rule:
    """Return what an access file says; a rule with a problem where it is not clear."""
    try:
        status = file.stat()
        # A pipe would never end, and a folder of that name is a mistake as well.
        if not stat.S_ISREG(status.st_mode):
            return Rule(problem="It is not a file.")
        if status.st_size > _LARGEST:
            return Rule(problem="It is too long.")
        text = file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        return Rule(problem=f"It cannot be read: {error.strerror or error}.")
    except UnicodeDecodeError:
        return Rule(problem="It is not written in UTF-8.")
    return parse_rule(text)


def parse_rule(text: str) -> Rule:
    """Return what the text of an access file says."""
    import yaml

    try:
        node, said = yaml.compose(text, yaml.SafeLoader), yaml.safe_load(text)
    # A value that does not fit its tag, such as "!!bool maybe", fails in many ways.
    except (
        yaml.YAMLError,
        RecursionError,
        ValueError,
        LookupError,
        AttributeError,
        TypeError,
    ):
        return Rule(problem="It is not YAML.")
    if not isinstance(said, Mapping):
        return Rule(problem="It does not say who may read: roles, groups, addresses.")
    # YAML would take the last of two.
    if len(node.value) != len(said):
        return Rule(problem="It says something twice.")
    for key, value in said.items():
        if key not in _KEYS:
            return Rule(problem=f"It says {key!r}, and not roles, groups or addresses.")
        if not _is_list(value):
            return Rule(problem=f"What it says of {key} is not a list of words.")
    return _rule(said)


def _rule(said: Mapping[str, list[str]]) -> Rule:
    roles = [role.strip().casefold() for role in said.get("roles", [])]
    if unknown := [role for role in roles if role not in set(Role)]:
        return Rule(problem=f"There is no role {unknown[0]!r}.")
    addresses = [one.strip().casefold() for one in said.get("addresses", [])]
    if wrong := [one for one in addresses if "@" not in one]:
        return Rule(problem=f"{wrong[0]!r} is no address.")
    groups = said.get("groups", [])
    if wrong := [one for one in groups if "@" in one or not one.strip()]:
        return Rule(problem=f"{wrong[0]!r} is no group.")
    return Rule(frozenset(map(Role, roles)), frozenset(groups), frozenset(addresses))


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _reaches(role: Role, least: Role) -> bool:
    order = tuple(Role)
    return order.index(role) >= order.index(least)
