"""Tell who makes a request: whose its key is, or whoever sits at this machine."""

from __future__ import annotations

from starlette.requests import Request

from assistant.access.this_machine import is_from_this_machine
from assistant.access.visitor import LOCAL, Visitor
from assistant.errors import KeyRefusedError
from assistant.service.keys import Keys


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
    """Return whether a request comes from this machine, and not through a proxy."""
    client = request.client
    return client is not None and is_from_this_machine(client.host, request.headers)
