"""Tell who sits at the machine that serves them, by address and by what is sent."""

from __future__ import annotations

from collections.abc import Mapping
from ipaddress import ip_address
from urllib.parse import urlsplit

_FORWARDED = (
    "forwarded",
    "via",
    "x-forwarded-for",
    "x-forwarded-host",
    "x-forwarded-proto",
    "x-real-ip",
)
_OWN_SITE = ("", "none", "same-origin")


def is_from_this_machine(address: str, headers: Mapping[str, str]) -> bool:
    """Return whether somebody asks from this machine, and not through a proxy.

    Nor from a page of another site that a browser here has open: that is told by what
    the browser says of it, or, where its own name leads to this machine, by that name.

    Args:
        address: Of who asks, as the connection has it.
        headers: Of the request; their names in any case.
    """
    if any(name in headers for name in _FORWARDED):
        return False
    if (headers.get("sec-fetch-site") or "") not in _OWN_SITE:
        return False
    origin = headers.get("origin")
    if origin is not None and not _names_loopback(origin.partition("://")[2]):
        return False
    named = headers.get("host")
    return _is_loopback(address) and (not named or _names_loopback(named))


def _names_loopback(host: str) -> bool:
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    return name == "localhost" or _is_loopback(name)


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
