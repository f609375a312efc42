"""The style sheet is whole, and is for what the page draws."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT

PAGE = ROOT / "ui" / "page"


@pytest.fixture(scope="module")
def style() -> str:
    def script() -> None:
        from ui.page.style import draw_style

        draw_style()

    page = AppTest.from_function(script).run()
    assert not page.exception
    (html,) = page.html
    return str(html.value)


def test_it_is_one_sheet_whose_braces_match(style: str) -> None:
    assert style.startswith("<style>")
    assert style.endswith("</style>")
    depth = 0
    for brace in re.findall(r"[{}]", style):
        depth += 1 if brace == "{" else -1
        assert depth >= 0
    assert depth == 0


def test_every_class_of_the_sheet_is_one_that_the_page_gives(style: str) -> None:
    source = "\n".join(
        path.read_text("utf-8") for path in PAGE.glob("*.py") if path.stem != "style"
    )
    classes = set(re.findall(r"\.cp-([a-z\d-]+)", style))
    assert len(classes) > 20
    spelled = set(re.findall(r"cp-([a-z\d-]+)", source))
    # A paragraph gets its class by its kind alone.
    kinds = set(re.findall(r"[\"']([a-z\d-]+)[\"']", source))
    assert classes <= spelled | kinds


def test_every_class_that_is_spelled_out_has_a_style(style: str) -> None:
    source = "\n".join(
        path.read_text("utf-8") for path in PAGE.glob("*.py") if path.stem != "style"
    )
    spelled = set(re.findall(r"class=\"cp-([a-z\d-]+)[\" ]", source))
    assert spelled
    assert spelled <= set(re.findall(r"\.cp-([a-z\d-]+)", style))
