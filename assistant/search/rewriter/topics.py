"""Find what a question is about: the name in it, and the phrase the name stands in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.language.function_words import INNER, small_words, word_set
from assistant.search.rewriter.chinese_places import find_place
from index.documents import Span
from index.text.languages import detect_language

WORD = re.compile(r"\w+(?:[-&.]\w+)*(?:['’]s\b)?")
HAN = re.compile(r"[\u4e00-\u9fff]")
ASKING = word_set(
    "how many much what which who whom whose when where why list name give tell show"
    " hur många mycket vad vilken vilket vilka vem vems när var varför nämn lista"
    " wie viel viele was welche welchem welchen welcher welches wer wen wem wann wo"
    " warum nenne"
    " hva hvad hvem hvilke hvilken hvilket hvor hvorfor"
    " combien quel quelle quels quelles qui quand où pourquoi comment"
)
_WHAT = word_set("what which who list name vad vilken vilket vilka was welche")
_MANY = word_set("many much which många mycket vilka viele welche")
_DETERMINERS = {
    "en": word_set("the a an"),
    "sv": word_set("den det de en ett"),
    "de": word_set("der die das dem den des ein eine einem"),
    "fr": word_set("le la les un une"),
}

# A question as one letter a word: N name, G name with 's, D determiner, L preposition,
# A do or does, S any other small word, w the rest. All German nouns are N.
_PHRASE = r"Dw{0,2}[NG]+w{0,2}|w{0,2}N*Gw{0,2}"
_LINKED = re.compile(rf"L(?P<phrase>(?:D?[wNG]{{1,4}}L)*(?:{_PHRASE}|w{{0,3}}N+))")
_DOING = re.compile(r"A(?P<phrase>(?:Dw{0,2}[NG]+|N*G)(?:w{1,2}(?=w|S)|w(?=w|S)|)|N+)")
_NAMED = re.compile(rf"(?P<phrase>{_PHRASE}|N+)(?!.*[NG])")
_UNNAMED = re.compile(r"[SL](?P<phrase>Dw{1,3}(?:LD?w{1,3})*)$")
_OWNING = ("'s", "’s")
_PARTICIPLE = re.compile(r"\w+(?:ed|eld|own|uilt|aken|iven|ound|ade)")

_CHINESE_TOPIC = re.compile(
    r"(?:请问|那么|那|在|\d{4}年)*(?P<phrase>[^，,？?]{2,15}?)"
    r"(?:的|是|有(?![限色机关])|共有|在(?!职)|位于|向|将|包括|出口|举行|召开|成立|属于|拥有"
    r"|达到|哪|谁|多少|几|什么|怎|何时|何地)"
)
_CHINESE_SETTING = re.compile(r"(?:谁|哪|什么).*?在(?P<phrase>.{2,15}?)[上中里]")


@dataclass(frozen=True, slots=True)
class Topic:
    """What a question is about; the spans are into the question."""

    question: str
    language: str
    phrase: Span
    """The noun phrase: "the Xuzhou cluster"."""
    name: Span | None = None
    """The name in it, where there is one: "Xuzhou"."""
    link: str = ""
    """The preposition in front of it, if any: "in"."""
    asked: bool = False
    """Whether the phrase is itself what was asked for, so that only the name stays."""

    def words(self, language: str) -> str:
        """Return the phrase; in a question in another language only the name."""
        foreign = language != self.language and self.language != "zh"
        span = self.name if foreign and self.name else self.phrase
        return span.of(self.question)

    def scope(self, language: str) -> str:
        """Return what another question may be about, without what was asked for."""
        span = self.name if self.asked and self.name else None
        return span.of(self.question) if span else self.words(language)


def find_topic(question: str) -> Topic | None:
    """Return what ``question`` is about, or nothing if it does not say."""
    if HAN.search(question):
        return _find_chinese_topic(question)
    language = detect_language(question)
    words = list(WORD.finditer(question))
    letters = classify_words(words, language)
    if not re.search("[NG]", letters) and words and words[0][0][0].isupper():
        letter = "G" if words[0][0].endswith(_OWNING) else "N"
        letters = letters.replace("w", letter, 1) if letters[0] == "w" else letters
    found = (
        _DOING.search(letters)
        or _LINKED.search(letters)
        or _NAMED.search(letters)
        or _UNNAMED.search(letters)
    )
    return _make_topic(question, language, words, letters, found) if found else None


def _make_topic(
    question: str,
    language: str,
    words: Sequence[re.Match[str]],
    letters: str,
    found: re.Match[str],
) -> Topic | None:
    first, stop = found.span("phrase")
    link = words[first - 1][0].casefold() if found.re is _LINKED else ""
    names = list(re.finditer("N*G|N+", letters[first:stop]))
    asked = words[0][0].casefold() in _WHAT and found.re in (_NAMED, _UNNAMED)
    if not names:
        if asked:
            return None
        if _PARTICIPLE.fullmatch(words[stop - 1][0]):
            stop -= 1
        return Topic(question, language, _span(words[first:stop]))
    name = _span(words[first + names[-1].start() : first + names[-1].end()])
    if letters[first + names[-1].end() - 1] == "G":
        name = Span(name.start, name.end - 2)
    return Topic(question, language, _span(words[first:stop]), name, link, asked)


def _span(words: Sequence[re.Match[str]]) -> Span:
    return Span(words[0].start(), words[-1].end())


def classify_words(words: Sequence[re.Match[str]], language: str) -> str:
    """Return a letter for each word of a question: those that are explained above."""
    small = small_words(language)
    previous, letters = "", ""
    for word in words:
        lower = word[0].casefold()
        if lower in {"do", "does", "did"}:
            letters += "A"
        elif lower in _DETERMINERS.get(language, ()):
            letters += "D"
        elif lower in ASKING | small.outside | small.joins:
            letters += "S"
        elif lower in small.links | INNER:
            letters += "S" if previous in _MANY else "L"
        elif word[0][0].isupper() and previous:
            letters += "G" if lower.endswith(_OWNING) else "N"
        else:
            letters += "w"
        previous = lower
    return letters


def _find_chinese_topic(question: str) -> Topic | None:
    asked = re.match("谁|哪|什么|多少", question)
    pattern = _CHINESE_SETTING if asked else _CHINESE_TOPIC
    found = pattern.match(question)
    if not found:
        return None
    phrase = Span(*found.span("phrase"))
    place = find_place(found["phrase"])
    name = place.shift(phrase.start) if place else None
    return Topic(question, "zh", phrase, name)
