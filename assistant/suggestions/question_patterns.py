"""What can be asked about, and how it is asked, in four languages; tables alone."""

from __future__ import annotations

FALLBACK = "en"
_NUMBER = r"(?P<figure>\d(?:[\d.,  ]*\d)?)"

COUNTED: dict[str, str] = {
    "en": _NUMBER + r" (?P<things>(?:[a-z-]{3,} ){0,2}?(?:firms|companies|enterprises"
    r"|businesses|employees|workers|jobs|inhabitants|residents|projects|patents"
    r"|students|pupils|measures|members|schools|universities|hospitals|countries"
    r"|municipalities|applications|households|participants|visitors|clusters"
    r"|factories|parks|centres|centers|homes|organisations|organizations))\b",
    "sv": _NUMBER + r" (?P<things>(?:[a-zåäö]{2,}[ae] ){0,2}?(?:företag|bolag|anställda"
    r"|medarbetare|invånare|studenter|elever|projekt|patent|länder|kommuner|skolor"
    r"|ansökningar|åtgärder|medlemmar|deltagare|besökare|bostäder|lägenheter"
    r"|arbetsplatser|organisationer|universitet|högskolor|kluster))\b",
    "de": _NUMBER + r" (?P<things>(?:[a-zäöüß]{2,}[en] ){0,2}?(?:Unternehmen|Betriebe"
    r"|Firmen|Beschäftigte|Mitarbeiter|Einwohner|Studierende|Schüler|Projekte"
    r"|Patente|Länder|Gemeinden|Schulen|Anträge|Maßnahmen|Mitglieder|Teilnehmer"
    r"|Wohnungen|Arbeitsplätze|Hochschulen|Cluster))\b",
    "zh": r"(?P<figure>\d[\d.,]*[万亿]?)[多余]?(?P<things>[家人名个项件所座]"
    r"(?:企业|公司|工厂|从业人员|员工|职工|居民|学生|项目|专利|国家|城市|县|村"
    r"|学校|医院|高校|园区|开发区|产业集群|平台|实验室|措施|就业岗位))",
}
"""A figure that counts something that a person may want to know."""

MEASURED: dict[str, str] = {
    "en": r"(?:^|(?<=[.;!?\n] )|(?<=\n))The (?P<subject>(?:[a-z-]+ ){1,6}?)"
    r"(?P<verb>is|was) (?:about |almost |nearly |more than |over |around "
    r"|approximately |only |estimated at )?(?P<figure>[€$£]?\d[\d.,]*)"
    r"(?= (?:million|billion|thousand|euro|yuan|kronor|dollars|per ?cent|hectares"
    r"|tonnes|km)|%| %)",
    "sv": r"(?:^|(?<=[.;!?\n] )|(?<=\n))(?P<subject>(?:Det|Den) (?:[a-zåäö-]+ ){1,5}?)"
    r"(?P<verb>är|var) (?:cirka |omkring |ungefär |nästan |drygt |mer än |över "
    r"|knappt )?(?P<figure>\d[\d.,  ]*)(?=\s?(?:miljon|miljard|tusen|kronor|euro|yuan"
    r"|procent|%|hektar|ton|km))",
    "de": r"(?:^|(?<=[.;!?\n] )|(?<=\n))(?P<subject>(?:Der|Die|Das) "
    r"(?:[A-Za-zÄÖÜäöüß-]+ ){1,5}?)(?P<verb>beträgt|betrug|ist|war) (?:etwa |rund "
    r"|fast |mehr als |über |knapp )?(?P<figure>\d[\d.,]*)(?=\s?(?:Million|Milliard"
    r"|Tausend|Euro|Yuan|Prozent|%|Hektar|Tonnen|km))",
    "zh": r"(?:^|(?<=[，。；：、\n]))(?P<subject>[\u4e00-\u9fff]{4,12}?)"
    r"(?P<verb>达到|增长|下降|超过|突破|达|为)(?P<figure>\d[\d.,]*)(?=万|亿|元|%|％|公里|吨|亩)",
}
"""A figure that is said to be how large something is."""

LISTED: dict[str, str] = {
    "en": r"\b(?P<count>two|three|four|five|six|seven|eight|nine|ten) "
    r"(?P<things>(?:[a-z-]{3,} ){0,2}?[a-z]{4,}s)(?=:|, namely|, such as)",
    "sv": r"\b(?P<count>två|tre|fyra|fem|sex|sju|åtta|nio|tio) "
    r"(?P<things>(?:[a-zåäö-]{3,}a ){0,2}?[a-zåäö-]{3,}(?:er|ar|or|en))(?=:)",
    "de": r"\b(?P<count>zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn) "
    r"(?P<things>(?:[a-zäöüß]{3,}en? ){0,2}?[A-ZÄÖÜ][a-zäöüß]{3,}(?:en|e|er))(?=:)",
    "zh": r"(?P<count>[两二三四五六七八九十])(?P<things>[大项个条种类]"
    r"[\u4e00-\u9fff]{2,5})(?=：|包括|，即)",
}
"""A number of things that are named right after it."""

ASKED: dict[str, dict[str, str]] = {
    "en": {
        "counted": "How many {things} are there, according to “{title}”?",
        "measured": "What {verb} the {subject}, according to “{title}”?",
        "listed": "Which {count} {things} does “{title}” name?",
        "issuer": "Who issued “{title}”?",
        "in_force": "When did “{title}” come into force?",
        "valid_until": "How long is “{title}” valid?",
        "about": "What is “{title}” about?",
    },
    "sv": {
        "counted": "Hur många {things} finns det enligt ”{title}”?",
        "measured": "Vad {verb} {subject} enligt ”{title}”?",
        "listed": "Vilka {count} {things} nämns i ”{title}”?",
        "issuer": "Vem har utfärdat ”{title}”?",
        "in_force": "När trädde ”{title}” i kraft?",
        "valid_until": "Hur länge gäller ”{title}”?",
        "about": "Vad handlar ”{title}” om?",
    },
    "de": {
        "counted": "Wie viele {things} gibt es laut „{title}“?",
        "measured": "Wie hoch {verb} {subject} laut „{title}“?",
        "listed": "Welche {count} {things} nennt „{title}“?",
        "issuer": "Wer hat „{title}“ erlassen?",
        "in_force": "Wann trat „{title}“ in Kraft?",
        "valid_until": "Wie lange gilt „{title}“?",
        "about": "Worum geht es in „{title}“?",
    },
    "zh": {
        "counted": "根据《{title}》，有多少{things}？",
        "measured": "根据《{title}》，{subject}{verb}多少？",
        "listed": "《{title}》中的{count}{things}是哪些？",
        "issuer": "《{title}》是谁发布的？",
        "in_force": "《{title}》什么时候施行？",
        "valid_until": "《{title}》有效期到什么时候？",
        "about": "《{title}》主要讲什么？",
    },
}
"""How each is asked, by language; the names in braces are those of the patterns."""
