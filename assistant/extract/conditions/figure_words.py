"""The words that tell what a figure is of: those in its clause, then those farther."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, takewhile

from assistant.extract.conditions.place import Place
from assistant.extract.conditions.year_words import blank_years

_FIGURE = re.compile(
    r"\d(?:[\d.,\u00a0 ]*\d)?|百分之"
    # The twelfth congress is no figure: 第十二届.
    r"|(?<![第〇零一二三四五六七八九十百])[〇零一二三四五六七八九十百千万亿两]{2,}"
)
_STOP = re.compile(r"[。！？；\n]|[.!?;]\s")
_CLAUSE = re.compile(r"[,;:.!?()|\n，；：。！？（）]|\b(?:and|och|und)\b")
_WRITTEN = re.compile(
    r"(?<!\d)[,，.]|[,，.](?!\d)|[;:!?()|\n；：。！？（）]|\b(?:and|och|und|but|men|aber)\b"
)
_WITH = re.compile(r"\b(?:with|employing|med|mit)\b", re.IGNORECASE)
_LABEL = re.compile(r"(?:^|[|\n])(?P<label>[^|\n:：]{2,60})\s*[|:：]\s*\Z")
_CELLS = re.compile(r"\s\|\s")
_NAME = re.compile(r"(?:[^:：]*[:：])?\s*(?P<name>[^\d]*[^\W\d_][^\d]*?)\s*\Z")


def label_of(place: Place) -> str | None:
    """Return the label of the cell that the figure alone stands in, if it has one.

    A year above a column, or a figure before it, says nothing of what is counted: there
    the names of the row do.
    """
    match = _LABEL.search(_line_before(place)[-100:])
    if match is None or _tells(match["label"]):
        return match and match["label"]
    return row_names_of(place) or match["label"]


def row_names_of(place: Place) -> str:
    """Return the cells with words before a figure: county, programme, figure."""
    names = map(_NAME.match, _CELLS.split(_line_before(place))[:-1])
    return " ".join(name["name"] for name in names if name)


def table_around(place: Place) -> str:
    """Return the lines with cells around a figure, wherever its passage was cut."""
    text, border = place.document.text, " | "
    above = takewhile(
        lambda line: border in line, reversed(text[: place.span.start].split("\n")[:-1])
    )
    below = takewhile(
        lambda line: border in line, text[place.span.end :].split("\n")[1:]
    )
    return "\n".join((*above, _line_before(place), *below))


def _line_before(place: Place) -> str:
    return place.document.text[: place.span.start].rpartition("\n")[2]


def _tells(label: str) -> bool:
    """Return whether a label has words beside a year: "2024年" has none."""
    return re.search(r"[^\W\d_年]", blank_years(label)) is not None


def words_around(place: Place) -> Iterator[str]:
    """Yield the parts of the sentence that may say what its figure is of, best first.

    These are the words of its clause after the figure before it, those in it and right
    after it, and then what stands farther before it.
    """
    before = blank_years(place.sentence_before)
    own = place.words
    after = blank_years(place.sentence_after)
    *farther, nearest = _FIGURE.split(_STOP.split(before)[-1])
    yield _CLAUSE.split(nearest)[-1]
    yield own
    yield _CLAUSE.split(_FIGURE.split(after)[0])[0]
    yield nearest
    yield from reversed(farther)


def clause_of(place: Place) -> str:
    """Return the words of the figure's own clause, and its label where it has one.

    "97 large firms with 26,400 employees": these are not those of the second figure.
    """
    before, own, after = islice(words_around(place), 3)
    return " ".join((label_of(place) or "", _WITH.split(before)[-1], own, after))


def written_clause_of(place: Place) -> str:
    """Return the clause that the figure stands in as it is written, numbers and all."""
    before = _WRITTEN.split(place.sentence_before)[-1]
    return before + place.words + _WRITTEN.split(place.sentence_after)[0]


def introduction_of(place: Place) -> str:
    """Return what the sentence says before its first colon, where the figure is after.

    "This year's main targets are: output 30 million; jobs 12 million" is all targets.
    """
    before = place.sentence_before
    introduction, colon, _ = before.replace("：", ":").partition(":")
    return introduction if colon else ""
