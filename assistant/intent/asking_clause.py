"""Find where the question begins in a sentence that leads up to it politely.

"I would be grateful if you could tell me | how many people work there." What leads up
to it speaks of the asker or to the one who is asked; the question comes after that, and
begins with a question word. In Chinese it is what follows the words for asking.
"""

from __future__ import annotations

import re

from assistant.language.function_words import word_set

_WORD = re.compile(r"[^\W_]+")
_WITH_ONE_ANOTHER = word_set(
    "we me us my our you your jag vi mig oss min mitt vår vårt du ni dig er ert"
    " ich wir mir mich uns mein meine meiner unser unsere sie ihnen dir dich ihr"
    " je nous me m moi notre vous tu te yo me nos usted ustedes jeg meg dere"
    " minä me minulle meille voisitte voisitko voitteko voitko"
)
"""Who speaks of oneself, or to the other, leads up to a question."""
_ASKS = word_set(
    "how what why hur vad varför warum wieviel combien pourquoi comment quel quelle"
    " quels quelles cuánto cuántos cuánta cuántas qué cuál hvor hva hvad hvorfor"
    " kuinka montako paljonko mikä mitä milloin kuka missä"
)
"""Question words that are hardly anything else."""
_MAY_ASK = word_set(
    "which who whom whose when where när var vem vems vilken vilket vilka wie wann wo"
    " wer wen wem was welche welcher welches welchem welchen qui quand où quién cuándo"
    " dónde hvem hvilke hvilken hvilket når hvornår"
)
"""Question words that also begin what describes a thing: firms which, the day when."""
QUESTION_WORDS = _ASKS | _MAY_ASK
_SPEECH = word_set(
    "tell know learn say see ask out understand wonder about sure veta säga berätta"
    " reda på undrar fråga om förstå wissen sagen savoir dire indiquer saber decir vite"
    " si fortelle vide sige fortælle"
)
"""After these a question word asks."""
_BEFORE = word_set(
    "to in at by from for of until since with on till från med i på av för bis zu zum"
    " in ab seit mit von für um an auf à de dans pour depuis jusqu en desde hasta"
)
"""Prepositions that belong to a question word: until when, bis zu welchem."""
_CHINESE = re.compile(
    r"(?:^|(?<=[，,；;。！!？?：:\s]))(?:我们?|本人|小弟|您|现在|所以|因此|还)*"
    "(?:烦请|麻烦|劳烦|能否|可否|能不能|可不可以|请|想|希望|拜托|帮)[^，,；;。]{0,8}?"
    "(?:问问?|请教|告知|告诉|查询?|查找|了解|知道|咨询|打听|介绍|说明|说说|解答|提供)"
    "(?:一下|一声|下)?(?:我们?|本人|小弟)?(?:一下)?[：:，,]?"
)


def is_led_up_to(text: str) -> bool:
    """Return whether Chinese words for asking stand in a text."""
    return _CHINESE.search(text) is not None


def question_begin(sentence: str) -> int | None:
    """Return where the question of a sentence begins; None where nothing leads to it.

    Args:
        sentence: One sentence that asks, in any language.
    """
    if chinese := list(_CHINESE.finditer(sentence)):
        return chinese[-1].end()
    words = list(_WORD.finditer(sentence))
    said = [word.group().casefold() for word in words]
    # In Swedish "i" is a preposition.
    speaks = [
        number
        for number, word in enumerate(words)
        if said[number] in _WITH_ONE_ANOTHER or word.group() == "I"
    ]
    last = max(speaks, default=-1)
    if last < 0:
        return None
    for number in range(last + 1, len(words)):
        gap = sentence[words[number - 1].end() : words[number].start()]
        begins = "," in gap or ":" in gap or said[number - 1] in _SPEECH
        first = number
        while first - 1 > last and said[first - 1] in _BEFORE and not begins:
            first -= 1
            gap = sentence[words[first - 1].end() : words[first].start()]
            begins = "," in gap or said[first - 1] in _SPEECH
        begins = begins or first - 1 == last
        if said[number] in _ASKS or (said[number] in _MAY_ASK and begins):
            return words[first].start() if begins else words[number].start()
    return None
