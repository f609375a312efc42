"""The words for the opposite of each other, in the languages; people can add to it."""

from __future__ import annotations

Words = tuple[str, str]
"""A pattern of beginnings of words in Latin letters, and one of Chinese."""
Pair = tuple[Words, Words]

_HIGHER_EDUCATION = "(?![ -]?(?:education|utbildning|learning))"

OPPOSITE_WORDS: tuple[Pair, ...] = (
    (
        (
            "grow(?:s|n|ing)?\\b|grew\\b|increas|rose\\b|ris(?:e|es|en|ing)\\b"
            "|rais(?:e|es|ed|ing)\\b|up (?:by )?[\\d.,]+ ?(?:%|per)|öka|ökning"
            "|steg (?:med|till|från)|stig(?:er|it|a)\\b|växer\\b|växte\\b|vuxit\\b"
            "|höj(?:s|de|des|t|ts|a|as|er|ning\\w*)\\b|wuchs|gewachsen|wächst|stieg"
            "|gestiegen|steig(?:t|en|er\\w+)|erhöh|zugenommen|augment|accr[uû]|hausse"
            "|økt|øke|stige|steget|kasvo|kasva|nous[iue]|aument[óa]|creci[óe]",
            "增长|增加|增至|上升|升至|提高|提升|上涨|上调",
        ),
        (
            "fell\\b|falls? (?:by|to|from)\\b|(?:has|have) fallen\\b|decreas|declin"
            "|drop(?:s|ped|ping)?\\b|reduc|lower(?:ed|s|ing)\\b|cut(?:s|ting)?\\b(?!-)"
            "|shr[aiu]nk|down (?:by )?[\\d.,]+ ?(?:%|per)|minsk|sjönk|sjunk|sänk"
            "|föll\\b|fallit\\b|sank(?:en)?\\b|gesunken|sinkt\\b|gesenkt|rückgang|verringer"
            "|reduzier|abgenommen|zurückgegangen|baiss|diminu|recul|rédui|réduc"
            "|sunket|falt\\b|laski|laske|vähen|disminu|reduj|redujo",
            "下降|减少|减至|降低|降至|下滑|下跌|下调|缩减|削减",
        ),
    ),
    (
        (
            f"higher\\b{_HIGHER_EDUCATION}|högre\\b{_HIGHER_EDUCATION}|höher",
            "更高|较高",
        ),
        ("lower\\b|lägre\\b|niedriger", "更低|较低"),
    ),
    (
        ("largest|biggest|störst|größt|plus grande?s?\\b|største?", "最大"),
        ("smallest|minsta\\b|kleinste|plus petite?s?\\b|mindste|minste\\b", "最小"),
    ),
    (
        (
            "(?-i:may)\\b(?! not)|can\\b(?! not)"
            "|får (?!inte|ej|icke|stora|små|alla|nya|extra|samma|andra)"
            "(?:\\w+ )?\\w+as?\\b"
            "|kan\\b(?! inte| ej| icke| ikke)|darf\\b(?! nicht)|dürfen\\b(?! nicht)"
            "|kann\\b(?! nicht)|können\\b(?! nicht)|peut\\b(?! pas)|peuvent\\b(?! pas)",
            "可以|(?<![许认不])可(?![能再持行靠见观视用比燃穿控不谓是以])|自愿",
        ),
        (
            "must\\b(?! not| be able)|shall\\b(?! not| be able)|obliged\\b"
            "|required to\\b|ha(?:s|ve) to\\b|ska(?:ll)?\\b(?! inte| ej| icke| kunna)"
            "|måste\\b|skyldig"
            "|muss\\b(?! nicht)|müssen\\b(?! nicht)|verpflichtet|doit\\b|doivent\\b",
            "应当|应该|必须|(?<!无)须|务必",
        ),
    ),
    (
        ("voluntar|optional|frivillig|freiwillig|facultati|valgfri", "自愿"),
        (
            "mandator|compulsor|obligator|obligatoir|verpflichtend|påbudt",
            "强制|必须|义务(?!教育)",
        ),
    ),
    (
        (
            "approv|adopted\\b|accepted\\b|godkän|godkenn|bevilj|bevilg|antog|antagen"
            "|antagit|genehmig|bewillig|angenommen|adopté",
            "批准|核准|审议通过|获得通过",
        ),
        (
            "reject|refus|turned down|avsl[oåa]|avvis|förkast|abgelehn|zurückgewiesen"
            "|rejet",
            "否决|驳回|拒绝|未通过",
        ),
    ),
    (
        (
            "public (?:\\w+ )?(?:firm|compan|enterprise|sector|invest|fund|owner)"
            "|publicly owned|state-owned|offentlig(?:a|t)?\\b|statlig|statsägd"
            "|öffentliche\\w?\\b|staatlich",
            "国有|公共|公立|国营",
        ),
        ("private(?:ly)?\\b|privat(?:a|e\\w?|ägd\\w*)?\\b", "民营|私营|私有|私人"),
    ),
    (
        (
            "domestic|home-grown|inhemsk|svenska (?:företag|bolag)|inländisch"
            "|innenlandsk",
            "国内|内资|本国",
        ),
        (
            "foreign|overseas|utländsk|utlandsägd|ausländisch|étrang|utenlandsk",
            "国外|境外|外资|外国|海外",
        ),
    ),
    (
        ("rural|landsbygd|glesbygd|ländlich", "农村|乡村"),
        ("urban|(?:stor)?städer|tätort|städtisch", "城市|城镇"),
    ),
    (
        ("wom[ae]n|females?\\b|kvinn|frauen|weiblich|femmes|kvinder", "女性|妇女"),
        (
            "(?:of |for |to |that |young |as )men\\b|men (?:make|made|account|are|were"
            "|have|had|receive|get|who|with|aged)\\b|(?-i:Men )(?!\\w*n\\b)|males?\\b"
            "|män(?:nen)?\\b|manlig|männer|männlich|hommes",
            "男性|男子",
        ),
    ),
    (
        (
            "eligible|entitled|(?:stöd)?berättigad|förderfähig|antragsberechtigt"
            "|has? (?:a |the )?right|have (?:a |the )?right|(?:har|ha) rätt\\b",
            "有权|有资格",
        ),
        (
            "ineligible|not entitled|saknar rätt|utan rätt|lacks? (?:a |the )?right",
            "无权|无资格",
        ),
    ),
    (
        (
            "start(?:s|ed|ing|ade|ar|as)?\\b|beg[ia]ns?\\b|enter(?:s|ed)? into force"
            "|takes? effect|träd(?:er|de) i kraft|börja|beginnt|begann|tritt in kraft",
            "起施行|开始|生效|起实施",
        ),
        (
            "expir|end(?:s|ed)?\\b|terminat|upphör|löper ut|löpte ut|avslutas|slutade"
            "|endet\\b|endete|läuft aus|außer kraft",
            "失效|到期|终止|废止|结束",
        ),
    ),
    (
        (
            "revenue|turnover|sales|omsättning|omsätter|umsatz|chiffre d['’]affaires"
            "|omsetning|omsætning|liikevaihto",
            "营业收入|营收|销售额|产值",
        ),
        (
            "(?<!non-)profit(?!ab)|vinst|gewinn|bénéfice|overskudd|overskud|voitto",
            "利润|盈利",
        ),
    ),
    (
        (
            "includ|inkl|inbegrip|ingå|einschließlich|umfass|compris|inclu",
            "包括|包含|含",
        ),
        (
            "exclud|exkl|utesl|undanta|ausgeschlossen|ausgenommen|ausschließlich\\s\\w+steuer"
            "|exclu(?!s)|sauf\\b",
            "排除|除外|不含",
        ),
    ),
)
"""Two sides each, as patterns of beginnings of words, and of what Chinese has."""

ONLY: Words = (
    "only|solely|exclusiv|endast|enbart|bara\\b|nur\\b|uniquement|seulement",
    "[仅只]",
)
"""What says of all others the opposite: "only farmers pay" is that the rest do not."""

_TOP = (
    "largest|biggest|highest|största|högsta|größt\\w*|höchst(?!ens)\\w*|plus grande?s?"
)
RANKED = (
    "\\b(?:(?:second|third|fourth|fifth|next|näst|andra|tredje|fjärde|femte)[ -]"
    f"(?:{_TOP})"
    "|(?:zweit|dritt|viert|fünft)(?:größt|höchst)\\w*"
    "|(?:deuxième|troisième|quatrième|seconde?) (?:\\w+ )?(?:plus|ville|port))\\b"
    "|第(?:[二三四五六七八九]|[2-9])(?:大|高|位)"
)
"""What is not the first of all: the second largest, 第二大."""
FIRST = f"\\b(?:{_TOP})\\b|最大|第一大|首位"
