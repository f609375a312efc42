"""Tell whether a question asks how many things a register or list holds."""

from __future__ import annotations

import re

from index.documents import Span

_REGISTER = re.compile(
    r"(?:register|registry|registret|registern|registers|registrets|verzeichnis(?:ses)?"
    r"|lists?|lista|listan|liste|forteckning(?:en)?|tables?|tabell|tabellen|tabelle"
    r"|ubersicht|overview|catalogue|katalog(?:en)?|sammanstallning(?:en)?)\b"
    r"|登记[表册簿]|注册[表册簿]|名单|清单|名录|目录|台账|列表|一览表|[本该此]表|(?<=[\u3400-\u9fff])表(?=[（(\s]|\Z)|表格?(?=[中里内])"
)
_PARTITIVE = re.compile(
    r"\b(?:how many of (?:the|these|those)|hur manga av|wie ?viele? (?:der|von den))\b"
    r"|[中里内](?:一?共)?有(?:多少|几)|其中有(?:多少|几)"
)
_HOW_MANY = re.compile(
    r"\b(?:how many(?: of (?:the|these|those))?|number of|hur manga(?: av)?"
    r"|antal(?:et)?|wie ?viele?(?: der| von den)?|anzahl(?: der)?)\b"
    r"|(?:多少|几)[个家项条名座所位]?"
)
# What holds a part of the things, or those that were chosen, is no whole list of them.
_PART = re.compile(
    r"\b(?:excerpts?|extracts?|examples?|samples?|utdrag|exempel|urval|auszug|auswahl"
    r"|beispiele?)\b|摘录|节选|部分|示例|举例"
)
_CHOSEN = re.compile(
    r"\b(?:key|leading|selected|largest|main|major|important|top|ledande|storsta"
    r"|viktigaste|utvalda|fuhrende|wichtigste|gro(?:ß|ss)te|ausgewahlte)\b"
    r"|重点|主要|骨干|龙头|典型|代表|前[十百\d]"
)
_REST = re.compile(
    r"\W*(?:(?:all )?others?\b|ovriga?\b|andra\b|sonstige|ubrige|weitere"
    r"|rest(?:en)?\b|etc\b|und weitere)|[…⋯]|\.\.\.|其他|其它|其余|等\Z"
)


def how_many(text: str) -> Span | None:
    """Return the words of a flat question that ask for a number of things."""
    match = _HOW_MANY.search(text)
    return Span(*match.span()) if match else None


def register_words(text: str) -> list[Span]:
    """Return the words of a flat text that are for a register, a list or a table."""
    return [Span(*match.span()) for match in _REGISTER.finditer(text)]


def asks_of_listed(text: str, context: str) -> bool:
    """Return whether a flat question is of the things that a table lists.

    It names a register or list; or it asks how many "of the projects", and the table
    is none of chosen ones that the question does not speak of.
    """
    if register_words(text):
        return True
    chosen = _CHOSEN.search(context) and not _CHOSEN.search(text)
    return bool(_PARTITIVE.search(text)) and not chosen


def is_part(context: str) -> bool:
    """Return whether the flat words above a table say that it holds a part."""
    return _PART.search(context) is not None


def is_rest(name: str) -> bool:
    """Return whether the flat name of a row is for all that has none of its own."""
    return _REST.match(name) is not None
