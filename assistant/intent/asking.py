"""Find what a text asks: without its greeting, and of a long one the clause that asks.

What stands around it is background. Its names and years go along to the search; where
the clause itself names nothing they are put to it, for they say what is asked about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.extract.conditions.towns import towns_in
from assistant.facts.proper_names import find_names
from assistant.facts.vocabulary import is_ordinary
from assistant.intent.asking_clause import QUESTION_WORDS, is_led_up_to, question_begin
from assistant.intent.recognition import is_greeting, is_thanks, recognise
from assistant.search.rewriter.topics import ASKING
from index.documents import Span
from index.text.languages import detect_language
from index.text.sentences import sentence_spans

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_HAN = re.compile(r"[\u3400-\u9fff]")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LONG_WORDS, _LONG_HAN = 18, 20
"""From so many words on, the clause of a sentence that asks is looked for."""
_SHORTEST = 3
"""Words of a clause that may be a question."""
_MOST_GREETING_WORDS = 6
_MOST_NAMES = 6
_MOST_PUT = 2
_QUESTION_MARK = re.compile(r"[?？][\"'”’»」』）)\]]*\s*$")
_MARKED = re.compile(r"[,!.:;…，！。：；~\n–—-]")
_ASKS_CHINESE = re.compile(
    "多少|几[个家项年名]|什么|[哪谁]|怎|如何|是否|[吗嗎]|多[大高久长]"
)
_BEFORE_QUESTION = re.compile(
    r"[:：](?!\d)\s*|\b(?:i (?:would|['’]d) like to (?:know|ask)"
    r"|i (?:want|need) to know"
    r"|(?:could|can|would) you (?:please )?(?:tell|let) me(?: know)?|please tell me"
    r"|my question is|i (?:wonder|was wondering)|do you know"
    r"|jag (?:undrar|vill veta|skulle vilja veta)"
    r"|kan du (?:säga|berätta)(?: för)?(?: mig)?"
    r"|min fråga är|vet du"
    r"|ich (?:möchte|würde gern|will) (?:gern )?wissen|(?:können|könnten) sie mir"
    r"(?: bitte)? sagen|meine frage (?:ist|lautet)|wissen sie"
    r"|je (?:voudrais|souhaite|veux) savoir|(?:pouvez|pourriez)[- ]vous me dire"
    r"|ma question est|quisiera saber|me gustaría saber|quiero saber"
    r"|(?:puede|podría) decirme|jeg (?:vil gjerne|vil gerne|lurer på|vil) (?:vite"
    r"|vide)?"
    r"|kan du (?:si|fortelle|sige|fortælle) mig)\b[\s,:]*"
    r"|(?:请问|想(?:先|要)?(?:了解|知道|问|请教)(?:一下|的是)?|请教一下"
    r"|能否告诉我)[：:，,]?",
    re.IGNORECASE,
)
_SPEAKS_OF_ONESELF = re.compile(
    r"\b(?:i|we|my|our|jag|vi|min|mitt|vår|vårt|ich|wir|meine?|unsere?|jeg|je|j|nous"
    r"|notre|yo|nosotros|mi|nuestra)\b|我们?|本人|咱们?",
    re.IGNORECASE,
)
"""Where somebody tells of oneself, what stands around the question is background."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a text asks, and the names its background has."""

    clause: str
    """The question itself."""
    names: tuple[str, ...] = ()
    """Names and years around it, which the clause does not have."""


