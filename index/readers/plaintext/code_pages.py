"""Know which codec reads a code page that Windows programs name by its number."""

from __future__ import annotations

import codecs

# What is not called by its number; of a subset, the larger set in actual use.
_CODECS = {
    708: "iso8859-6",
    936: "gb18030",
    951: "big5hkscs",
    1361: "johab",
    10000: "mac-roman",
    10001: "cp932",
    10002: "cp950",
    10003: "cp949",
    10006: "mac-greek",
    10007: "mac-cyrillic",
    10008: "gb18030",
    10029: "mac-latin2",
    10079: "mac-iceland",
    10081: "mac-turkish",
    20127: "cp1252",
    20866: "koi8-r",
    20932: "euc-jp",
    20936: "gb18030",
    20949: "cp949",
    21866: "koi8-u",
    **{28590 + part: f"iso8859-{part}" for part in (*range(2, 12), *range(13, 17))},
    28591: "cp1252",
    28599: "cp1254",
    28601: "cp874",
    38598: "iso8859-8",
    50220: "iso2022_jp",
    50221: "iso2022_jp",
    50222: "iso2022_jp",
    50225: "iso2022_kr",
    50227: "gb18030",
    51932: "euc-jp",
    51936: "gb18030",
    51949: "cp949",
    54936: "gb18030",
    65001: "utf-8",
}


def find_codec(code_page: int) -> str | None:
    """Return the codec of a code page; ``None`` where it is none that text is in."""
    try:
        name = codecs.lookup(_CODECS.get(code_page, f"cp{code_page}")).name
    except LookupError:
        return None
    # Those of mainframes have numbers, too.
    return name if b"a<1".decode(name, "replace") == "a<1" else None
