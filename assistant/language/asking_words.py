"""Know the words of a question that ask what stands somewhere, and name nothing."""

from __future__ import annotations

import re

from assistant.language.function_words import word_set

SAYS = word_set(
    "what does do say says said stand state stipu write writt conta conte on in of the"
    " is are there provi cover excel accor under"
    " vad sager star skriv skrev inneh handl i pa av om den det finns anger lyder ar"
    " unlig enlig"
    " was steht sagt sagen entha regel regul besag laute auf im der die das des dem zu"
    " nach laut gemas"
    " von vom bei fur mit uber fran till for at by from to with about"
    " hvad hva siger sier star cosa dice il lo los las el del della dello dei delle"
    " wat zegt staat van het een det"
    " que dit quel conti prevo le la les du de l d"
)
"""How the words begin that ask what stands somewhere."""
ASKS = word_set(
    "how much many high large big long when which who where give gives set sets amoun"
    " hur mycket manga hog hogt stor stort lange nar vilka vilke vem var ger"
    " wie viel viele hoch gross lange wann welch wer wo betra"
)
"""How the words begin that ask for a figure, a date or the like."""
KINDS = word_set(
    "act law legis regul ordin rule rules statu strat plan plans progr repor polic"
    " guide direc decis docum paper file workb regis sheet table measu opini notic"
    " brief artic annua year late new old curre versi editi"
    " lag lagen foror stadg beslu handl rappo riktl fores avtal villk arbet forfa doku"
    " blad plane atgar aldre gamla nya nuvar galla"
    " geset veror satzu richt beric leitl ordnu aktio verei jahre vertr massn"
    " regle decre loi"
)
"""How the words begin that say what kind of document is meant, and not which one."""
_STEM = 5
_SAYS_CHINESE = re.compile(
    "请问|什么|哪些|规定|内容|写|讲|说|的|了|是|有|中|上|里|呢|吗|《|》"
)
_ASKS_CHINESE = re.compile("多少|多久|多大|多高|几|为|谁|何时|哪")
_WHAT_STANDS = re.compile(
    r"\b(?:say|says|state|states|contains?|provides?|stipulates?|stands?|cover|covers)\b"
    r"|\bwhat(?:'s| is| are)(?: written)? (?:in|on|there)\b|\bwhat is (?:the )?$"
    r"|\b(?:säger|står|stadgar|innehåller|lyder|skrivs|föreskriver)\b|\bvad finns\b"
    r"|\b(?:steht|sagt|regelt|besagt|lautet|enthält|bestimmt)\b"
    r"|\b(?:dit|prévoit|stipule|contient|dice|establece|contiene|zegt|sier|siger)\b"
    r"|\bwhat is\b(?=.{0,6}$)|\bvad är\b(?=.{0,6}$)|\bwas ist\b(?=.{0,6}$)"
    r"|(?:规定|写|说|讲|包括|包含)(?:了|的|的是)*(?:些)?什么|什么内容|的?内容(?:是|为|$|[？?])|(?:什么|哪些|何)(?:要求|规定)"
    r"|(?:有|作)(?:了|出)?(?:什么|哪些)(?:样的)?规定|(?:是|讲|说|写)(?:些)?什么",
    re.IGNORECASE,
)


BREACH = re.compile(
    r"\b(?:break(?:s|ing)?|violat\w+|breach\w*|infring\w+|contraven\w+"
    r"|bryter|bröt|brutit|överträd\w+|verst(?:ö|o)(?:ß|ss)\w*|verletz\w+|zuwider\w*"
    r"|viol(?:e|er|ation)|enfrei\w+|infracci\w+|incumpl\w+)\b|违反|违背",
    re.IGNORECASE,
)
"""What is said of who does not do what a place says."""


def asks_of_breach(question: str) -> bool:
    """Return whether a question asks what follows where a place is not kept."""
    return bool(BREACH.search(question))


def is_saying(word: str) -> bool:
    """Return whether a word only asks what stands somewhere."""
    return word[:_STEM] in SAYS


def is_asking(word: str) -> bool:
    """Return whether a word asks for a figure, a date or the like."""
    return word[:_STEM] in ASKS


def is_kind(word: str) -> bool:
    """Return whether a word says what kind of document is meant, not which one."""
    return word[:_STEM] in KINDS


def without_asking(words: str) -> str:
    """Return Chinese words without those that ask."""
    return _ASKS_CHINESE.sub("", _SAYS_CHINESE.sub("", words))


def asks_what_stands(before: str, question: str) -> bool:
    """Return whether a question asks what a place says, and not for one thing of it.

    Args:
        before: What stands before the name of the place.
        question: The whole.
    """
    return bool(_WHAT_STANDS.search(before) or _WHAT_STANDS.search(question))
