"""Turn a follow-up into a question that stands on its own, without a language model."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.answers import Turn
from assistant.language.function_words import small_words, word_set
from assistant.language.messages import language_name
from assistant.search.rewriter import chinese
from assistant.search.rewriter.connectives import CONNECTIVE
from assistant.search.rewriter.other_places import with_other_place
from assistant.search.rewriter.times import with_time_of
from assistant.search.rewriter.topics import (
    ASKING,
    HAN,
    WORD,
    Topic,
    classify_words,
    find_topic,
)
from index.text.languages import UNKNOWN, detect_language

_COUNTED = re.compile(
    r"\b(?:how (?:many|much)|hur (?:många|mycket)|wie ?viele?|combien d[e'])\b"
    r"|多少|几[个家]",
    re.IGNORECASE,
)
_COUNTING = {"en": "How many", "sv": "Hur många", "de": "Wie viele", "fr": "Combien de"}
_IN = {"en": "in", "sv": "i", "de": "in", "fr": "à"}
_PLACING = word_set("in at of i på vid hos av im am von bei à de dans")
# What can be counted, by its last letters: not "and the output value?".
_COUNTABLE = {"en": r"(?:s|people|m[ea]n|children)$", "sv": r"(?<!et)(?<!en)$"}
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LANGUAGES = word_set(
    "ar cs da de el en es fi fr he hi hu id it ja ko nb nl no pl pt ru sv th tr uk vi"
    " zh"
)
"""Codes of the languages that an answer may be wanted in."""
_PRONOUNS = {
    "en": word_set("it they them he she him"),
    "sv": word_set("han hon honom henne dem"),
    "de": word_set("er sie ihn ihm ihnen"),
    "fr": word_set("elle elles ils"),
}
# These are articles or fillers too, but not before a preposition or at the end.
_LATE_PRONOUNS = {
    "sv": word_set("den det de"),
    "de": word_set("es"),
}
_THERE = {"en": "there", "sv": "där", "de": "dort", "fr": "là"}
_POSSESSIVES = {
    "en": word_set("its their his her"),
    "sv": word_set("dess deras hans hennes"),
    "de": word_set("ihr ihre ihrer sein seine seiner"),
    "fr": word_set("leur leurs"),
}
_POINTING = {
    "en": word_set("the that this these those"),
    "sv": word_set("det den de detta denna dessa"),
    "de": word_set("der die das dem dieser diese dieses"),
}
_DEFINITE = ("et", "en", "na")
_RELATIVES = word_set("that which who when if because som när om wenn dass")
_TIMES = word_set("year month week day time år året dag jahr tag")
_ARTICLES = word_set("the det den de der die das dem")
_FILLER = re.compile(
    r"\b(?:it (?:is )?(?:true|possible|necessary|important|takes?|took)"
    r"|is it (?:true|possible|necessary|important|that|\w+(?: or \w+)? (?:to|that|for))"
    r"|(?:finns|är) det|det om|gibt es)\b(?!$)",
    re.IGNORECASE,
)


def rewrite_question(question: str, history: Sequence[Turn]) -> str:
    """Return ``question`` with what it leaves to the conversation put in.

    A question that stands on its own comes back unchanged. A follow-up is one that
    opens with a connective, has a pronoun for what was spoken of before, or is cut
    short; it gets the topic of the last question that has one, and its year.

    Args:
        question: In any language; follow-ups are known in en, sv, de and zh, and the
            simple ones in fr.
        history: Earlier turns, oldest first, best with standalone questions.
    """
    earlier = [t.question for t in reversed(history) if _asks_something(t.question)]
    if earlier and (other := with_other_place(question, earlier[0])):
        return other
    topic = next(filter(None, map(find_topic, earlier)), None)
    if topic is None:
        return question
    if not HAN.search(question):
        meant = _FollowUp(question, topic).rewrite()
    else:
        known = detect_language(question) == "zh"
        meant = chinese.rewrite_chinese(question, topic) if known else None
    return with_time_of(topic.question, meant, question) if meant else question


def _asks_something(question: str) -> bool:
    # "Thank you" is about nothing, "glass in Xuzhou" is about something.
    few = len(WORD.findall(question)) < 3
    return not few or "?" in question or HAN.search(question) is not None


class _FollowUp:
    """A question after another, in a script that has capitals."""

    def __init__(self, question: str, topic: Topic) -> None:
        connective = CONNECTIVE.match(question)
        self.connected = connective is not None
        self.text = question[connective.end() if connective else 0 :].strip(" ?？.!")
        self.asks = "?" in question or "？" in question
        self.topic = topic
        spoken = connective.lastgroup if connective else detect_language(question)
        self.known = spoken in (*_IN, UNKNOWN)
        self.language = next(x for x in (spoken, topic.language, "en") if x in _IN)
        self.small = small_words(self.language)
        self.words = list(WORD.finditer(self.text))
        self.lower = [word[0].casefold() for word in self.words]
        self.letters = classify_words(self.words, self.language)
        if self.connected and self.letters[:1] == "w" and self.text[0].isupper():
            self.letters = "N" + self.letters[1:]

    def rewrite(self) -> str | None:
        """Return the question that is meant, or nothing if this one stands alone."""
        if not self.words or not self.known:
            return None
        if self._is_whole():
            text = self._resolve() or self._add_scope()
        else:
            text = self._complete()
        return f"{text[0].upper()}{text[1:]}?" if text else None

    def _is_whole(self) -> bool:
        """Return whether it has its question word or verb where a question has it."""
        verb = self.lower[0] in self.small.verbs or self.letters[0] == "A"
        return verb or not ASKING.isdisjoint(self.lower[:3])

    def _has_name(self) -> bool:
        # Every German noun has a capital; what follows a bare preposition is a name.
        name = "LN|^N+$" if self.language == "de" else "[NG]"
        return re.search(name, self.letters) is not None

    def _scope(self) -> str:
        link = _IN[self.language]
        same = self.topic.language == self.language and not self.topic.asked
        if same and self.topic.link in _PLACING:
            link = self.topic.link
        return f"{link} {self.topic.scope(self.language)}"

    # A question without what it is about.

    def _add_scope(self) -> str | None:
        if self._has_name() or not (self.connected or self._is_cut_short()):
            return None
        return f"{self.text} {self._scope()}"

    def _is_cut_short(self) -> bool:
        """Return whether there are only question words, and what is to be counted."""
        if not self.asks:
            return False
        if _COUNTED.match(self.text):
            return len(self.words) <= 5 and self.small.verbs.isdisjoint(self.lower)
        return ASKING.issuperset(self.lower)

    # A question with words for what was spoken of before.

    def _resolve(self) -> str | None:
        """Return the question with the topic in place of the word that points to it."""
        pointed = ((index, self._point(index)) for index in range(len(self.words)))
        index, text = next((found for found in pointed if found[1]), (0, None))
        named = self.language != "de" and re.search("[NG]", self.letters[:index])
        # In a clause of its own it points to what stands before that clause.
        asking = 2 if self.letters[0] == "L" else 1  # "In which city is it?"
        within = not _RELATIVES.isdisjoint(self.lower[asking:index])
        if named or within or "," in self.text[: self.words[index].start()]:
            return None
        return text

    def _point(self, index: int) -> str | None:
        """Return the question with the word there replaced, if it points back."""
        word, phrase = self.lower[index], self.topic.words(self.language)
        after = self.letters[index + 1 : index + 2]
        pronoun = word in _PRONOUNS[self.language] or (
            after in ("", "L") and word in _LATE_PRONOUNS.get(self.language, ())
        )
        if pronoun and not _FILLER.search(self.text):
            return self._put(phrase, index, index + 1)
        if not after and word == _THERE[self.language]:
            return self._put(self._scope(), index, index + 1)
        if word in _POSSESSIVES[self.language] and "D" not in self.letters[:index]:
            if self.language == "en":
                return self._put(f"{phrase}'s", index, index + 1)
            return f"{self.text}, {phrase}"
        return self._point_to_noun(index)

    def _point_to_noun(self, index: int) -> str | None:
        """Do the same for "that cluster", and for Swedish "klustret"."""
        word, phrase = self.lower[index], self.topic.words(self.language)
        pointing = word in _POINTING.get(self.language, ())
        noun = index + 1 if pointing else index
        if noun == len(self.lower) or self.lower[noun] not in self._nouns():
            return None
        compound = self.letters[noun + 1 : noun + 2] in ("w", "N")
        if pointing and not (word in _ARTICLES and compound):
            # The preposition took the article with it: "im Cluster" is "in dem".
            start = noun if self.language == "de" else index
            return self._put(phrase, start, noun + 1)
        if self.language == "sv" and not compound and word.endswith(_DEFINITE):
            return self._put(phrase, index, noun + 1)
        return None

    def _nouns(self) -> set[str]:
        """Return the words of the topic that may stand for all of it."""
        if self.topic.language != self.language:
            return set()
        phrase = self.topic.words(self.language)
        name = self.topic.name.of(self.topic.question) if self.topic.name else ""
        return set(phrase.casefold().split()) - set(name.casefold().split()) - _TIMES

    def _put(self, text: str, start: int, stop: int) -> str:
        """Return the question with ``text`` for the words from start to stop."""
        first, last = self.words[start].start(), self.words[stop - 1].end()
        return self.text[:first] + text + self.text[last:]

    # A piece of a question, for the rest of which the last one is meant.

    def _complete(self) -> str | None:
        linked = self.letters[0] == "L"
        # "Shandong?" alone may be a search for it.
        alone = len(self.words) == 1 and self.text[0].isupper()
        if not self.connected and (not self.asks or len(self.words) > 4 or alone):
            return None
        if pointed := self._resolve():
            return pointed
        year = _YEAR.search(self.text)
        if (year and (linked or len(self.words) == 1)) or self.lower[
            -1
        ] in _language_names():
            return self._append()
        if self._has_name():
            return self._substitute() if self.connected or linked else None
        return self._append() if linked else self._ask_for()

    def _append(self) -> str:
        """Ask the last question again, of another time or with a restriction."""
        last, year = self.topic.question.rstrip("?？.! "), _YEAR.search(self.text)
        if year and _YEAR.search(last):
            return _YEAR.sub(year[0], last)
        return f"{last} {self.text[0].lower()}{self.text[1:]}"

    def _substitute(self) -> str | None:
        """Ask the last question again, about something else of the same kind."""
        bare = re.fullmatch("[LD]*N+", self.letters)
        like = not (self._nouns() - _ARTICLES).isdisjoint(self.lower)
        if not (bare or like or "LN" in self.letters):
            return None  # "What about the Shandong actions?", after firms in Xuzhou.
        skipped = "LD" if bare else "L"
        first = len(self.letters) - len(self.letters.lstrip(skipped))
        span = self.topic.name if bare and self.topic.name else self.topic.phrase
        last = self.topic.question.rstrip("?？.! ")
        return last[: span.start] + self._after(first) + last[span.end :]

    def _ask_for(self) -> str:
        """Ask of the last topic for something else."""
        countable = re.search(_COUNTABLE.get(self.language, ""), self.lower[-1])
        if countable and _COUNTED.search(self.topic.question):
            first = len(self.letters) - len(self.letters.lstrip("LD"))
            counted = self._after(first)
            return f"{_COUNTING[self.language]} {counted} {self._scope()}"
        return f"{self.text} {self._scope()}"

    def _after(self, index: int) -> str:
        return self.text[self.words[index].start() :] if index < len(self.words) else ""


@cache
def _language_names() -> frozenset[str]:
    return frozenset(
        language_name(code, named_in).casefold()
        for code in _LANGUAGES
        for named_in in ("en", "sv", "zh")
    )
