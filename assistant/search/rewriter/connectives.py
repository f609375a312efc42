"""The words by which a question goes on from the one before: and, what about, 那么."""

from __future__ import annotations

import re

_CONNECTIVES = {
    "en": r"(?:and|but|so|then|also)\b\W*(?:what|how) about|what about|how about"
    r"|and|but|so|then|also",
    "sv": r"(?:och )?(?:hur är det med|vad gäller)|och",
    "de": r"(?:und |aber )?(?:was ist mit|wie (?:ist|steht) es mit)|und|aber",
    "fr": r"et|mais",
}
CONNECTIVE = re.compile(
    r"\W*(?:"
    + "|".join(rf"(?P<{language}>{words})" for language, words in _CONNECTIVES.items())
    + r")(?=[\s,])[\s,]*",
    re.IGNORECASE,
)
CHINESE_CONNECTIVE = re.compile(r"\s*(?:那么|那(?![个些里儿])|而|还有|另外)[，,]?\s*")
