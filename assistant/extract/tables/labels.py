"""Tell whether a question names a label of a table whole, and with which words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

from assistant.facts.pinyin import is_pinyin, spellings
from index.documents import Span

_WORD = re.compile(r"[^\W_\u3400-\u9fff]+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_CALLED_YEAR = re.compile(_YEAR.pattern + r"\s?(?:年度?)?")
_RANGE = re.compile(r"(?<!\d)((?:19|20)\d\d)年?\s?[-–—~至到]\s?((?:19|20)\d\d)(?!\d)")
_BRACKETS = re.compile(r"[(（\[][^()（）\[\]]*[)）\]]")
_ENDINGS = frozenset(
    ("", "s", "es", "n", "en", "na", "ns", "ens", "er", "e", "t", "et")
)
_LEAST_STEM = 4
_LEAST_MODIFIER = 3
# In Swedish and German a branch may be called so: glasbranschen is that of glass.
_BRANCH = re.compile(
    r"s?(?:bransch(?:en)?|industri(?:e|n)?|sektor(?:n)?|branche|klust(?:er|ret)|cluster)"
)
_LONGEST_SPELLED = 12

# What kind of place a name is of, in each language: the kind may be left out of a
# question, but where it is named it is the same one.
_KINDS = {
    "city": "city town stad stadt 市",
    "county": "county kreis landkreis 县 縣",
    "municipality": "municipality kommun gemeinde",
    "district": "district stadtbezirk bezirk 区 區",
    "province": "province provins provinz 省",
    "region": "region lan bundesland 州",
    "township": "township 镇 鎮 乡 鄉",
}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words.split()}
# In any language a place may be called by the word for another kind of place.
_ALIKE = frozenset({"municipality", "city"}), frozenset({"township", "city"})


def flat(text: str) -> str:
    """Return ``text`` in lower case, without accents and width, as long as it was."""
    return text.lower() if text.isascii() else "".join(map(_flat_sign, text))


@cache
def _flat_sign(sign: str) -> str:
    return unicodedata.normalize("NFKD", sign)[0].lower()[0]


def years_in(text: str) -> frozenset[str]:
    """Return the years that a text names; of 2021-2023 all three."""
    found = set(_YEAR.findall(text))
    for first, last in _RANGE.findall(text):
        found.update(map(str, range(int(first), int(last) + 1)))
    return frozenset(found)


def without_years(text: str) -> str:
    """Return a label without its years and what it has in brackets."""
    bare = _CALLED_YEAR.sub(" ", _BRACKETS.sub(" ", text))
    return re.sub(r"^[\s/,年度]+|[\s/,]+$", "", bare)


def words_of(text: str) -> list[tuple[str, Span]]:
    """Return the words of a flat text that are written with letters or digits."""
    return [(match.group(), Span(*match.span())) for match in _WORD.finditer(text)]


def is_same_word(asked: str, word: str) -> bool:
    """Return whether a word of a question is one of a label, perhaps with an ending."""
    if word.endswith("y") and asked == f"{word[:-1]}ies":
        return True
    if asked == word or not asked.startswith(word):
        return asked == word
    ends = len(word) >= _LEAST_STEM and asked[len(word) :] in _ENDINGS
    branch = len(word) >= _LEAST_MODIFIER and _BRANCH.fullmatch(asked, len(word))
    return ends or bool(branch)


@dataclass(frozen=True)
class Asked:
    """A question, made ready to be compared with many labels."""

    question: str

    @cached_property
    def text(self) -> str:
        """The question as labels are compared with it."""
        return flat(self.question)

    @cached_property
    def words(self) -> list[tuple[str, Span]]:
        """Its words in letters or digits."""
        return words_of(self.text)

    @cached_property
    def years(self) -> frozenset[str]:
        """The years it names."""
        return years_in(self.question)

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        return frozenset(word[:_LEAST_STEM] for word, _ in self.words)

    @cached_property
    def _has_pinyin(self) -> bool:
        return any(is_pinyin(word, 1) for word, _ in self.words)

    def year(self, year: str) -> Span | None:
        """Return where the question names a year."""
        start = self.text.find(year)
        return Span(start, start + len(year)) if start >= 0 else None

    def names_number(self, number: str, label: str) -> Span | None:
        """Return where a number stands behind what it is the number of: project 102."""
        called = [word for word, _ in words_of(flat(label))]
        for (before, start), (word, where) in pairwise(self.words):
            if word == flat(number) and any(is_same_word(before, c) for c in called):
                return Span(start.start, where.end)
        return None

    def names(self, label: str) -> Span | None:
        """Return the words of the question that are ``label``, if it has them all."""
        bare = flat(_BRACKETS.sub(" ", label)).strip()
        if _HAN.search(bare):
            return self._names_chinese(bare)
        # Tables are long, and most labels are of no word of the question.
        first = _WORD.search(bare)
        if first is None or first[0][:_LEAST_STEM] not in self._beginnings:
            return None
        return self._names_words([word for word, _ in words_of(bare)])

    def _names_words(self, words: list[str]) -> Span | None:
        kind = _KIND_OF.get(words[-1]) if len(words) > 1 else None
        core = words[:-1] if kind else words
        for place in range(len(self.words) - len(core) + 1):
            part = self.words[place : place + len(core)]
            asked = [word for word, _ in part]
            if all(map(is_same_word, asked, core)) or (
                # "Linköpings kommun" is asked for as "Linköping".
                kind and [*core[:-1], core[-1].removesuffix("s")] == asked
            ):
                end = place + len(core)
                return self._with_kind(
                    Span(part[0][1].start, part[-1][1].end), kind, end
                )
        return None

    def _with_kind(self, span: Span, kind: str | None, place: int) -> Span | None:
        """Return a name with the word behind it; None where that is another kind."""
        if place >= len(self.words):
            return span
        following, where = self.words[place]
        other = _KIND_OF.get(following)
        if other is None:
            return span
        return Span(span.start, where.end) if may_be(kind, other) else None

    def _names_chinese(self, label: str) -> Span | None:
        kind = _KIND_OF.get(label[-1]) if len(label) > 2 else None
        core = label[:-1] if kind else label
        start = self.text.find(core)
        if start >= 0:
            end = start + len(core)
            other = _KIND_OF.get(self.text[end : end + 1])
            if other is None:
                return Span(start, end)
            return Span(start, end + 1) if may_be(kind, other) else None
        short = 1 < len(core) <= _LONGEST_SPELLED and not _WORD.search(core)
        if not short or not self._has_pinyin:
            return None
        return self._spells(core, kind)

    def _spells(self, core: str, kind: str | None) -> Span | None:
        """Return the words that spell a Chinese name in pinyin, however divided."""
        spelled = {flat(spelling) for spelling in spellings(core)}
        longest = max(map(len, spelled))
        for place in range(len(self.words)):
            joined = ""
            for last in range(place, len(self.words)):
                joined += self.words[last][0]
                if joined in spelled:
                    span = Span(self.words[place][1].start, self.words[last][1].end)
                    return self._with_kind(span, kind, last + 1)
                if len(joined) > longest:
                    break
        return None


def kind_of_place(word: str) -> str | None:
    """Return what kind of place a flat word is for, by its last sign in Chinese."""
    return _KIND_OF.get(word) or (_KIND_OF.get(word[-1]) if _HAN.search(word) else None)


def may_be(kind: str | None, other: str) -> bool:
    """Return whether a label of one kind of place is what is asked of another."""
    return kind in (None, other) or any({kind, other} <= alike for alike in _ALIKE)


def covered(spans: Iterable[Span]) -> frozenset[int]:
    """Return the places of the characters that some spans have together."""
    return frozenset(p for span in spans for p in range(span.start, span.end))
