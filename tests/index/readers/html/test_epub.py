from __future__ import annotations

import pytest

from index.errors import UnreadableDocumentError
from index.limits import ReadLimits
from index.readers.html.epub import read_epub
from tests.index.readers.html.epub_files import write_epub

AES = "http://www.w3.org/2001/04/xmlenc#aes256-cbc"
FONTS = "http://www.idpf.org/2008/embedding"
PAGES = {"two": "<h1>Jobs</h1><p>9,000 jobs.</p>", "one": "<p>252 firms.</p>"}


def test_the_pages_follow_each_other_as_they_are_read() -> None:
    extract = read_epub(write_epub(PAGES, spine=("one", "two")))

    assert extract.text == "252 firms.\n\nJobs\n\n9,000 jobs."
    assert [h.span.of(extract.text) for h in extract.headings] == ["Jobs"]


def test_notes_and_lists_of_links_in_a_book_are_text() -> None:
    links = "".join(f'<li><a href="p{n}.xhtml">Zone {n}</a></li>' for n in range(9))
    body = (
        f"<p>252 firms.<sup>1</sup></p><aside><p>1 In 2021.</p></aside><ul>{links}</ul>"
    )

    extract = read_epub(write_epub({"one": body}))

    assert extract.text.startswith("252 firms.¹\n\n1 In 2021.\n\n- Zone 0\n- Zone 1")


def test_the_list_of_contents_is_left_out() -> None:
    pages = {
        "toc": '<nav><ol><li><a href="one.xhtml">Firms</a></li></ol></nav>',
        **PAGES,
    }

    extract = read_epub(write_epub(pages, contents="toc"))

    assert "Firms" not in extract.text


@pytest.mark.parametrize(
    ("metadata", "title", "date"),
    [
        (
            "<dc:title>Firms of Jiangsu</dc:title><dc:date>2021-03-03T00:00Z</dc:date>",
            "Firms of Jiangsu",
            "2021-03-03",
        ),
        (
            '<dc:title>Unknown Title</dc:title><dc:date opf:event="modification">2022'
            '</dc:date><dc:date opf:event="publication">2021-03</dc:date>',
            None,
            "2021-03",
        ),
        ('<dc:date opf:event="modification">2022</dc:date>', None, None),
        ("<dc:date>0101-01-01T00:00:00+00:00</dc:date>", None, None),
    ],
)
def test_the_book_says_its_title_and_its_date_of_issue(
    metadata: str, title: str | None, date: str | None
) -> None:
    extract = read_epub(write_epub(PAGES, metadata=metadata))

    assert (extract.title, extract.date) == (title, date)


def test_pages_that_are_not_there_are_noted() -> None:
    extract = read_epub(write_epub(PAGES, spine=("one", "gone")))

    assert extract.text == "252 firms."
    assert extract.notes == ("1 of its pages are not in the file.",)


def test_a_protected_book_is_refused_and_one_with_encrypted_fonts_is_not() -> None:
    fonts = write_epub(PAGES, encrypted={"OEBPS/fonts/a.otf": FONTS})
    drm = write_epub(PAGES, encrypted={"OEBPS/text/one.xhtml": AES})

    assert "252 firms." in read_epub(fonts).text
    with pytest.raises(UnreadableDocumentError, match=r"protected against copying"):
        read_epub(drm)


def test_a_book_that_unpacks_to_too_much_is_refused() -> None:
    content = write_epub({"one": "<p>a</p>" * 10_000})

    with pytest.raises(UnreadableDocumentError, match="too large once it is unpacked"):
        read_epub(content, ReadLimits(unpacked_bytes=10_000))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"plain", r"is not an EPUB book \(\.epub\)"),
        (b"\xd0\xcf\x11\xe0 old", r"is not an EPUB book \(\.epub\)"),
        (write_epub(PAGES)[:200], "is damaged or not complete"),
        (
            write_epub(PAGES).replace(b"container.xml", b"container.xxx"),
            "cannot be read",
        ),
    ],
)
def test_what_is_no_book_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableDocumentError, match=reason):
        read_epub(content)
