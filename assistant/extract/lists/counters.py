"""Know the signs and words that count the points of a list, and their values."""

from __future__ import annotations

import re

CLOSING = 0
"""The value of a word that closes a list of any length: finally."""

_HAN = "一二三四五六七八九十"
_SIGNS = re.compile(
    r"(?:^|(?<=[\s;；,，:：.。]))"
    r"(?:(?P<digit>\d{1,2})[.)、．](?!\d)|[(（](?P<enclosed_digit>\d{1,2})[)）]"
    rf"|(?P<han>[{_HAN}]{{1,3}})、|[(（](?P<enclosed_han>[{_HAN}]{{1,3}})[)）]"
    rf"|第(?P<ordinal>[{_HAN}]{{1,3}})[，、,]|(?P<predicate>[{_HAN}])是"
    r"|(?P<circled>[①-⑳])|\(?(?P<letter>[a-z])\))[ \t\u3000]*",
    re.MULTILINE,
)
# These stand at the beginning of a line only: elsewhere they are initials and "i.e.".
_LINE_SIGNS = (
    re.compile(r"^[ \t]*(?:(?P<small>[a-z])\.|(?P<capital>[A-Z])[.)])[ \t]+", re.M),
    re.compile(
        r"^[ \t]*(?:\(?(?P<roman>[ivx]{1,6})[.)]|(?P<upper_roman>[IVX]{1,6})\.)[ \t]+",
        re.MULTILINE,
    ),
)
_ROMAN = {
    tens + ones: 10 * ten + one
    for ten, tens in enumerate(("", "x", "xx", "xxx"))
    for one, ones in enumerate(
        ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
    )
}
# What counts in each language, with what stands around it: alone "first" and "andra"
# are adjectives. The word that closes the list comes last.
_SERIES = {
    "english": (
        r"(?:the )?{}(?:,|:| is(?: to)?\b)",
        "first second third fourth fifth sixth seventh eighth finally",
    ),
    "adverb": (
        r"{}\b,?",
        "firstly secondly thirdly fourthly fifthly sixthly seventhly lastly",
    ),
    "swedish": (
        r"för det {}\b,?",
        "första andra tredje fjärde femte sjätte sjunde åttonde sista",
    ),
    "norwegian": (
        r"for det {}\b,?",
        "første andre tredje fjerde femte sjette sjuende åttende siste",
    ),
    "german": (
        r"{}\b,?",
        "erstens zweitens drittens viertens fünftens sechstens siebtens schließlich",
    ),
    "french": (
        r"{}\b,?",
        "premièrement deuxièmement troisièmement quatrièmement cinquièmement enfin",
    ),
    "chinese": (r"{}[，,]?", "首先 其次 再次 最后"),
}
_VALUES = {
    word: value
    for _, words in _SERIES.values()
    for value, word in enumerate(words.split()[:-1], start=1)
} | {words.split()[-1]: CLOSING for _, words in _SERIES.values()}
_WORDS = re.compile(
    r"(?:^|(?<=[.;:,]\s)|(?<=[。；：，])|(?<=\b(?:and|och)\s)|(?<=\bund\s))(?:"
    + "|".join(
        around.format(f"(?P<{name}>{'|'.join(words.split())})")
        for name, (around, words) in _SERIES.items()
    )
    + r")[ \t]*",
    re.IGNORECASE | re.MULTILINE,
)
SHAPES = (_SIGNS, *_LINE_SIGNS, _WORDS)
"""How counters look; each named group is one way of counting."""


def begins_with_counter(line: str) -> bool:
    """Return whether a line begins with a sign that counts."""
    return any(shape.match(line) for shape in (_SIGNS, *_LINE_SIGNS))


def counter_value(counter: re.Match[str]) -> int:
    """Return the number that a counter says; ``CLOSING`` for "finally"."""
    kind = str(counter.lastgroup)
    mark = counter[kind]
    if kind in _SERIES:
        return _VALUES[mark.casefold()]
    if kind.endswith("roman"):
        return _ROMAN.get(mark.lower(), -1)
    if mark.isdecimal():
        return int(mark)
    if mark[0] not in _HAN:
        return ord(mark)
    tens, ten, ones = mark.rpartition("十")
    value = _HAN.index(ones[0]) + 1 if ones else 0
    return value + ((_HAN.index(tens[0]) + 1 if tens else 1) * 10 if ten else 0)
