"""Tell what is no question to what the documents say, in any of eight languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Literal

from assistant.intent.english_swedish import ENGLISH, SWEDISH
from assistant.intent.german_nordic import GERMAN, NORDIC
from assistant.intent.mandarin import CHINESE
from assistant.intent.romance import FRENCH, SPANISH
from assistant.intent.wording import Wordings
from index.text.languages import detect_language

IntentKind = Literal[
    "greeting",
    "thanks",
    "help",
    "documents",
    "documents_about",
    "about",
    "empty",
    "pointing",
]
WORDINGS: dict[str, Wordings] = {
    "en": ENGLISH,
    "sv": SWEDISH,
    "zh": CHINESE,
    "de": GERMAN,
    "no": NORDIC,
    "fr": FRENCH,
    "es": SPANISH,
}
_NORDIC_TOO = ("da", "nb", "nn")
_WORD = re.compile(r"[^\W_]+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_ACCENT = re.compile(r"[\u0300-\u036f]")
_LIGATURES = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe"})
# Traditional characters of the wordings; in Chinese "file" has two of them.
_SIMPLIFIED = str.maketrans(
    "們嗎麼麽檔資庫會謝請問這個裡裏關於提兒幫誰還講說寫紹總結數據樣現僅內無與寫",
    "们吗么么档资库会谢请问这个里里关于提儿帮谁还讲说写绍总结数据样现仅内无与写",
)
_MOST_WORDS = 40
_TYPO_LETTERS = 4
"""Shorter words are not taken for misspelt ones."""
_LIKE = 0.8
_KINDS: tuple[IntentKind, ...] = ("greeting", "thanks", "help", "documents")
_SEVERAL: tuple[IntentKind, ...] = ("documents_about", "about")


@dataclass(frozen=True, slots=True)
class Intent:
    """What somebody wants who does not ask what the documents say."""

    kind: IntentKind
    language: str
    """Of the wording, ISO 639-1."""
    topic: str = ""
    """What a document is wanted about, or is called, as it was written."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A text as the wordings are written, and its words as they stand in it."""

    words: tuple[str, ...]
    original: tuple[str, ...]
    gap: str = " "

    def joined(self) -> str:
        return self.gap.join(self.words)

    def topic(self, found: re.Match[str]) -> str:
        """Return what stands for the topic, as it was written."""
        first = found.string[: found.start("topic")].count(self.gap or "\0")
        count = found["topic"].count(self.gap or "\0") + 1
        if not self.gap:
            return "".join(self.original[found.start("topic") : found.end("topic")])
        return " ".join(self.original[first : first + count])


def recognise(question: str, *, follows: bool) -> Intent | None:
    """Return what is meant where it is no question to what the documents say.

    Args:
        question: In any language.
        follows: Whether there are questions before it that it may point to.
    """
    if len("".join(_WORD.findall(question))) <= 1:
        return Intent("empty", detect_language(question))
    for intent in _candidates(question):
        if intent.kind != "pointing" or not follows:
            return intent
    return None


def is_greeting(text: str) -> bool:
    """Return whether a text only greets, in any of the languages."""
    return _is_only(text, "greeting")


def is_thanks(text: str) -> bool:
    """Return whether a text only thanks or takes leave."""
    return _is_only(text, "thanks")


def _is_only(text: str, kind: IntentKind) -> bool:
    folded = fold_letters(" ".join(_WORD.findall(text)).casefold())
    bare = folded.translate(_SIMPLIFIED).replace(" ", "")
    return any(
        pattern.fullmatch(bare if language == "zh" else folded)
        for language in WORDINGS
        for pattern in _patterns(language)[kind]
    )


def _candidates(question: str) -> Iterator[Intent]:
    """Yield what a text may be, in the likeliest of the languages first."""
    detected = detect_language(question)
    detected = "no" if detected in _NORDIC_TOO else detected
    chinese = _HAN.search(question) is not None
    languages = ["zh"] if chinese else [code for code in WORDINGS if code != "zh"]
    languages.sort(key=lambda code: code != detected)
    for language in languages:
        text = _chinese_text(question) if chinese else _text(question, language)
        if len(text.words) <= _MOST_WORDS and (found := _match(text, language)):
            yield found


