"""Tell a question that only goes on from one before it: "and how many employees?"."""

from __future__ import annotations

from assistant.answers import Turn
from assistant.search.rewriter import follow_ups
from assistant.search.rewriter.chinese_places import find_place
from assistant.search.rewriter.connectives import CHINESE_CONNECTIVE, CONNECTIVE
from assistant.search.rewriter.topics import HAN, WORD, find_topic
from index.text.languages import detect_language

_BEFORE = Turn("How many firms are in the cluster?"), Turn("集群有多少家企业？")
"""What may have been asked before, in a language with capitals and in Chinese."""
_SHORT = 6
"""Words of a question that only goes on where another one ends, at most."""
_SHORT_WITH_NOUNS = 4
"""The same in German, where a capital does not tell a name: "Und wie viele Firmen?"."""
_SHORT_CHINESE = 8
"""The same in Chinese, in characters."""


def goes_on(question: str) -> bool:
    """Return whether a question goes on from one before, and alone is about nothing.

    It opens with "and" or the like, would take up what another one is about, and
    names nothing itself.

    Args:
        question: In a language in which follow-ups are known.
    """
    if HAN.search(question):
        return _goes_on_in_chinese(question)
    words = len(WORD.findall(question))
    # Told at once of nearly every question.
    if words > _SHORT or not CONNECTIVE.match(question):
        return False
    if detect_language(question) == "de":
        if words > _SHORT_WITH_NOUNS:
            return False
    elif (topic := find_topic(question)) and topic.name:
        return False
    return follow_ups.rewrite_question(question, _BEFORE[:1]) != question


def _goes_on_in_chinese(question: str) -> bool:
    import rjieba

    if len(question) > _SHORT_CHINESE or find_place(question):
        return False
    # 那曲 is a town.
    if not CHINESE_CONNECTIVE.match(rjieba.cut(question)[0]):
        return False
    return follow_ups.rewrite_question(question, _BEFORE[1:]) != question
