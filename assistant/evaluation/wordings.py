"""Tell whether a text says what is known in one of its wordings."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from assistant.facts.digits import minus_before
from assistant.facts.numerals import CHINESE
from assistant.facts.units import conflict, read_counted
from index.text.languages import detect_language

_GROUP = re.compile(r"\d{3}(?!\d)")
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:[ '’]\d{3})*\Z")
"""What may be the first groups of a longer figure, or all of it."""
_GROUP_BEFORE = "".join(
    rf"(?<!(?<![\d.,]){digits}[ '’])" for digits in (r"\d", r"\d\d", r"\d\d\d")
)
_GROUP_AFTER = r"(?![ '’]\d{3}(?!\d))"
_LETTER = r"[^\W\d_\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
"""Of a script that has spaces between its words."""
_ENDING = (
    r"(?:['’]?s|['’]|n|en|er|erna|na|ns|et|ets|t|ts|e|es|ed|d|nas|ens|rna|or|orna|ar"
    r"|arna|a)?"
)
"""How a word may end where it is inflected."""
_LAST_DIGIT = re.compile(r"\d(?=\D*\Z)")


def says(text: str, words: str) -> bool:
    """Return whether ``words`` stand in ``text`` as words and figures of their own.

    25 does not stand in 252, 25 000 or −25, nor 25 % in 25 percentage points, nor men
    in women. What a figure counts is open where the wording has it alone.
    """
    wanted, whole = _normal(words).split(), _normal(text)
    if not wanted:
        return False
    before = _border_before(wanted[0])
    after = _border_after(wanted[-1], " ".join(wanted))
    # White space is any, but a group is never parted from the next by a line's end.
    pattern = re.compile(before + r"\s+".join(map(re.escape, wanted)) + after)
    return any(
        _is_figure_of_its_own(" ".join(wanted), found, whole)
        for found in pattern.finditer(whole)
    )


def _border_before(word: str) -> str:
    if word[0].isdigit():
        group = _GROUP_BEFORE if _GROUP.match(word) else ""
        return r"(?<!\d)(?<![\d\s][.,])" + group
    if word[0] in CHINESE:
        return rf"(?<![{CHINESE}点])"
    return rf"(?<!{_LETTER})" if re.match(_LETTER, word) else ""


def _border_after(word: str, words: str) -> str:
    if word[-1].isdigit():
        return r"(?!\d|[.,]\d)" + (_GROUP_AFTER if _GROUPED.search(words) else "")
    if word[-1] in CHINESE:
        return rf"(?![{CHINESE}])"
    if re.match(_LETTER, word[-1]):
        return rf"(?={_ENDING}(?!{_LETTER}))"
    return ""


def _is_figure_of_its_own(wanted: str, found: re.Match[str], text: str) -> bool:
    """Return whether no minus, scale or other unit belongs to what was found."""
    start, said = found.start(), found.group()
    if said[0].isdigit() and minus_before(text[:start], text[start:]):
        return False
    ends = [_LAST_DIGIT.search(written) for written in (wanted, said)]
    if not (ends[0] and ends[1]) or ends[0].end() == len(wanted):
        return True
    language = _language(text)
    known = read_counted(wanted, ends[0].end(), language)
    counted = read_counted(text, start + ends[1].end(), language)
    return known.scale == counted.scale and not conflict(known.unit, counted.unit)


@lru_cache(maxsize=100)
def _language(text: str) -> str:
    return detect_language(text)


def _normal(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
