"""Tell which words of a Chinese text name a place: they have no capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from assistant.language.function_words import word_set
from index.documents import Span

_NAMES = frozenset({"ns", "nr", "nrt"})
"""What the dictionary calls names of places, and of persons: it takes 宿迁 for one."""
_ENDINGS = word_set("省 市 县 區 区 州 镇 地区 新区 自治区 自治州 特别行政区")
_NO_PLACES = word_set("城市 都市 海洋 山地 江 城区 省市 县市 市县 各地 本地 地方")
_LATIN = re.compile(r"[A-Z][\w-]*")
_TOWN = re.compile(r"(?!城市|都市|各|本|该|全)[\u4e00-\u9fff]{1,2}[省市县州]")
"""A town at the beginning of a text that the dictionary does not know."""


def find_place(text: str) -> Span | None:
    """Return the first place of a text with all of its name: 江苏省徐州市."""
    return next(_places(text), None)


def is_place(text: str) -> bool:
    """Return whether a text is the name of a place and nothing else."""
    return find_place(text) == Span(0, len(text))


def _places(text: str) -> Iterator[Span]:
    for named, group in groupby(_words(text), key=lambda one: bool(one[0])):
        run = list(group)
        span = Span(run[0][1].start, run[-1][1].end)
        # What a question begins with is its subject, whatever it is the name of.
        if named and (span.start == 0 or any(kind == "place" for kind, _ in run)):
            yield span
    if town := _TOWN.match(text):
        yield Span(*town.span())


def _words(text: str) -> Iterator[tuple[str, Span]]:
    """Yield what each word is of a name, with where it stands."""
    import rjieba

    start = 0
    for word, tag in rjieba.tag(text):
        yield _kind(word, tag), Span(start, start + len(word))
        start += len(word)


def _kind(word: str, tag: str) -> str:
    """Return what a word is of a name: the place, its ending, or a part of it."""
    if word in _NO_PLACES:
        return ""
    if tag == "ns" or _LATIN.fullmatch(word) or _is_known(word):
        return "place"
    return "ending" if word in _ENDINGS else "part" if tag in _NAMES else ""


def _is_known(word: str) -> bool:
    """Return whether the dictionary has it as a town: 合肥市, where 合肥 is a noun."""
    import rjieba

    full = (word + ending for ending in "市省县区州")
    return len(word) > 1 and any(rjieba.tag(name) == [(name, "ns")] for name in full)
