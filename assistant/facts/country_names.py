"""Names of countries that CLDR lacks: official ones, and other ones that are usual."""

from __future__ import annotations

import re

# By ISO 3166 code; in lower case, one after the other with bars between.
OTHER_NAMES = {
    "US": (
        "us|u.s|usa|american|americans|amerikanska|united states of america"
        "|förenta staterna|amerikas förenta stater|vereinigten staaten"
        "|vereinigte staaten von amerika|vereinigten staaten von amerika"
        "|états-unis d'amérique|estados unidos de américa|美方|美利坚合众国"
        "|アメリカ合衆国"
    ),
    "GB": (
        "uk|u.k|british|brittiska|great britain|britain|förenade kungariket"
        "|förenade konungariket|forenede kongerige|forente kongeriket|großbritannien"
        "|vereinigten königreich|vereinigten königreichs|grande-bretagne|gran bretaña"
        "|联合王国|大不列颠"
    ),
    "AE": (
        "uae|arabemiraten|forente arabiske emirater|forenede arabiske emirater"
        "|vereinigten arabischen emirate|vereinigten arabischen emiraten|阿联酋"
    ),
    "KR": (
        "rok|republic of korea|republiken korea|republikken korea|republik korea"
        "|république de corée|república de corea|大韩民国|大韓民国"
    ),
    "KP": (
        "dprk|democratic people's republic of korea"
        "|demokratiska folkrepubliken korea|demokratische volksrepublik korea"
        "|朝鲜民主主义人民共和国"
    ),
    "CD": (
        "drc|democratic republic of the congo|demokratiska republiken kongo"
        "|demokratische republik kongo|république démocratique du congo|刚果民主共和国"
    ),
    "CG": "republic of the congo|republiken kongo|république du congo|刚果共和国",
    "TW": "republic of china|republiken kina|republik china|中华民国",
    "CN": "prc|people's republic of china|我国|中方|中华人民共和国|中華人民共和国",
    "RU": (
        "russian federation|ryska federationen|russische föderation"
        "|russischen föderation|fédération de russie|federación de rusia"
    ),
    "CZ": "czech republic|tjeckiska republiken|tschechische republik",
    "NL": "holland|the netherlands",
    "DE": "德意志|德意志联邦共和国",
    "FR": "法兰西|法兰西共和国",
    "EU": "eu",
    "UN": "un|fn",
    "HK": "hongkong|香港",
    "MO": "macau|macao|澳门",
    "150": "european|europeiska",
    "142": "asian|asiatiska",
    "002": "african|afrikanska",
}

PARTS_NAMED_ALIKE = {
    "GB-NIR": (
        "northern ireland|nordirland|nord-irland|irlande du nord|irlanda del norte"
        "|北爱尔兰"
    ),
    "CN-NM": (
        "inner mongolia|inre mongoliet|indre mongolia|indre mongoliet|innere mongolei"
        "|inneren mongolei|mongolie-intérieure|mongolia interior|nei mongol|neimenggu"
        "|内蒙古"
    ),
    "US-NM": "new mexico|nya mexiko|nouveau-mexique|nuevo méxico|新墨西哥",
    "US-NJ": "new jersey|新泽西",
    "CA-BC": "british columbia|不列颠哥伦比亚",
    "CN-SEA": (
        "south china sea|east china sea|sydkinesiska sjön|sydkinesiska havet"
        "|östkinesiska sjön|östkinesiska havet|südchinesisches meer"
    ),
    "IN-OCEAN": "indian ocean|indiska oceanen|indischer ozean|océan indien|印度洋",
    "MX-GULF": "gulf of mexico|mexikanska golfen|golf von mexiko|墨西哥湾",
}
"""What has the name of a country in its own, and is not that country."""

_OF = r"(?:of|de|du|des|der|von) (?:the |la )?|(?<=e )d['’]|"
_KIND = (
    r"(?:people['’]s|democratic|federal|islamic|socialist|federative|arab|plurinational"
    r"|demokratiska|islamiska|arabiska|socialistiska|demokratische|islamische)"
)
_POLITY = (
    "republic|kingdom|state|commonwealth|sultanate|principality|grand duchy"
    "|(?:folk|förbunds)?republiken|(?:kon|k)ungariket|furstendömet|storhertigdömet"
    "|(?:folke|forbunds)?republikken|kongeriget|kongeriket"
    "|(?:volks|bundes)?republik|königreichs?|großherzogtum|fürstentum"
    "|république(?: (?:populaire|fédérale|islamique|démocratique))*|royaume"
    "|república(?: (?:popular|federal|federativa|islámica))*|reino"
)
_LONGEST = 60
_BEFORE = re.compile(rf"\b(?:{_KIND} )*(?:{_POLITY}) (?:{_OF})\Z", re.IGNORECASE)
_AFTER = re.compile("(?:人民|联邦|伊斯兰|民主|社会主义)*(?:共和国|王国|联邦|公国)")


def begin_of_polity(text: str, start: int) -> int:
    """Return where "the Kingdom of Sweden" begins, of which the country does there.

    Args:
        text: Any.
        start: Where the name of a country begins: that again where nothing is before.
    """
    found = _BEFORE.search(text, max(0, start - _LONGEST), start)
    return found.start() if found else start


def end_of_polity(text: str, end: int) -> int:
    """Return where 法兰西共和国 ends, of which the country ends at ``end``."""
    found = _AFTER.match(text, end)
    return found.end() if found else end
