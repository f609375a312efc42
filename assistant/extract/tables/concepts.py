"""What the columns of policy tables are called, in four languages."""

from __future__ import annotations

import re
from functools import cache

from assistant.extract.tables.labels import flat
from index.documents import Span

# Words that begin so, with the endings of the language; Chinese stands anywhere.
_CONCEPTS = {
    "firms": (
        r"(?:number of )?(?:firms?|compan(?:y|ies)|enterprises?|businesses)"
        r"|företag(?:en|ets?|s)?|bolag(?:en)?|unternehmen|firmen|betriebe",
        r"企业(?:单位)?|公司",
    ),
    "employees": (
        r"employees?|employed|workers|staff|work(?:s|ed|ing)?|employ"
        r"|(?:an|syssel)ställda|sysselsatta|medarbetare|jobba(?:r|de)|arbeta(?:r|de)"
        r"|beschäftigten?|mitarbeiter(?:zahl)?|beschäftigtenzahl|arbeite(?:n|ten)|arbeitnehmer",
        r"从业人员|就业人[数员]|职工(?:人数)?|员工|用工",
    ),
    "jobs": (r"jobs|jobb|arbetstillfällen|arbeitsplätze", r"就业岗位|岗位"),
    "inhabitants": (
        r"inhabitants?|population|residents|invånare|folkmängd|befolkning(?:en)?"
        r"|einwohner(?:zahl)?|bevölkerung",
        r"常住人口|人口|居民",
    ),
    "output": (
        r"output(?: value)?|production value|produktionsvärde(?:t)?"
        r"|produktionswert|produktion(?:en)?",
        r"(?:工业)?总?产值",
    ),
    "revenue": (
        r"revenues?|turnover|sales|omsättning(?:en)?|intäkter(?:na)?"
        r"|ums[aä]tze?|erlöse",
        r"(?:主营业务|营业|销售)收入|营收|营业额|销售额",
    ),
    "profit and tax": (r"profits? and tax(?:es)?", r"利税(?:总额)?"),
    "profit": (r"profits?|vinst(?:en)?|gewinne?", r"利润(?:总额)?"),
    "exports": (
        r"exports?|exported|exporten|exportiert|ausfuhr(?:en)?",
        r"出口(?:额)?",
    ),
    "investment": (
        r"investments?|invested|investering(?:en|ar|arna)?|investition(?:en)?",
        r"(?:固定资产)?投资(?:额)?",
    ),
    "grant": (
        r"granted|grants?|awarded|beviljats?|beviljade?s?|bidrag(?:et)?|stöd(?:et)?"
        r"|bewilligte?|förderung|fördersumme|zuschuss",
        r"补助(?:金额|资金)?|资助(?:金额|资金)?",
    ),
    "budget": (r"budget(?:en)?", r"预算(?:金额)?"),
    "patents": (r"patents?|patenten?|patente", r"(?:发明)?专利"),
    "projects": (r"projects?|projekt(?:en|e)?|vorhaben", r"项目"),
    "clusters": (r"clusters?|kluster|klust(?:ret|ren)", r"集群"),
    "area": (r"area|yta|fläche", r"面积"),
    "recipient": (
        r"recipients?|beneficiar(?:y|ies)|(?:stöd|bidrags)?mottagare(?:n)?"
        r"|empfänger|zuwendungsempfänger",
        r"受助(?:方|单位)|获助单位",
    ),
    "growth": (
        r"growth(?: rate)?|gr[oe]wn?|increased?|rose|tillväxt(?:en)?|ökning(?:en)?"
        r"|ök(?:ade|at|ar)|väx(?:te|er|t)|wachstum|zuwachs|gewachsen|zunahme",
        r"增速|增长(?:率)?|同比|增幅",
    ),
    "share": (
        r"share|percentage|proportion|per ?cent|andel(?:en)?|procent"
        r"|anteil|prozent(?:satz)?",
        r"占比|比重|比例|百分比|百分之",
    ),
    "women": (
        r"wom[ea]n|female|kvinnor(?:nas)?|kvinnlig[at]?|frauen(?:anteil)?",
        r"女性",
    ),
    "above-scale": (
        r"above[- ](?:designated[- ]size|scale)|över viss storlek",
        r"规模以上|规上",
    ),
    "small": (
        r"small|micro|medium-sized|smes?|små|medelstora|kleine[nr]?|mittlere[nr]?|kmu",
        r"中小微?|小微|小型|中型",
    ),
    # "How large is" asks for any figure; "large firms" are some of the firms.
    "large": (
        r"(?<!how )(?<!hur )(?<!wie )(?:large|big|stora|gro(?:ß|ss)e[nr]?)",
        r"大型",
    ),
    "high-tech": (r"high-tech", r"高新技术"),
    "new": (r"new|newly|nya|neue[nr]?|start-?ups?", r"新增|新建|新注册"),
    "foreign": (r"foreign|utländska|ausländische[nr]?", r"外资|外商"),
    "average": (
        r"averages?|per (?:capita|employee|firm|company)|genomsnitt(?:lig[at]?)?"
        r"|per (?:anställd|företag|invånare)|durchschnitt(?:lich\w*)?|pro kopf",
        r"平均|人均|户均",
    ),
    "planned": (
        r"planned|targets?|goals?|planerade|mål(?:et)?|geplante?n?|ziel(?:wert)?",
        r"计划|目标|预计",
    ),
}
# In Swedish and German what is counted ends a longer word: Glasföretag, Holzbetriebe.
# What stands before it stays a word of the question, which the table has to have.
_HEADS = {
    "firms": r"företag(?:en|ets?|s)?|bolag(?:en)?|unternehmen|firmen|betriebe",
    "employees": r"anställda|arbetare|beschäftigten?|mitarbeiter|arbeiter",
    "jobs": r"jobb(?:en)?|arbeitsplätze",
    "output": r"produktion(?:en)?|produktionsvärde(?:t)?|produktionswert",
    "revenue": r"omsättning(?:en)?|umsatz|erlöse",
    "exports": r"export(?:en|e)?|ausfuhr(?:en)?",
    "investment": r"investeringar(?:na)?|investitionen",
    "projects": r"projekt(?:en|e)?|vorhaben",
    "clusters": r"kluster|klust(?:ret|ren)|clusters?",
}
AMOUNTS = frozenset(
    {
        *("output", "revenue", "profit and tax", "profit", "exports", "investment"),
        *("grant", "budget", "area"),
    }
)
"""Who asks what one of these is asks for a figure."""
TELLING = frozenset(
    {
        *("growth", "share", "women", "above-scale", "small", "large", "high-tech"),
        *("new", "foreign", "average", "planned", "exports", "patents"),
    }
)
"""Who asks for one of these does not ask for the same thing without it."""


def find_concepts(text: str) -> list[tuple[str, Span]]:
    """Return what a flat text speaks of; of what overlaps, the longest."""
    found = sorted(
        (
            (name, Span(*match.span()))
            for name, pattern in _patterns().items()
            for match in pattern.finditer(text)
        ),
        key=lambda item: -len(item[1]),
    )
    kept: list[tuple[str, Span]] = []
    for name, span in found:
        if not any(span.overlaps(other) for _, other in kept):
            kept.append((name, span))
    return sorted(kept, key=lambda item: item[1].start)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    end = r"(?![^\W\d_\u3400-\u9fff])"
    inside = r"(?<=[^\W\d_\u3400-\u9fff]{2})"
    heads = {
        name: rf"|{inside}(?:{flat(words)}){end}" for name, words in _HEADS.items()
    }
    return {
        name: re.compile(
            rf"\b(?:{flat(words)}){end}|(?:{chinese}){heads.get(name, '')}"
        )
        for name, (words, chinese) in _CONCEPTS.items()
    }
