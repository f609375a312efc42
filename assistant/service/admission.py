"""Tell who makes a request: whose its key is, or whoever sits at this machine."""

from __future__ import annotations

from ipaddress import ip_address

from starlette.requests import Request

from assistant.access.visitor import LOCAL, Visitor
from assistant.errors import KeyRefusedError
from assistant.service.keys import Keys

_FORWARDED = ("forwarded", "x-forwarded-for", "x-real-ip")


class Admission:
    """Tells who makes a request; safe to use from several threads."""

    def __init__(self, keys: Keys) -> None:
        """Admit by ``keys``; while none was made, whoever is at this machine."""
        self._keys = keys

    def __call__(self, request: Request) -> Visitor:
        """Return who makes ``request``.

        Raises:
            KeyRefusedError: It has no key, or one that does not hold.
            NotKeptError: The keys cannot be looked up.
        """
        scheme, _, key = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and key.strip():
            return self._keys.visitor_of(key)
        if is_local(request) and not self._keys.were_made():
            return LOCAL
        raise KeyRefusedError(
            "A key is needed, as in `Authorization: Bearer KEY`.",
            "Whoever runs the service makes one with `cluster-policy keys add`.",
        )


def is_local(request: Request) -> bool:
    """Return whether a request comes from this machine, and not through a proxy."""
    if request.client is None or any(name in request.headers for name in _FORWARDED):
        return False
    try:
        return ip_address(request.client.host).is_loopback
    except ValueError:
        return False
