"""Find the items that the enumeration comma sets off in Chinese sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.documents import Span

_PART = re.compile(r"[^，；,;\s]+")
_PIECE = re.compile(r"[^、]+")
_MAX_CHARACTERS = 25
_JOIN = re.compile(
    r"以及|(?<![温饱缓总共])和(?![谐平睦解])|(?<![以涉普顾])及(?![时其格])"
    r"|(?<![参给])[与與](?![会否])|或者?"
)
# What stands before the first item: an announcement, a modifier, a verb of policy.
_BEFORE = re.compile(
    r"(?:.*(?:包括了?|包含|涵盖|涉及|例如|比如|诸如|分[为別别][是为]?|主要[是为有]|的))?"
    r"(?:在(?![职线校建编])|对(?![外内口象策标])|支持|鼓励|推[进动]|加[强快]|提[升高供]|促进"
    r"|开展|针对|围绕|通过|扶持|扩大|增加|完善|建立|引导|组织|强化|优化|发展|培育|实[行施])?"
)
_AFTER = re.compile(r"[的是在被将已都均为為共]")
_AND_SO_ON = re.compile(r"(?<![高中初平均同优何对相不])等(?![级於于同待离高候])")
_COUNTER = re.compile(r"[一二三四五六七八九十\d]+、")


def find_chinese_lists(text: str, clause: Span) -> Iterator[list[Span]]:
    """Yield what the enumeration comma sets off, up to each 等 ("and so on")."""
    for part in _PART.finditer(text, clause.start, clause.end):
        run: list[Span] = []
        counter = _COUNTER.match(text, *part.span())
        start = counter.end() if counter else part.start()
        for piece in _PIECE.finditer(text, start, part.end()):
            run.append(Span(*piece.span()))
            closing = _AND_SO_ON.search(text, *piece.span())
            if closing:
                run[-1] = Span(piece.start(), closing.start())
                yield _trim(text, run, closed=True)
                joints = [*_JOIN.finditer(text, closing.end(), piece.end())]
                start = (joints[-1] if joints else closing).end()
                run = [Span(start, piece.end())]
        yield _trim(text, run, closed=False)


def _trim(text: str, run: list[Span], closed: bool) -> list[Span]:
    """Return the items without what stands before the first and after the last."""
    if len(run) < 2:
        return []
    first, *middle, last = run
    joints = [*_JOIN.finditer(text, last.start + 1, last.end - 1)]
    if joints:
        middle.append(Span(last.start, joints[-1].start()))
        last = Span(joints[-1].end(), last.end)
    if not middle:
        return []
    longest = max(map(len, middle)) + 2
    after = _AFTER.search(text, last.start + 1, last.end)
    if not closed and len(last) > longest and after:
        last = Span(last.start, after.start())
    before = _BEFORE.match(text, first.start, first.end - 1)
    if before and not any("的" in item.of(text) for item in middle):
        first = Span(before.end(), first.end)
    items = [first, *middle, last]
    shortest, longest = min(map(len, items)), max(map(len, items))
    # With a single mark, what stands beside it must look like it.
    limit = _MAX_CHARACTERS if len(run) > 2 else 2 * shortest + 3
    return items if shortest > 0 and longest <= limit else []
