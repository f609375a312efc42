"""How languages deny, forbid, plan and tell what is done; a table."""

from __future__ import annotations

DENIED = {
    "en": r"\b(?:not(?! (?:only|just|more|less|later|exceed\w*|least|until)\b)"
    r"|no(?! (?:more|less|later|fewer|longer)\b)(?! ?[.\d])|never|none|neither|nor"
    r"|cannot)\b|n['’]t\b",
    "sv": r"\b(?:inte(?! (?:bara|enbart|mer|mindre|minst)\b)|ej|icke|inget|ingen|inga"
    r"|aldrig|varken)\b",
    "de": r"\b(?:nicht(?! (?:nur|mehr als|weniger|zuletzt|später)\b)"
    r"|kein(?:e|en|er|em|es)?|nie|niemals|weder)\b",
    "zh": "不(?!少|低于|超|高于|大于|小于|多于|晚于|迟于"
    "|得(?:超|高|低|少|大|小|多|晚|迟)|仅|但|断|同|锈|动产|足|久|论|管|等)|未(?!来|成年)|没有"
    "|无(?!人|线|锡|纺|论|缝|障碍|偿|害)|禁止|严禁|并非|非法",
}
"""What denies; not what only bounds a figure, as "not more than" does."""

REFUSED = {
    **DENIED,
    "zh": "不得(?!超|高|低|少|大|小|多|晚|迟)|不予|不能|不准|不可|不会|不再|不需|无需"
    "|没有|禁止|严禁",
}
"""What denies the sentence, and not only something in it, as in 尚未支付的款项."""

RELATIVE = {
    "en": r"\b(?:that|which|who|whose|if|unless|where)\b.*",
    "sv": r"\b(?:som|vars|om|ifall|där)\b.*",
    "de": r"\b(?:falls|wenn|wo|sofern)\b.*",
    "zh": r"(?!)",
}
"""What begins a part that only says which one is meant, to the end of the clause."""

EXCLUDED = {
    "en": r"\b(?:exclu|except|forb[ai]d|bann?|bans|prohibit|refus|reject|los[et]"
    r"|without|exempt|fail|lack|ineligib|only|stop|end(?:s|ed)?\b|barred|denied|un\w+ed\b)",
    "sv": r"\b(?:undant|förbj|förbud|utan\b|avslå|avslag|neka|upphör|förlor|slipp"
    r"|sakna|befri|endast|bara|slut)",
    "de": r"\b(?:ausgeschl|ausgenomm|verb[oi]|ohne\b|abgelehnt|ablehn|verl(?:ier|or)"
    r"|entf[äa]ll|befrei|fehl|nur\b|un\w+)",
    "zh": "除外|除|免|取消|拒|失|缺|停|排除|仅|只",
}
"""What says the same as a denial of something else."""

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
