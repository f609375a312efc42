"""How languages deny, forbid, plan and tell what is done; a table."""

from __future__ import annotations

DENIED = {
    "en": r"\b(?:not(?! (?:only|just|(?:be )?(?:more|less|fewer|lower|higher|later"
    r"|earlier)|exceed\w*|least|until)\b)"
    r"|no(?! (?:more|less|later|earlier|fewer|longer)\b)(?! ?[.\d])|never|none"
    r"|neither|nor|cannot)\b|n['’]t\b",
    "sv": r"\b(?:(?:inte|ej|icke)(?! (?:bara|enbart|mer|mindre|fler|färre|minst|högre"
    r"|lägre|senare|tidigare|vara (?:mer|mindre|högre|lägre)|överst\w+|underst\w+)\b)"
    r"|inget|ingen|inga|aldrig|varken)\b",
    "de": r"\b(?:nicht(?! (?:nur|mehr als|weniger|zuletzt|später|früher"
    r"|übersteig\w+|überschreit\w+|unterschreit\w+)\b)|kein(?:e|en|er|em|es)?|nie|niemals|weder)\b",
    "fr": r"\b(?:ne\b|n['’]).{0,60}?\b(?:pas(?! (?:plus|moins|seulement)\b)|jamais"
    r"|aucune?|rien|ni|nullement)\b|\baucune?\b",
    "es": r"\b(?:no(?! (?:más|menos|solo|sólo|obstante|superior\w*|inferior\w*)\b)"
    r"|nunca|ningun[ao]|ningún|jamás|tampoco)\b",
    "no": r"\b(?:ikk[ej]e?(?! (?:bare|mer|mindre|minst)\b)|ingen|intet|aldri"
    r"|h?verken)\b",
    "da": r"\b(?:ikke(?! (?:kun|blot|mere|mindre|mindst)\b)|ingen|intet|aldrig"
    r"|hverken)\b",
    "fi": r"\b(?:ei|eivät|eikä|eivätkä|emme|ette)\b(?! vain\b)",
    "zh": "不(?!少|低于|超|高于|大于|小于|多于|晚于|迟于"
    "|得(?:超|高|低|少|大|小|多|晚|迟)|仅|但|断|同|锈|动产|足|久|论|管|等)|未(?!来|成年)|没有"
    "|无(?!人|线|锡|纺|论|缝|障碍|偿|害)|禁止|严禁|并非|非法",
}
"""What denies; not what only bounds a figure, as "not more than" does."""

REFUSED = {
    **DENIED,
    "en": DENIED["en"] + r"|\b(?:is|are|was|were|be|been) (?:\w+ )?(?:excluded|exempt"
    r"(?:ed)?|barred|ineligible|prohibited|forbidden|banned|rejected|denied|invalid)\b"
    r"|\black(?:s|ed)?\b",
    "sv": DENIED["sv"] + r"|\b(?:är|blir|var|blev|blivit) (?:\w+ )?(?:undantag\w+"
    r"|uteslut\w+|befriad\w*|förbjud\w+|ogiltig\w*)\b"
    r"|\b(?:utesluts|undantas|förbjuds|avslås|avslogs|befrias|nekas|nekades|sakna[rs])\b",
    "de": DENIED["de"] + r"|\b(?:ist|sind|war|waren|wird|werden|wurden?)\b.*\b(?:ausge"
    r"schlossen|ausgenommen|verboten|untersagt|abgelehnt|befreit|ungültig)\b",
    "zh": "不(?!少|低于|超|高于|大于|小于|多于|晚于|迟于|早于"
    "|得(?:超|高|低|少|大|小|多|晚|迟)"
    "|仅|但|断|同|锈|动产|足|久|论|管|等|限|良|利|乏|懈|当|明|满|定期|时|忘|遗余力"
    "|折不扣|够|确定|可或缺|可再生|平衡|法|动摇|对称|失)|未(?!来|成年|必|满|雨绸缪)"
    "|无(?:权|法|资格|需|须|效|义务)|没有|禁止|严禁|并非|免[征缴交收]|除外|否决|驳回",
}
"""What denies the sentence, and not only something in it, as in 尚未支付的款项."""

