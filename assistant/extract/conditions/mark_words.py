"""The words that make a figure one of a part, a rate or a plan: people can add to it.

Beginnings of words in languages with Latin letters, and what stands anywhere in a
Chinese text; both are patterns.
"""

from __future__ import annotations

Words = tuple[str, str]

NARROWING: dict[str, Words] = {
    "foreign": (
        "foreign(?![ -](?:trade|exchange|languages?))|overseas-funded|utländsk"
        "|utlandsägd|ausländisch|aus dem ausland",
        "外资|外商|外企|外国(?!语)",
    ),
    "women": (
        "wom[ae]n(?!['’]?s[ -](?:shoe|wear|cloth|fashion|bag|boot|dress))|female"
        "|kvinn(?!okläder|oskor)|frauen(?!schuh|mode|kleid)|weiblich",
        "女性|妇女|女职工|女工",
    ),
    "men": ("males?\\b|män\\b|manlig|männer|männlich", "男性|男职工|男工"),
    "large": (
        "above[- ]scale|above[- ](?:the[- ])?designated|larger|large[- ]scale"
        "|large (?:\\w+ )?(?:firms|enterprises|companies)"
        "|ovan skala|större|storskalig|stora \\w*(?:företag|bolag)|över skala"
        "|över (?:den )?angiv\\w+ storlek"
        "|oberhalb der|über der (?:\\w+ )?größen|größere"
        "|große[nr]? \\w*(?:betrieb|unternehm|firm)",
        "规模以上|规上|大企业|大型企业",
    ),
    "per head": (
        "per (?:head|capita|employee|person|worker|household)|per (?:anställd|invånare"
        "|capita|hushåll)|(?:pro|je)[ -](?:kopf|beschäftigte|einwohner|mitarbeiter)",
        "人均|每人|户均|每户",
    ),
    "founders": (
        "found(?:ed|ing|ers?)\\b"
        "|(?:set up|established|started|launched)(?: \\w+){0,4} (?:by|with)\\b"
        "|grunda(?:d|des|re)|startade med|gegründet|gründung|initiator",
        "发起|创始|成立时|成立之初|创办时",
    ),
}
"""What makes a figure that of a part of what could be counted."""

LEVELS: dict[str, Words] = {
    "national": ("national(?!it)|state[- ]level|nationell|staatlich", "国家级|国家"),
    "provincial": ("provincial|provins|provinz", "省级"),
    "municipal": ("municipal|city[- ]level|kommunal|stadtebene", "市级"),
}
"""Of which level of the state what is recognised or rewarded is."""

KINDS = (
    {kind: NARROWING[kind] for kind in ("foreign", "women", "men", "large")},
    LEVELS,
)
"""Kinds of which a sentence may give a figure beside that of all, or of others."""

WHOLE: Words = (
    "whole (?:of )?(?:the )?(?:city|county|province|district|region|prefecture)"
    "|city ?wide|hela (?:staden|länet|kommunen|provinsen|distriktet|regionen)"
    "|hela (?:stad|län)\\b"
    "|(?:gan[sz]e[nrms]?|gesamte[nrms]?) (?:stadt|kreis|provinz|bezirk|region)",
    "全市|全县|全省|全区域|全州",
)
"""What makes a figure that of a whole town, county or province."""

WHOLE_PROVINCE: Words = (
    "whole (?:of )?(?:the )?province|province[- ]wide|hela provinsen"
    "|(?:gan[sz]e|gesamte)[nrms]? provinz",
    "全省|全自治区",
)
"""What makes a figure that of a whole province."""

PART: Words = (
    "\\w*park(?:en|s)?\\b|zone\\b|zonen?s?\\b|\\w*zone\\b|township|village|byn\\b|dorf\\b"
    "|medical city",
    "园区|工业园|产业园|开发区|高新区|新区|街道|医药城|[^\\W\\d]镇(?!江)|村",
)
"""What is a part of a town, county or province."""

SHARE: Words = (
    "shares? of|(?:export|market|women.?s?) share|percentage|per ?cent|proportion"
    "|\\w*rate\\b|(?:\\w*[^\\Wh])?andel(?:en|ar|arna)?\\b|procent|\\w*grad(?:en)?\\b"
    "|\\w*kvot(?:en)?\\b|skattesats|\\w*anteil|prozent|\\w*quote\\b|\\w*steuersatz|\\w*grad\\b",
    "占比|比重|比例|百分之几|(?<![效频])率(?![先领])",
)
"""What asks for a share or a rate."""

