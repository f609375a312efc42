"""Read plain text files."""

from __future__ import annotations

from index.limits import DEFAULT_LIMITS, ReadLimits
from index.readers.extract import Extract, normalise_text
from index.readers.plaintext.encodings import decode

_LONGEST_TITLE = 150
_SENTENCE_ENDS = ".!?。！？,，;；:："


def read_plain(content: bytes, limits: ReadLimits = DEFAULT_LIMITS) -> Extract:
    """Return the text as it stands; a title line at the top becomes the title.

    Raises:
        UnreadableDocumentError: the bytes are not text.
    """
    decoded = decode(content)
    text = normalise_text(decoded.text)
    return Extract(
        text, _find_title(text), encoding=decoded.encoding, notes=decoded.notes
    )


def _find_title(text: str) -> str | None:
    """Return the first line if it looks like a title and more follows."""
    first, _, rest = text.strip().partition("\n")
    line = " ".join(first.split())
    if not rest or len(line) > _LONGEST_TITLE or line.endswith(tuple(_SENTENCE_ENDS)):
        return None
    return line if any(map(str.isalpha, line)) else None
