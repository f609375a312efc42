"""Translate what was put together in English elsewhere: reasons, places, errors.

What ``index`` says to people is English, and kept in the index as a sentence. Here it
is recognised by its template, whose placeholders hold what varied in it.
"""

from __future__ import annotations

import re
from functools import cache

from assistant.language.translations.said_texts import SAID
from assistant.language.translations.texts import ENGLISH, _, spoken

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def say(english: str) -> str:
    """Return a text in the language spoken here; as it is where it is not known."""
    if spoken() == ENGLISH or not english:
        return english
    return _said(english) or english


def _said(english: str) -> str:
    """Return a text in the language spoken here, or nothing where it is not known."""
    for template, pattern in _patterns():
        if found := pattern.fullmatch(english):
            # A place or a reason may stand inside another sentence.
            values = {name: say(value) for name, value in found.groupdict().items()}
            return _(template).format(**values)
    # A reason, and what to do about it.
    first, stop, rest = english.partition(". ")
    if stop and (said := _said(first)) and (hint := _said(rest)):
        return _("{first}. {rest}").format(first=said, rest=hint)
    return ""


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    """Return the templates as patterns, those with the most own words first."""
    by_words = sorted(SAID, key=lambda text: -len(_PLACEHOLDER.sub("", text)))
    return [(text, re.compile(_pattern(text), re.DOTALL)) for text in by_words]


def _pattern(template: str) -> str:
    pieces = _PLACEHOLDER.split(template)  # Words and names in turn.
    pieces[::2] = map(re.escape, pieces[::2])
    pieces[1::2] = [f"(?P<{name}>.+?)" for name in pieces[1::2]]
    return "".join(pieces)
