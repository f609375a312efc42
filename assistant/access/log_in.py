"""Tell from what a log-in provider says of somebody who they are, and their role.

The provider signs its claims, and Streamlit has checked that. What they say decides
nothing that the settings do not name.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from assistant.access.visitor import Role, Visitor
from assistant.errors import NotAdmittedError
from index.errors import SettingsError

if TYPE_CHECKING:
    from assistant.settings import Settings

_HOUR = 3600.0
_SHORTEST = 32
"""Characters of a secret that signs who has logged in."""


def provider_of(settings: Settings) -> dict[str, str]:
    """Return what Streamlit is to know of the provider; nothing where there is none.

    Raises:
        SettingsError: Something of it is missing, or what speaks to it.
    """
    if not settings.login_metadata_url:
        return {}
    provider = {
        "server_metadata_url": settings.login_metadata_url,
        "client_id": settings.login_client_id,
        "client_secret": settings.login_client_secret.get_secret_value(),
        "cookie_secret": settings.login_cookie_secret.get_secret_value(),
        "redirect_uri": settings.login_address.rstrip("/"),
    }
    for name, setting in _NEEDED.items():
        if not provider[name]:
            raise SettingsError(
                f"Nobody could log in: {setting} is not set.",
                "See assistant/access/README.md.",
            )
    if len(provider["cookie_secret"]) < _SHORTEST:
        raise SettingsError(
            f"CLUSTER_POLICY_LOGIN_COOKIE_SECRET has fewer than {_SHORTEST} "
            "characters, and could be guessed.",
            "Make one with `openssl rand -hex 32`.",
        )
    if find_spec("authlib") is None:
        raise SettingsError(
            "Nobody could log in: what speaks to the provider is not installed.",
            'Run `pip install "cluster-policy[oidc]"`.',
        )
    provider["redirect_uri"] += "/oauth2callback"
    return provider


_NEEDED = {
    "client_id": "CLUSTER_POLICY_LOGIN_CLIENT_ID",
    "client_secret": "CLUSTER_POLICY_LOGIN_CLIENT_SECRET",
    "cookie_secret": "CLUSTER_POLICY_LOGIN_COOKIE_SECRET",
    "redirect_uri": "CLUSTER_POLICY_LOGIN_ADDRESS",
}


def visitor_of(claims: Mapping[str, Any], settings: Settings) -> Visitor:
    """Return who has logged in.

    Raises:
        NotAdmittedError: Their address is not one that is let in.
    """
    email = _address(claims)
    _check_domain(email, settings.login_domains)
    groups = frozenset(_words(claims.get(settings.login_groups_claim)))
    roles = frozenset(_words(claims.get(settings.login_roles_claim)))
    return Visitor(
        name=str(claims.get("name") or email),
        email=email,
        groups=groups,
        role=_role(email, groups, roles, settings),
        id=f"{claims.get('iss', '')} {claims.get('sub') or email}",
    )


def visitor_called(words: Iterable[str], settings: Settings) -> Visitor:
    """Return the visitor that addresses, groups and roles make, to try out rules."""
    said = [word.strip() for word in words]
    email = next((word.casefold() for word in said if "@" in word), "")
    roles = frozenset(word for word in said if word in set(Role))
    groups = frozenset(word for word in said if "@" not in word) - roles
    role = _role(email, groups, roles, settings)
    return Visitor(email, email, groups, role)


def is_recent(claims: Mapping[str, Any], settings: Settings) -> bool:
    """Return whether somebody logged in so lately that it still counts.

    Who has lost a group or the account would otherwise come in for a month.
    """
    at = claims.get("iat")
    if not isinstance(at, int | float):
        return False
    return time.time() - at < settings.login_hours * _HOUR


def _address(claims: Mapping[str, Any]) -> str:
    """Return the address; none where the provider says that it did not check it."""
    said = str(claims.get("email_verified", True)).casefold()
    address = str(claims.get("email") or "").strip().casefold()
    return address if said == "true" else ""


def _check_domain(email: str, domains: Iterable[str]) -> None:
    wanted = {domain.strip().lstrip("@").casefold() for domain in domains}
    _, at, domain = email.rpartition("@")
    if wanted and not (at and domain in wanted):
        raise NotAdmittedError(
            "This page is not open to your account.",
            "Log in with an account of the organisation that runs it.",
        )


def _role(
    email: str, groups: frozenset[str], roles: frozenset[str], settings: Settings
) -> Role:
    """Return the highest role that the claim or the settings give."""
    known = {
        Role.ADMINISTRATOR: settings.administrators,
        Role.EDITOR: settings.editors,
    }
    for role, listed in known.items():
        if role in roles or is_among(email, groups, listed):
            return role
    return Role.READER


def is_among(email: str, groups: frozenset[str], listed: Iterable[str]) -> bool:
    """Return whether somebody is named: by address, which has an @, or by a group."""
    return any(
        bool(email) and one.strip().casefold() == email if "@" in one else one in groups
        for one in listed
    )


def _words(claim: Any) -> list[str]:
    """Return the words of a claim: a list, or one word."""
    if isinstance(claim, str):
        return [claim]
    return [str(one) for one in claim] if isinstance(claim, list | tuple) else []
