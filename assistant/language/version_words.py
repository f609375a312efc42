"""How a question asks for a version that holds no longer; a table."""

from __future__ import annotations

import re

_OLD = {
    "en": (
        "old|older|previous|former|earlier|superseded|repealed|replaced|outdated|prior",
        r"version|edition|act|law|rules?|regulations?|plan|programme?|strategy"
        r"|guidelines?|polic(?:y|ies)|decree|ordinance|document|text",
    ),
    "sv": (
        "äldre|gamla|tidigare|föregående|upphävda|förra|ersatta",
        r"version(?:en)?|utgåvan?|\w*lag(?:en)?|\w*förordning(?:en)?"
        r"|\w*program(?:met)?|\w*plan(?:en)?|\w*strategin?|\w*regler(?:na)?"
        r"|dokumentet|\w*bestämmelser(?:na)?|\w*riktlinjer(?:na)?",
    ),
    "de": (
        r"alte[nrms]?|ältere[nrms]?|frühere[nrms]?|vorherige[nrms]?|bisherige[nrms]?"
        r"|vorige[nrms]?|aufgehobene[nrms]?",
        r"version|fassung|ausgabe|\w*gesetz(?:es?)?|\w*verordnung|\w*satzung"
        r"|\w*richtlinie|\w*programms?|\w*plans?|\w*strategie|\w*leitlinien?",
    ),
    "fr": (
        "anciens?|ancienne|précédente?|antérieure?",
        "version|règlement|loi|plan|programme|texte",
    ),
    "es, it": (
        "anterior|antigu[oa]|previ[oa]|precedente|vecchi[oa]",
        "versión|versione|ley|legge|plan|piano|reglamento|regolamento",
    ),
    "no, da, nl, fi": (
        "tidligere|forrige|gamle|vorige|oude|eerdere|aiempi|vanha[ns]?",
        r"versjon\w*|version\w*|versie|wet|versio\w*|lov\w*|plan\w*",
    ),
}
"""Of each language the words for old, and for what may have several versions."""
_AFTER_NOUN = (
    r"\b(?:versión|versione|reglamento|ley|règlement)\s(?:anterior|precedente)\b"
)
_LINKS = (
    "in|of|for|to|by|from|the|and|i|på|för|av|till|och|den|im|für|von|der|dem|und|de"
    "|du|des|en"
)
"""What no name has between the two: "older workers in the plan"."""
_CHINESE = (
    r"[旧老原](?:版|的?办法|的?规定|的?条例|的?方案|的?意见|的?文件|的?政策|法)"
    r"|(?:以前|之前|此前|原先|先前|已废止|被废止|被取代|较早|早期)的?"
    r"(?:[^，。？]{0,8})(?:版|办法|规定|条例|方案|意见|文件|政策)"
)
OLDER = re.compile(
    "|".join(
        rf"\b(?:{old})\s(?:(?!(?:{_LINKS})\s)[^\W\d_]+\s){{0,4}}?(?:{kinds})\b"
        for old, kinds in _OLD.values()
    )
    + f"|{_AFTER_NOUN}|{_CHINESE}",
    re.IGNORECASE,
)
"""How a question asks for a version that holds no longer."""