IS_SHARE: Words = (
    "per ?cent|percent|procent|prozent|half\\b|hälft|third\\b|tredjedel|drittel|quarter"
    "|fjärdedel|viertel|tenths?",
    "[%％‰]|百分之|成(?![立为功员果本都交长])|分之|一半",
)
"""What gives one."""

GROWTH: Words = (
    "grow|grew|increas|rose\\b|rise|risen|raise|fell\\b|fall|decreas|decline|drop|up\\b|down\\b"
    "|öka|ökning|steg\\b|stig|tillväxt|växt|växa|höj|minsk|sjönk|sjunk|upp\\b|ned\\b"
    "|wuchs|wachs|gewachsen|stieg|steig|gestiegen|zunahme|zugenommen|sank|gesunken|rückgang"
    "|mehr als|more than|mer än|less than",
    "增长|增加|增幅|增速|上升|提高|提升|减少|下降|同比|翻",
)
"""What tells a change from a level."""

PLANNED: Words = (
    "plan(?:s|ned|ning)?\\b|target|aims?\\b|goal|is to\\b|are to\\b|expect|forecast"
    "|by 20\\d\\d|meant to\\b|supposed to\\b"
    "|intended to\\b|was to\\b|were to\\b"
    "|planera|planer\\b|mål(?:en|et)?\\b|väntas|förväntas|siktar"
    "|till 20\\d\\d ska|var tänkt|geplant|plant\\b|ziel|erwarte|bis 20\\d\\d"
    "|prévu|devai(?:t|ent)\\b|d['’]ici 20\\d\\d",
    "计划|目标|力争|预计|预期|争取|到\\s*20\\d\\d\\s*年",
)
"""What tells what is wanted from what there is."""

LISTS_PLANNED: Words = (
    "as (?:its |the |their )?(?:targets?|goals?|aims)\\b|(?:som|till) mål\\b"
    "|(?:als|zum) ziele?n?\\b",
    "等[^，。；\\d]{0,8}(?:目标|计划)",
)
"""What ends a list of figures that are all wanted: build 300, 500 and 800 as goals."""

ASKS_PLANNED: Words = (
    f"{PLANNED[0]}|will\\b|should|shall|wants?\\b|by (?:what|when)|ska\\b|skall\\b"
    "|senast|vill\\b|soll|wird\\b|werden\\b|bis wann",
    f"{PLANNED[1]}|拟|将|要|规划|未来|今后",
)
"""What asks for what is wanted."""

ASKS_PLAN: Words = (
    "plan(?:s|ned|ning)?\\b|target|goal|meant\\b|supposed\\b|intended\\b|planera|planer\\b"
    "|mål(?:et)?\\b|tänkt\\b|geplant|ziel|sollte|prévu|devai(?:t|ent)\\b",
    "计划|目标|原定|预计",
)
"""What asks for what was wanted, whatever came of it."""

WANTED: Words = (
    "planned\\b|meant to\\b|supposed to\\b|intended to\\b|was to\\b|were to\\b"
    "|planerad|planerade|var att\\b|var tänkt|skulle\\b|geplant|sollte|prévu"
    "|devai(?:t|ent)\\b",
    "原计划|原定|原拟|计划(?!经济)",
)
"""What says of something that it was wanted; no plan itself, which has figures too."""

TO_COME: Words = (
    "by 20\\d\\d|will\\b|shall\\b|target|goal|ska\\b|skall\\b|mål(?:et)?\\b"
    "|bis 20\\d\\d|soll(?:en)?\\b|wird\\b|ziel|d['’]ici 20\\d\\d|doit\\b|doivent\\b",
    "到\\s*20\\d\\d\\s*年|力争|目标|拟|将(?!军)",
)
"""What tells what there is to be one day."""

REACHED: Words = (
    "actual|in fact|the outcome|utfall|faktisk|i verkligheten|tatsächlich|réel",
    "实际|实有",
)
"""What tells what came of a plan."""

NOW: Words = (
    "today|currently|now\\b|at present|so far|already|i ?dag\\b|nu\\b|för närvarande"
    "|hittills|redan|heute|derzeit|zurzeit|momentan|aktuell|bisher|bereits"
    "|aujourd['’]hui|actuellement",
    "目前|现在|现有|如今|已经|当前|截至",
)
"""What tells what there is from what is to come."""
