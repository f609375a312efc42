"""Tell the years in which something happened, which are those of no figures."""

from __future__ import annotations

import re
from functools import lru_cache

from index.documents import Span

_LOOK_BACK = 60
"""Characters in which it is said what happened."""
_BEGAN = "founded|established|set up|built|began|begun|started|created|opened"
_HAN_BEGAN, _HAN_BEGUN = "成立于|创建于|始建于|建于|设立于", "成立|创建|建成|设立|始建"
_BEGUN_BEFORE = re.compile(
    rf"\b(?:{_BEGAN}|since"
    r"|(?:grundad|bildad|startad|invigd|byggd|öppnad|inrättad)[est]*|sedan|seit"
    r"|(?:gegründet|errichtet|eröffnet|gebaut)\w*)\s(?:in |år |im jahr )?\Z"
    rf"|(?:{_HAN_BEGAN}|自)\Z",
    re.IGNORECASE,
)
_BEGUN_AFTER = re.compile(
    rf"年?(?:{_HAN_BEGUN})|\s(?:grundad|gegründet|errichtet|eröffnet)",
    re.IGNORECASE,
)
_ANY_YEAR = r"(?:19|20)\d\d(?!\d)"
# Years in which something began, was changed or ends, or that others are compared with.
_OF_EVENTS = re.compile(
    rf"\b(?:(?:{_BEGAN}"
    rf"|valid|expires?|effective|in force|amended|repealed|became|joined|moved|formed"
    rf"|launched|rebuilt|(?:grunda|bilda|starta|öppna|inrätta|ändra)(?:d|t|s|de|des)"
    rf"|(?:invig|bygg|upphäv)(?:d|t|s|de|des)|blev|gäller|gegründet|errichtet|eröffnet"
    rf"|gebaut|gültig)(?:[ \u00a0][^\W\d_]+){{0,4}}"
    rf"|(?:since|until|compared (?:to|with)|against|than|sedan|till och med|mot|än"
    rf"|jämfört med|seit|bis|gegenüber|verglichen mit|als)(?:[ \u00a0][^\W\d_]+)?)"
    rf"[ \u00a0]{_ANY_YEAR}"
    rf"|(?:{_HAN_BEGAN}|[自从与和同比较至]|有效期)(?:到|于)?{_ANY_YEAR}年?"
    r"(?:\d{1,2}月)?(?:\d{1,2}日)?"
    rf"|{_ANY_YEAR}年?(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?(?:起|以来|{_HAN_BEGUN}"
    r"|(?:发布|印发|公布|出台)的|[^，。；]{0,8}(?:施行|废止|修订|修正))"
    rf"|{_ANY_YEAR}[ \u00a0](?:grundad|gegründet|eröffnet|errichtet)\w*",
    re.IGNORECASE,
)


def tells_of_a_beginning(sentence: str, year: Span) -> bool:
    """Return whether a year of a sentence is that in which something began."""
    before = sentence[max(0, year.start - _LOOK_BACK) : year.start]
    return bool(_BEGUN_BEFORE.search(before) or _BEGUN_AFTER.match(sentence, year.end))


@lru_cache(maxsize=64)
def without_events(text: str) -> str:
    """Return a text without the years of events, which date nothing else in it."""
    return _OF_EVENTS.sub(" ", text)
