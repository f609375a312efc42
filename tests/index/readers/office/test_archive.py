from __future__ import annotations

import io
import struct
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from index.errors import UnreadableDocumentError
from index.limits import DEFAULT_LIMITS, ReadLimits
from index.readers.office.archive import Archive, meaningful_title, open_archive

SMALL = replace(DEFAULT_LIMITS, unpacked_bytes=1_000_000)


def pack(parts: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def unpack(content: bytes, limits: ReadLimits = SMALL) -> Archive:
    return open_archive(content, limits, "a Word file", ".docx", ".doc")


def test_parts_are_found_however_their_names_are_written() -> None:
    archive = unpack(pack({"word\\Document.xml": b"text"}))

    assert "/word/document.xml" in archive
    assert archive.read("word/document.xml") == b"text"
    assert "other" not in archive


def test_links_between_parts_are_followed_and_those_outside_are_not() -> None:
    links = (
        b'<r><R Id="a" Type="http://x/slide" Target="../s/1.xml"/>'
        b'<R Id="b" Type="http://x/slide" Target="http://y" TargetMode="External"/></r>'
    )
    archive = unpack(pack({"p/_rels/main.xml.rels": links, "s/1.xml": b"<a/>"}))

    assert archive.related("p/main.xml", "slide") == ["/s/1.xml"]
    assert archive.related("p/other.xml", "slide") == []


def test_parts_that_declare_more_than_is_allowed_are_refused() -> None:
    bomb = pack({"a": bytes(600_000), "b": bytes(600_000)})

    assert len(bomb) < 5_000
    with pytest.raises(UnreadableDocumentError, match="too large once it is unpacked"):
        unpack(bomb)


def test_a_part_never_unpacks_to_more_than_it_declares() -> None:
    content = bytearray(pack({"a": bytes(900_000)}))
    size = struct.pack("<I", 900_000)
    while size in content:
        place = content.index(size)
        content[place : place + 4] = struct.pack("<I", 100)

    with pytest.raises(zipfile.BadZipFile):
        unpack(bytes(content)).read("a")


def test_more_parts_than_any_document_has_are_refused() -> None:
    with pytest.raises(UnreadableDocumentError, match="too large"):
        unpack(pack({f"{n}": b"" for n in range(20_001)}))


def test_methods_that_unpack_without_bounds_are_refused() -> None:
    with pytest.raises(UnreadableDocumentError, match="packed in a way") as caught:
        unpack(pack({"a": bytes(1_000)}, zipfile.ZIP_BZIP2))

    assert caught.value.hint


def test_an_encrypted_archive_is_password_protected() -> None:
    content = bytearray(pack({"a": b"text"}))
    content[content.index(b"PK\x01\x02") + 8] |= 1

    with pytest.raises(UnreadableDocumentError, match="is password-protected"):
        unpack(bytes(content))


def test_entities_that_multiply_are_stopped() -> None:
    entities = '<!ENTITY a0 "ha">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)
    )
    archive = unpack(pack({"a": f"<!DOCTYPE x [{entities}]><x>&a9;</x>".encode()}))

    with pytest.raises(ElementTree.ParseError):
        archive.xml("a")


def test_entities_that_name_files_are_not_followed() -> None:
    text = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><x>&a;</x>'
    archive = unpack(pack({"a": text}))

    with pytest.raises(ElementTree.ParseError):
        archive.xml("a")


@pytest.mark.parametrize(
    "title",
    [
        "",
        "P",
        "2021-03",
        "Word Document",
        "PowerPoint Presentation",
        "Microsoft Word - plan.doc",
        "plan_final.docx",
        "Document1",
        "Untitled",
        "Slide 1",
        "演示文稿1",
    ],
)
def test_a_title_that_a_program_made_up_is_none(title: str) -> None:
    assert meaningful_title(title) is None


@pytest.mark.parametrize(
    "title",
    ["Plan for clusters", "Office parks in Jiangsu", "规划", "Documents of 2021"],
)
def test_a_title_that_somebody_gave_is_kept(title: str) -> None:
    assert meaningful_title(f" {title}\n") == title
