"""Show Markdown and HTML as they look, with nothing of them that runs or fetches.

file → HTML → a few elements without attributes → the quotes marked by their letters
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from html import escape
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from assistant.language.translations.texts import ENGLISH, _
from assistant.originals.original_file import read_indexed
from index.documents import Document, Span
from index.readers.extract import normalise_text
from index.readers.plaintext.markdown_comments import without_comments
from ui.page.document_view_alignment import Alignment
from ui.page.document_view_text import Marks, anchors_of, marked_html
from ui.page.markup import TOP_ID

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

_MARKDOWN, _HTML = {".md"}, {".html", ".htm"}
_LARGEST = 2_000_000
"""Bytes of a file that is shown as it looks."""
_ELEMENTS = set(
    [
        "article",
        "b",
        "blockquote",
        "br",
        "caption",
        "cite",
        "code",
        "dd",
        "del",
        "div",
        "dl",
        "dt",
        "em",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "ins",
        "kbd",
        "li",
        "ol",
        "p",
        "pre",
        "q",
        "s",
        "section",
        "small",
        "strong",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "u",
        "ul",
    ]
)
_WITHOUT_CONTENT = set(
    [
        "applet",
        "audio",
        "button",
        "canvas",
        "datalist",
        "embed",
        "form",
        "frame",
        "frameset",
        "head",
        "iframe",
        "math",
        "menu",
        "nav",
        "noembed",
        "noframes",
        "noscript",
        "object",
        "optgroup",
        "option",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
        "title",
        "video",
    ]
)
_FRONT_MATTER = re.compile(r"---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)


def can_be_rendered(document: Document) -> bool:
    """Return whether a document is of a kind that is shown as it looks."""
    return _suffix(document) in _MARKDOWN | _HTML


def rendered_html(
    corpus_dir: Path, document: Document, marks: Marks, language: str = ENGLISH
) -> str | None:
    """Return a document as it looks, in a region that a keyboard can scroll.

    None where its file is not as it was indexed, is too large, or does not show for
    sure what is to be marked: its text is shown then.
    """
    content = read_indexed(corpus_dir, document, _LARGEST)
    return _rendered(content, document, marks, language) if content else None


# An open document is drawn with every run of the page.
@lru_cache(maxsize=8)
def _rendered(
    content: bytes, document: Document, marks: Marks, language: str
) -> str | None:
    try:
        soup = _parsed(content, document)
        if not _mark(soup, document, marks):
            return None
        inner = _cleaned(str(soup), own={"class", "id"})
    except RecursionError:
        return None
    label = escape(_("The document as it looks"))
    return (
        f'<div class="cp-reading" tabindex="0" role="region" aria-label="{label}">'
        f'<span id="{TOP_ID}"></span><article class="cp-document cp-rendered" '
        f'dir="auto" lang="{escape(document.language)}">{inner}</article></div>'
    )


def _parsed(content: bytes, document: Document) -> BeautifulSoup:
    """Return what a file shows: elements without attributes, and their text."""
    from bs4 import BeautifulSoup

    try:
        decoded = content.decode(document.encoding or "utf-8", "replace")
    except LookupError:
        decoded = content.decode("utf-8", "replace")
    text = normalise_text(decoded)
    html = _markdown(text) if _suffix(document) in _MARKDOWN else text
    return BeautifulSoup(_cleaned(html), "html.parser")


def _markdown(text: str) -> str:
    """Return Markdown as HTML; HTML within it stays text."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False})
    text = without_comments(text)
    front = _FRONT_MATTER.match(text)
    html = parser.enable(["table", "strikethrough"]).render(
        text[front.end() :] if front else text
    )
    return str(html)


def _cleaned(html: str, own: Collection[str] = ()) -> str:
    """Return the elements that are known, without attributes but those of our own."""
    import nh3

    ours = {"mark": set(own), "span": set(own)} if own else {}
    return nh3.clean(
        html,
        tags=_ELEMENTS | set(ours),
        clean_content_tags=_WITHOUT_CONTENT,
        attributes=ours,
        url_schemes=set(),
        link_rel=None,
    )


def _mark(soup: BeautifulSoup, document: Document, marks: Marks) -> bool:
    """Mark what is to be marked; return whether that is shown which was opened."""
    from bs4 import BeautifulSoup

    texts = [text for text in soup.find_all(string=True) if isinstance(text, str)]
    shown = "".join(texts)
    alignment = Alignment(document.text, shown)
    there = _shown_marks(alignment, marks)
    if there is None:
        return False
    anchors = _shown_anchors(alignment, anchors_of(document, marks))
    start = 0
    for text in texts:
        span = Span(start, start + len(text))
        start = span.end
        if not text.strip():
            continue  # Between the rows of a table there can be no mark.
        html = marked_html(shown, span, there, anchors, span.start)
        if html != escape(text):
            text.replace_with(*BeautifulSoup(html, "html.parser").contents)
    return True


def _shown_marks(alignment: Alignment, marks: Marks) -> Marks | None:
    """Return what is marked in what is shown, None if that lacks what is looked at."""
    quote = alignment.find(marks.quote) if marks.quote else None
    near = alignment.find(marks.near) if marks.near else None
    found = [alignment.find(span) for span in marks.found]
    here = None if marks.here is None else found[marks.here]
    lost = (marks.quote and not quote) or (marks.near and not near)
    if lost or (marks.here is not None and here is None):
        return None
    kept = tuple(sorted(filter(None, found)))
    quotes = tuple(sorted(filter(None, map(alignment.find, marks.quotes))))
    at = kept.index(here) if here else None
    key = alignment.find(marks.key) if marks.key else None
    return Marks(quote, quotes, kept, at, near, key)


def _shown_anchors(
    alignment: Alignment, anchors: Mapping[int, Sequence[str]]
) -> dict[int, list[str]]:
    """Return the places that can be gone to, by where they are shown."""
    shown: dict[int, list[str]] = {}
    for offset, names in anchors.items():
        if (place := alignment.at(offset)) is not None:
            shown.setdefault(place, []).extend(names)
    return shown


def _suffix(document: Document) -> str:
    return PurePosixPath(document.id).suffix.lower()
