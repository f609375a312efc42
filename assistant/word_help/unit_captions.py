"""Say the units that Chinese tables give once for all figures: （万元）, 单位：亿元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from assistant.facts.unit_words import CJK_SCALES, unit_words
from assistant.word_help.counted_nouns import nouns
from assistant.word_help.readers_words import said_counted, said_measure
from index.documents import Span

_CAPTION = re.compile(
    r"(?:[(（]|单位 ?[:：] ?)"
    r"(?P<unit>(?P<scale>[十百千万亿]+)(?P<word>[\u3400-\u9fff]{1,4}))"
    r"(?=[)）,，。;；、\s]|\Z)"
)
_DAY = "日"
"""（十日） may be the tenth, or ten days."""


def say_captions(text: str) -> Iterator[tuple[Span, str]]:
    """Yield the units with a scale that stand alone, and what one of them is.

    Args:
        text: Chinese, with plain digits and signs.
    """
    for found in _CAPTION.finditer(text):
        if found["word"] == _DAY:
            continue
        value = Fraction(1)
        for sign in found["scale"]:
            value *= 10 ** CJK_SCALES[sign]
        if unit := unit_words("zh").get(found["word"]):
            said = said_measure(value, unit, "zh")
        else:
            meaning = nouns("zh").get(found["word"], "")
            said = said_counted(meaning, value, left_out=False) if meaning else ""
        if said:
            yield Span(*found.span("unit")), said
