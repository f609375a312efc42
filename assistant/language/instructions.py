"""Find the sentences in which a text speaks to a language model, not to its reader."""

from __future__ import annotations

import base64
import binascii
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache

from assistant.language.instruction_words import (
    LANGUAGE_NAMES,
    SPACED,
    UNSPACED,
    OrderWords,
)
from index.documents import Span
from index.text.sentences import sentence_spans, trim

_SOME = r"[^.!?。\n]{0,50}?"
_WHAT = r"[^.!?。\n]{0,20}?"
_MARKS = {
    "_": r"\w*",
    "~": _SOME,
    "#": r"\d[\d.,]*",
    "@": r"(?<![a-z])p\d+",
    "%": rf"(?:{LANGUAGE_NAMES})\w*",
}


_AI = r"(?<!\w)(?:ai|ki|ia|ии|人工智能|人工知能|인공지능)(?=\W*$|\s?[,.;:!?])"
_BEGINS = (
    r"(?:^|(?<=[\n.!?。;:,、，\"“”'‘’()\[\]*>|—–-])|(?<=[.!?;:,—–-]\s))\s*"
    r"(?:(?:and|so|then|please|och|så|vänligen|und|bitte|et|y|и|og) )?"
)
_TURNS = re.compile(
    r"<!--(?:.*?-->|[^\n]*)"
    r"|<\|\w+\|>.*?(?:<\|(?:im_end|eot_id|end)\|>|\n\s*\n|\Z)"
    r"|\[/?inst\].*?(?:\[/inst\]|\n\s*\n|\Z)|<</?sys>>.*?(?:<</sys>>|\n\s*\n|\Z)"
    r"|</?(?:system|assistant|user|human|passages?|instructions?|tool\w*|function\w*"
    r"|documents?|context|prompt|question)\b[^<>\n]*>[^\n]*"
    r"|^[^\w\n]{0,6}(?:system|assistant|user|human|developer|tool|function|système"
    r"|sistema|система|assistent|系统|助手|システム|시스템|sistem|järjestelmä)"
    r"(?: (?:message|prompt|result|output|override|note|update)|消息|指令|提示)?"
    r"(?: ?\([^)\n]*\))? ?:[^\n]*"
    r"|\[system\b[^\]\n]*\][^\n]*|^\[//\]: ?#[^\n]*"
    r"|^(?:#{1,6} ?)?(?:new )?(?:instructions?|system prompt) ?:[^\n]*"
    r"|!?\[[^\]\n]*\]\([^)\n]*(?:[{<\[$]|%7b|=(?:answer|data|question|svar|fråga)|=\))"
    r"[^)\n]*\)?",
    re.DOTALL | re.MULTILINE,
)
"""Parts of a conversation, up to where the part or its line ends."""
_BLOB = re.compile(r"(?<![\w+/=-])[A-Za-z0-9+/]{24,}={0,2}(?![\w+/])")
_ENCLOSED = re.compile(
    r"\([^()]*\)|（[^（）]*）|\[[^\[\]]*\]|【[^【】]*】"
    r"|[–—][^–—\n]*[–—]"
)
_CLAUSE = re.compile(
    r"(?:[;:—–,](?=\s)|[，；：])(?!\s*(?:so|therefore|därför|så|also|deshalb|donc"
    r"|por eso|поэтому|因此|所以|故)\b)",
    re.IGNORECASE,
)
"""Where a clause ends; what is concluded from it is part of it."""
_APART = re.compile(
    r"[ .*\u00a0-](?<=\b[^\W\d_].)(?=[^\W\d_]\b)"
    r"|[ \u3000]+(?<=[\u3040-\u9fff][ \u3000])(?=[\u3040-\u9fff])| (?<=  )"
)
"""What sets letters apart, and spaces after a space."""
_LOOKALIKE = re.compile(r"[асеорхуі](?<=[a-z].)(?=[a-z])")
_LATIN = str.maketrans("асеорхуі", "aceopxyi")


@lru_cache(maxsize=1024)
def without_instructions(text: str, language: str) -> str:
    """Return ``text`` with blanks where it gives orders to what reads it.

    Every character keeps its place. A whole sentence is blanked, or its end from the
    clause on that gives the order, or what stands in brackets. Line breaks at the
    beginning of the blanks keep anything from being read across them.

    Args:
        text: Of a document, its title or a heading.
        language: ISO 639-1 code; it tells where sentences end. Orders are found in any
            language, whatever that of the text.
    """
    turns, orders = _find(text)
    if orders:
        sentences = sentence_spans(text, language)
        turns += [_spoken(text, order, sentences) for order in orders]
    for span in turns:
        text = text[: span.start] + _blank(span.of(text)) + text[span.end :]
    return text


