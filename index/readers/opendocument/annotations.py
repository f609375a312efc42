"""Read the comments of OpenDocument files: those in the text, and on cells."""

from __future__ import annotations

from collections.abc import Iterator

from index.readers.office.archive import Element
from index.readers.opendocument.styles import OFFICE, TEXT
from index.readers.shared.comments import format_comment

ANNOTATION = f"{OFFICE}annotation"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_DELETED = f"{TEXT}tracked-changes"


def read_comments(root: Element) -> Iterator[str]:
    """Yield the comments in a text, each a paragraph."""
    for child in root:
        if child.tag == ANNOTATION:
            yield format_comment(*said(child))
        elif child.tag != _DELETED:
            yield from read_comments(child)


def said(annotation: Element) -> tuple[str, str]:
    """Return who wrote a comment, and what."""
    paragraphs = annotation.iter(f"{TEXT}p")
    text = " ".join("".join(paragraph.itertext()) for paragraph in paragraphs)
    return annotation.findtext(_CREATOR) or "", text
