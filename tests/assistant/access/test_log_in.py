"""What a provider says of somebody, and what that makes of them."""

from __future__ import annotations

import time
from typing import Any

import pytest

from assistant import Settings
from assistant.access import Role
from assistant.access.log_in import is_recent, visitor_called, visitor_of
from assistant.errors import NotAdmittedError

SETTINGS = Settings(
    login_domains=("example.org", "@Example.SE"),
    editors=("eva@example.org", "writers"),
    administrators=("Adam@example.org", "it"),
)


def claims(**said: Any) -> dict[str, Any]:
    return {"iss": "https://login", "sub": "7", "email": "ann@example.org", **said}


@pytest.mark.parametrize(
    ("said", "role"),
    [
        ({}, Role.READER),
        ({"email": "eva@example.org"}, Role.EDITOR),
        ({"email": "EVA@Example.org"}, Role.EDITOR),
        ({"email": "adam@example.org"}, Role.ADMINISTRATOR),
        ({"groups": ["writers"]}, Role.EDITOR),
        ({"groups": "it"}, Role.ADMINISTRATOR),
        ({"groups": ["IT"]}, Role.READER),
        ({"groups": ["adam@example.org"]}, Role.READER),
        ({"roles": ["editor", "x"]}, Role.EDITOR),
        ({"roles": ["administrator"]}, Role.ADMINISTRATOR),
        ({"roles": {"administrator": True}}, Role.READER),
        ({"name": "adam@example.org"}, Role.READER),
    ],
)
def test_the_highest_role_that_claims_and_settings_give(
    said: dict[str, Any], role: Role
) -> None:
    assert visitor_of(claims(**said), SETTINGS).role == role


@pytest.mark.parametrize(
    "said",
    [
        {"email": "ann@example.com"},
        {"email": "ann@example.org.evil.com"},
        {"email": "ann@sub.example.org"},
        {"email": "ann@example.com@"},
        {"email": "example.org"},
        {"email": None},
        {"email": "ann@example.org", "email_verified": False},
        {"email": "ann@example.org", "email_verified": "false"},
    ],
)
def test_another_domain_or_an_unchecked_address_is_not_let_in(
    said: dict[str, Any],
) -> None:
    with pytest.raises(NotAdmittedError, match="not open to your account"):
        visitor_of(claims(**said), SETTINGS)


def test_without_domains_whoever_has_logged_in_is_a_reader() -> None:
    visitor = visitor_of({"sub": "7"}, Settings(administrators=("",)))
    assert visitor.role == Role.READER
    assert visitor.email == ""


def test_an_unchecked_address_gives_no_role() -> None:
    said = claims(email="adam@example.org", email_verified=False)
    settings = Settings(administrators=("adam@example.org",))
    assert visitor_of(said, settings).role == Role.READER


def test_the_same_person_has_one_id_for_good() -> None:
    first = visitor_of(claims(), SETTINGS)
    renamed = visitor_of(claims(email="anna@example.org", name="Anna"), SETTINGS)
    assert first.id == renamed.id
    assert first.id != visitor_of(claims(iss="https://other"), SETTINGS).id


def test_a_log_in_counts_for_some_hours() -> None:
    settings, now = Settings(login_hours=2), time.time()
    counts = [is_recent({"iat": now - ago}, settings) for ago in (7_000, 7_400)]
    assert counts == [True, False]
    assert not is_recent({}, settings)


@pytest.mark.parametrize(
    ("words", "role", "email", "groups"),
    [
        (["reader"], Role.READER, "", set()),
        (["editor", "economists"], Role.EDITOR, "", {"economists"}),
        (["Eva@example.org"], Role.EDITOR, "eva@example.org", frozenset()),
        (["it"], Role.ADMINISTRATOR, "", frozenset(["it"])),
        (
            ["ann@example.org", "press"],
            Role.READER,
            "ann@example.org",
            frozenset({"press"}),
        ),
    ],
)
def test_somebody_is_tried_out_by_address_groups_and_role(
    words: list[str], role: Role, email: str, groups: frozenset[str]
) -> None:
    visitor = visitor_called(words, SETTINGS)
    assert (visitor.role, visitor.email, visitor.groups) == (role, email, groups)