RELATIVE = {
    "en": r"\b(?:that|which|who|whose|if|unless|where)\b.*",
    "sv": r"\b(?:som|vars|om|ifall|där)\b.*",
    "de": r"\b(?:falls|wenn|wo|sofern)\b.*",
    "fr": r"\b(?:qui|dont|si|où)\b.*",
    "es": r"\b(?:que|cuy[ao]s?|si|donde)\b.*",
    "no": r"\b(?:som|hvis|dersom|der)\b.*",
    "da": r"\b(?:som|hvis|der|såfremt)\b.*",
    "fi": r"\b(?:jo(?:ka|nka|ita|ille|tka)|jos|mikäli)\b.*",
    "zh": "(?:如果?|若|凡)[^，。；]*"
    "|(?:未|不(?![得予能准可会再需])|无)[^，。；]{1,8}的",
}
"""What begins a part that only says which one is meant, to the end of the clause."""

EXCLUDED = {
    "en": r"\b(?:exclu|except|forb[ai]d|bann?|bans|prohibit|refus|reject|los[et]"
    r"|without|exempt|fail|lack|ineligib|only|stop|end(?:s|ed)?\b|barred|denied"
    r"|un(?!it)\w+ed\b|invalid|void|against|turn(?:s|ed)? down|relie[fv]|waive"
    r"|remov|\w*free\b)",
    "sv": r"\b(?:undant|förbj|förbud|utan\b|avsl[åoa]|neka|upphör|förlor|slipp"
    r"|sakna|\w*befri|endast|bara|slut|\w*fri[at]?\b|ogiltig|emot\b|slopa)",
    "de": r"\b(?:ausgeschl|ausgenomm|verb[oi]|ohne\b|abgelehnt|ablehn|verl(?:ier|or)"
    r"|entf[äa]ll|befrei|fehl|nur\b|un(?!ter|d\b|s\b|iv|ion)\w+|\w*frei\b|gegen\b)",
    "fr": r"\b(?:exclu|excep|interdi|refus|rejet|sans\b|exempt|exon|seul|sauf"
    r"|perd|non\b)",
    "es": r"\b(?:exclu|excep|prohib|rechaz|sin\b|exen|sol[oa]|sólo|pierd|deneg|salvo)",
    "no": r"\b(?:unnta|utelu|forb[uy]d|avsl|avvis|ut[ea]n\b|frita|mangl|bare|kun"
    r"|nekt|tap)",
    "da": r"\b(?:undta|udelu|forb[uy]d|afsl|afvis|uden\b|frita|mangl|kun|næg|mist)",
    "fi": r"\b(?:pois|kiel|ilman|hylä|hylk|puut|vain|evä|menet|vapau)",
    "zh": "除外|除|免|取消|拒|失|缺|停|排除|仅|只",
}
"""What says the same as a denial of something else."""

BUT = {
    "en": r"\bbut\b|\bwhereas\b",
    "sv": r"\bmen\b|\bmedan\b",
    "de": r"\baber\b|\bsondern\b|\bwährend\b",
    "fr": r"\bmais\b|\btandis que\b",
    "es": r"\bpero\b|\bsino\b",
    "no": r"\bmen\b|\bmens\b",
    "da": r"\bmen\b|\bmens\b",
    "fi": r"\bmutta\b|\bvaan\b",
    "zh": "但|而(?!且)",
}
"""What parts something that is denied from something that is not."""

PLANNED = {
    "en": r"\b(?:will|shall|should|would|(?:is|are) (?:also )?to\b(?! the)|to be"
    r"|(?-i:plan\w*)|aim\w*|target\w*|goal\w*|expect\w*|intend\w*|hope\w*|propos\w+|scheduled|due"
    r"|striv\w+|going to|next)\b",
    "sv": r"\b(?:ska|skall|skulle|plan\w*|vänta\w*|mål\w*|avse\w*|kommer|bör|beräkna\w*"
    r"|förvänta\w*|vill|siktar|sträva\w*|nästa)\b",
    "de": r"\b(?:soll\w*|wird|werden|würde\w*|geplant|\w*[Zz]iel\w*|erwart\w+"
    r"|vorgesehen|voraussichtlich|beabsichtigt|will|wollen|nächste\w*)\b",
    "zh": "将|计划|规划|力争|拟|预计|目标|争取|有望|即将|打算|下一步|要",
}
DONE = {
    "en": r"\b(?:has|have|had|was|were|already)\b|\b(?:reached|completed)\b(?! by)",
    "sv": r"\b(?:har|hade|redan|blev|var|nådde)\b",
    "de": r"\b(?:wurden?|bereits|schon|war|waren|hatten?)\b"
    r"|\b(?:hat|haben|ist|sind)\b.*\b(?:(?:er|ver|be|ent)?(?:\w+)?ge\w+(?:t|en)"
    r"|(?:er|ver|be|ent)\w+(?:t|en)|\w+iert)\b",
    "zh": "已|了(?!解)|曾",
}
