"""Bring the documents of the library that may have a place of some number."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from assistant.language.place_words import LABELS
from assistant.search.place_names import PlaceName
from index.documents import Document

if TYPE_CHECKING:
    from assistant.search.retriever import Generation

_FEW = 60
"""Documents that are all looked at; of more those that search finds a label in."""
_HAN = {
    "article": "第{}条",
    "section": "第{}条",
    "measure": "措施{}",
    "chapter": "第{}章",
}
_MOST = 1_000
"""From so much on, numbers are not looked for in Chinese numerals."""
_DIGITS = "零一二三四五六七八九"


def documents_with(
    names: Sequence[PlaceName],
    index: Callable[[], AbstractContextManager[Generation | None]],
) -> dict[str, Document]:
    """Return the documents of the index that may have a place of one of some names.

    Args:
        names: What a question calls the place.
        index: Opens the index, where there is one.
    """
    with index() as generation:
        if generation is None:
            return {}
        if sum(generation.store.languages.values()) <= _FEW:
            ids = [document.id for document in generation.store.documents()]
        else:
            phrases = [phrase for name in names for phrase in _phrases(name)]
            held = generation.store.passages_holding(phrases)
            passages = [id_ for found in held.values() for id_ in found]
            found = generation.store.passages(passages).values()
            ids = list(dict.fromkeys(passage.document_id for passage in found))
        return generation.documents(ids[:_FEW])


def _phrases(name: PlaceName) -> Iterator[str]:
    """Yield how a place of this name may begin, as words of the keyword table."""
    number = name.number
    if name.kind == "clause":
        yield number
    for word in LABELS.get(name.kind, "").split():
        yield f"{word} {number}"
    if (pattern := _HAN.get(name.kind)) and number.isdecimal() and int(number) < _MOST:
        # Characters written without spaces are words of one character each.
        yield " ".join(pattern.format(han_numeral(int(number))))
        before, after = pattern.split("{}")
        yield " ".join([*before, number, *after])


def han_numeral(number: int) -> str:
    """Return a number below a thousand in Chinese numerals: 十二, 一百零三."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    written = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        written += f"{'' if tens == 1 and not hundreds else _DIGITS[tens]}十"
    elif hundreds and ones:
        written += "零"
    return written + (_DIGITS[ones] if ones or not written else "")
