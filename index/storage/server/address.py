"""Where a Chroma server is, and what proves that one may use it."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from index.errors import SettingsError

_HINT = "Give it as http://host:8000 or https://host, with a path if it has one."
_CLOUD = "trychroma.com"


@dataclass(frozen=True, slots=True)
class Address:
    """A server's URL, and the token that is sent along and never shown.

    Raises:
        SettingsError: The URL is none, or holds a password.
    """

    url: str
    token: str | None = field(default=None, repr=False)
    tenant: str | None = None
    database: str | None = None

    def __post_init__(self) -> None:
        """Refuse what cannot be the URL of a server."""
        try:
            parts = urlsplit(self.url)
            good = parts.scheme in {"http", "https"} and bool(parts.hostname)
            good = good and parts.port != 0 and not (parts.query or parts.fragment)
        except ValueError:
            good = False
        if not good:
            raise SettingsError("The Chroma server's URL is not a web address.", _HINT)
        if "@" in parts.netloc:
            raise SettingsError(
                "The Chroma server's URL holds a user name or a password.",
                "Leave it out; a token has a setting of its own.",
            )

    @property
    def is_secure(self) -> bool:
        """Whether what is sent is encrypted."""
        return self.url.startswith("https:")

    @property
    def is_cloud(self) -> bool:
        """Whether it is Chroma Cloud, which has quotas and its own token header."""
        host = urlsplit(self.url).hostname or ""
        return host == _CLOUD or host.endswith("." + _CLOUD)

    @property
    def headers(self) -> dict[str, str]:
        """What is sent with every request."""
        if not self.token:
            return {}
        if self.is_cloud:
            return {"x-chroma-token": self.token}
        return {"Authorization": f"Bearer {self.token}"}

    def without_token(self, text: str) -> str:
        """Return ``text`` without the token, should somebody have put it there."""
        return text.replace(self.token, "…") if self.token else text
