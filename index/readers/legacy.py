"""Guess the encoding of bytes that are neither Unicode nor truthfully declared.

Statistics over bytes need long texts. What tells encodings apart in a title is
whether the decoded characters are *everyday* ones: read wrongly, Chinese becomes
rare ideographs and Russian a heap of odd letters.
"""

from __future__ import annotations

import re

from index.languages import detect_language

_PUNCTUATION = "，。、；：“”‘’（）《》「」『』！？・…—　·〈〉【】０１２３４５６７８９％"
_SIMPLIFIED = (
    "的和国一年业能在人为大中发有化工是用于建智等新设行制以成产数作生地展体要全与学加动理技进会分务主部及系上不"
    "方实时合个应标高术力家本经区后开准出公政现平管法重提对通信了同基据机关市民性统科推线定度日多长创造可资月台"
    "面之位服自场下强路安其名车企到电代型三过物第计息内网品保入持道目联规各社字改程教文研立前他水点共西海特式子"
    "所小而量利并运来相构由支间色南外东济二被期源模交领事级任站备范件得项斯集种育结这至布十向金域增亚施员球流条"
    "心测最求类协城省因广当指港供也明形效或军原导门北将质单完使组世院四我们试称升两总具此尔传山控赛五优队决比包"
)
_TRADITIONAL = (
    "的國和一在年中人是民了大業有工不我地以主家於為這作們政會個生經發成分五九建之對要行同上後十時方來重義到全三"
    "日部産關加軍學利法力四本動機共用百現進平設而並合爲也代展多過各二立能計改他都南內事公其出面東戰美所月區可府"
    "社亞由自等與使農世化高西長已當些市但開文最因就得萬議將資必濟北定外正度統前任理及聯新斯期實量海種點增還表運"
    "制此水劃保完第總反相被治須集體通應意務解比少原數造城商位基爭華約間入從領子權下洲活兩術且界物元八企六德者起"
    "支員然灣特達品族名克營級目至性團命朝許台根次程費路明提車需天技步結爾交很受教安組革今題據決条千問系或則羅導"
)
_JAPANESE = (
    "年大日月人国発中一時後行地上的生本山部世出成間力用作分水代設者戦合開初立定事会長動機方高学最名内電同度対書"
    "道明見家入前船体面川業第子所性下小約画車物場王市以軍化主鉱東新計期線当通自産現多治結赤数政目海外使在文着関"
    "路教田公全品記実理形平点側続原正造式和位重要表経天考紀社回不女交制手置野銅血建進素界始受流特知員鉄取図語館"
    + "".join(map(chr, range(0x3041, 0x30FF)))
)
_KOREAN = (
    "이다는의을하에가고은지도로한를대사기어서자인정시리해일부수들으나라전그과소여조제주있보민성국관역경와동상문신유면"
    "비원장방구공위각거미스용것했안화아연발무선진개세반통할모중행년였내트되적만마운된생단후치결야러등회업체교간함습니"
    "실설요금산명및식계재건육물양남심강법력종북준불급오학외차르까데평때파표책합당권확최분율입던씨렇터받류군영태바름음"
)
_CYRILLIC = "оеаинтсрвлкмдпуяыіь"
_ARABIC = "اليمونرتبةعدسفهكأ،"
_GREEK = "αοιετνσηρπκμάίόέήςυλ"

_EAST_ASIAN = {
    "gb18030": _SIMPLIFIED,
    "cp950": _TRADITIONAL,
    "big5hkscs": _TRADITIONAL,
    "cp932": _JAPANESE,
    "euc_jp": _JAPANESE,
    "cp949": _KOREAN,
}
_ALPHABETS = {
    "cp1251": _CYRILLIC,
    "koi8-r": _CYRILLIC,
    "iso8859-5": _CYRILLIC,
    "cp866": _CYRILLIC,
    "cp855": _CYRILLIC,
    "mac-cyrillic": _CYRILLIC,
    "cp1253": _GREEK,
    "iso8859-7": _GREEK,
    "cp1255": "יוהלאמרבתשנםדק",
    "cp1256": _ARABIC,
    "iso8859-6": _ARABIC,
    "cp874": "านรกอเงมยลวดทส่้ัีิะ็บป",
}
_EVERYDAY = {
    **{name: frozenset(text + _PUNCTUATION) for name, text in _EAST_ASIAN.items()},
    **{name: frozenset(text) for name, text in _ALPHABETS.items()},
}
_SLAVIC = ["pl", "cs", "sk", "sl", "hr", "bs", "sr", "sh"]
_CENTRAL_EUROPEAN = frozenset([*_SLAVIC, "hu", "ro", "sq"])
# Latin code pages other than Western, with the languages that need them.
_LATIN = {
    "cp1254": frozenset(["tr", "az"]),
    "cp1250": _CENTRAL_EUROPEAN,
    "iso8859-2": _CENTRAL_EUROPEAN,
    "cp1257": frozenset(["lt", "lv", "et"]),
}
WESTERN = "cp1252"
_NORTHERN = ["sv", "da", "no", "fi", "is", "de", "nl", "en", "ga"]
_SOUTHERN = ["fr", "es", "pt", "it", "ca"]
_WESTERN_LANGUAGES = frozenset([*_NORTHERN, *_SOUTHERN])

