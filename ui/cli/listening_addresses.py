"""Name an address to listen on, which may be one of IPv6."""

from __future__ import annotations

import socket


def family_of(host: str) -> socket.AddressFamily:
    """Return of which family an address is; a name counts as one of IPv4."""
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def named(host: str) -> str:
    """Return an address as it stands before a port: that of IPv6 in brackets."""
    return f"[{host}]" if ":" in host else host
