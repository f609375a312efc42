"""Read the comments on the cells of an Excel sheet: notes, and threads of today."""

from __future__ import annotations

from collections.abc import Iterator

from index.readers.office.archive import Archive
from index.readers.office.sheet import CellComment, cell_place
from index.readers.sheets.xlsx_values import SHEET, rich_text

_THREADED = "{http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments}"
# The note that stands in for a thread in old programs has this for an author.
_STAND_IN = "tc="


def read_comments(archive: Archive, part: str) -> Iterator[CellComment]:
    """Yield the comments on the cells of the sheet ``part``."""
    threads = archive.related(part, "threadedComment")
    for note in _read_notes(archive, part):
        if not (threads and note.author.startswith(_STAND_IN)):
            yield note
    people = _read_people(archive) if threads else {}
    for thread in threads:
        for comment in archive.xml(thread).iter(f"{_THREADED}threadedComment"):
            place = cell_place(comment.get("ref", ""))
            if place:
                author = people.get(comment.get("personId", ""), "")
                text = comment.findtext(f"{_THREADED}text") or ""
                yield CellComment(*place, author, text)


def _read_notes(archive: Archive, part: str) -> Iterator[CellComment]:
    for comments in archive.related(part, "comments"):
        root = archive.xml(comments)
        authors = {
            str(number): author.text or ""
            for number, author in enumerate(root.iter(f"{SHEET}author"))
        }
        for comment in root.iter(f"{SHEET}comment"):
            place = cell_place(comment.get("ref", ""))
            text = comment.find(f"{SHEET}text")
            if place and text is not None:
                author = authors.get(comment.get("authorId", ""), "")
                yield CellComment(*place, author, rich_text(text))


def _read_people(archive: Archive) -> dict[str, str]:
    return {
        person.get("id", ""): person.get("displayName", "")
        for part in archive.related(archive.main_part(), "person")
        for person in archive.xml(part).iter(f"{_THREADED}person")
    }
