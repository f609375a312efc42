"""How people ask what a document says of itself, in four languages; a table."""

from __future__ import annotations

from typing import Literal

AskedFact = Literal[
    "issuer",
    "number",
    "issued",
    "in_force",
    "valid_until",
    "replaces",
    "replaced_by",
]

_WHEN_EN = (
    r"(?:(?:from|since|as of|on|by|in) )?"
    r"(?:when|(?:what|which) (?:date|day|month|year))"
)
_WHEN_SV = (
    r"(?:från och med |från |sedan |under |i )?(?:när|vilket (?:datum|år)"
    r"|vilken (?:dag|månad))"
)
_WHEN_DE = r"(?:ab |seit |zu |in )?(?:wann|welchem (?:datum|tag|monat|jahr))"
_WHEN_ZH = (
    r"(?:从|自|在|于)?(?:什么时候|什么时间|何时|何日|哪天|哪一天|几时|哪年|哪一年)"
)
_WHAT_EN = r"(?:what|which)(?: is| was)?"
_WHO_EN = (
    r"(?:who|by whom|which (?:body|authority|ministry|department|agency|office"
    r"|organi[sz]ation|institution|government))"
)
_WHO_ZH = (
    r"(?:由|是)?(?:谁|哪个(?:机关|部门|单位|机构)|哪些(?:机关|部门|单位)"
    r"|什么(?:机关|部门|单位|机构))"
)
_ENDS_ZH = r"(?:的|呢|了)*$"
_IS_ZH = r"(?:是|为)?(?:什么时候|何时|哪天|哪一天|什么|多少|谁|几号)?" + _ENDS_ZH

