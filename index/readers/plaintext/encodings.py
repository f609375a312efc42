"""Turn the bytes of a text file into characters and say which encoding it was."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from index.errors import UnreadableDocumentError
from index.readers.plaintext.legacy_encodings import fits, guess_encoding

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    # UTF-32 first: its little-endian mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_SIGNATURES = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"\x89PNG",
    b"\xff\xd8\xff",
)
# What browsers do: the declared name stands for the larger set in actual use.
_SUPERSETS = {
    "ascii": "cp1252",
    "big5": "cp950",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "shift_jis": "cp932",
    "tis-620": "cp874",
}
_NAMES = {"cp932": "Shift-JIS", "cp949": "EUC-KR", "cp950": "Big5", "cp874": "TIS-620"}
# Python's codecs are more than encodings (rot13, unicode_escape …): a file must
# not be able to name one of those.
_TEXT_CODEC = re.compile(r"iso8859|cp\d|koi8|mac|big5|gb|euc|shift|tis|johab")
# Some programs fill up the last block of a file with NULs.
_CONTROL = re.compile(r"\x00+|[\x01-\x08\x0e-\x19\x1c-\x1f]")
_UNASSIGNED = re.compile(r"[\ue000-\uf8ff]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_ORDINARY = re.compile(r"[ \n,.0-9A-Za-z，。的]")
# The detector believes what a page declares; here it is asked about the bytes.
_UNDECLARE = re.compile(rb"(?i:charset|encoding)\s*=")
# "@" stands for the space there, and bytes of ASCII's space and line end for none.
_MAINFRAME_SPACES = 0.05
_MANY_NULS = 0.02
_FEW_ORDINARY = 0.02
# Of compressed data and programs, a tenth are controls.
_MOST_CONTROLS = 0.03
_FEW_CONTROLS = 2
_MOST_DAMAGE = 0.02
_MOST_UNASSIGNED = 0.01


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and how it was told from bytes."""

    text: str
    encoding: str
    """The name of the codec that read it."""
    guessed: bool = False
    """Whether neither the bytes themselves nor a declaration tell the encoding."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What a person should know of it, in plain sentences."""
        if not self.guessed:
            return ()
        return (f"The encoding was guessed: {_name_for_people(self.encoding)}.",)


def decode_text(content: bytes, declared: str | None = None) -> tuple[str, str]:
    """Return the text and the encoding that ``decode`` finds."""
    decoded = decode(content, declared)
    return decoded.text, decoded.encoding


def decode(content: bytes, declared: str | None = None) -> Decoded:
    """Return the text of ``content`` and the name of the codec that read it.

    Args:
        content: The bytes of a file.
        declared: The encoding that the file itself names, if it does.

    Raises:
        UnreadableDocumentError: the bytes are not text in any encoding.
    """
    if content.startswith(_SIGNATURES):
        raise _not_text()
    decoded = _decode(content, declared)
    seen = len(decoded.text) - decoded.text.count("\0")
    controls = len(_CONTROL.findall(decoded.text))
    if controls > (_FEW_CONTROLS + _MOST_CONTROLS * seen if seen else 0):
        raise _not_text()
    return decoded


def _decode(content: bytes, declared: str | None) -> Decoded:
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return Decoded(content[len(mark) :].decode(encoding, "replace"), encoding)
    return (
        _decode_wide(content)
        or _decode_seven_bit(content)
        or _decode_utf8(content)
        or _decode_declared(content, declared)
        or _decode_guessed(content)
    )


def _decode_wide(content: bytes) -> Decoded | None:
    """Read UTF-16 and UTF-32 without a byte order mark: only these contain NULs."""
    nuls = content.count(0)
    stray = nuls < _MANY_NULS * len(content) and _decode_strictly(content, "utf-8")
    if not nuls or stray:
        return None
    readings = []
    for encoding in ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"):
        text = _decode_strictly(content, encoding)
        if text and "\0" not in text:
            readings.append((len(_ORDINARY.findall(text)) / len(text), text, encoding))
    share, text, encoding = max(readings, default=(0.0, "", ""))
    return Decoded(text, encoding) if share > _FEW_ORDINARY else None


