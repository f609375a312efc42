"""Read the comments on the slides of a PowerPoint file, old ones and new threads."""

from __future__ import annotations

from collections.abc import Iterator

from index.readers.office.archive import Archive, Element
from index.readers.shared.comments import format_comment
from index.readers.slides.pptx_shapes import SLIDE, text_of

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_THREADED = "{http://schemas.microsoft.com/office/powerpoint/2018/8/main}"


def read_authors(archive: Archive) -> dict[str, str]:
    """Return the names of those who wrote comments, by the ids that comments have."""
    main = archive.main_part()
    return {
        author.get("id", ""): author.get("name", "")
        for kind in ("commentAuthors", "authors")
        for part in archive.related(main, kind)
        for author in archive.xml(part)
    }


def read_comments(
    archive: Archive, part: str, authors: dict[str, str]
) -> Iterator[str]:
    """Yield the comments on the slide ``part``, each a paragraph; answers follow."""
    for comments in archive.related(part, "comments"):
        for comment in archive.xml(comments).iter():
            text = _said(comment)
            if text is not None:
                yield format_comment(authors.get(comment.get("authorId", "")), text)


def _said(element: Element) -> str | None:
    """Return what a comment says; None for an element that is none."""
    if element.tag == f"{SLIDE}cm":
        return element.findtext(f"{SLIDE}text") or ""
    if element.tag in (f"{_THREADED}cm", f"{_THREADED}reply"):
        paragraphs = element.iterfind(f"{_THREADED}txBody/{_DRAWING}p")
        return " ".join(map(text_of, paragraphs))
    return None
