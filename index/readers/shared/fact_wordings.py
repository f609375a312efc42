"""How documents say who issued them, when they apply and what they replace; a table."""

from __future__ import annotations

from index.documents import FactKind

LABELS: dict[FactKind, str] = {
    "issuer": (
        "发文机关|发布机关|制定机关|印发机关|发文单位|发布单位|印发单位|颁布单位"
        "|issued by|issuer|issuing authority|issuing body|published by"
        "|utfärdad av|utfärdare|utgiven av|utgivare|fastställd av|beslutad av"
        "|erlassen von|herausgegeben von|herausgeber"
    ),
    "number": (
        "发文字号|文件编号|文件号|发文号|文号"
        "|number|document number|document no\\.?|reference number|reference no\\.?"
        "|reference"
        "|our ref\\.?|ref\\.? no\\.?|ref\\.?|file number|file no\\.?"
        "|dokumentnummer|diarienummer|diarienr|dnr|beteckning|ärendenummer"
        "|aktenzeichen|geschäftszeichen|az\\.|dokumentennummer"
    ),
    "issued": (
        "成文日期|发布日期|公布日期|印发日期|发文日期|发文时间|发布时间"
        "|date of issue|issue date|date issued|issued on|issued|publication date"
        "|date of publication|published on"
        "|utfärdad den|utfärdad|utgivningsdatum|beslutsdatum|fastställd den|fastställd"
        "|date|datum|ausgabedatum|erlassen am|ausgefertigt am|veröffentlicht am"
    ),
    "in_force": (
        "施行日期|实施日期|生效日期|执行日期"
        "|entry into force|enters into force|comes into force|in force from"
        "|in force since|effective date|effective from|valid from"
        "|ikraftträdande|träder i kraft|gäller från och med|gäller från|giltig från"
        "|inkrafttreten|tritt in kraft|gültig ab|gilt ab|in kraft seit"
    ),
    "valid_until": (
        "有效期至|有效期限|有效期|失效日期|废止日期"
        "|valid until|valid to|valid through|validity|period of validity|expiry date"
        "|expires on|expires"
        "|giltig till och med|giltig till|gäller till och med|giltighetstid"
        "|gültig bis|gilt bis|gültigkeitsdauer|geltungsdauer|außerkrafttreten"
    ),
    "replaces": "replaces|supersedes|repeals|ersätter|upphäver|ersetzt|代替|替代",
}
"""What stands before the colon of a line at the head of a document."""

_MONTH_DATE = r"(?:\d{1,2}\.?\s+[^\W\d_]+\.?\s+\d{4}|[^\W\d_]+\s+\d{1,2},?\s+\d{4}"
_MONTH_DATE += r"|\d{4}-\d\d-\d\d|\d{1,2}\.\d{1,2}\.\d{4})"
_OURS_EN = (
    r"\b(?:[Tt]h(?:is|ese)\s(?:[A-Za-z]+\s){1,3}?|[Tt]he\s(?:[A-Za-z]+\s){0,2}?"
    r"(?i:act|law|regulations?|ordinance|order|decree|directive|decision|rules"
    r"|measures|guidelines?|polic(?:y|ies)|plan|programme|program|strategy|standard"
    r"|agreement|notice|provisions)\s)"
)
_OURS_SV = (
    r"(?:\b(?:Denna|Detta|Dessa|denna|detta|dessa)\s[a-zåäö]+"
    r"|\b(?:Lag|Förordning|Plan)en|\bStrategin|\b(?:Föreskrift|Riktlinj)erna"
    r"|\b(?:Program|Beslut|Avtal)et|\bPolicyn)\s"
)
_OURS_DE = (
    r"\b(?:Dies(?:e|er|es)|Die|Der|Das)\s(?:\w+\s)?"
    r"(?:\w*(?:[Gg]esetz|[Vv]erordnung|[Rr]ichtlinie|[Ss]atzung|[Pp]lan|[Pp]rogramm"
    r"|[Oo]rdnung|[Bb]eschluss|[Vv]ereinbarung|[Ll]eitlinien?|[Ss]trategie))\s"
)
_OURS_ZH = r"本[^\W\d_第]{1,8}?"
_DATE_ZH = r"\d{4}年\d{1,2}月\d{1,2}日"

