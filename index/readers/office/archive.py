"""Open packed office files (docx, xlsx, pptx, odt) within limits."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from dataclasses import dataclass
from typing import NoReturn
from xml.etree import ElementTree

from index.errors import UnreadableDocumentError
from index.limits import ReadLimits

Element = ElementTree.Element

OLE_MAGIC = b"\xd0\xcf\x11\xe0"
ZIP_MAGIC = b"PK\x03\x04"
RELATIONSHIP = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_RIGHTS = "DRMEncrypted".encode("utf-16-le")
_MOST_PARTS = 20_000
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_PASSWORD_BIT = 0x1
# The names of things in the strict form of the standard, and in the usual one.
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_USUAL = rb"http://schemas.openxmlformats.org/\1/2006/"
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
# What programs write where nobody gave a title.
_MADE_UP = re.compile(
    r"microsoft (?:office )?(?:word|power ?point|excel)\b.*"
    r"|(?:(?:power ?point|word|excel|office)[\s\-_]*)?"
    r"(?:pr[eé]sentation|document|dokument|documento|workbook|untitled|slide|folie"
    r"|diapositiva|(?:unknown )?title|book|mappe|classeur|libro|template|default|新建"
    r"|文档|演示文稿|工作簿|幻灯片|无标题|プレゼンテーション|文書|제목|슬라이드)[\s\-_(]*\d*\)?"
    r"|.*\.(?:docx?|dotx?|pptx?|potx?|xlsx?|od[st]|ott|epub|rtf|wpd|tmp)|[\W\d_]*",
    re.IGNORECASE,
)


def password_error() -> UnreadableDocumentError:
    """Return the failure of a file that only its password opens."""
    return UnreadableDocumentError(
        "is password-protected", "Save it again without a password."
    )


def meaningful_title(title: str | None) -> str | None:
    """Return the title in a file's properties, unless a program made it up."""
    title = " ".join((title or "").split())
    return None if len(title) < 2 or _MADE_UP.fullmatch(title) else title


@dataclass(frozen=True, slots=True)
class Relation:
    """A link from one part of a file to another."""

    kind: str
    """The last word of its type: "slide", "image", "footnotes"."""
    target: str


class Archive:
    """The parts of a packed file."""

    def __init__(self, packed: zipfile.ZipFile) -> None:
        """Take an opened archive that has been checked."""
        self._packed = packed
        self._names = {_part_name(name): name for name in packed.namelist()}

    def __contains__(self, part: str) -> bool:
        """Return whether there is such a part."""
        return _part_name(part) in self._names

    def read(self, part: str) -> bytes:
        """Return a part's bytes: never more than the archive declares.

        Raises:
            KeyError: there is no such part.
        """
        content = self._packed.read(self._names[_part_name(part)])
        return _STRICT.sub(_USUAL, content) if b"purl.oclc" in content else content

    def xml(self, part: str) -> Element:
        """Return the root of a part that is XML.

        Entities are no danger: the parser knows no files, and stops when they grow
        out of proportion.

        Raises:
            KeyError: there is no such part.
            ElementTree.ParseError: the XML is broken.
        """
        return ElementTree.fromstring(self.read(part))

    def relations(self, part: str = "") -> dict[str, Relation]:
        """Return the links of a part, or of the whole file, by their ids."""
        folder, name = posixpath.split(part)
        links = posixpath.join(folder, "_rels", name + ".rels")
        if links not in self:
            return {}
        return {
            link.get("Id", ""): Relation(
                link.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, link.get("Target", ""))),
            )
            for link in self.xml(links)
            if link.get("TargetMode") != "External"
        }

    def related(self, part: str, kind: str) -> list[str]:
        """Return the parts of one kind that ``part`` links to and that are there."""
        return [
            relation.target
            for relation in self.relations(part).values()
            if relation.kind == kind and relation.target in self
        ]

    def main_part(self) -> str:
        """Return the part that holds the document itself.

        Raises:
            KeyError: there is none.
        """
        for part in self.related("", "officeDocument"):
            return part
        raise KeyError("officeDocument")

    def title(self) -> str | None:
        """Return the title in the properties, if somebody gave one.

        Their dates are those of saving, not of issue, so no reader takes them.
        """
        for part in self.related("", "core-properties"):
            try:
                return meaningful_title(self.xml(part).findtext(f"{_DUBLIN_CORE}title"))
            except ElementTree.ParseError:
                return None  # The text is no worse for it.
        return None


def open_archive(
    content: bytes, limits: ReadLimits, kind: str, suffix: str, old: str = ""
) -> Archive:
    """Open a packed file.

    Args:
        content: The bytes of the file.
        limits: What it may unpack to.
        kind: What it should be: "a Word file".
        suffix: The ending of its name.
        old: The ending of its predecessor, which is not packed, if it has one.

    Raises:
        UnreadableDocumentError: it is another kind of file, damaged, protected by a
            password, or unpacks to more than is allowed.
    """
    if content.startswith(OLE_MAGIC) and old:
        _refuse_ole(content, kind, suffix, old)
    try:
        packed = zipfile.ZipFile(io.BytesIO(content))
        entries = packed.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as exc:
        if content.startswith(ZIP_MAGIC):
            raise UnreadableDocumentError(
                "is damaged or not complete",
                "Perhaps it was not downloaded or copied to its end: fetch it again.",
            ) from exc
        raise UnreadableDocumentError(
            f"is not {kind} ({suffix}), although its name says so",
            "Give the file the ending that fits its format, or save it again.",
        ) from exc
    if any(entry.flag_bits & _PASSWORD_BIT for entry in entries):
        raise password_error()
    _check_size(entries, limits)
    return Archive(packed)


def _check_size(entries: list[zipfile.ZipInfo], limits: ReadLimits) -> None:
    """Refuse bombs: no part can unpack to more than it declares here."""
    total = sum(entry.file_size for entry in entries)
    if total > limits.unpacked_bytes or len(entries) > _MOST_PARTS:
        raise UnreadableDocumentError(
            "is too large once it is unpacked",
            f"At most {limits.unpacked_bytes // 1_000_000} MB and {_MOST_PARTS} parts "
            "are read: remove pictures and attachments, or split it.",
        )
    # Other methods would unpack without bounds, and no office program uses them.
    if any(entry.compress_type not in _METHODS for entry in entries):
        raise UnreadableDocumentError(
            "is packed in a way that is not supported",
            "Open it in the program that made it and save it again.",
        )


def _refuse_ole(content: bytes, kind: str, suffix: str, old: str) -> NoReturn:
    if _RIGHTS in content:
        raise UnreadableDocumentError(
            "is protected by rights management", "Save it again without protection."
        )
    if _ENCRYPTED in content:
        raise password_error()
    raise UnreadableDocumentError(
        f"is not {kind} of today ({suffix}) but an old one ({old})",
        f"Open it in its program or in LibreOffice and save it as {suffix}.",
    )


def _part_name(name: str) -> str:
    """Return one spelling: some programs write capitals, backslashes or a slash."""
    return name.replace("\\", "/").lstrip("/").lower()
