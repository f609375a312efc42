from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from assistant.export.markdown import escape_markdown, markdown_of
from tests.assistant.export.answers import CUT_OFF, FIRMS, TWO, saying
from tests.ui.page.fakes import HOSTILE


def test_an_answer_has_a_footnote_for_each_quote() -> None:
    text = markdown_of([TWO])
    assert text.startswith(
        "# How many firms?\n\nThere are 252 firms in the \\[1\\] park"
    )
    assert text.count("[^1]") == 3
    assert text.count("[^2]") == 2
    assert "\n\n[^2]: The plan, plan.txt, page 7, as it stood on 2026-03-04" in text
    assert "“The plan ends in 2030.”" in text
    assert "Asked on 2026-03-04 09:30 UTC. State 7 of the index." in text


def test_the_footnotes_of_a_conversation_are_numbered_through() -> None:
    text = markdown_of([TWO, CUT_OFF, TWO], "Firms")
    assert text.startswith("# Firms\n\n## How many firms?")
    assert [f"[^{number}]: " in text for number in range(1, 6)] == [True] * 4 + [False]
    assert "## And then?\n\nThe pl\n\n*It was cut off.*" in text


@pytest.mark.parametrize(
    "text",
    [FIRMS, HOSTILE, "- a\n- b", "1. a", "a\n===", "> b", "# c", "+ d"],
)
def test_markdown_shows_what_is_escaped_as_it_stands(text: str) -> None:
    parser = MarkdownIt("gfm-like", {"linkify": False})
    shown = "".join(
        {"softbreak": "\n", "hardbreak": "\n"}.get(child.type, child.content)
        for token in parser.parse(escape_markdown(text))
        for child in token.children or []
    )
    words = "\n".join(line.strip() for line in text.split("\n"))
    assert shown == words


def test_the_lines_of_a_list_stay_together_and_the_others_apart() -> None:
    html = MarkdownIt().render(markdown_of([saying(TWO, "Two:\n- a\n- b\nMore.")]))
    assert html.count("<li>") == 2
    assert "<p>More.</p>" in html