def _find(text: str) -> tuple[list[Span], list[Span]]:
    """Return the parts of a conversation in ``text``, and the words of orders."""
    folded, places = _fold(text)
    turns = [_back(match, places) for match in _TURNS.finditer(folded)]
    orders = [
        _back(match, places)
        for needed, patterns in _orders().items()
        if _compile(needed).search(folded)
        for pattern in patterns
        for match in _compile(f"(?m){pattern}").finditer(folded)
    ]
    hidden = [Span(*m.span()) for m in _BLOB.finditer(text) if _is_text(m.group())]
    found = (trim(text, span) for span in [*orders, *hidden])
    return turns, [span for span in found if span]


def _fold(text: str) -> tuple[str, Sequence[int]]:
    """Return ``text`` as it sounds, and where each character of that stood.

    Case, widths, invisible characters and letters set apart make no difference.
    """
    places: Sequence[int]
    plain = {char: _plain(char) for char in set(text)}
    folded, places = "".join(map(plain.__getitem__, text)), range(len(text))
    if any(len(letters) != 1 for letters in plain.values()):
        places = [i for i, char in enumerate(text) for _ in plain[char]]
    folded = _LOOKALIKE.sub(lambda m: m.group().translate(_LATIN), folded)
    gaps = [gap.span() for gap in _APART.finditer(folded)]
    ends = [start for start, _ in gaps] + [len(folded)]
    kept = list(zip([0, *(end for _, end in gaps)], ends, strict=True))
    together = "".join(folded[start:end] for start, end in kept)
    return together, [place for start, end in kept for place in places[start:end]]


@cache
def _plain(char: str) -> str:
    if 0xE0020 <= ord(char) <= 0xE007E:
        # Tags: letters that nobody sees, and models read.
        return chr(ord(char) - 0xE0000).lower()
    plain = unicodedata.normalize("NFKC", char).casefold()
    return "".join(c for c in plain if unicodedata.category(c) not in ("Cf", "Mn"))


def _back(match: re.Match[str], places: Sequence[int]) -> Span:
    """Return where what was found in the folded text stands in the text."""
    return Span(places[match.start()], places[match.end() - 1] + 1)


def _spoken(text: str, order: Span, sentences: Sequence[Span]) -> Span:
    """Return what is said with an order: the clauses, brackets or sentences around."""
    around = [order, *(s for s in sentences if s.overlaps(order))]
    start, end = min(s.start for s in around), max(s.end for s in around)
    for enclosed in _ENCLOSED.finditer(text, start, end):
        if Span(*enclosed.span()).contains(order):
            return Span(*enclosed.span())
    clauses = [clause.end() for clause in _CLAUSE.finditer(text, start, end)]
    return Span(max([start, *(c for c in clauses if c <= order.start)]), end)


def _is_text(blob: str) -> bool:
    """Return whether ``blob`` is words in base 64."""
    try:
        decoded = base64.b64decode(blob + "=" * (-len(blob) % 4)).decode()
    except (binascii.Error, UnicodeDecodeError):
        return False
    return " " in decoded and decoded.isprintable()


def _blank(text: str) -> str:
    """Return blanks in the place of ``text``, which nothing is read across."""
    return "\n\n"[: len(text)] + "".join(c if c == "\n" else " " for c in text[2:])


def _words(choose: Callable[[OrderWords], str]) -> str:
    """Return a pattern for what is chosen of the words of each language."""
    spaced = _pattern([*map(choose, SPACED.values())], {"~": rf"\b{_SOME}\b"})
    unspaced = _pattern([*map(choose, UNSPACED.values())], {})
    # The looks ahead make it fast: most places begin no word, or one of other letters.
    return (
        rf"(?:(?<!\w)(?=[^\W_])(?=[^\u2e80-\uffff]){spaced}(?!\w)"
        rf"|(?=[\u2e80-\uffff]){unspaced})"
    )


def _pattern(words: Sequence[str], more: Mapping[str, str]) -> str:
    marks = {**_MARKS, **more}
    joined = re.sub(r"\((?!\?)", "(?:", f"({'|'.join(words)})")
    return re.sub("[_~#@%]", lambda mark: marks[mark.group()], joined)


@cache
def _orders() -> dict[str, list[str]]:
    """Return what has to stand in a text, and the orders that may then be in it."""
    ignore, above = _words(lambda w: w.ignore), _words(lambda w: w.above)
    answer, so = _words(lambda w: w.answer), _words(lambda w: w.so)
    model, you_are = _words(lambda w: w.model), _words(lambda w: w.you_are)
    must, obey = _words(lambda w: w.must), _words(lambda w: w.obey)
    return {
        ignore: [ignore + _SOME + above, above + _SOME + ignore],
        f"{model}|{_AI}": [
            model + _SOME + must + _SOME + obey,
            f"{you_are}{_WHAT}(?:{model}|{_AI})",
            rf"^\W*{model}\s?[:!,]",
        ],
        answer: [rf"{_BEGINS}{answer}[: ]{{0,2}}(?:{so}|[\"“„«'‘])"],
        "": [_words(lambda w: w.phrases)],
    }


@cache
def _compile(pattern: str) -> re.Pattern[str]:
    # Only what is needed, when it is: of these patterns each takes a twentieth second.
    return re.compile(pattern)
