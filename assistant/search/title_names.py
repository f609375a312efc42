"""Take the name that a question and a title share out of both, in whatever script."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.facts.territories import find_territories
from assistant.language.asking_words import is_kind
from assistant.search.document_names import whole_title
from assistant.search.shared_names import shared_spellings
from index.documents import Document
from index.text.keywords import keyword_tokens
from index.text.languages import detect_language
from index.text.shared_tokens import han_syllables

_STEM = 5
_LEAST_ALIKE = 3
_LONGEST_ENDING = 2
_LATIN_NAME = re.compile(r"(?<!^)\b[A-ZÅÄÖÜÉ][^\W\d_\u3400-\u9fff]{2,}")
_HAN = re.compile(r"[\u3400-\u9fff]")
_HAN_RUN = re.compile(r"[\u3400-\u9fff]+")


def name_words(words: str) -> tuple[str, ...]:
    """Return the words with a capital, which name something in most languages.

    Countries are left out: what is of one of them is seldom called so by itself.
    """
    language = detect_language(words)
    return tuple(
        word.casefold()
        for word in _LATIN_NAME.findall(words)
        if not find_territories(word, language)
    )


def called(document: Document) -> str:
    """Return what a document is called: its title whole, and the name of its file."""
    title = whole_title(document)
    return title if document.title in title else f"{document.title} {title}"


@lru_cache(maxsize=2_000)
def title_words(document_id: str, title: str) -> frozenset[str]:
    """Return the words that a document is called by, without case and accents."""
    name = document_id.rsplit("/", 1)[-1].split(".")[0]
    return frozenset(keyword_tokens(f"{title} {name.replace('_', ' ')}"))


def are_alike(one: str, other: str) -> bool:
    """Return whether two words are one, but for their endings: Albys, Alby."""
    if one == other:
        return True
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) >= _STEM:
        return shorter[:_STEM] == longer[:_STEM]
    same = longer.startswith(shorter) and len(longer) - len(shorter) <= _LONGEST_ENDING
    return len(shorter) >= _LEAST_ALIKE and same


def split_name(words: str, document: Document) -> tuple[str, str] | None:
    """Return a question and a title without a name that both have; None without one.

    The name may be in another script: Qinghe, 青禾.
    """
    title = called(document)
    telling = [word for word in re.findall(r"[^\W\d_]+", title) if not is_kind(word)]
    for name in _LATIN_NAME.findall(words):
        for word in telling:
            if are_alike(fold_word(word), fold_word(name)):
                return words.replace(name, " "), title.replace(word, " ")
    return _split_spelled(words, title) or _split_spelled_in(words, title)


def _split_spelled(words: str, title: str) -> tuple[str, str] | None:
    """Return both without a name in pinyin of a question that a title has in Han."""
    spelled = {
        tuple(phrase.split())
        for spellings in shared_spellings(words)
        for phrase in spellings
    }
    for run in _HAN_RUN.findall(title):
        syllables = han_syllables(run)
        for start in range(len(run)):
            for end in range(start + 2, min(start + 5, len(run) + 1)):
                said = tuple(syllables[start:end])
                if said in spelled and (name := _name_of(said, words)):
                    return words.replace(name, " "), title.replace(run[start:end], "")
    return None


def _name_of(syllables: Sequence[str], words: str) -> str:
    """Return the words with capitals that spell some syllables."""
    whole = r"['’ ]?".join(syllables)
    found = re.search(rf"\b{whole}(?:['’]?s|er|n)?\b", words, re.IGNORECASE)
    return found.group() if found else ""


def _split_spelled_in(words: str, title: str) -> tuple[str, str] | None:
    """Return both without a name in Han of a question that a title has in pinyin."""
    if _HAN.search(title):
        return None
    latin = {fold_word(word): word for word in re.findall(r"[^\W\d_]+", title)}
    for run in _HAN_RUN.findall(words):
        syllables = han_syllables(run)
        for start in range(len(run)):
            for end in range(start + 2, min(start + 5, len(run) + 1)):
                word = latin.get("".join(syllables[start:end]))
                if word and word[0].isupper():
                    left = words.replace(run[start:end], " ")
                    return left, title.replace(word, " ")
    return None


def fold_word(word: str) -> str:
    """Return a word without case and accents."""
    return "".join(keyword_tokens(word))
