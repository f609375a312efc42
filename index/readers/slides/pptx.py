"""Read PowerPoint files: what stands on each slide, and the notes for its speaker."""

from __future__ import annotations

from collections.abc import Iterator

from index.errors import UnreadableDocumentError
from index.limits import DEFAULT_LIMITS, ReadLimits
from index.readers.extract import ONLY_MARGINS, Extract, TextBuilder, parsing
from index.readers.office.archive import RELATIONSHIP, Archive, open_archive
from index.readers.office.drawings import write_drawings
from index.readers.slides.pptx_comments import read_authors, read_comments
from index.readers.slides.pptx_shapes import SLIDE, notes_text, write_shapes


def read_pptx(content: bytes, limits: ReadLimits = DEFAULT_LIMITS) -> Extract:
    """Return the slides in the order they are shown, each a page.

    Titles are headings; the speaker's notes and comments follow and say what they are.

    Raises:
        UnreadableDocumentError: not a PowerPoint file, encrypted, damaged, too large.
    """
    archive = open_archive(content, limits, "a PowerPoint file", ".pptx", ".ppt")
    with parsing("a PowerPoint file"):
        slides = list(_slides(archive))
        if len(slides) > limits.pages:
            raise UnreadableDocumentError(
                f"has {len(slides)} slides", f"Most are {limits.pages}: split it."
            )
        builder = TextBuilder()
        authors = read_authors(archive)
        notes = []
        for number, part in enumerate(slides, 1):
            slide = archive.xml(part)
            if slide.get("show") in ("0", "false"):
                notes.append(f"Slide {number} is hidden when the slides are shown.")
            with builder.page(number, "slide"):
                write_shapes(slide, builder)
                write_drawings(archive, part, builder)
                _write_notes(archive, part, builder)
                for comment in read_comments(archive, part, authors):
                    builder.add(comment)
        if builder.is_empty:
            notes.append(ONLY_MARGINS)
            for number, part in enumerate(slides, 1):
                with builder.page(number, "slide"):
                    _write_margins(archive, part, builder)
        return builder.build(archive.title(), notes=notes)


def _slides(archive: Archive) -> Iterator[str]:
    """Yield the parts of the slides, as the presentation orders them."""
    main = archive.main_part()
    root = archive.xml(main)
    if root.tag != f"{SLIDE}presentation":
        raise ValueError(root.tag)
    relations = archive.relations(main)
    for listed in root.iterfind(f"{SLIDE}sldIdLst/{SLIDE}sldId"):
        relation = relations.get(listed.get(f"{RELATIONSHIP}id", ""))
        if relation and relation.target in archive:
            yield relation.target


def _write_margins(archive: Archive, part: str, builder: TextBuilder) -> None:
    """Append what is seen on a slide because it stands on every one."""
    write_shapes(archive.xml(part), builder, margins=True)
    for layout in archive.related(part, "slideLayout"):
        for place in (layout, *archive.related(layout, "slideMaster")):
            write_shapes(archive.xml(place), builder, placeholders=False)


def _write_notes(archive: Archive, part: str, builder: TextBuilder) -> None:
    for notes in archive.related(part, "notesSlide"):
        text = notes_text(archive.xml(notes))
        if text:
            builder.add(f"Speaker notes: {text}")
