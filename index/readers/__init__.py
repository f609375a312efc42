"""Turn a file of any format that is understood into a Document."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from pkgutil import resolve_name

from index.documents import Document
from index.errors import UnreadableDocumentError
from index.limits import DEFAULT_LIMITS, ReadLimits
from index.readers.extract import Extract
from index.readers.shared.document_facts import find_facts
from index.readers.unsupported import unsupported_error
from index.text.damage import find_damage
from index.text.languages import detect_language

__all__ = ["READERS", "Extract", "load_document"]

Reader = Callable[[bytes, ReadLimits], Extract]


def _imported(name: str) -> Reader:
    """Return a reader that is imported when it reads a first file.

    All of them take longer than everything else that a process imports to read files.
    """

    def read(content: bytes, limits: ReadLimits) -> Extract:
        reader: Reader = resolve_name(f"{__name__}.{name}")
        return reader(content, limits)

    return read


READERS: dict[str, Reader] = {
    ".csv": _imported("plaintext.delimited:read_delimited"),
    ".doc": _imported("word.word:read_word"),
    ".docx": _imported("word.word:read_word"),
    ".eml": _imported("mail.eml:read_mail"),
    ".epub": _imported("html.epub:read_epub"),
    ".htm": _imported("html.html:read_html"),
    ".html": _imported("html.html:read_html"),
    ".md": _imported("plaintext.markdown:read_markdown"),
    ".msg": _imported("mail.msg:read_outlook"),
    ".ods": _imported("sheets.workbook:read_workbook"),
    ".odt": _imported("opendocument.odt:read_odt"),
    ".pdf": _imported("pdf.pdf:read_pdf"),
    ".pptx": _imported("slides.pptx:read_pptx"),
    ".rtf": _imported("word.word:read_word"),
    ".tsv": _imported("plaintext.delimited:read_delimited"),
    ".txt": _imported("plaintext.plain:read_plain"),
    ".xls": _imported("sheets.workbook:read_workbook"),
    ".xlsx": _imported("sheets.workbook:read_workbook"),
}

_LANGUAGE_ENDING = re.compile(r"\.[a-z]{2}(?:-[A-Za-z]{2,4})?\Z")
# Controls, and the surrogates that stand for bytes of a name that is not UTF-8.
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
_WORD_BREAKS = re.compile(r"[\s_.\-]+")


def load_document(
    path: Path, corpus_dir: Path, limits: ReadLimits = DEFAULT_LIMITS
) -> Document:
    """Read the file at ``path``, which lies in ``corpus_dir``, once.

    Raises:
        UnreadableDocumentError: with the reason, in words that fit after the name
            of the file: "is empty", "is password-protected".
    """
    document_id = _find_id(path, corpus_dir)
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise unsupported_error(path, READERS)
    content, modified = _read_bytes(path)
    if not content:
        raise UnreadableDocumentError("is empty")
    extract = reader(content, limits)
    if not extract.text.strip():
        raise UnreadableDocumentError("has no text")
    return Document(
        id=document_id,
        path=str(path),
        title=_find_title(extract, document_id),
        language=detect_language(extract.telling or extract.text),
        text=extract.text,
        pages=extract.pages,
        content_hash=hashlib.sha256(content).hexdigest(),
        warnings=find_damage(extract.text),
        headings=extract.headings,
        encoding=extract.encoding,
        modified=modified,
        date=extract.date,
        notes=extract.notes,
        unread=extract.unread,
        facts=find_facts(extract.text),
    )


def _find_id(path: Path, corpus_dir: Path) -> str:
    """Return the same id on every system, however it spells accents and slashes."""
    document_id = unicodedata.normalize("NFC", path.relative_to(corpus_dir).as_posix())
    if _UNPRINTABLE.search(document_id):
        raise UnreadableDocumentError(
            "has a name with characters that cannot be shown", "Rename the file."
        )
    return document_id


def _read_bytes(path: Path) -> tuple[bytes, float]:
    try:
        return path.read_bytes(), path.stat().st_mtime
    except PermissionError as exc:
        raise UnreadableDocumentError(
            "cannot be opened: no permission to read it",
            "Let the account that runs the assistant read the file.",
        ) from exc
    except FileNotFoundError as exc:
        raise UnreadableDocumentError("is no longer there") from exc
    except OSError as exc:
        raise UnreadableDocumentError(f"cannot be opened: {exc.strerror}") from exc


def _find_title(extract: Extract, document_id: str) -> str:
    if extract.title:
        return extract.title
    # The first heading of a workbook is the name of its first sheet.
    if extract.headings and not (extract.pages and extract.pages[0].kind == "row"):
        return " ".join(extract.headings[0].span.of(extract.text).split())
    stem = document_id.rpartition("/")[2].rpartition(".")[0]
    name = _WORD_BREAKS.sub(" ", _LANGUAGE_ENDING.sub("", stem)).strip()
    return name[:1].upper() + name[1:] or document_id
