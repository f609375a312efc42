from __future__ import annotations

import io

import pptx
import pytest

from index.readers.slides.pptx import read_pptx
from tests.index.readers.office.packed_files import add_parts

OLD = "http://schemas.openxmlformats.org/presentationml/2006/main"
OLD_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NEW = "http://schemas.microsoft.com/office/powerpoint/2018/8/main"
NEW_LINKS = "http://schemas.microsoft.com/office/2018/10/relationships"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"


def write_slides() -> bytes:
    slides = pptx.Presentation()
    slide = slides.slides.add_slide(slides.slide_layouts[5])
    assert slide.shapes.title is not None
    slide.shapes.title.text = "252 firms"
    file = io.BytesIO()
    slides.save(file)
    return file.getvalue()


def body(text: str) -> str:
    return f"<c:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></c:txBody>"


OLD_PARTS = (
    f'<p:cmLst xmlns:p="{OLD}"><p:cm authorId="0"><p:text>Should be 300.</p:text>'
    '</p:cm><p:cm authorId="1"><p:text>No.</p:text></p:cm></p:cmLst>',
    f'<p:l xmlns:p="{OLD}"><p:cmAuthor id="0" name="Anna Li"/>'
    '<p:cmAuthor id="1" name="Bo Ek"/></p:l>',
)
NEW_PARTS = (
    f'<c:cmLst xmlns:c="{NEW}" xmlns:a="{DRAWING}"><c:cm authorId="{{A}}"><c:replyLst>'
    f'<c:reply authorId="{{B}}">{body("No.")}</c:reply></c:replyLst>'
    f"{body('Should be 300.')}</c:cm></c:cmLst>",
    f'<c:authorLst xmlns:c="{NEW}"><c:author id="{{A}}" name="Anna Li"/>'
    '<c:author id="{B}" name="Bo Ek"/></c:authorLst>',
)


@pytest.mark.parametrize(
    ("parts", "links", "authors"),
    [(OLD_PARTS, OLD_LINKS, "commentAuthors"), (NEW_PARTS, NEW_LINKS, "authors")],
    ids=["old", "threads"],
)
def test_comments_follow_what_stands_on_their_slide(
    parts: tuple[str, str], links: str, authors: str
) -> None:
    content = add_parts(
        write_slides(),
        {"ppt/comments/one.xml": parts[0], "ppt/authors.xml": parts[1]},
        {
            "ppt/slides/slide1.xml": {"ppt/comments/one.xml": f"{links}/comments"},
            "ppt/presentation.xml": {"ppt/authors.xml": f"{links}/{authors}"},
        },
    )

    extract = read_pptx(content)

    assert extract.text == (
        "252 firms\n\nComment by Anna Li: Should be 300.\n\nComment by Bo Ek: No."
    )
    assert [page.place for page in extract.pages] == ["slide 1"]
