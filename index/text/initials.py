"""Find the names in a text that may have an abbreviation: a run of capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator

_CAPITALISED = r"[^\W\d_a-zß-öø-ÿ\u0100-\uffff][a-zß-öø-ÿ'’]+(?:-[^\W\d_]+)*"
_WORD = re.compile(rf"\b{_CAPITALISED}")
# "National Development and Reform Commission": small words stand between.
_SMALL = (
    "and|of|for|on|in|the|to|och|för|av|i|und|für|der|des|die|von|et|de|la|du|pour|y|&"
)
_RUN = re.compile(
    rf"\b{_CAPITALISED}(?:(?: (?:{_SMALL})){{0,3}},? {_CAPITALISED}){{2,11}}"
)
_FEWEST, _MOST = 3, 6
"""Letters of an abbreviation."""


def names_with_initials(text: str) -> Iterator[tuple[str, str]]:
    """Yield what may have an abbreviation, and that: "Asian Games Council", "AGC".

    A name may stand among other words with capitals, so that each part of a run is one.
    """
    for run in _RUN.findall(text):
        words = list(_WORD.finditer(run))
        for start, first in enumerate(words):
            for last in words[start + _FEWEST - 1 : start + _MOST]:
                name = run[first.start() : last.end()]
                yield name, "".join(word[0] for word in _WORD.findall(name))
