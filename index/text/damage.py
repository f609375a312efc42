"""Find figures, placeholders, words and characters that are damaged in a text.

Only what cannot be right is marked: a false alarm on an ordinary figure costs more
trust than a missed one. Every pattern is bounded, so that the time grows with the
length of the text and not with its square.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import product

from index.documents import DamageKind, SourceWarning, Span

_SPACE = "[ \u00a0\u2009\u202f]"
_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_LOWER = "a-z\u00df-\u00f6\u00f8-\u00ff"

# Patterns begin with the characters they look for and look back after these: that
# is several times faster than looking back at every place.

# Before a unit a digit is a figure of its own: "1,200 5 kW chargers".
_UNIT = r"[kMGTmµcdh]?(?:Wh?|V|A|Hz|g|m|l|t|bar|byte|bit)[²³]?\b|ha\b"
_ALONE = r"[1-9](?<![\d.,:/\[(+-].)"
_STRAY_DIGIT = (
    rf"{_ALONE}(?<!\d{_SPACE}.)\d{{0,2}}"
    rf"(?:(?:,\d{{3}})+|(?:\.\d{{3}})+|(?:{_SPACE}\d{{3}})+){_SPACE}\d"
)
_FIRST = rf"[1-9](?<![{_LATIN}\d_.,].)"
_NO_NAME = rf"(?![{_LATIN}\d_]|-(?!\d))"
_FIGURES = (
    # "60,000 5 employees": a figure that is complete, and a digit too many. Outside
    # of running text such digits are columns of a table.
    re.compile(rf"{_STRAY_DIGIT}(?={_SPACE}(?!{_UNIT})[{_LOWER}]|[{_CJK}])"),
    re.compile(
        rf"(?<=[{_LOWER}]{_SPACE}){_STRAY_DIGIT}"
        rf"(?={_SPACE}(?!{_UNIT})[{_LATIN}]|[.;](?:\s|\Z))"
    ),
    # "1,200,50": groups of three digits, then a group of another length.
    re.compile(
        rf"{_ALONE}\d{{0,2}}(?:,\d{{3}})+,(?:\d{{1,2}}|\d{{4,9}})(?![\d\])]|[.,]\d)"
    ),
    # "12,34,56.7.8": groups of digits, then more than one decimal point.
    re.compile(
        rf"{_ALONE}\d{{0,2}}(?:(?:,\d{{3}})+|(?:,\d{{2}}){{2,8}})"
        r"(?:\.\d{1,9}){2,9}(?![\d.,]\d)"
    ),
    # "2O15", "15O", "1OO": the letter O among digits.
    re.compile(
        rf"{_FIRST}(?:\d{{1,8}}O|\d{{0,8}}O[\dO])[\dO]{{0,8}}(?!,[\dO]{{3}}){_NO_NAME}"
    ),
    # "1,4OO", "1O,000": it stands in groups of digits.
    re.compile(
        rf"{_FIRST}(?=[\d.,]{{0,14}}O)[\dO]{{0,2}}"
        rf"(?:(?:,[\dO]{{3}}){{1,4}}|(?:\.[\dO]{{3}}){{1,4}})(?![.,][\dO]){_NO_NAME}"
    ),
    # "5O percent": it may be a name, "Model 5O", but before what is counted.
    re.compile(rf"{_FIRST}O(?={_SPACE}[{_LOWER}]|{_SPACE}?[%‰％{_CJK}])"),
    # "2l5", "25l亿": the letter l, where it is no litre.
    re.compile(rf"{_FIRST}\d{{0,8}}[lI]\d{{1,8}}{_NO_NAME}"),
    re.compile(rf"{_FIRST}\d{{0,8}}[lI](?=[万亿萬億千百家个個名人户項项元％%])"),
)
# "1,2345" is a decimal fraction where commas are decimal signs, as in languages with
# accents, and only there; "May 13,2022" is a date.
_LONG_GROUP = re.compile(
    rf"{_ALONE}\d{{0,2}},(?!(?:19|20)\d\d(?!\d))\d{{4,9}}(?![\d\])]|[.,]\d)"
)
_DECIMAL_COMMA = re.compile(
    r"\d(?<![\d.,:/\[(-].)\d{0,9},\d{1,2}(?![\d\])]|[.,]\d)"
    r"|[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]"
)

_PLACEHOLDERS = (
    # What machine translation puts in the place of a figure or name, and loses.
    re.compile(r"X{1,3}(?:NUM|DATE|TIME|YEAR|NAME|URL|TERM)X[A-Za-z0-9]{0,8}"),
    # Templates that were never filled in.
    re.compile(r"\{(?<![\w\]})$\\^{].)\d{1,2}\}(?!\})"),
    re.compile(r"\{\{ ?[\w.]{1,40} ?\}\}|\$\{[\w.]{1,40}\}"),
    re.compile(r"%(?<![\w%].)(?<!\d .)(?:[sd]|\(\w{1,30}\)[sd])(?!['’\w])"),
    re.compile(
        r"\[(?:number|name|date|amount|figure|percentage|insert [\w ]{1,40}"
        r"|siffra|antal|belopp|datum|namn|数字|日期|金额|名称)\](?![(:\[])",
        re.IGNORECASE,
    ),
    # Cells of a spreadsheet that could not be computed.
    re.compile(
        r"#(?:REF!|VALUE!|NUM!|NULL!|DIV/0!|NAME\?|N/A)|NaN(?<![\w.]...)(?![\w.(])"
    ),
)

_RUN = re.compile(rf"[!-~{_LATIN}]+")
_ADDRESS = re.compile(r"://|www\.|[@_\\=&#]|/[^/]*/|\.\w+\?")
_MIXED_WORD = re.compile(
    rf"(?<![\w.])[{_LATIN}]{{0,30}}(?:[0158][{_LATIN}]{{0,30}}){{1,3}}(?!\w|\.\w)"
)
_LOOK_ALIKE = re.compile("[0158]")
_READ_AS = {"0": "o", "1": "li", "5": "s", "8": "b"}
_SHORTEST = 5
# Shapes that no ordinary word with a digit has: "c1uster", "1ntelligent", "0ffice".
_INSIDE = re.compile(r"([A-Z]?[a-z]+)[01]([a-z]{2,})")
_AT_START = re.compile(
    r"1[nm](?![aeiouy])[a-z]{4,}|0(?:ff|rg|rd|th|nl|pp|bj|bs|cc|pt|ld)[a-z]{3,}"
)
_WORD = re.compile(rf"(?<!\w)[{_LATIN}]{{3,}}(?!\w)")

_TRAIL = "".join(bytes([byte]).decode("cp1252", "ignore") for byte in range(0x80, 0xC0))
_MOJIBAKE = re.compile(
    rf"(?:[Â-ß][{_TRAIL}]|[à-ï][{_TRAIL}]{{2}}|[ð-ô][{_TRAIL}]{{3}})+|â€|锟斤拷|烫烫烫|屯屯屯"
)
_UNMISTAKABLE = re.compile(
    r"Ã[^“”‘’«»–—…]|Ã.(?=\w)|Â[\u00a0°§£±²³µ·»«©®½¼¾´]|â€|ï[»¿]|[锟烫屯]"
)
# Quotes and dashes may well stand between letters with accents: "Å–Ä–Ö".
_PUNCTUATED = re.compile(r"[\u00c2-\u00df“”‘’«»–—…]+")
_LOST = re.compile(rf"\ufffd+(?:[{_LATIN}]{{0,30}}\ufffd+)*")
# Private-use characters have no meaning; alone they are bullets of symbol fonts.
_PRIVATE = re.compile(r"[\ue000-\uf8ff](?<=\w.)[\ue000-\uf8ff]*(?=\w)")
_QUESTIONED = re.compile(rf"(?<=[{_LOWER}])\?+(?=[{_LOWER}])")
_QUESTIONED_HAN = re.compile(rf"\?(?<=[{_CJK}].)\?+(?=[{_CJK}])")
_IN_WORD = re.compile(rf"[{_LATIN}0-9\ufffd]")
_REACH = 30


def find_damage(text: str) -> tuple[SourceWarning, ...]:
    """Return the places in ``text`` that are visibly damaged, in their order."""
    found = sorted(_find_all(text), key=lambda warning: warning.span)
    kept: list[SourceWarning] = []
    for warning in found:
        if not kept or not warning.span.overlaps(kept[-1].span):
            kept.append(warning)
    return tuple(kept)


def _find_all(text: str) -> Iterator[SourceWarning]:
    found: dict[DamageKind, Iterator[Span]] = {
        "figure": find_damaged_figures(text),
        "placeholder": _find_matches(_PLACEHOLDERS, text),
        "word": _find_words(text),
        "character": _find_characters(text),
    }
    for kind, spans in found.items():
        for span in spans:
            yield SourceWarning(kind, span, span.of(text))


def _find_matches(patterns: Iterable[re.Pattern[str]], text: str) -> Iterator[Span]:
    for pattern in patterns:
        yield from (Span(*match.span()) for match in pattern.finditer(text))


def find_damaged_figures(text: str) -> Iterator[Span]:
    """Yield the figures in ``text`` that are visibly damaged, kind by kind."""
    yield from _find_matches(_FIGURES, text)
    if not _DECIMAL_COMMA.search(text):
        yield from _find_matches([_LONG_GROUP], text)


def _runs(text: str) -> Iterator[re.Match[str]]:
    """Yield the stretches of letters, digits and signs that are not only letters.

    Addresses, paths and identifiers with signs are left out: they are no words.
    """
    for run in _RUN.finditer(text):
        if not run[0].isalpha() and not _ADDRESS.search(run[0]):
            yield run


def _find_words(text: str) -> Iterator[Span]:
    """Yield words in which a digit stands for a letter."""
    vocabulary: frozenset[str] | None = None
    for run in _runs(text):
        for match in _MIXED_WORD.finditer(run[0]):
            if len(match[0]) < _SHORTEST or sum(map(str.isalpha, match[0])) < 3:
                continue
            if vocabulary is None:
                vocabulary = frozenset(map(str.lower, _WORD.findall(text)))
            if _is_damaged(match[0], vocabulary):
                yield Span(*match.span()).shift(run.start())


def _is_damaged(word: str, vocabulary: frozenset[str]) -> bool:
    """Return whether ``word`` is an ordinary word but for its digits.

    The best proof is that the ordinary word stands elsewhere in the same text. But
    "clusters1" is a word with the mark of a footnote, and "type1diabetes" two words.
    """
    lower = word.lower()
    if any(part in vocabulary for part in _LOOK_ALIKE.split(lower)):
        return False
    readings = product(*(_READ_AS.get(character, character) for character in lower))
    if any("".join(reading) in vocabulary for reading in readings):
        return True
    return bool(_INSIDE.fullmatch(word) or _AT_START.fullmatch(word))


def _find_characters(text: str) -> Iterator[Span]:
    for match in _MOJIBAKE.finditer(text):
        if _is_mojibake(match):
            yield _widen(text, Span(*match.span()))
    for span in _find_matches([_LOST, _PRIVATE, _QUESTIONED_HAN], text):
        yield _widen(text, span)
    for run in _runs(text):
        for match in _QUESTIONED.finditer(run[0]):
            yield _widen(text, Span(*match.span()).shift(run.start()))


def _is_mojibake(match: re.Match[str]) -> bool:
    """Return whether these characters cannot be meant: "Ä“" may end a quotation."""
    if _UNMISTAKABLE.match(match.string, match.start(), match.end() + 1):
        return True
    return len(match[0]) > 3 and not _PUNCTUATED.fullmatch(match[0])


def _widen(text: str, span: Span) -> Span:
    """Return ``span`` with the rest of the word that it stands in."""
    start, end = span.start, span.end
    while span.start - start < _REACH and _IN_WORD.match(text[start - 1 : start]):
        start -= 1
    while end - span.end < _REACH and _IN_WORD.match(text[end : end + 1]):
        end += 1
    return Span(start, end)