_SAMPLE = 20_000
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_HIGH_BYTES = re.compile(rb"[\x80-\xff]+")
# A letter beyond ASCII in an ASCII word: what a right reading is full of.
_IN_WORD = re.compile(r"(?<=[a-z])[^\W\d_a-zA-Z]|[^\W\d_a-zA-Z](?=[a-z])")
_WINDOWS_ONLY = re.compile(rb"[\x80-\x9f]")
_PIECE_END = re.compile(r"[\n<>]")
_CONVINCING = 0.3
_CREDIBLE = 0.2


def guess_encoding(content: bytes) -> str:
    """Return the codec in which ``content`` reads most like a language.

    Damaged bytes count against a codec but do not rule it out: one broken
    character must not turn a Chinese file into Western letters.
    """
    if _is_latin(content):
        return find_east_asian(content) or _guess_latin(content)
    # With a dozen letters to match, an alphabet fits by chance more often than
    # an East Asian codec with its thousands of characters.
    shares = {name: everyday_share(content, name) for name in _EAST_ASIAN}
    shares |= {name: 0.75 * everyday_share(content, name) for name in _ALPHABETS}
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] >= _CREDIBLE else _guess_latin(content)


def find_east_asian(content: bytes) -> str | None:
    """Return the East Asian codec in which ``content`` is convincing, if any is."""
    best = max(_EAST_ASIAN, key=lambda name: everyday_share(content, name))
    return best if everyday_share(content, best) >= _CONVINCING else None


def everyday_share(content: bytes, name: str) -> float:
    """Return how much of the text beyond ASCII is everyday characters, 0 to 1.

    A few characters prove little, so their share is shrunk. Codecs whose script
    is not known here score 0.
    """
    everyday = _EVERYDAY.get(name, frozenset[str]())
    characters = _NOT_ASCII.findall(content[:_SAMPLE].decode(name, "replace"))
    hits = sum(character in everyday for character in characters)
    return (hits - characters.count("\ufffd")) / (len(characters) + 2.5)


def _is_latin(content: bytes) -> bool:
    """Return whether bytes beyond ASCII stand singly or inside ASCII words."""
    sample = content[:_SAMPLE]
    runs = list(_HIGH_BYTES.finditer(sample))
    mean = sum(len(run[0]) for run in runs) / max(len(runs), 1)
    inside = sum(
        sample[run.start() - 1 : run.start()].isalpha()
        or sample[run.end() : run.end() + 1].isalpha()
        for run in runs
    )
    return mean < 2 or (mean < 4 and 2 * inside >= len(runs))


def _guess_latin(content: bytes) -> str:
    """Return Western unless the text is in a language of another Latin code page."""
    sample = content[:_SAMPLE]
    if _language_in(sample, WESTERN) in _WESTERN_LANGUAGES:
        return WESTERN
    fitting = [
        name
        for name, languages in _LATIN.items()
        if _language_in(sample, name) in languages
    ]
    # ISO 8859-2 has no printable characters where Windows has its quotes and š.
    if len(_HIGH_BYTES.findall(sample)) > 30 and not _WINDOWS_ONLY.search(sample):
        fitting.sort(key=lambda name: name.startswith("cp"))
    return max(fitting, key=lambda name: _in_word(sample, name), default=WESTERN)


def _language_in(sample: bytes, name: str) -> str:
    """Return the language of the pieces of text that go beyond ASCII."""
    pieces = _PIECE_END.split(sample.decode(name, "replace"))
    return detect_language("\n".join(piece for piece in pieces if not piece.isascii()))


def _in_word(sample: bytes, name: str) -> int:
    return len(_IN_WORD.findall(sample.decode(name, "replace")))
