from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from index.documents import Document, Span
from index.readers import load_document
from tests.ui.page.test_markup import Markup
from ui.page.document_view_rendered import can_be_rendered, rendered_html
from ui.page.document_view_text import Marks, find_words

MARKDOWN = """---
title: Plan
---
# The *plan*

There are **252 firms** in [the park](http://example.invalid/252).

1. First thing.
2. Second <b onclick="x()">thing</b>.

| City | Firms |
| --- | --- |
| Xuzhou | 252 |
"""
HOSTILE_MARKDOWN = """# Plan

<script>window.hacked=1</script> <img src=x onerror="window.hacked=1">

![i](http://example.invalid/i.png) [x](javascript:alert(1)) <http://example.invalid>

<iframe src="http://example.invalid"></iframe> [r]: javascript:alert(2)

```html
<script>window.hacked=2</script>
```
The end.
"""
HOSTILE_HTML = """<!doctype html><html><head><base href="http://example.invalid/">
<title>Plan</title><meta http-equiv=refresh content="0;url=http://example.invalid">
<link rel=stylesheet href="http://example.invalid/s.css"><style>*{display:none}</style>
<script>window.hacked=1</script></head><body onload="window.hacked=1">
<h1 id="quoted-span" class="cp-quoted" style="position:fixed">The plan</h1>
<p onclick=x()>There are <b>252</b> firms in <a href="javascript:alert(1)" target=_top>
the park</a>.</p><img src=x onerror="window.hacked=1"><img srcset="//a.invalid/x 2x">
<iframe src="http://example.invalid"></iframe><object data=x></object><embed src=x>
<form action="http://example.invalid"><input name=a><button>Send</button></form>
<svg><script>window.hacked=1</script><a xlink:href="javascript:x">s</a></svg>
<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1
onerror=window.hacked=1&gt;"></table></mtext></math>
<noscript><p title="</noscript><img src=x onerror=window.hacked=1>"></noscript>
<video src=x onerror=window.hacked=1></video><mark id="quoted-span">forged</mark>
<p>The end.</p></body></html>"""
LETTERS = {
    *("h1", "h2", "p", "ol", "ul", "li", "table", "thead", "tbody", "tr", "th", "td"),
    *("em", "strong", "b", "i", "code", "pre", "mark", "span", "div", "article"),
}


def document(folder: Path, name: str, text: str) -> Document:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return load_document(file, folder)


def marks(document: Document, quote: str) -> Marks:
    start = document.text.index(quote)
    return Marks(Span(start, start + len(quote)))


def test_markdown_is_shown_as_it_looks_with_the_quote(tmp_path: Path) -> None:
    plan = document(tmp_path, "plan.md", MARKDOWN)
    quote = "There are **252 firms** in [the park"
    html = rendered_html(tmp_path, plan, marks(plan, quote)) or ""
    seen = Markup(html)
    assert seen.marked == "There are 252 firms in the park"
    assert seen.attributes.count(("id", "quoted-span")) == 1
    assert "<td>Xuzhou</td>" in html
    assert "<strong>" in html
    assert "title: Plan" not in seen.text
    assert '<b onclick="x()">thing</b>' in seen.text


def test_html_is_shown_as_it_looks_with_the_quote(tmp_path: Path) -> None:
    plan = document(tmp_path, "plan.html", HOSTILE_HTML)
    quote = "There are 252 firms in the park."
    seen = Markup(rendered_html(tmp_path, plan, marks(plan, quote)) or "")
    assert " ".join(seen.marked.split()) == "There are 252 firms in the park"
    assert seen.attributes.count(("id", "quoted-span")) == 1


@pytest.mark.parametrize(
    ("name", "text"), [("plan.md", HOSTILE_MARKDOWN), ("plan.html", HOSTILE_HTML)]
)
def test_nothing_of_a_file_runs_or_fetches(
    tmp_path: Path, name: str, text: str
) -> None:
    plan = document(tmp_path, name, text)
    seen = Markup(rendered_html(tmp_path, plan, marks(plan, "The end")) or "")
    assert {tag.strip("/") for tag in seen.tags} <= LETTERS
    assert {name for name, _ in seen.attributes} <= {
        *("class", "id", "tabindex", "role", "aria-label", "dir", "lang"),
    }
    assert "The end" in seen.text
    ids = [value for name, value in seen.attributes if name == "id"]
    assert ids.count("quoted-span") == 1
    assert "forged" not in seen.marked


