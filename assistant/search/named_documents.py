"""Tell which documents a question names: by number, by title, or by its translation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.language.asking_words import (
    is_asking,
    is_kind,
    is_saying,
    without_asking,
)
from assistant.language.function_words import content_words
from assistant.search.document_names import Nearness, whole_title
from assistant.search.title_names import (
    are_alike,
    called,
    name_words,
    split_name,
    title_words,
)
from index.documents import Document
from index.text.keywords import keyword_tokens
from index.text.languages import detect_language

_NAMED = 0.75
"""The share of the words of its title that name a document."""
_STEM = 5
NUMBER = re.compile(r"\b\d{4}:\d+\b|〔\d{4}〕\d+号")
_NEAR = 0.5
"""From so close on, a title is what a question names that has no name in it."""
_NEAR_WITH_NAME = 0.415
"""The same for what is left beside a name that both have."""
_AHEAD = 0.03
"""How much closer than any other of them it has to be."""
_NEAR_AMONG, _AMONG = 0.38, 0.06
"""The same of several titles with that name, of which it is by far the nearest."""
_NEAR_ALONE, _ALONE = 0.42, 0.1
"""Less is enough where no other title comes nearly as close."""
_HAN = re.compile(r"[\u3400-\u9fff]")
_SPELLED_BESIDE = re.compile(r"[\u3400-\u9fff]{2,6}[（(]\s*[）)]")
"""How a name sounds in Chinese, before brackets that it was in."""
_QUOTED = re.compile(r"[《“”„«]([^《》“”„«»]{2,80})[》“”»]")
_SHORTEST_HAN = 3
_BEFORE_TITLE = re.compile(
    r"^.*?(?:请问|违反|根据|按照|依据|依照|按|在|对|关于|问|，|,|？)(?=.{3})"
)
_AFTER_TITLE = re.compile(r"(?:里|中|上|内|的|之|在|规定|文件|请问|这个|该)+$")


@dataclass(frozen=True, slots=True)
class Named:
    """The documents that a question may mean."""

    certain: tuple[Document, ...]
    """Those that it names, by number or by title; several where it names them all."""
    is_said: bool = True
    """Whether it names a document at all, be it here or not."""


def find_named(
    words: str,
    documents: Mapping[str, Document],
    nearness: Nearness | None = None,
    before: str = "",
) -> Named:
    """Return the documents that a question names.

    Args:
        words: The question without what it asks for in a document.
        documents: Those that may be meant, by id.
        nearness: Compares meanings, to know a title by its translation.
        before: What of the words stood before the place that is asked for.
    """
    known = list(documents.values())
    if numbers := numbers_in(words):
        return Named(tuple(d for d in known if _has_a_number(d, numbers)))
    language = detect_language(words)
    titled = [doc for doc in known if _is_titled(words, before, language, doc)]
    if titled:
        return Named(_of_the_best_title(titled, words))
    names = name_words(words)
    if nearness is None:
        return Named((), bool(names))
    others = [doc for doc in known if doc.language != language]
    sharing = [(doc, left) for doc in others if (left := split_name(words, doc))]
    if sharing:
        return Named(_named_beside(sharing, language, nearness))
    rated = rate_titles([words], others, nearness)
    if not _subject(words, language):
        return Named((), bool(names))
    # Every noun has a capital in German.
    nouns = bool(names) and language == "de"
    meant = _near_alone(rated, nouns) if nouns or not names else ()
    return Named(meant, bool(names))


def _near_alone(
    rated: Sequence[tuple[Document, float]], may_be_named: bool
) -> tuple[Document, ...]:
    """Return the documents that are meant where no name is: near, or nearest by far.

    Where there may be a name it has to be near and the nearest by far.
    """
    if not rated:
        return ()
    if rated[0][1] >= _NEAR and not may_be_named:
        return _ahead(rated, _AHEAD)
    least = _NEAR if may_be_named else _NEAR_ALONE
    meant = _ahead(rated, _ALONE) if rated[0][1] >= least else ()
    if not meant:
        return ()
    return meant if all(_are_versions(meant[0], d) for d in meant[1:]) else ()


def _named_beside(
    sharing: Sequence[tuple[Document, tuple[str, str]]],
    language: str,
    nearness: Nearness,
) -> tuple[Document, ...]:
    """Return the documents of those that share a name whose subject is meant, too."""
    rated = []
    for document, (said, title) in sharing:
        subject = _subject(said, language)
        near = nearness(subject, [title])[0] if subject else 1.0
        rated.append((document, near))
    rated.sort(key=lambda one: -one[1])
    if rated[0][1] >= _NEAR_WITH_NAME:
        return _ahead(rated, _AHEAD)
    meant = _ahead(rated, _AMONG) if rated[0][1] >= _NEAR_AMONG else ()
    return meant if len(meant) == 1 < len(rated) else ()


def _ahead(
    rated: Sequence[tuple[Document, float]], least: float
) -> tuple[Document, ...]:
    """Return the nearest document with its versions; all that are about as near."""
    best, score = rated[0]
    return tuple(
        doc for doc, near in rated if score - near < least or _are_versions(best, doc)
    )


def _subject(said: str, language: str) -> str:
    """Return what words name beside a kind of document; empty where nothing is left."""
    if _HAN.search(said):
        left = without_asking(_SPELLED_BESIDE.sub("", said))
        return left if re.search(r"\w{2}", left) else ""
    words = re.findall(r"\w+(?:[-–]\w+)*", said)
    while words and _is_small(words[0]):
        words = words[1:]
    while words and _is_small(words[-1]):
        words = words[:-1]
    telling = telling_words(" ".join(words), language)
    return " ".join(words) if any(not is_kind(word) for word in telling) else ""


def _is_small(word: str) -> bool:
    plain = "".join(keyword_tokens(word))
    return (is_saying(plain) or is_asking(plain)) and not is_kind(plain)


def numbers_in(words: str) -> list[str]:
    """Return the numbers of documents that a question names."""
    return NUMBER.findall(words)


def rate_titles(
    said: Sequence[str], documents: Sequence[Document], nearness: Nearness
) -> list[tuple[Document, float]]:
    """Return how close in meaning titles are to what is said, the nearest first."""
    if not documents or not said:
        return []
    titles = [called(document) for document in documents]
    columns = zip(*(nearness(text, titles) for text in said), strict=True)
    rated = zip(documents, (max(scores) for scores in columns), strict=True)
    return sorted(rated, key=lambda one: -one[1])


def telling_words(text: str, language: str) -> set[str]:
    """Return the words of a text that tell documents apart."""
    words = content_words(text, language)
    return {word for word in words if not word.isdecimal()}


def stems(text: str, language: str) -> set[str]:
    """Return how the words of ``text`` begin that tell documents apart."""
    return {word[:_STEM] for word in telling_words(text, language)}


def _has_a_number(document: Document, numbers: Sequence[str]) -> bool:
    own = [fact.value for fact in document.facts if fact.kind == "number"]
    # 2019:11 is another document than 2019:1174.
    whole = re.compile(rf"(?<!\d)(?:{'|'.join(map(re.escape, numbers))})(?!\d)")
    return any(whole.search(text) for text in (document.title, *own))


def _is_titled(words: str, before: str, language: str, document: Document) -> bool:
    """Return whether words have a title, or enough of it to name its document."""
    if document.language != language:
        return False  # A place alone is no sign: it has laws on more than one thing.
    if language in ("zh", "ja"):
        return _is_titled_in_han(words, before, document)
    own = telling_words(NUMBER.sub(" ", document.title), language)
    asked = {w for w in telling_words(words, language) if not is_saying(w)}
    shared = {word for word in own if any(are_alike(word, a) for a in asked)}
    if own and len(shared) / len(own) >= _NAMED:
        return True
    own = {*title_words(document.id, called(document))}
    telling = {w for w in own if not is_kind(w) and not w.isdecimal()}
    named = [a for a in asked if any(are_alike(a, word) for word in telling)]
    content = telling_words(before, language)
    if not content & set(named):
        # What stands before the place is asked for in it, and names no document.
        asked -= content - telling_words(words.removeprefix(before), language)
    left = [a for a in asked if a not in named and not (is_kind(a) or is_asking(a))]
    return bool(named) and stand_in(left, document)


def stand_in(words: Iterable[str], document: Document) -> bool:
    """Return whether a document has all of some words: it may be on what they say."""
    text = set(keyword_tokens(document.text)) if words else set()
    return all(any(are_alike(word, own) for own in text) for word in words)


def _is_titled_in_han(words: str, before: str, document: Document) -> bool:
    title = re.sub(r"\W", "", whole_title(document))
    if quoted := _QUOTED.search(words):
        return abbreviates(re.sub(r"\W", "", quoted[1]), title)
    for said in (before, words):
        bare = re.sub(r"[\W_]", "", said)
        asked = without_asking(bare)
        for name in (bare, _BEFORE_TITLE.sub("", bare), asked):
            name = _AFTER_TITLE.sub("", name)
            if len(name) >= _SHORTEST_HAN and abbreviates(name, title):
                return True
    return len(document.title) > _SHORTEST_HAN and document.title in words


def abbreviates(name: str, title: str) -> bool:
    """Return whether a title has all characters of a name, in their order."""
    rest = iter(re.sub("[市省县区]", "", title))
    return bool(name) and all(c in rest for c in re.sub("[市省县区]", "", name))


def _of_the_best_title(titled: list[Document], words: str) -> tuple[Document, ...]:
    """Return those of several whose title a question has whole, if there are any."""
    whole = [doc for doc in titled if doc.title and doc.title in words]
    longest = max((len(doc.title) for doc in whole), default=0)
    whole = [doc for doc in whole if len(doc.title) == longest]
    newer = [d for d in titled if any(_are_versions(d, doc) for doc in whole)]
    return tuple(whole + [doc for doc in newer if doc not in whole] or titled)


def _are_versions(one: Document, other: Document) -> bool:
    newer = {d.replaced_by.id for d in (one, other) if d.replaced_by}
    return bool(newer & {one.id, other.id})
