"""Say that struck-out text is left out: of "500" struck and "600", 600 holds."""

from __future__ import annotations

STRUCK = "Struck-out text was left out."
"""A note: whoever strikes text out has deleted it, as with tracked changes."""
