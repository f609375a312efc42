"""The words of a question that ask, and name nothing that a table could lack."""

from __future__ import annotations

import re

from assistant.extract.tables.labels import flat
from assistant.language.function_words import INNER, small_words, word_set

_LANGUAGES = ("en", "sv", "de")
_WORDS = word_set(
    "the a an of for what which who whom when where how many much large big is are was"
    " were did does do have has had there in on at by to from and or it its their"
    " please tell me know number no amount value total year figure figures according"
    " table list"
    " register sheet given long high old"
    " amounts city town county municipality district province region township cluster"
    " people persons under get got receive received during count counted s per"
    " den det de en ett och i pa av som hur manga mycket stor stort stora vad vilken"
    " vilket vilka vem nar var ar fanns finns har hade antal antalet varde totalt under"
    " enligt tabellen aret kommun stad lan regionen kommunen staden fick far hog hogt"
    " der die das dem des den ein eine im in an von zu und wie viel viele vielen hoch"
    " gross groß welche welcher welches welchen wer wann war waren ist sind hat hatte"
    " haben hatten gibt gab es anzahl zahl summe wert laut tabelle jahr stadt kreis"
    " landkreis gemeinde betrug betragt es bekam erhielt fur beim bei nr id"
    " million millions billion thousand euro euros eur sek kronor kr mkr tkr yuan rmb"
    " usd dollar dollars miljoner miljarder tusen millionen milliarden tausend mdr"
)
_ALL = _WORDS | frozenset(
    flat(word)
    for language in _LANGUAGES
    for words in (small_words(language),)
    for word in words.joins | words.links | words.verbs | words.stops | INNER
)
TOTAL = re.compile(
    r"\b(?:(?:in |grand )?totals?|total[at]|altogether|overall|summa|sammanlag(?:t|da)"
    r"|summe|insgesamt|gesamt(?:e[nrs]?)?)\b|合\s?计|总\s?计|总共|共计|一共"
)
SUBTOTAL = re.compile(r"\b(?:subtotals?|delsumma|zwischensumme)\b|小计")
_CHINESE = re.compile(
    r"该[市县区省镇乡]|是多少|有多少|多少|请问|哪些|哪个|什么|什么时候|何时|分别|情况|数据|根据|按照|其中"
    r"|达到|实现|全部|所有|[一二三四五六七八九十两几]+个|万元|亿元|万人|数量|总数|金额"
    r"|合\s?计|总\s?计|总共|共计|一共|[的是有在了为和与各个家名人户项件年月日数额元吨吗呢?？，。,]"
)


def is_filler(word: str) -> bool:
    """Return whether a flat word of a question or a header tells nothing apart."""
    return word in _ALL


def without_chinese_fillers(text: str) -> str:
    """Return a text with blanks for the Chinese words that only ask."""
    return _CHINESE.sub(lambda match: " " * len(match.group()), text)
