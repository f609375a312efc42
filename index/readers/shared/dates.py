"""Find the date of issue where a document says it unmistakably."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import MAXYEAR, MINYEAR
from functools import cache

# What stands before the date on which a text was made public or signed.
# Official Chinese pages set the characters of a label apart to align them.
_SPACED = r"[ \u3000]*"
_EAST_ASIAN = (
    f"{_SPACED.join('成文日期')}|{_SPACED.join('发布日期')}"
    "|发文日期|发布时间|公布日期|印发日期|發布日期|公開日|発行日|発表日|발행일|게시일"
)
_LABELS = (
    f"{_EAST_ASIAN}|date of issue|issue date|date issued|issued on|issued"
    "|date published|publication date|published on|published|released on|release date"
    "|publicerad den|publicerad|publiceringsdatum|utgivningsdatum|utfärdad den|utfärdad"
    "|veröffentlicht am|erscheinungsdatum|publié le|date de publication"
    "|publisert|udgivet|julkaistu"
)
_NUMERIC = r"(?P<year>(?:19|20)\d\d)(?:\s*[-/.年]\s*)(?P<month>\d{1,2})"
_NUMERIC += r"(?:\s*[-/.月]\s*(?P<day>\d{1,2})(?!\d))?"
_WORDS = r"(?P<d1>\d{1,2})\.?\s+(?P<m1>[^\W\d_]{3,10})\.?\s+(?P<y1>(?:19|20)\d\d)"
_AMERICAN = r"(?P<m2>[^\W\d_]{3,10})\s+(?P<d2>\d{1,2}),?\s+(?P<y2>(?:19|20)\d\d)"
_DATE = f"(?:{_NUMERIC}|{_WORDS}|{_AMERICAN})"
# Without a colon the date must fill the line: "The plan published on 3 March 2021"
# speaks of another text.
_LABELLED = re.compile(
    rf"(?:^|[\s|【\[（(])(?:{_LABELS})\s*[:：|】\]]\s*{_DATE}",
    re.IGNORECASE | re.MULTILINE,
)
_LINE = re.compile(
    rf"^\W*(?:{_LABELS})\s+{_DATE}日?(?:\s+(?:kl\.?\s*)?\d\d?[:.]\d\d)?\W*$",
    re.IGNORECASE | re.MULTILINE,
)
_ANY = re.compile(rf"(?<!\d){_DATE}")
_ISO = re.compile(r"\s*((?:19|20)\d\d)(?:[-/.]?(\d\d?)(?:[-/.]?(\d\d?))?)?")
_HEAD = 3_000
_MONTH_LANGUAGES = ("en", "sv", "nb", "da", "fi", "de", "fr", "es", "it", "nl")


def find_labelled_date(text: str) -> str | None:
    """Return the date at the head of ``text`` that is labelled as that of issue.

    ISO 8601, as exact as it is given; ``None`` where there is none.
    """
    head = text[:_HEAD]
    matches = (*_LABELLED.finditer(head), *_LINE.finditer(head))
    return next(filter(None, map(_from_match, matches)), None)


def read_iso_date(value: str) -> str | None:
    """Return the date of a machine-readable value: "2021-03-03T10:00:00+08:00".

    As exact as it is given; ``None`` where it is no date that can be.
    """
    match = _ISO.match(value)
    return _write(*match.groups()) if match else None


def mentions_date(text: str, day: str) -> bool:
    """Return whether the day (ISO 8601) is written anywhere in ``text``."""
    return any(_from_match(match) == day for match in _ANY.finditer(text))


def _from_match(match: re.Match[str]) -> str | None:
    if match["year"]:
        return _write(match["year"], match["month"], match["day"])
    for number in "12":
        if month := _months().get((match[f"m{number}"] or "").casefold()):
            return _write(match[f"y{number}"], str(month), match[f"d{number}"])
    return None


def _write(year: str, month: str | None, day: str | None) -> str | None:
    if not _is_date(int(year), int(month or 1), int(day or 1)):
        return None
    parts = [year, *(part.zfill(2) for part in (month, day) if part)]
    return "-".join(parts)


def _is_date(year: int, month: int, day: int) -> bool:
    if not (MINYEAR <= year <= MAXYEAR and 1 <= month <= 12):
        return False
    return 1 <= day <= monthrange(year, month)[1]


@cache
def _months() -> dict[str, int]:
    """Return the numbers of the months by their names."""
    from babel import Locale

    return {
        name.strip(".").casefold(): number
        for language in _MONTH_LANGUAGES
        for width in ("abbreviated", "wide")
        for number, name in Locale(language).months["format"][width].items()
    }
