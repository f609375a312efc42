"""Gloss questions word by word in another language, with free dictionaries.

There are next to no questions in one language about texts in another. A question whose
words are looked up one by one reads badly, and yet asks the same: what a reader needs
to find the answer across languages (code-switching, after Qin et al. 2020, CoSDA-ML).
"""

from __future__ import annotations

import gzip
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from assistant.training.data.question_words import QUESTION_WORDS

_FREEDICT = {
    "swe": "sv", "deu": "de", "fra": "fr", "nor": "no", "jpn": "ja", "fin": "fi",
    "tur": "tr", "spa": "es", "nld": "nl", "ita": "it", "rus": "ru", "ara": "ar",
}  # fmt: skip
_ASKING = frozenset().union(*QUESTION_WORDS.values())
_UNSPACED = ("zh", "ja")
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_HEADWORD = re.compile(r"^([A-Za-z][A-Za-z' -]*?) /.*/")
_SENSE = re.compile(
    r"^(?:\d+\. )?([^\d\W][\w' -]{0,30}?)\s*(?:<[^>]*>|\[[^\]]*\])?(?:[,;].*)?$"
)
_CEDICT = re.compile(r"^(\S+) (\S+) \[([^\]]*)\] /(.*)/$")
_ASIDE = re.compile(r"\([^)]*\)")
_NO_MEANING = ("abbr", "variant", "old variant", "CL:", "see ", "used ", "surname ")
_LONGEST_CHINESE = 7
_KEPT = 0.12
"""The share of words that stay as they are: names may, and so may loan words."""


class Glossary:
    """Words of English and Chinese with their translations."""

    def __init__(self) -> None:
        """Start with the words that ask; dictionaries add the others."""
        self._english: dict[str, dict[str, list[str]]] = defaultdict(dict)
        self._chinese: dict[str, str] = {}
        for language, words in QUESTION_WORDS.items():
            self._english[language] = {english: [w] for english, w in words.items()}

    def add_freedict(self, folder: Path) -> None:
        """Add the English dictionaries of FreeDict (``freedict-eng-*.dict.dz``)."""
        for name, language in _FREEDICT.items():
            for file in folder.glob(f"freedict-eng-{name}.dict.dz"):
                self._read_freedict(file, language)

    def add_cedict(self, file: Path) -> None:
        """Add CC-CEDICT, in the text format in which it is published."""
        english = self._english["zh"]
        for line in file.read_text(encoding="utf-8").splitlines():
            entry = _CEDICT.match(line)
            if entry is None:
                continue
            meanings = list(_meanings(entry[4], is_name=entry[3][:1].isupper()))
            if not meanings:
                continue
            for chinese in (entry[1], entry[2]):
                self._chinese.setdefault(chinese, meanings[0])
            for meaning in meanings[:3]:
                words = english.setdefault(meaning.lower(), [])
                if len(words) < 3 and meaning.lower() not in _ASKING:
                    words.append(entry[2])

    def gloss(self, question: str, language: str, randomness: random.Random) -> str:
        """Return an English or Chinese question in the words of another language."""
        if language.startswith("zh"):
            return self._gloss_chinese(question)
        other = randomness.choice([c for c in self._english if c != language])
        words = self._english[other]
        pieces = []
        tokens = _WORD.findall(question)
        place = 0
        while place < len(tokens):
            pair = " ".join(tokens[place : place + 2]).lower()
            taken = 2 if pair in words else 1
            token = pair if taken == 2 else tokens[place]
            place += taken
            pieces.append(_translate(token, words, randomness))
        joint = "" if other in _UNSPACED else " "
        end = "？" if other in _UNSPACED else "?"
        text = joint.join(piece for piece in pieces if piece)
        return re.sub(r"(?<=[A-Za-z0-9])(?=[A-Z][a-z])", " ", text) + end

    def _gloss_chinese(self, question: str) -> str:
        if not self._chinese:
            return question
        pieces = []
        place = 0
        while place < len(question):
            for size in range(min(_LONGEST_CHINESE, len(question) - place), 0, -1):
                word = question[place : place + size]
                if size == 1 or word in self._chinese:
                    pieces.append(self._chinese.get(word, word))
                    place += size
                    break
        return re.sub(r"\s+", " ", " ".join(pieces)).strip()

    def _read_freedict(self, file: Path, language: str) -> None:
        words = self._english[language]
        headword = ""
        with gzip.open(file, "rt", encoding="utf-8", errors="replace") as lines:
            for line in lines:
                if head := _HEADWORD.match(line):
                    headword = head[1].lower()
                elif headword and (sense := _SENSE.match(line.strip())):
                    found = words.setdefault(headword, [])
                    known = sense[1] == headword or headword in _ASKING
                    if len(found) < 2 and not known:
                        found.append(sense[1])
                    headword = ""


def _meanings(text: str, is_name: bool) -> Iterator[str]:
    for raw in text.split("/"):
        meaning = _ASIDE.sub("", raw).strip().removeprefix("to ")
        if is_name and meaning.startswith(("surname ", "abbr")):
            continue
        if is_name and meaning[:1].isupper():
            meaning = re.split(r"[, ]", meaning)[0]  # "Xuzhou prefecture level city …"
        plain = re.fullmatch(r"[A-Za-z][A-Za-z' -]{0,30}", meaning) is not None
        if plain and not meaning.startswith(_NO_MEANING):
            yield meaning


def _translate(
    token: str, words: dict[str, list[str]], randomness: random.Random
) -> str:
    lower = token.lower()
    if randomness.random() < _KEPT and lower not in _ASKING:
        return token
    endings = ("", "s", "es", "ed", "d", "ing")
    for form in (lower.removesuffix(ending) for ending in endings):
        if found := words.get(form):
            return randomness.choice(found)
    return token
