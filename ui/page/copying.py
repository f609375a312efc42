"""Make the buttons that copy a text or a link; ``ui.page.javascript`` does it."""

from __future__ import annotations

from html import escape
from urllib.parse import quote

from assistant.language.translations.texts import _


def copy_html(text: str, title: str) -> str:
    """Return a button that copies a text."""
    # Percent-encoded: what cleans the HTML takes away attributes with some signs.
    copied = quote(text, safe="", errors="replace")
    return _button(_("Copy"), f'data-copied="{escape(copied)}"', title)


def copy_link_html(link: str, title: str) -> str:
    """Return a button that copies the address of this page with ``link`` behind it.

    ``link`` is percent-encoded, as it stands behind the ``?``.
    """
    return _button(_("Copy link"), f'data-link="{escape(link)}"', title)


def _button(label: str, copied: str, title: str) -> str:
    done, failed = _("Copied"), _("Not copied: the browser does not allow it")
    return (
        f'<div class="cp-copying"><button type="button" class="cp-copy" '
        f'title="{escape(title)}" {copied} '
        f'data-done="{escape(done)}" data-failed="{escape(failed)}">'
        f'{escape(label)}</button><span role="status"></span></div>'
    )