def find_asked(question: str) -> Asked:
    """Return what a text asks; a question of ordinary length is that whole.

    Args:
        question: In any language, with or without a greeting.
    """
    text = _without_thanks(_without_greeting(question.strip()))
    language = detect_language(text)
    speaks = _SPEAKS_OF_ONESELF.search(text) is not None or is_led_up_to(text)
    if not _is_long(text) or not speaks:
        return Asked(text)
    sentences = [span.of(text) for span in sentence_spans(text, language)]
    clauses = [_asking_clause(sentence) for sentence in _asking_sentences(sentences)]
    if not clauses:
        return Asked(text)
    background = text
    for clause in clauses:
        background = background.replace(clause, " ")
    asked = " ".join(clause[0].upper() + clause[1:] for clause in clauses)
    around = _names(background, language)
    if language == "zh" and not towns_in(asked):
        put = list(towns_in(background)[:_MOST_PUT])
        asked = f"{'、'.join(put)}：{asked}" if put else asked
    elif not _names(f". {asked}", language):
        put = [name for name in around if not name.isdecimal()][:_MOST_PUT]
        asked = f"{asked.rstrip('. ')} ({', '.join(put)})" if put else asked
    # In German all nouns have capitals.
    names = [name for name in around if name not in asked and language != "de"]
    return Asked(asked, tuple(names[:_MOST_NAMES]))


def _without_greeting(text: str) -> str:
    """Return a text without the greeting it begins with, where more comes after it."""
    words = list(_WORD.finditer(text))
    if _HAN.search(text[:1]):
        ends = [match.end() for match in _MARKED.finditer(text)][:1]
    else:
        ends = [word.end() for word in words[:_MOST_GREETING_WORDS]]
    for end in reversed(ends):
        rest = text[end:]
        # "Buenas prácticas" and "Hi-tech" are no greetings.
        said = _HAN.search(text[:1]) or re.match(r"\s*[,!.:;…\n]|\s+[–—-]\s", rest)
        if said and is_greeting(text[:end]) and _WORD.search(rest):
            return rest.lstrip(" ,!.:;…\n–—-，！。：；~")
    return text


def _without_thanks(text: str) -> str:
    """Return a text without the thanks it ends with."""
    for match in reversed(list(re.finditer(r"[,.!?，。！？;；\n]\s*", text))):
        rest = text[match.end() :].strip()
        if not rest:
            continue
        if not is_thanks(rest):
            return text
        mark = match.group()[0]
        return text[: match.start()] + (mark if mark in "?？" else "")
    return text


def _is_long(text: str) -> bool:
    words, han = len(_WORD.findall(text)), len(_HAN.findall(text))
    return han > _LONG_HAN if 2 * han > words else words > _LONG_WORDS


def _asking_sentences(sentences: Sequence[str]) -> list[str]:
    """Return the sentences that ask something of the documents, in order."""
    marked = [said for said in sentences if _QUESTION_MARK.search(said)]
    if not marked:
        # Without a mark the last of them that has a question word asks.
        return [said for said in sentences if _has_question_word(said)][-1:]
    telling = [s for s in marked if recognise(s, follows=False) is None]
    return telling or marked


def _has_question_word(text: str) -> bool:
    words = {word.group().casefold() for word in _WORD.finditer(text)}
    return (
        bool(words & (ASKING | QUESTION_WORDS))
        or _ASKS_CHINESE.search(text) is not None
    )


def _asking_clause(sentence: str) -> str:
    """Return the part of a sentence that asks, where one introduces it."""
    begin = question_begin(sentence)
    if begin is not None and _is_whole(rest := sentence[begin:].strip()):
        return rest
    for match in reversed(list(_BEFORE_QUESTION.finditer(sentence))):
        rest = sentence[match.end() :].strip()
        if _is_whole(rest):
            return rest
    if _is_long(sentence):
        for part in re.finditer("[^，,；;]+[，,；;]?", sentence):
            if _ASKS_CHINESE.search(part.group()):
                return sentence[part.start() :].strip()
    return sentence


def _is_whole(text: str) -> bool:
    whole = len(_WORD.findall(text)) >= _SHORTEST or len(_HAN.findall(text)) > 4
    return whole and _has_question_word(text)


def _names(text: str, language: str) -> list[str]:
    """Return names and years of a text, each once, as they come."""
    found = [
        (name.span, name.text)
        for name in find_names(text, language, text)
        if not name.may_be_ordinary and not is_ordinary(name.key)
    ]
    found += [(Span(*match.span()), match.group()) for match in _YEAR.finditer(text)]
    return list(dict.fromkeys(name for _, name in sorted(found)))
