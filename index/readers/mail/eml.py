"""Read e-mail messages (.eml): who wrote what to whom, and the messages in them."""

from __future__ import annotations

import codecs
import logging
import re
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from email.message import EmailMessage
from typing import TYPE_CHECKING

from index.errors import UnreadableDocumentError
from index.limits import DEFAULT_LIMITS, ReadLimits
from index.readers.extract import Extract, parsing
from index.readers.mail.letters import Letter, choose_body, write_letter
from index.readers.plaintext.encodings import decode

if TYPE_CHECKING:
    from collections.abc import Iterable

LOGGER = logging.getLogger(__name__)

_ADDRESSES = ("From", "To", "Cc")
# A file with none of them is something else.
_HEADERS = ("from", "to", "subject", "date", "received", "message-id", "mime-version")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_ENCRYPTED = ("multipart/encrypted", "application/pkcs7-mime")
_WIDE_WITHIN = 200


def read_mail(content: bytes, limits: ReadLimits = DEFAULT_LIMITS) -> Extract:
    """Return the head and the text of a message, and of the messages attached to it.

    Raises:
        UnreadableDocumentError: not a message, or an encrypted one.
    """
    from email import message_from_bytes
    from email.policy import default

    if not content.strip():
        raise UnreadableDocumentError("has no text")
    with parsing("an e-mail"):
        message = message_from_bytes(_to_ascii_superset(content), policy=default)
        if not any(name in message for name in _HEADERS):
            raise UnreadableDocumentError(
                "is not an e-mail, although its name says so",
                "Give the file the ending that fits its format.",
            )
        return write_letter(_MailReader(limits).read(message, 1))


def _to_ascii_superset(content: bytes) -> bytes:
    """Return a message saved as UTF-16 in the form that it was sent in."""
    if b"\0" in content[:_WIDE_WITHIN]:
        return decode(content).text.encode("utf-8", "replace")
    return content.removeprefix(codecs.BOM_UTF8)


class _MailReader:
    def __init__(self, limits: ReadLimits) -> None:
        self._limits = limits

    def read(self, message: EmailMessage, depth: int) -> Letter:
        encrypted = message.get_content_type() in _ENCRYPTED
        if encrypted and depth == 1:
            raise UnreadableDocumentError(
                "is encrypted", "Open it in the mail program and save the text."
            )
        letter = Letter(subject=_header(message, "Subject"))
        for name in _ADDRESSES:
            letter.add_address(name, _header(message, name))
        letter.sent = _date(_header(message, "Date"))
        if not letter.sent:
            letter.add_address("Date", _header(message, "Date"))
        if encrypted:
            letter.notes.append("An encrypted message in it was not read.")
        else:
            self._read_part(message, letter, depth)
        return letter

    def _read_part(self, part: EmailMessage, letter: Letter, depth: int) -> None:
        kind = part.get_content_type()
        if kind == "message/rfc822":
            self._read_message(part, letter, depth)
        elif kind == "multipart/alternative":
            self._read_alternatives(part, letter, depth)
        elif part.is_multipart():
            for inner in _parts(part):
                self._read_part(inner, letter, depth)
        elif _is_attached(part) or part.get_content_maintype() != "text":
            if not _is_inline_picture(part):
                letter.attachments.append(_name(part))
        else:
            body = self._text(part, letter)
            if kind == "text/html":
                body = choose_body("", body, self._limits)
            letter.bodies.append(body)

    def _read_message(self, part: EmailMessage, letter: Letter, depth: int) -> None:
        if depth > self._limits.nesting:
            letter.notes.append(
                f"Messages nested deeper than {self._limits.nesting} were not read."
            )
            return
        for inner in _parts(_without_transfer_encoding(part)):
            letter.letters.append(self.read(inner, depth + 1))

    def _read_alternatives(
        self, part: EmailMessage, letter: Letter, depth: int
    ) -> None:
        """Read the same text in several forms once, and what else is there."""
        texts = {"text/plain": "", "text/html": ""}
        others: list[EmailMessage] = []
        waiting = _parts(part)
        while waiting:
            inner = waiting.pop(0)
            kind = inner.get_content_type()
            if kind in texts and not _is_attached(inner) and not texts[kind]:
                texts[kind] = self._text(inner, letter)
            elif kind in ("multipart/related", "multipart/mixed"):
                waiting = _parts(inner) + waiting
            else:
                others.append(inner)
        letter.bodies.append(
            choose_body(texts["text/plain"], texts["text/html"], self._limits)
        )
        for inner in others:
            self._read_part(inner, letter, depth)

    def _text(self, part: EmailMessage, letter: Letter) -> str:
        payload = part.get_payload(decode=True)
        if not isinstance(payload, bytes) or not payload.strip():
            return ""
        try:
            decoded = decode(payload, part.get_content_charset())
        except UnreadableDocumentError as exc:
            LOGGER.info("A part of a message cannot be read: %s", exc)
            letter.attachments.append(_name(part))
            return ""
        letter.encodings.append(decoded.encoding)
        letter.notes += decoded.notes
        return decoded.text


def _parts(message: EmailMessage) -> list[EmailMessage]:
    payload = message.get_payload()
    parts: Iterable[object] = payload if isinstance(payload, list) else ()
    return [part for part in parts if isinstance(part, EmailMessage)]


def _without_transfer_encoding(part: EmailMessage) -> EmailMessage:
    """Undo what the standard forbids for a message in a message, and some do."""
    from email import message_from_bytes
    from email.policy import default

    encoding = str(part.get("Content-Transfer-Encoding", "")).strip().lower()
    inner = _parts(part)
    if encoding not in ("base64", "quoted-printable") or not inner:
        return part
    inner[0]["Content-Transfer-Encoding"] = encoding
    payload = inner[0].get_payload(decode=True)
    if isinstance(payload, bytes):
        part.set_payload([message_from_bytes(payload, policy=default)])
    return part


def _is_attached(part: EmailMessage) -> bool:
    return part.get_content_disposition() == "attachment"


def _is_inline_picture(part: EmailMessage) -> bool:
    """Return whether the part is a picture within the text: a logo, a signature."""
    return part.get_content_maintype() == "image" and "content-id" in part


def _name(part: EmailMessage) -> str:
    with suppress(Exception):  # The parser of headers breaks on some broken ones.
        if name := part.get_filename():
            return " ".join(name.split())
    return f"({part.get_content_type()})"


def _header(message: EmailMessage, name: str) -> str:
    """Return a header as a person reads it, also where it breaks the standard."""
    raw = next(
        (value for key, value in message.raw_items() if key.lower() == name.lower()), ""
    )
    if _SURROGATE.search(raw):
        # Bytes beyond ASCII that nobody encoded.
        raw = decode(raw.encode("utf-8", "surrogateescape")).text
    else:
        with suppress(Exception):  # The parser of headers breaks on some broken ones.
            raw = str(message[name] or "")
    return " ".join(raw.split())


def _date(value: str) -> datetime | None:
    from email.utils import parsedate_to_datetime

    readings: tuple[Callable[[str], datetime], ...] = (
        parsedate_to_datetime,
        datetime.fromisoformat,
    )
    for read in readings:
        with suppress(ValueError, TypeError, IndexError, OverflowError):
            return read(value)
    LOGGER.info("The date of a message cannot be read")
    return None
