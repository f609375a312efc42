from __future__ import annotations

from urllib.parse import unquote

import pytest

from assistant.cite.quotes.links import link_to
from index.documents import Span
from tests.ui.page.fakes import HOSTILE
from tests.ui.page.test_markup import Markup
from ui.page.copying import copy_html, copy_link_html

LINK = link_to(HOSTILE, "0" * 64, Span(0, len(HOSTILE)), HOSTILE)


@pytest.mark.parametrize("html", [copy_html(HOSTILE, "x"), copy_link_html(LINK, "x")])
def test_what_is_copied_never_becomes_markup(html: str) -> None:
    seen = Markup(html)
    assert {tag.strip("/") for tag in seen.tags} == {"div", "button", "span"}
    assert "<img" not in html
    assert "javascript:" not in html


def test_what_is_copied_stands_in_its_button() -> None:
    assert (
        unquote(dict(Markup(copy_html("a “b”", "x")).attributes)["data-copied"] or "")
        == "a “b”"
    )
    assert dict(Markup(copy_link_html(LINK, "x")).attributes)["data-link"] == LINK
