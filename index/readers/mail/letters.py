"""Write a message, and the messages in it, as the text that a person reads."""

from __future__ import annotations

import codecs
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from index.errors import UnreadableDocumentError
from index.limits import ReadLimits
from index.readers.extract import Extract, TextBuilder
from index.readers.html.html import read_html
from index.readers.mail.own_words import own_words

LOGGER = logging.getLogger(__name__)

_MOST_NAMED = 5


@dataclass(slots=True)
class Letter:
    """A message of any format, parsed."""

    head: list[tuple[str, str]] = field(default_factory=list)
    """What stands above the text: "From" and who it was, and so on."""
    subject: str = ""
    sent: datetime | None = None
    bodies: list[str] = field(default_factory=list)
    """The parts of its text, in order."""
    letters: list[Letter] = field(default_factory=list)
    """The messages attached to it."""
    attachments: list[str] = field(default_factory=list)
    """What to call the other things attached to it: "budget.xlsx"."""
    encodings: list[str] = field(default_factory=list)
    """What its bodies were read with."""
    notes: list[str] = field(default_factory=list)

    def add_address(self, name: str, value: str) -> None:
        """Put a line into the head, unless it would be empty."""
        if value := " ".join(value.split()):
            self.head.append((name, value))


def write_letter(letter: Letter) -> Extract:
    """Return the text of ``letter``: head, body, then the messages attached to it."""
    builder = TextBuilder()
    notes: list[str] = []
    encodings: list[str] = []
    for level, part in _walk(letter, 1):
        builder.add_heading(min(level, 6), part.subject)
        head = part.head + _date_line(part)
        builder.add("\n".join(f"{name}: {value}" for name, value in head))
        for body in part.bodies:
            builder.add(body)
        encodings += part.encodings
        notes += [*part.notes, *_name_unread(part.attachments)]
    extract = builder.build(
        letter.subject,
        next(iter(encodings), None),
        letter.sent.date().isoformat() if letter.sent else None,
        dict.fromkeys(notes),
    )
    within = [body for _, part in _walk(letter, 1) for body in part.bodies]
    return replace(extract, telling=own_words(letter.bodies) or own_words(within))


def choose_body(plain: str, markup: str, limits: ReadLimits) -> str:
    """Return the plain text of a message, or that of its page where it says more.

    Programs that put no care into plain text leave a line such as "see the HTML".
    """
    text = _read_markup(markup, limits) if markup.strip() else ""
    return plain if 2 * len(plain.split()) >= len(text.split()) else text


def _read_markup(markup: str, limits: ReadLimits) -> str:
    # With the mark, no declaration inside is asked for the encoding.
    content = codecs.BOM_UTF8 + markup.encode("utf-8", "replace")
    try:
        return read_html(content, limits).text
    except UnreadableDocumentError as exc:
        LOGGER.info("The HTML of a message cannot be read: %s", exc)
        return ""


def _walk(letter: Letter, level: int) -> Iterator[tuple[int, Letter]]:
    yield level, letter
    for inner in letter.letters:
        yield from _walk(inner, level + 1)


def _date_line(letter: Letter) -> list[tuple[str, str]]:
    if not letter.sent:
        return []
    return [("Date", letter.sent.strftime("%Y-%m-%d %H:%M %z").strip())]


def _name_unread(attachments: Sequence[str]) -> list[str]:
    if not attachments:
        return []
    if len(attachments) == 1:
        return [f"The attachment {attachments[0]} was not read."]
    named = list(attachments[:_MOST_NAMED])
    if more := len(attachments) - len(named):
        named.append(f"{more} more")
    return [f"The attachments {', '.join(named[:-1])} and {named[-1]} were not read."]
