"""Write the names of a question as a passage spells them: in its script, or in full.

The reader takes the same letters for the same name; that 田川 and Tian Chuan are one
it has hardly learnt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from assistant.facts.pinyin import SURNAMES, fold, is_pinyin, text_syllables
from assistant.facts.vocabulary import is_ordinary
from index.text.initials import SHORT_NAME, names_with_initials

_HAN = re.compile(r"[\u3400-\u9fff]+")
# A word with a capital, and two that stand together: "Tian Chuan".
_RUN = re.compile(
    r"(?<![^\W_])(?=([A-Z][^\W\d_]+(?:['’][^\W\d_]+)?(?:[ -][A-Z][a-z]+)?))"
)
_GENITIVE = re.compile(r"(?:['’]s|s)\Z")
_NO_LETTER = re.compile(r"[^a-z]+")
_LEAST = 4
"""Letters of a name in pinyin: shorter ones are words of many languages."""
_LONGEST = 4
"""Characters of a Chinese name."""
_MOSTLY = 4
"""A text with this share of Chinese characters, one in so many, is a Chinese one."""


def spell_names(question: str, text: str) -> str:
    """Return a question with the names that ``text`` has, as it has them.

    What the text does not name stays as it is.

    Args:
        question: Standing on its own, in any language.
        text: What is read for it, with the title and heading it stands under.
    """
    asked_in_han = _HAN.search(question) is not None
    runs = _HAN.findall(text)
    chinese = sum(map(len, runs)) * _MOSTLY > len(text)
    if chinese:
        return question if asked_in_han else _in_han(question, runs)
    question = spell_out(question, text)
    names = _latin_names(text) if asked_in_han else {}
    return _HAN.sub(lambda run: _in_latin(run.group(), names), question)


def spell_out(question: str, text: str) -> str:
    """Return a question with the abbreviations that ``text`` only has spelled out.

    "NDRC" becomes "National Development and Reform Commission" where that stands there.
    """
    shorts = SHORT_NAME.findall(question)
    unknown = {s for s in shorts if not re.search(rf"\b{s}", text)}
    if not unknown:  # As nearly always: the passage need not be looked through.
        return question
    names = {s: n for n, s in names_with_initials(text) if s in unknown}
    return SHORT_NAME.sub(lambda found: names.get(found["name"], found[0]), question)


def _latin_names(text: str) -> dict[str, str]:
    """Return what may be Chinese names in a Latin text, by their letters alone."""
    names: dict[str, str] = {}
    for run in _RUN.findall(text):
        for word in (run, *re.split("[ -]", run)):
            name = _GENITIVE.sub("", word)
            letters = _NO_LETTER.sub("", fold(name))
            if len(letters) >= _LEAST and is_pinyin(letters):
                names.setdefault(letters, name)
    return {letters: n for letters, n in names.items() if not is_ordinary(letters)}


def _in_latin(han: str, names: Mapping[str, str]) -> str:
    """Return Chinese characters with those that are one of the names in its letters."""
    written, start = "", 0
    while start < len(han):
        for part in _parts(han, start):
            if spelled := next((names[s] for s in _spelled(part) if s in names), ""):
                written, start = f"{written} {spelled} ", start + len(part)
                break
        else:
            written, start = written + han[start], start + 1
    return written


def _in_han(question: str, runs: list[str]) -> str:
    """Return a Latin question with its names in the characters that spell them."""
    names = _latin_names(question)
    for run in runs if names else ():
        for start in range(len(run)):
            for part in _parts(run, start):
                if name := next((s for s in _spelled(part) if s in names), ""):
                    question = question.replace(names.pop(name), part)
    return question


def _parts(han: str, start: int) -> Iterator[str]:
    """Yield the characters from a place on that may be a name, the most first."""
    for length in range(min(_LONGEST, len(han) - start), 1, -1):
        yield han[start : start + length]


def _spelled(han: str) -> Iterator[str]:
    """Yield how a name is spelled, a person's also with the family name last."""
    first, *others = syllables = text_syllables(han)
    yield "".join(syllables)
    if han[0] in SURNAMES:
        yield "".join([*others, first])
