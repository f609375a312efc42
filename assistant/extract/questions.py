"""Tell what kind of answer a question wants, and whether a text has a figure in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.text.damage import find_damaged_figures


def _any_of(words: dict[str, str], chinese: str) -> str:
    # All languages are tried together: on a question of a few words the detected
    # language is often a neighbour, and these words mean nothing else elsewhere.
    return rf"\b(?:{'|'.join(words.values())})|{chinese}"


# These are many in the word and one figure each: "what were the rents in Lund".
_SUMS = (
    r"rents|wages|salaries|sales|revenues|profits|losses|earnings|expenses|emissions"
)
_SUMS_EN = (
    rf"what (?:(?:are|were) (?:the |their |its )?(?:[\w-]+ )?(?:{_SUMS})"
    r"|were (?:the |their |its )?(?:total )?(?:ex|im)ports)"
    r"(?=\W*\Z| (?:of|in|for|per|at|on|by|from|during|last|this|there|(?:19|20)\d\d)\b)"
)
_SUMS_SV = (
    r"vilka (?:är|var|blev) (?:de |deras |dess )?(?:\w+ )?"
    r"\w*(?:hyror|löner|intäkter|kostnader|utgifter|utsläpp)(?:na|en)?\b"
)
_ASKS_FIGURE = _any_of(
    {
        "sums": rf"{_SUMS_EN}|{_SUMS_SV}",
        "en": r"how (?:many|much|large|big|old|long|high|tall|wide|deep|heavy|fast)\b"
        r"|(?:what|which) (?:percentage|proportion|share|number|year)\b"
        r"|what (?:is|are|was|were) the (?:[\w-]+ )?(?:percentage|proportion|number)\b",
        "sv": r"hur (?:många|mycket|stor[at]?|gam(?:mal|malt|la)|hög[at]?|lång[at]?"
        r"|länge|bre(?:d|tt|da)|djup[at]?|tung[at]?)\b"
        r"|vilke[nt] (?:andel|procent|år)\b",
        "no, da": r"hv(?:or|ad er) (?:mange|mye|meget|stor[et]?|gam(?:mel|melt|le)"
        r"|hø[yj][et]?|lang[et]?|l[eæ]nge)\b|hvilke[nt] (?:andel|år)\b",
        "de": r"wie ?(?:viel[enr]?|vielen|gro(?:ß|ss)|alt|lange?|hoch|breit|tief)\b"
        r"|welche[ms] jahr\b|welche[nmrs]? (?:anteil|prozentsatz)\b",
        "fr": r"combien\b|quel(?:le)? (?:est l(?:e |a |['’]))?"
        r"(?:nombre|pourcentage|âge|taille|superficie)\b",
        "es, pt, it, nl": r"(?:cuánt|quant)[aeios]{1,2}\b|hoe(?:veel| groot| oud)\b",
    },
    r"(?<![很许更最诸])多(?:[少高久远重宽深]|大(?![程型中])|长(?!期))"
    r"|(?<![近这那前后十好哪第])几(?![乎何率微内])|百分之几|哪一?年",
)
_ASKS_ELSE = _any_of(
    {
        "en": r"(?:who|whom|whose|why|where|when|what|which|how)\b",
        "sv": r"(?:vem|vilk(?:a|en|et)|varför|vad|var|när|hur)\b",
        "no, da": r"(?:hvem|hvilke[nt]?|hvorfor|hvad?|hvor|når)\b",
        "de": r"(?:we[rnm]|warum|wo|wann|was|welche[rsmn]?|wie)\b",
        "fr, es": r"(?:qui|pourquoi|où|quand|quel(?:le)?s?|comment|quién|dónde|qué)\b",
    },
    r"[谁哪]|什么|为何|怎么|如何",
)
_ASKS_DATE = _any_of(
    {
        "en": r"(?:when|since when|until when|(?:what|which) (?:date|day|month))\b",
        "sv, no, da": r"(?:när|når|hvornår|vilket datum|hvilken dato)\b",
        "de": r"(?:wann|seit wann|an welchem tag)\b",
        "fr, es, pt, it, nl": r"(?:quand|à quelle date|cuándo|quando|wanneer)\b",
    },
    r"什么时候|什么时间|何时|哪[一]?[天日]|几月|几号",
)
_FIRST_ASKED = re.compile(
    rf"(?P<figure>{_ASKS_FIGURE})|(?P<date>{_ASKS_DATE})|{_ASKS_ELSE}", re.IGNORECASE
)
_ASKS_SEVERAL = re.compile(
    _any_of(
        {
            # The verb after it tells a plural noun from "which company exports glass".
            "en": rf"(?!{_SUMS_EN})what (?:are|were)\b"
            r"|(?:which|what) (?!(?:share|percentage|proportion|part)\b)"
            r"(?:[\w-]+ ){0,2}?(?!(?:is|was|has|does)\b)[\w-]*[^\W\dsui]s "
            r"(?:are|were|have|had|does|do|did|will|can|should|must|took|\w+ed)\b"
            r"|(?:(?<=^)|(?<=\b(?:to|by|of|in|on|at|me) )|(?<=\b(?:for) )"
            r"|(?<=\b(?:from|with) ))which "
            r"(?!(?:is|was|has|does)\b)[\w-]*[^\W\dsui]s (?!of\b)\w*[^\Ws]\b"
            r"|which (?:[\w-]+ ){0,2}?(?!(?:consists|disposes|approves)\b)"
            r"[\w-]*[^\W\dsui]s of\b",
            "sv": rf"(?!{_SUMS_SV})vilka\b"
            r"|vad (?:är|var|heter) (?:(?!(?:för|i|av|på|till|med|om|från)\b)"
            r"[\w'’-]+ ){0,4}?"
            r"(?:två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|\d{1,2}) "
            r"(?:[\w-]{4,} )?[\w-]+(?:[aoe]r|na|n)\b",
            "de": r"was (?:sind|waren)\b(?! (?:die|ihre|seine) \w*"
            r"(?:kosten|ausgaben|einnahmen)\b)"
            r"|welche (?:[\w-]+ ){0,2}?[\w-]+(?:en|er)\b"
            r"|welche\b.{,80}\b(?:sind|waren|haben|wurden)\b"
            # The dative plural; the accusative, "welchen Namen", is of one thing.
            r"|(?:aus|mit|von|nach|bei|zu|in|an|auf|unter|vor) welchen "
            r"(?:[\w-]+en ){0,2}?[\w-]+n\b",
            "others": r"(?:hvilke|quels|quelles|cuáles|quali|quais)\b",
        },
        r"哪些|哪[几两二三四五六七八九十\d]|列出|列举|有什么|分别是"
        r"|(?<![第二三四五六七八九十百\d])(?:[两二三四五六七八九十]|\d{1,2})"
        r"(?:大|个|项|条|点|种|类|方面)[^，。？\s的]{1,12}?(?:是什么|是啥|为何)",
    )
    + r"|^\W*(?:please |can you |could you )?(?:list|enumerate)\b"
    r"|^\W*(?:please )?name (?:[\w-]+ )+?\w+s\b"
    r"|^\W*(?:nämn|lista|räkna upp|nevn|nævn|nennen?|citez|énumérez|enumera|nombra)\b",
    re.IGNORECASE,
)
_CLAUSE_BREAK = re.compile(r"[,，;；、]")

_ENGLISH = (
    r"zero|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
    r"|(?:hundred|thousand|[mbtr]+illion|dozen)s?|half|percent"
)
_SWEDISH = (
    r"(?!ett\b)(?:ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tjugo|hundra|tusen"
    r"|(?:tret|fjor|fem|sex|sjut|ar|nit)ton|(?:tret|fyr|fem|sex|sjut|åt|nit)tio)+(?:tals)?"
    r"|(?:miljon|miljard)(?:er|tals)?|dussin(?:tals)?|hälften|procent"
)
_GERMAN = (
    r"(?!(?:ein|und|einzig)\b)(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf"
    r"|zwölf|(?:sech|sieb)(?=z)|zwanzig|zig|ßig|(?:hundert|tausend)(?:e[nr]?)?|und)+"
    r"|(?:million|milliarde)(?:en|n)?|dutzende?|hälfte|prozent"
)
_OTHERS = (
    r"seks|syv|åtte|otte|elleve|tjue|tyve|tretti|hundred?e?|tusene?r?|tusind|prosent"
    r"|deux|trois|quatre|cinq|sept|huit|neuf|dix|onze|douze|vingt|trente|mille|moitié"
)
_NUMERAL = "〇零一二三四五六七八九十百千万亿两廿壹贰叁肆伍陆柒捌玖拾佰仟萬億"
_CHINESE = (
    r"百分之|[二三四五六七八九两几数十百][十百千万亿]|[近约逾超过达][百千万亿]"
    r"|(?<![第同每近之统])一(?:年(?![来级度])|个(?:月|星期|小时|工作日)|周(?![边围年]))"
    # A lone 一 is mostly the article, as "one" and "en" are; 第 makes an ordinal.
    rf"|(?<![第{_NUMERAL}])(?!一[^{_NUMERAL}])[{_NUMERAL}]+[多余]?"
    r"(?:[家个個项項名人位种種年月日天岁歲元亩畝顷頃吨噸米里斤度倍成次批户戶件套条條座所]"
    r"|[处處类類届枚只匹头本部张艘架间層层期季朝代秒步阶岛省市县縣]|(?<!十)分|分[钟之])"
)
# One is mostly an article, but not of a length of time: "ett år", not "en annan".
_ONE_LONG = (
    r"(?:one (?:year|month|week|day|hour)|ett år|en (?:månad|vecka|timme)|et år"
    r"|en (?:måned|uke|uge|time)|ein(?:e[rmns]?|es)? (?:jahr(?:e?s)?|monats?|woche"
    r"|stunde)|un (?:an|mois)|une (?:année|semaine|heure)"
    r"|(?:yksi|yhden|yhtä) (?:vuo\w+|kuukau\w+|viik\w+))"
)
# "13th", "5G" and a damaged "1ndustrial" are no figures, "20km" and "252家" are.
_NUMBER = (
    r"(?<![A-Za-z\d])\d+(?:[.,]\d+)*"
    r"(?:(?-i:[kcmMG]?[mgtWV]|[kMGTP]Wh|[kMGTPE](?:B|Hz|bps|FLOPS)|ha)(?![A-Za-z])"
    r"|(?![A-Za-z\d]|[.,]\d))"
)
# XNUMX and XX are what machine translation and redaction leave of a figure.
_FIGURE = re.compile(
    rf"{_NUMBER}|XNUMX|(?<![A-Za-z])[XＸ×]{{2,}}(?![A-Za-z])"
    rf"|\b(?:{_ENGLISH}|{_SWEDISH}|{_GERMAN}|{_OTHERS}|{_ONE_LONG})\b|{_CHINESE}",
    re.IGNORECASE,
)
_CURRENCY = re.compile(
    r"(?:(?-i:EUR|USD|SEK|NOK|DKK|CNY|RMB|GBP|JPY|CHF|US)[ \u00a0]?)?[$€£¥]?[ \u00a0]?"
)


@dataclass(frozen=True, slots=True)
class QuestionKind:
    """What a question asks for; both may be true, and mostly neither is."""

    wants_figure: bool
    """How many, how large, how old …: an answer without a figure is none."""
    wants_date: bool
    """When: a figure in the answer is said first, and yet there need be none."""
    wants_several: bool
    """Which ones, a list: an enumeration answers better than one sentence."""


def classify_question(question: str) -> QuestionKind:
    """Tell from its words, in any of the known languages, what a question asks for.

    A question is for a figure when these are the first question words of one of its
    clauses: "who decides how many" is not.
    """
    clauses = map(_FIRST_ASKED.search, _CLAUSE_BREAK.split(question))
    firsts = [first for first in clauses if first is not None]
    return QuestionKind(
        wants_figure=any(first["figure"] for first in firsts),
        wants_date=any(first["date"] for first in firsts),
        wants_several=_ASKS_SEVERAL.search(question) is not None,
    )


def is_exact(question: str) -> bool:
    """Return whether a figure or a date is asked for, which is of one thing alone."""
    kind = classify_question(question)
    return kind.wants_figure or kind.wants_date


def contains_figure(text: str) -> bool:
    """Return whether a figure stands in the text: digits, number words, placeholders.

    A figure that is damaged in the source counts; "one", "en" and 一 do not, for they
    are articles far more often.
    """
    return _FIGURE.search(text) is not None or any(find_damaged_figures(text))


def begins_with_figure(text: str) -> bool:
    """Return whether a text is a figure with what belongs to it: "EUR 54 billion"."""
    currency = _CURRENCY.match(text)
    if _FIGURE.match(text, currency.end() if currency else 0):
        return True
    return any(not damaged.start for damaged in find_damaged_figures(text))
