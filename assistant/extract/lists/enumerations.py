"""Find what a text lists, by the shape of the list and in its exact words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.extract.lists.counters import (
    CLOSING,
    SHAPES,
    begins_with_counter,
    counter_value,
)
from assistant.extract.lists.sentence_lists import MIN_ITEMS, find_sentence_lists
from index.documents import Span

_BULLET = re.compile(r"([ \t]*)([-–—*](?=[ \t])|[•·・●▪◦‣○■□◆►])[ \t]*(?=\S)")
# The number of a page between empty lines, and short lines beside it: what stands at
# the head and the foot of pages.
_PAGE_MARGIN = re.compile(
    r"(?<=\n)(?:[^\S\n]*\n|\f){1,3}(?:[^\n.:。：]{1,60}\n[ \t]*\n)?[ \t]*"
    r"(?:(?:page|sida|seite|side|s\.|第)?[ \t]*[-–—]?[ \t]*\d{1,4}[ \t]*[-–—页頁]?"
    r"(?:[ \t]*(?:of|av|von|/|\()[ \t]*\d{1,4}\)?)?)[ \t]*\n"
    r"(?:[ \t]*\n[^\n.:。：]{1,60}\n)?(?=[ \t]*\n)",
    re.IGNORECASE,
)
_PARAGRAPH_END = re.compile(r"\n[ \t]*\n")
_SENTENCE_ENDS = (".", ":", "!", "?", "。", "：", "！", "？")
_POINT_END = re.compile(r"[。！？;；\n]|[.!?](?=\s)|\Z")
_SEPARATORS = " \t\r\n\u3000;,；，、"
_LAST_JOIN = re.compile(
    rf"[{_SEPARATORS}](?:and|or|och|eller|samt|und|oder|et|ou|以及|和|及)\Z"
)


@dataclass(frozen=True, slots=True)
class Enumeration:
    """Three items or more that a text lists; the spans are into that text."""

    items: tuple[Span, ...]

    @property
    def span(self) -> Span:
        """The range from the first item to the last."""
        return Span(self.items[0].start, self.items[-1].end)


def find_enumerations(text: str, language: str) -> tuple[Enumeration, ...]:
    """Return what the text lists, in the order of the text.

    There are lists over lines (bulleted, counted), points counted within a paragraph,
    and items between the commas of a sentence. One may lie within an item of another.
    Ordinary prose with a few commas gives nothing: where in doubt, there is no list.

    Args:
        text: A passage or a sentence.
        language: ISO 639-1 code of the text. Lists between commas need the small words
            of a language, known for zh, en, sv, de, fr, no and da; elsewhere only
            items that end in the same word are found.
    """
    lists = [*_bulleted(text), *_counted(text), *find_sentence_lists(text, language)]
    found = {tuple(items) for items in lists if len(items) >= MIN_ITEMS}
    return tuple(map(Enumeration, sorted(found)))


def _bulleted(text: str) -> Iterator[list[Span]]:
    """Yield runs of lines with one bullet, and of lines that begin in lower case.

    The latter are lists that lost their bullets on the way to plain text: after an
    empty line or a colon nothing else begins in lower case. The margins of a page do
    not end a list.
    """
    run: list[Span] = []
    kind: tuple[int, str] | None = None
    opened = False
    margins = _page_margins(text)
    for line in re.finditer(r"^.*$", text, re.MULTILINE):
        if any(margin.contains(Span(*line.span())) for margin in margins):
            continue
        if not line[0].strip():
            opened = True
            continue
        bullet = _BULLET.match(line[0])
        here = (len(bullet[1]), bullet[2]) if bullet else None
        if _lost_its_bullet(line[0]) and (opened or kind == (0, "")):
            here = (0, "")
        item = _trim(text, line.start() + (bullet.end() if bullet else 0), line.end())
        if kind and here == kind:
            run.append(item)
        elif kind and kind[1] and len(line[0]) - len(line[0].lstrip()) > kind[0]:
            run[-1] = _trim(text, run[-1].start, line.end())
        else:
            yield run
            run, kind = ([item] if here else []), here
        opened = line[0].rstrip().endswith((":", "："))
    yield run


def _page_margins(text: str) -> list[Span]:
    """Return what stands between two bullets and is the end of a page for sure."""
    return [Span(*margin.span()) for margin in _PAGE_MARGIN.finditer(text)]


def _lost_its_bullet(line: str) -> bool:
    return line[0].islower() and not begins_with_counter(line)


def _counted(text: str) -> Iterator[list[Span]]:
    """Yield runs of points counted in one shape, each on its line or in one line."""
    for shape in SHAPES:
        yield from _runs(text, shape)


def _runs(text: str, counters: re.Pattern[str]) -> Iterator[list[Span]]:
    runs: dict[str, list[re.Match[str]]] = {}
    for counter in counters.finditer(text):
        run = runs.setdefault(str(counter.lastgroup), [])
        value = counter_value(counter)
        goes_on = run and value in (counter_value(run[-1]) + 1, CLOSING)
        if run and not (goes_on and not _ended(text, run, counter)):
            yield _points(text, run)
            run.clear()
        run.append(counter)
    for run in runs.values():
        yield _points(text, run)


def _ended(text: str, run: Sequence[re.Match[str]], counter: re.Match[str]) -> bool:
    """Return whether a paragraph after a whole list keeps a counter out of it.

    Where one stands between the items before, too, it belongs to them.
    """
    if len(run) < MIN_ITEMS:
        return False
    borders = [*run, counter]
    apart = [
        _has_sentences(text[one.end() : other.start()])
        for one, other in pairwise(borders)
    ]
    return apart[-1] and not any(apart[:-1])


def _has_sentences(between: str) -> bool:
    """Return whether a paragraph of sentences follows: not the margins of a page."""
    paragraphs = _PARAGRAPH_END.split(between)[1:]
    return any(p.rstrip().endswith(_SENTENCE_ENDS) for p in paragraphs)


def _points(text: str, run: Sequence[re.Match[str]]) -> list[Span]:
    """Return what follows each counter, with the lines that are indented below it.

    Of several in one line each ends at the next, the last with its sentence.
    """
    if len(run) < MIN_ITEMS:
        return []
    points = []
    for counter, following in zip(run, [*run[1:], None], strict=True):
        indent = counter.start() - text.rfind("\n", 0, counter.start()) - 1
        below = re.compile(rf"\n(?![ \t]{{{indent + 1},}}\S)|\Z")
        ends = (
            [below, _POINT_END]
            if not following and _in_one_line(text, run)
            else [below]
        )
        borders = [end.search(text, counter.end()) for end in ends]
        end = min(border.start() for border in borders if border)
        if following:
            end = min(end, following.start())
        points.append(_trim(text, counter.end(), end))
    return points


def _in_one_line(text: str, run: Sequence[re.Match[str]]) -> bool:
    return "\n" not in text[run[-2].start() : run[-1].start()]


def _trim(text: str, start: int, end: int) -> Span:
    """Return the range without the separators, and the joining word, at its end."""
    item = text[start:end].rstrip(_SEPARATORS)
    join = _LAST_JOIN.search(item, max(0, len(item) - 8))
    if join:
        item = item[: join.start()].rstrip(_SEPARATORS)
    return Span(start, start + len(item))
