"""Find what a document says of itself: issuer, number, dates and what it replaces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from index.documents import DocumentFact, FactKind, Span
from index.readers.shared.fact_wordings import CLAUSES, LABELS

_HEAD = 2_500
"""Characters at the beginning in which lines of a label and a value are looked for."""
_LONGEST_VALUE = 160
_MOST = 50
"""Sentences of one wording; what says it more often is no single document."""
_HAN_PAIR = re.compile(r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])")
_SPACED = r"[ \u3000]*"
"""Official Chinese pages set the characters of a label apart to align them."""
_BEFORE = r"(?:^|[|【\t\u3000]|[ ]{2})[ \t*#-]{0,8}"
_BETWEEN = r"[ \t*]*(?:[:：】][ \t*\u3000]*|[ \t]*\|[ \t]*)"
_VALUE = r"(?P<value>[^\n|\t]*?)(?=[ \t*]*(?:$|\||\t|[ ]{2}|\u3000\S{2,6}[:：]))"
# A line, a cell of a row or a column set apart by spaces.
_LABELLED = {
    kind: re.compile(
        _BEFORE
        + f"(?P<label>{_HAN_PAIR.sub(lambda _: _SPACED, labels)})"
        + _BETWEEN
        + _VALUE,
        re.IGNORECASE | re.MULTILINE,
    )
    for kind, labels in LABELS.items()
}
_CLAUSES = {
    kind: tuple(re.compile(pattern, re.MULTILINE) for pattern in patterns)
    for kind, patterns in CLAUSES.items()
}
_NUMBER_LINE = re.compile(
    r"^[ \t\u3000]*(?P<value>[\u4e00-\u9fff]{2,12}"
    r"[〔\[［(（]\d{4}[〕\]］)）]第?\d+号)[ \t]*$",
    re.MULTILINE,
)
_SIGNED = re.compile(
    r"^[ \t\u3000]*(?P<issuer>[\u4e00-\u9fff][\u4e00-\u9fff \u3000]{1,40}"
    r"(?:院|府|部|委|局|厅|会|署|室|中心|集团|公司))[ \t\u3000]*\n\s*"
    r"(?P<issued>\d{4}年\d{1,2}月\d{1,2}日"
    r"|[〇零○一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月"
    r"[一二三四五六七八九十]{1,3}日)[ \t\u3000]*$",
    re.MULTILINE,
)
"""Who signs a Chinese document, on a line before that of the date."""
_DATED = re.compile(r"(?:19|20)\d\d|[〇零一二三四五六七八九]{4}年")
_DATE = re.compile(
    r"\d{4}\s?年(?:\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?)?|\d{4}([-./])\d{1,2}\1\d{1,2}"
    r"|\d{1,2}\.?\s+[^\W\d_]+\.?\s+\d{4}|[^\W\d_]+\s+\d{1,2},?\s+\d{4}"
)
_DATES: frozenset[FactKind] = frozenset({"issued", "in_force"})
_SIGNATURE: tuple[FactKind, ...] = ("issuer", "issued")
_TELLS_A_DOCUMENT = re.compile(r"\d{4}|[《〔“”„\"‘’»]|\d+/\d+")
"""What is replaced is another document, and not, say, coal."""
# "Den 30. März" goes on after its full stop.
_ENDS = re.compile(
    r"[。；;\n]|(?:(?<!\s\d)(?<!\s\d\d)\.|[!?])(?=\s+[A-ZÅÄÖÜ])|[.!?](?=\s*$)",
    re.MULTILINE,
)


def find_facts(text: str) -> tuple[DocumentFact, ...]:
    """Return what a document says of itself, in the order of the text.

    Of a kind that is said in several ways, that are not the same, none is sure and
    all are given.
    """
    found: dict[tuple[FactKind, int], DocumentFact] = {}
    for fact in (*_labelled(text), *_in_clauses(text)):
        found.setdefault((fact.kind, fact.value_span.start), fact)
    told = {kind for kind, _ in found}
    for fact in _signed(text):
        if fact.kind not in told:
            found[fact.kind, fact.value_span.start] = fact
    return tuple(sorted(found.values(), key=lambda fact: fact.value_span))


def _labelled(text: str) -> Iterator[DocumentFact]:
    head = text[:_HEAD]
    for kind, pattern in _LABELLED.items():
        for match in pattern.finditer(head):
            value = _without_more(kind, text, Span(*match.span("value")))
            if _may_be(kind, value.of(text)):
                yield _fact(kind, text, Span(match.start("label"), value.end), value)
    if alone := _NUMBER_LINE.search(head):
        number = Span(*alone.span("value"))
        yield _fact("number", text, number, number)


def _in_clauses(text: str) -> Iterator[DocumentFact]:
    for kind, patterns in _CLAUSES.items():
        for pattern in patterns:
            for match in islice(pattern.finditer(text), _MOST):
                value = Span(*match.span("value"))
                if kind != "replaces" or _TELLS_A_DOCUMENT.search(value.of(text)):
                    yield _fact(kind, text, _sentence(text, value), value)


def _signed(text: str) -> Iterator[DocumentFact]:
    """Yield who issued a document, and when, of the first place where it is signed."""
    if signed := _SIGNED.search(text):
        for kind in _SIGNATURE:
            place = Span(*signed.span(kind))
            yield _fact(kind, text, place, place)


def _without_more(kind: FactKind, text: str, value: Span) -> Span:
    """Return a date without what follows it on its line."""
    date = _DATE.match(text, value.start, value.end) if kind in _DATES else None
    return Span(*date.span()) if date else value


def _may_be(kind: FactKind, value: str) -> bool:
    if not 1 < len(value) <= _LONGEST_VALUE:
        return False
    if kind in _DATES:
        return bool(_DATED.search(value))
    if kind == "number":
        return any(character.isdigit() for character in value)
    return kind != "replaces" or bool(_TELLS_A_DOCUMENT.search(value))


def _sentence(text: str, value: Span) -> Span:
    """Return the sentence around a value, on its line."""
    line = text.rfind("\n", 0, value.start) + 1
    before = [match.end() for match in _ENDS.finditer(text, line, value.start)]
    begin = before[-1] if before else line
    ending = _ENDS.search(text, value.end)
    end = ending.end() if ending else len(text)
    sentence = text[begin:end]
    begin += len(sentence) - len(sentence.lstrip(" \t\u3000\n#*"))
    return Span(begin, begin + len(text[begin:end].rstrip()))


def _fact(kind: FactKind, text: str, span: Span, value: Span) -> DocumentFact:
    return DocumentFact(kind, span, value, value.of(text))
