"""Turn a Chinese follow-up into a question that stands on its own."""

from __future__ import annotations

import re

from assistant.search.rewriter.chinese_places import find_place, is_place
from assistant.search.rewriter.connectives import CHINESE_CONNECTIVE
from assistant.search.rewriter.topics import HAN, Topic

_ASKING = re.compile(r"多[少大高久长远]|几(?![乎内])|什么|[哪谁怎何]|是否|[吗嗎]$")
# Only what is counted or chosen from, without what it belongs to.
_CUT_SHORT = re.compile(r"(?:一?共?有)?(?:(?:多少|几)[^，,有]{0,5}|哪些[^，,]{0,3})")
_YEAR = re.compile(r"\d{4}年")
_COUNTED = re.compile(r"多少|几[个家]|how many|hur många|wie ?viele", re.IGNORECASE)
_INSTEAD = r"[它他她]们?|那里|那儿|这里|当地"
_POINTING = r"该|[这那此][个些]|上述|其(?![他它她中实余次间])"
# Within a question such a word mostly points to something in the same question.
_FIRST = re.compile(rf"在?(?P<instead>{_INSTEAD})|(?P<of>{_POINTING})")
_LAST = re.compile(rf"(?P<instead>{_INSTEAD})$")


def rewrite_chinese(question: str, topic: Topic) -> str | None:
    """Return the question that is meant, or nothing if it stands on its own."""
    connective = CHINESE_CONNECTIVE.match(question)
    start = connective.end() if connective else 0
    text = question[start:].strip().rstrip("？?。 ")
    connected = start > 0 or text.endswith("呢")
    text = text.removesuffix("呢")
    phrase = topic.words("zh")
    if not text:
        return None
    if resolved := _resolve(text, phrase):
        return resolved
    if not _ASKING.search(text):
        return _complete(text, topic) if connected else None
    if find_place(text) or not (connected or _CUT_SHORT.fullmatch(text)):
        return None
    has = "有" if re.match("多少|几|哪|什么", text) else ""
    return f"{topic.scope('zh')}{has}{text}？"


def _resolve(text: str, phrase: str) -> str | None:
    """Return the question with the topic for the word that points to it, if any."""
    # 该集群 after 徐州集群 is all of it; 这些企业 after it are the firms of it.
    ends = "|".join(re.escape(phrase[-length:]) for length in (4, 3, 2))
    noun = re.search(rf"(?:{_POINTING})(?:{ends})", text)
    found = noun or _FIRST.match(text) or _LAST.search(text)
    if not found or find_place(text[: found.start()]):
        return None
    if noun:
        return f"{text[: noun.start()]}{phrase}{text[noun.end() :]}？"
    instead = found["instead"]
    start = found.start("instead") if instead else 0
    return f"{text[:start]}{phrase}{'' if instead else '的'}{text[found.end() :]}？"


def _complete(text: str, topic: Topic) -> str:
    """Return the last question, with this piece of one put in."""
    last = topic.question.rstrip("？?。 ")
    text = text.removeprefix("在")
    if _YEAR.match(text):
        year = _YEAR.search(last)
        place = year.span() if year else (topic.phrase.end, topic.phrase.end)
        before = last[: place[0]]
        # A word that is not Chinese would swallow it: "cluster2019年".
        gap = " " if before[-1:].isalnum() and not HAN.match(before[-1]) else ""
        return f"{before}{gap}{text}{last[place[1] :]}？"
    if is_place(text):
        span = topic.name or topic.phrase
        return f"{last[: span.start]}{text}{last[span.end :]}？"
    if find_place(text) or text[-2:] == topic.words("zh")[-2:]:
        return f"{last[: topic.phrase.start]}{text}{last[topic.phrase.end :]}？"
    link = "有多少" if _COUNTED.search(last) else "的"
    return f"{topic.scope('zh')}{link}{text}？"
