"""Read the comments at the margin of a Word file."""

from __future__ import annotations

from collections.abc import Iterator

from index.readers.office.archive import Archive
from index.readers.shared.comments import format_comment
from index.readers.word.docx.text import name_of, text_of


def read_comments(archive: Archive, main: str) -> Iterator[str]:
    """Yield the comments on the part ``main``, each a paragraph."""
    for part in archive.related(main, "comments"):
        for comment in archive.xml(part).iter(name_of("comment")):
            text = " ".join(map(text_of, comment.iter(name_of("p"))))
            yield format_comment(comment.get(name_of("author")), text)