CLAUSES: dict[FactKind, tuple[str, ...]] = {
    "in_force": (
        _OURS_ZH + r"自(?P<value>[^。；，\n]{2,20}?)起(?:正式)?(?:施行|实施|执行|生效)",
        rf"^[ \t\u3000（(]*(?P<value>{_DATE_ZH})\s?起?(?:施行|实施|生效)[）)]?\s*$",
        _OURS_EN + r"(?:shall\s|will\s)?(?:come|comes|came|enter|enters|entered)\s"
        rf"into\s(?:force|effect)\s(?:on|from)\s(?P<value>{_MONTH_DATE})",
        _OURS_EN + r"(?:shall\s|will\s)?(?:takes?|took)\seffect\s(?:on|from)\s"
        rf"(?P<value>{_MONTH_DATE})",
        _OURS_SV + r"(?:träder|trädde|ska\sträda)\si\skraft\s(?:den\s)?"
        rf"(?P<value>{_MONTH_DATE})",
        _OURS_DE + r"(?:tritt|treten|trat)\s(?:am|zum|mit\sWirkung\svom)\s"
        rf"(?P<value>{_MONTH_DATE})\sin\sKraft",
    ),
    "valid_until": (
        _OURS_ZH + r"自[^。；\n]{2,30}?起(?:正式)?(?:施行|实施|执行|生效)"
        r"[^。；\n]{0,2}有效期(?:限)?(?P<value>[^。；，\n]{2,25})",
        _OURS_ZH + r"有效期(?:限)?(?P<value>[^。；，\n]{2,25})",
        _OURS_EN + r"(?:is|are|remains?)\s(?:valid|in\sforce)\s(?:until|to|through)\s"
        rf"(?P<value>{_MONTH_DATE})",
        _OURS_SV + r"(?:gäller|är\sgiltiga?)\s(?:till\soch\smed|t\.o\.m\.|till)\s"
        rf"(?:den\s)?(?P<value>{_MONTH_DATE})",
        _OURS_SV + rf"upphör\satt\sgälla\s(?:den\s)?(?P<value>{_MONTH_DATE})",
        _OURS_DE + rf"(?:gilt|gelten)\sbis\s(?:zum\s)?(?P<value>{_MONTH_DATE})",
        _OURS_DE + r"(?:tritt|treten)\s(?:am|zum|mit\sAblauf\sdes)\s"
        rf"(?P<value>{_MONTH_DATE})\saußer\sKraft",
    ),
    "replaces": (
        r"(?P<value>《[^《》\n]{2,80}》(?:（[^（）\n]{0,60}）)?)"
        r"(?=[^。；\n]{0,400}(?:同时废止|即行废止))",
        _OURS_EN + r"(?:replaces?|supersedes?|repeals?)\s(?P<value>[^.;\n]{8,160})",
        r"(?P<value>\b[Tt]he\s[^.;\n]{8,140})\s(?:is|are)\s(?:hereby\s)?repealed",
        _OURS_SV + r"(?:ersätter|upphäver)\s(?P<value>[^.;\n]{8,160})",
        r"\bGenom\s[a-zåäö]+\supphävs\s(?P<value>[^.;\n]{8,160})",
        _OURS_EN + r"[^.;\n]{0,80}?\sand\s(?:replaces|supersedes|repeals)\s"
        r"(?P<value>[^.;\n]{8,160})",
        _OURS_SV + r"[^.;\n]{0,80}?\soch\s(?:ersätter|upphäver)\s"
        r"(?P<value>[^.;\n]{8,160})",
        _OURS_DE + r"[^;\n]{0,80}?\sund\sersetzt\s(?P<value>[^.;\n]{8,160})",
        _OURS_DE + r"ersetzt\s(?P<value>[^.;\n]{8,160})",
        r"\b(?:Gleichzeitig|Zugleich)\stritt\s(?P<value>[^;\n]{8,160}?)\saußer\sKraft",
    ),
}
"""Sentences in which a document says it of itself."""