def _match(text: _Text, language: str) -> Intent | None:
    patterns = _patterns(language)
    for stripped in _without_politeness(text, language):
        said = stripped.joined()
        for kind in _KINDS:
            if any(pattern.fullmatch(said) for pattern in patterns[kind]):
                return Intent(kind, language)
        for kind in _SEVERAL:
            for pattern in patterns[kind]:
                if found := pattern.fullmatch(said):
                    return Intent(kind, language, stripped.topic(found))
    said = text.joined()
    # A year alone is a search for it.
    if patterns["pointing"][0].fullmatch(said) and not said.isdecimal():
        return Intent("pointing", language)
    return None


def _without_politeness(text: _Text, language: str) -> Iterator[_Text]:
    """Yield a text, and it again with less and less of what only is polite."""
    yield text
    before, after = _polite(language)
    while text.words:
        said = text.joined()
        first, last = before.match(said), after.search(said)
        if first:
            taken = len(_split(first.group().rstrip(), text.gap))
            text = _Text(text.words[taken:], text.original[taken:], text.gap)
        elif last:
            left = len(text.words) - len(_split(last.group().lstrip(), text.gap))
            text = _Text(text.words[:left], text.original[:left], text.gap)
        else:
            return
        yield text


def _split(said: str, gap: str) -> list[str]:
    return said.split(gap) if gap else list(said)


def _text(question: str, language: str) -> _Text:
    original = tuple(_WORD.findall(question))
    known = _vocabulary(language)
    words = tuple(_corrected(fold_letters(word.casefold()), known) for word in original)
    return _Text(words, original)


def _chinese_text(question: str) -> _Text:
    original = tuple("".join(_WORD.findall(question)))
    return _Text(
        tuple("".join(original).translate(_SIMPLIFIED).lower()), original, gap=""
    )


def fold_letters(text: str) -> str:
    """Return ``text`` without accents, and with two letters for joined ones."""
    decomposed = unicodedata.normalize("NFD", text.translate(_LIGATURES))
    return unicodedata.normalize("NFC", _ACCENT.sub("", decomposed))


@cache
def _patterns(language: str) -> dict[IntentKind, list[re.Pattern[str]]]:
    wordings = WORDINGS[language]
    gap = "" if language == "zh" else " "
    pointing = f"(?:{wordings.pointing})(?:{gap}(?:{wordings.pointing}))*"
    texts: dict[IntentKind, tuple[str, ...]] = {
        "greeting": (wordings.greeting,),
        "thanks": (wordings.thanks,),
        "help": (wordings.help,),
        "documents": (wordings.documents,),
        "documents_about": wordings.documents_about,
        "about": wordings.about,
        "pointing": (pointing,),
    }
    return {
        kind: [re.compile(fold_letters(text)) for text in of_kind]
        for kind, of_kind in texts.items()
    }


@cache
def _polite(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds politeness at the beginning and at the end."""
    wordings = WORDINGS[language]
    words = fold_letters(
        "|".join((wordings.greeting, wordings.thanks, wordings.polite))
    )
    if language == "zh":
        return re.compile(f"(?:{words})(?=.)"), re.compile(f"(?<=.)(?:{words})$")
    return re.compile(f"(?:{words}) "), re.compile(f" (?:{words})$")


@cache
def _vocabulary(language: str) -> frozenset[str]:
    """Return all the words of a language's wordings."""
    patterns = [p.pattern for of_kind in _patterns(language).values() for p in of_kind]
    patterns += [pattern.pattern for pattern in _polite(language)]
    bare = re.sub(r"\(\?P<\w+>|\\[a-z]|\(\?[:=!<]+", " ", " ".join(patterns))
    # "documents?" is "document" and "documents".
    optional = re.sub(r"(\w)\?", r"\1 ", bare)
    without = re.sub(r"\w\?", " ", bare)
    return frozenset(re.findall(r"\w+", f"{bare} {optional} {without}"))


@cache
def _by_first_letter(language_words: frozenset[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for word in sorted(language_words):
        if len(word) >= _TYPO_LETTERS:
            found.setdefault(word[0], []).append(word)
    return {letter: tuple(words) for letter, words in found.items()}


def _corrected(word: str, known: frozenset[str]) -> str:
    """Return the word of the wordings that a misspelt one stands for, else itself."""
    if word in known or len(word) < _TYPO_LETTERS or not word.isalpha():
        return word
    near = [
        other
        for other in _by_first_letter(known).get(word[0], ())
        if abs(len(other) - len(word)) <= 2
    ]
    swapped = (other for other in near if sorted(other) == sorted(word))
    return next(swapped, next(iter(get_close_matches(word, near, 1, _LIKE)), word))