ASKED: dict[AskedFact, dict[str, tuple[tuple[str, str], ...]]] = {
    "valid_until": {
        "en": (
            (r"(?:how long|until when|till when)", r"(?:valid|in force|apply|applies)"),
            (_WHEN_EN, r"(?:expires?|expired|cease to apply|run out|runs out)"),
        ),
        "sv": (
            (r"(?:hur länge|till och med när|till när)", r"(?:gäller|giltiga?|gälla)"),
            (_WHEN_SV, r"(?:upphör att gälla|upphör|slutar gälla|löper ut)"),
        ),
        "de": (
            (r"(?:wie lange|bis wann)", r"(?:gilt|gelten|gültig)"),
            (_WHEN_DE, r"(?:außer kraft|läuft aus|abläuft)"),
        ),
        "zh": (
            ("", r"(?:的)?有效期(?:限)?(?:是|为|有)?(?:多久|多长|多长时间|几年|多少年"
             r"|到什么时候|到何时|至何时|到哪天|是什么)" + _ENDS_ZH),
            (_WHEN_ZH, r"(?:失效|到期|废止)" + _ENDS_ZH),
        ),
    },
    "in_force": {
        "en": (
            (_WHEN_EN, r"(?:(?:come|comes|came|enter|enters|entered|go|goes|went|put)"
             r" into (?:force|effect)|takes? effect|took effect|in force|effective)"),
            (_WHAT_EN, r"(?:effective date|date of entry into force)"),
        ),
        "sv": (
            (_WHEN_SV, r"(?:träder|trädde|träda|trätt|sattes|börja|började|börjar)"),
            (r"(?:från och med när|från när)", r"(?:gäller|gälla)"),
        ),
        "de": (
            (_WHEN_DE, r"(?:in kraft|inkrafttreten)"),
            (r"ab wann", r"(?:gilt|gelten|gültig)"),
        ),
        "zh": (
            (_WHEN_ZH, r"(?:开始|起)?(?:正式)?(?:施行|实施|生效|执行)" + _ENDS_ZH),
            ("", r"(?:的)?(?:施行|生效|实施)(?:日期|时间)" + _IS_ZH),
        ),
    },
    "issued": {
        "en": (
            (_WHEN_EN, r"(?:issued|published|released)"),
            (_WHAT_EN, r"(?:date of issue|issue date|publication date)"),
        ),
        "sv": ((_WHEN_SV, r"(?:utfärdades|utfärdad|utfärdats|gavs|publicerades)"),),
        "de": ((_WHEN_DE, r"(?:erlassen|veröffentlicht|herausgegeben|ausgefertigt)"),),
        "zh": (
            (_WHEN_ZH, r"(?:发布|印发|公布|出台|颁布)" + _ENDS_ZH),
            ("", r"(?:的)?(?:成文|发布|印发|公布)(?:日期|时间)" + _IS_ZH),
        ),
    },
    "issuer": {
        "en": (
            (_WHO_EN, r"(?:issued|issues|published|released)"),
            (r"(?:who|what|which)(?: is| was)?", r"(?:issuer|issuing authority)"),
        ),
        "sv": (
            (r"(?:vem|vilka|av vem|vilken (?:myndighet|organisation))",
             r"(?:utfärdade|utfärdat|utfärdad|utfärdats|gav ut|gett ut|fastställde"
             r"|fastställt|utgivare|utfärdare)"),
        ),
        "de": (
            (r"(?:wer|von wem|welche (?:behörde|stelle))",
             r"(?:erlassen|erließ|herausgegeben|veröffentlicht|herausgeber)"),
        ),
        "zh": (
            (_WHO_ZH, r"(?:发布|印发|制定|颁布|出台|下发|公布)" + _ENDS_ZH),
            ("", r"(?:的)?(?:发文|发布|印发|制定)(?:机关|单位|部门)" + _IS_ZH),
        ),
    },
    "number": {
        "en": (
            (r"(?:what|which)", r"(?:(?:document|reference|file) (?:number|no)"
             r"|number(?! of (?!the |this )))"),
        ),
        "sv": (
            (r"(?:vad|vilket|vilken)",
             r"(?:diarienummer|diarienumret|dokumentnummer|dnr|nummer|beteckning)"),
        ),
        "de": (
            (r"(?:was|welche[sn]?|wie)",
             r"(?:aktenzeichen|geschäftszeichen|dokumentennummer|nummer)"),
        ),
        "zh": (("", r"(?:的)?(?:发文字号|发文号|文号|文件编号)" + _IS_ZH),),
    },
    "replaced_by": {
        "en": (
            (r"^(?:what|which \w+)(?: has| have)?", r"(?:replaces|replaced|supersedes"
             r"|superseded|repeals|repealed)(?= )(?! by)"),
            (r"(?:by what|by which \w+|what|which \w+)",
             r"(?:replaced|superseded|repealed)(?: by)?$"),
        ),
        "sv": (
            (r"(?:av vad|av vilken \w+|vad|vilken \w+|vilket \w+)",
             r"(?:ersätts|ersattes|ersatts|har ersatt|upphävs|upphävdes)(?: av)?"),
        ),
        "de": (
            (r"(?:wodurch|durch was|durch welche\w?(?: \w+)?)",
             r"(?:ersetzt|abgelöst|aufgehoben)"),
        ),
        "zh": (
            (r"被(?:哪个|哪份|什么)(?:文件|办法|规定|条例)?",
             r"(?:废止|替代|取代|代替)" + _ENDS_ZH),
            (r"(?:哪个|哪份|什么)(?:文件|办法|规定|条例)?"
             r"(?:废止|替代|取代|代替)了?", ""),
        ),
    },
    "replaces": {
        "en": (
            (r"^(?:what|which \w+)(?: does| do| did)",
             r"(?:replace|supersede|repeal)$"),
        ),
        "sv": (
            (r"^(?:vad|vilken \w+|vilket \w+|vilka \w+)", r"(?:ersätter|upphäver)"),
        ),
        "de": ((r"^(?:was|welche\w? \w+)", r"ersetzt"),),
        "zh": (
            ("", r"(?:废止|替代|取代|代替)了?(?:哪个|哪些|哪份|什么)"
             r"(?:文件|规定|办法|条例)?" + _ENDS_ZH),
        ),
    },
}  # fmt: skip
"""Of each kind the words that ask and the words that say what for; both are there."""

POLITE = {
    "en": "please|could you|can you|tell me|do you know|the|does|do|did|will|is|was|are"
    "|were|has|have|been|a|an|of|by|document|it|on|in|for|and|to|into|force|effect|from"
    "|under|number|date|have|did|you|me|since|current|currently|latest|newest|present",
    "sv": "snälla|kan du|säga mig|har|blev|är|var|i|kraft|den|det|de|att|gälla|av|om"
    "|för|till|ut|och|dokumentet|på|en|ett|nuvarande|gällande|aktuella|senaste|nya",
    "de": "bitte|ist|sind|war|wurde|wird|hat|die|der|das|den|dem|des|von|in|kraft|tritt"
    "|trat|treten|getreten|trat|zu|über|zur|zum|für|und|trägt|lautet|ein|eine|hat|vom"
    "|aktuelle[nrs]?|geltende[nrs]?|derzeitige[nrs]?|neueste[nrs]?|jetzige[nrs]?",
    "zh": "现行的?|最新的?|目前的?|当前的?|请问|请告诉我"
    "|告诉我|一下|的|是|《|》|这份|该|文件|了|呢|吗",
}
"""What else stands in such a question and does not name a document."""