def test_what_is_looked_for_is_marked_and_can_be_gone_to(tmp_path: Path) -> None:
    plan = document(tmp_path, "plan.md", MARKDOWN)
    found = find_words(plan.text, "thing")
    html = rendered_html(tmp_path, plan, Marks(found=found, here=1)) or ""
    assert html.count('class="cp-found') == 2
    assert 'id="found-1"></span><mark class="cp-found cp-here">thing' in html
    assert 'id="heading-0"' in html


@pytest.mark.parametrize("quote", ["City: Xuzhou | Firms: 252", "example.invalid"])
def test_what_cannot_be_marked_for_sure_is_not_shown(
    tmp_path: Path, quote: str
) -> None:
    plan = document(tmp_path, "plan.md", MARKDOWN)
    assert rendered_html(tmp_path, plan, marks(plan, quote)) is None


def test_a_file_that_is_not_as_it_was_indexed_is_not_shown(tmp_path: Path) -> None:
    plan = document(tmp_path, "plan.md", MARKDOWN)
    (tmp_path / "plan.md").write_text("Something else.", encoding="utf-8")
    assert rendered_html(tmp_path, plan, Marks()) is None
    (tmp_path / "plan.md").unlink()
    assert rendered_html(tmp_path, plan, Marks()) is None


def test_a_file_that_nests_without_end_is_not_the_end(tmp_path: Path) -> None:
    text = f"{'<div>' * 5_000}The end.{'> ' * 5_000}"
    for name in ("deep.html", "deep.md"):
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        deep = load_document(file, tmp_path)
        html = rendered_html(tmp_path, deep, Marks())
        assert html is None or "The end." in html


def test_only_markdown_and_html_have_a_look(tmp_path: Path) -> None:
    names = ["a.md", "a.HTML", "a.htm", "a.txt"]
    documents = [document(tmp_path, name, "<p>Text.</p>") for name in names]
    assert [can_be_rendered(each) for each in documents] == [True, True, True, False]


def test_a_comment_of_a_markdown_file_is_not_shown(tmp_path: Path) -> None:
    text = "# Plan\n\n<!-- A berth\ncost 40. -->\n\nA berth <!-- 2 --> costs 55.\n"
    plan = document(tmp_path, "plan.md", text)
    seen = Markup(rendered_html(tmp_path, plan, marks(plan, "A berth costs 55")) or "")
    assert seen.marked.rstrip(".") == "A berth costs 55"
    assert "40" not in seen.text


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "Skriv \\<!-- först, högst 12 firmor,\n\noch --> sist.",
            "först, högst 12 firmor",
        ),
        ("代码：\n\n    <!-- 费用5元 -->\n", "费用5元"),
        ("Frais <!--> visibles 5 -->\n", "visibles 5"),
        ("Die Gebühr <!-- ist 5.\n\nSie --> gilt.", "ist 5"),
    ],
)
def test_what_only_looks_like_a_comment_is_shown_and_marked(
    tmp_path: Path, text: str, quote: str
) -> None:
    plan = document(tmp_path, "plan.md", text)
    seen = Markup(rendered_html(tmp_path, plan, marks(plan, quote)) or "")
    assert quote in seen.marked


def test_the_words_that_answer_stand_out_where_they_are_shown(tmp_path: Path) -> None:
    plan = document(tmp_path, "plan.md", MARKDOWN)
    quoted = marks(plan, "There are **252 firms**")
    key = find_words(plan.text, "252 firms")[0]
    html = rendered_html(tmp_path, plan, replace(quoted, key=key)) or ""
    assert '<span class="cp-key">252 firms</span>' in html
    assert Markup(html).marked == "There are 252 firms"
