"""Find the document that a question names by what its title means."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from index.documents import Document

Nearness = Callable[[str, Sequence[str]], list[float]]
"""How close a text is in meaning to each of some others, 1 at most."""

_NEAR = 0.5
"""From so close on, a title is what a question names."""
_AHEAD = 0.05
"""How much closer than the title of any other document it has to be."""
_OPENING = 400
_MOST_LINES = 3
_LONGEST, _LONGEST_HAN = 120, 60
_NO_TITLE = re.compile(
    r"[〔\[]\d{4}|[：:。.;；]|^[（(<]|^\d{4}年"
    r"|^第[一1][章条节]|^[一1][、\s]|^§|^\d+ (?:§|kap)|^(?i:[a-zåäöü]{4,9}) [1I]\b"
)
"""What no line of a title has: a number, an addressee, a sentence, a note, a date, or
the label of the first of its parts."""
_MARGIN = " #*\t\u3000"
_APART = re.compile(r"(?<=[\u4e00-\u9fff])[ \u3000](?=[\u4e00-\u9fff])")


def whole_title(document: Document) -> str:
    """Return a title with all of its lines: official ones often have two or three."""
    lines: list[str] = []
    spaced = document.language not in ("zh", "ja")
    for line in document.text[:_OPENING].splitlines():
        written = _APART.sub("", line.strip(_MARGIN))
        if lines and _NO_TITLE.search(written):
            break
        if written:
            lines.append(written)
        longest = _LONGEST if spaced else _LONGEST_HAN
        if len(lines) == _MOST_LINES or sum(map(len, lines)) > longest:
            break
    return (" " if spaced else "").join(lines) or document.title


def find_meant(
    said: Sequence[str], documents: Mapping[str, Document], nearness: Nearness
) -> Document | None:
    """Return the document whose title is clearly meant; its newest version.

    Args:
        said: The question, and what of it names a document, in one or more ways.
        documents: Those that were found for it, by id.
        nearness: Compares meanings, across languages.
    """
    if not documents:
        return None
    known = list(documents.values())
    titles = [whole_title(document) for document in known]
    rated = zip(*(nearness(text, titles) for text in said), strict=True)
    best: dict[str, float] = {}
    for document, scores in zip(known, rated, strict=True):
        newest = _newest(document, documents)
        mean = sum(scores) / len(said)
        best[newest.id] = max(mean, best.get(newest.id, mean))
    ordered = sorted(best, key=lambda id_: -best[id_])
    second = best[ordered[1]] if len(ordered) > 1 else 0.0
    first = best[ordered[0]]
    clear = first >= _NEAR and first - second >= _AHEAD
    return documents[ordered[0]] if clear else None


def _newest(document: Document, documents: Mapping[str, Document]) -> Document:
    seen = {document.id}
    while (newer := document.replaced_by) and newer.id in documents.keys() - seen:
        document = documents[newer.id]
        seen.add(document.id)
    return document
