"""Tell whether a line says what the figures of a table are in: MSEK, per cent, 万元."""

from __future__ import annotations

import re

_CODES = r"(?:EUR|SEK|NOK|DKK|CNY|RMB|USD|GBP|CHF|JPY|PLN)"
_UNIT = re.compile(
    r"单位|單位|\b(?:units?|enhet(?:er)?|einheit(?:en)?)\b|[€$£¥%‰]|[万亿萬億百千][元人吨]"
    r"|美元|欧元|百分比|平方米|公顷"
    rf"|\b(?:k|t|m|mn|md)?{_CODES}\b|\b(?:mkr|tkr|mnkr|mdkr|kr|kronor|euros?|yuan)\b"
    r"|\b(?:pounds?|dollars?|per ?cent|percent(?:age)?s?|procent|prozent|promille)\b"
    r"|\b(?:million|billion|thousand|miljon|miljard|tusen|milliarde|tausend)"
    r"|\b(?:mio|mrd|tsd)\b|\b(?:[kmgt]wh|tonnes?|hectares?|hektar|km2|m2|km²|m²)\b"
    r"|\b(?:square (?:metres?|kilometres?)|kvadratmeter|quadratmeter)\b",
    re.IGNORECASE,
)
# "Amounts in EUR million." is a sentence, and belongs to the table below it.
_LONGEST_ALONE = 60
# "Belopp i 1 000 kr" has no figure of its own.
_THOUSAND = re.compile(r"1[ .,]?000\b|1000-tal")
_DIGIT = re.compile(r"\d")


def names_unit(line: str) -> bool:
    """Return whether a line above a table says what its figures are in."""
    return _UNIT.search(line) is not None


def is_unit_alone(line: str) -> bool:
    """Return whether a short line without a figure says what figures are in."""
    plain = len(line) <= _LONGEST_ALONE and not _DIGIT.search(_THOUSAND.sub("", line))
    return plain and names_unit(line)
