"""Tell who makes a request: whose its key is, or whoever sits at this machine."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.requests import Request

from assistant.access.visitor import LOCAL, Visitor
from assistant.errors import KeyRefusedError
from assistant.service.keys import Keys

_FORWARDED = (
    "forwarded",
    "via",
    "x-forwarded-for",
    "x-forwarded-host",
    "x-forwarded-proto",
    "x-real-ip",
)
_OWN_SITE = ("", "none", "same-origin")


class Admission:
    """Tells who makes a request; safe to use from several threads."""

    def __init__(self, keys: Keys, without_key: bool = True) -> None:
        """Admit by ``keys``.

        Args:
            keys: Those that were made.
            without_key: Whether, while none was made, whoever is at this machine
                needs none. Where people log in they do: a proxy that says nothing of
                itself would have everybody be at this machine.
        """
        self._keys = keys
        self._without_key = without_key

    def __call__(self, request: Request) -> Visitor:
        """Return who makes ``request``.

        Raises:
            KeyRefusedError: It has no key, or one that does not hold.
            NotKeptError: The keys cannot be looked up.
        """
        scheme, _, key = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and key.strip():
            return self._keys.visitor_of(key)
        if self._without_key and is_local(request) and not self._keys.were_made():
            return LOCAL
        raise KeyRefusedError(
            "A key is needed, as in `Authorization: Bearer KEY`.",
            "Whoever runs the service makes one with `cluster-policy keys add`.",
        )


def is_local(request: Request) -> bool:
    """Return whether a request comes from this machine, and not through a proxy.

    Nor from a page of another site that a browser here has open: that is told by what
    the browser says of it, or, where its own name leads to this machine, by that name.
    """
    headers = request.headers
    if request.client is None or any(name in headers for name in _FORWARDED):
        return False
    if headers.get("sec-fetch-site", "") not in _OWN_SITE:
        return False
    origin = headers.get("origin")
    if origin is not None and not _names_loopback(origin.partition("://")[2]):
        return False
    named = headers.get("host", "")
    return _is_loopback(request.client.host) and (not named or _names_loopback(named))


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