def _decode_seven_bit(content: bytes) -> Decoded | None:
    """Read the escape-sequence encodings of Japan and Korea: valid UTF-8, too."""
    if b"\x1b$" not in content:
        return None
    for encoding in ("iso2022_jp", "iso2022_kr"):
        text = _decode_strictly(content, encoding)
        if text is not None:
            return Decoded(text, encoding)
    return None


def _decode_utf8(content: bytes) -> Decoded | None:
    """Read UTF-8, also where a few bytes of it are broken.

    This is the one family of places where replacing is right: most characters
    beyond ASCII are well-formed UTF-8, which no other encoding yields by chance.
    Reading the file as anything else would spoil all of them, and the replacement
    characters are found by ``damage.py`` and reported.
    """
    text = content.decode("utf-8", "replace")
    if text.isascii() or "\ufffd" not in text:
        return Decoded(text, "utf-8")
    broken = text.count("\ufffd")
    sound = len(re.findall(r"[^\x00-\x7f]", text)) - broken
    return Decoded(text, "utf-8") if sound >= 4 * broken else None


def _decode_declared(content: bytes, declared: str | None) -> Decoded | None:
    """Read in the declared encoding, if the declaration is true."""
    codec = _find_codec(declared or "")
    text = _decode_strictly(content, codec) if codec else None
    if codec is None or text is None:
        return None
    return Decoded(text, codec) if fits(_UNDECLARE.sub(b"", content), codec) else None


def _decode_guessed(content: bytes) -> Decoded:
    """Read in the likeliest encoding; broken bytes become visible damage."""
    if _is_of_mainframe(content):
        raise UnreadableDocumentError(
            "is text in an encoding of mainframes (EBCDIC)", "Save it as UTF-8."
        )
    # The encodings in which a NUL is half a character have been tried.
    guess = guess_encoding(_UNDECLARE.sub(b"", content).replace(b"\0", b""))
    encoding = _SUPERSETS.get(guess, guess)
    text = content.decode(encoding, "replace")
    if text.count("\ufffd") > 1 + _MOST_DAMAGE * len(text):
        raise _not_text()
    # An encoding that is not known at all reads as nonsense in the most similar one.
    beyond = len(_BEYOND_ASCII.findall(text))
    if len(_UNASSIGNED.findall(text)) > 1 + _MOST_UNASSIGNED * beyond:
        raise UnreadableDocumentError(
            "is text in an encoding that is not known",
            "Open it in the program that made it and save it as UTF-8.",
        )
    return Decoded(text, encoding, guessed=True)


def _is_of_mainframe(content: bytes) -> bool:
    """Return whether it is EBCDIC: any other encoding would read it as nonsense."""
    if set(b" \n") & set(content):
        return False
    return content.count(b"@") > _MAINFRAME_SPACES * len(content)


def _decode_strictly(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _find_codec(declared: str) -> str | None:
    """Return the codec for a declared name, or None if it names no encoding."""
    label = declared.strip().lower().removeprefix("x-").replace("windows-", "cp")
    try:
        name = codecs.lookup(label).name
        # Whoever could read the declaration has read it as ASCII.
        readable = bool(_TEXT_CODEC.match(name)) and "a<1".encode(name) == b"a<1"
    except (LookupError, ValueError):
        return None
    return _SUPERSETS.get(name, name) if readable else None


def _name_for_people(codec: str) -> str:
    if codec in _NAMES:
        return _NAMES[codec]
    name = re.sub(r"\Acp(?=125\d)", "windows-", codec)
    name = re.sub(r"\Aiso(?=8859)", "iso-", name).replace("_", "-")
    return name.title() if name.startswith(("windows", "mac")) else name.upper()


def _not_text() -> UnreadableDocumentError:
    return UnreadableDocumentError(
        "is not text, although its name says so",
        "Give the file the ending that fits its format.",
    )
