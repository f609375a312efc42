"""Say what a visitor may see besides the chat."""

from __future__ import annotations


def may_see_questions() -> bool:
    """Return whether they may read what others have asked: editors may."""
    return True


def may_read_all() -> bool:
    """Return whether no document is kept from them."""
    return True


def may_examine() -> bool:
    """Return whether they may see how the page and its index are."""
    return True
