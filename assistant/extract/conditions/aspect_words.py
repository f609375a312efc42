"""The words for what a figure of money or a date is of: people can add to it."""

from __future__ import annotations

# Beginnings of words, and what stands anywhere in a Chinese text; both are patterns.
Words = tuple[str, str]

FLOWS: dict[str, Words] = {
    "exports": ("export|utför|ausfuhr", "出口"),
    "imports": ("import|inför|einfuhr", "进口"),
    "output": (
        "output|production|turnover|sales|revenue|income|\\w*omsättning|försäljning"
        "|omsetning|omsatte|liikevaihto|intäkt|\\w*produktion|\\w*(?:umsatz|umsätze)|erlös",
        "产值|产量|销售|营收|营业收入|交易额|收入",
    ),
    "gdp": (
        "gdp|gross domestic|bnp\\b|bruttonational|bip\\b|bruttoinland",
        "国内生产总值|地区生产总值",
    ),
    "investment": ("invest", "投资"),
    "profit": ("profit|vinst|gewinn", "利润"),
    "tax": ("tax|skatt|steuer", "税收|纳税|利税"),
    "costs": (
        "costs?\\b|expenditure|\\w*kostnad|kosta|\\w*kosten\\b|kostet|ausgaben|utgift"
        "|koster\\b|kustann|maksaa",
        "成本|耗资|造价|花费|支出",
    ),
    "wages": ("wage|salar|lön|löner|gehalt|gehälter", "工资|薪酬"),
}
"""What money flows as."""

EVENTS: dict[str, Words] = {
    "in force": (
        "(?:enter(?:s|ed)?|entry|c[oa]mes?) into (?:force|effect)"
        "|t(?:akes?|ook) effect|effective"
        "|tr(?:äder|ädde|äda)\\b.{0,60}? i kraft|ikraftträdande|gälla|gäller"
        "|in kraft|inkrafttreten|gilt|gelten|implement|appl(?:y|ies) from"
        "|starting (?:from|on)|as of|från och med",
        "施行|生效|(?:起|何时|何日|时候|时间)(?:开始|正式)?实施",
    ),
    "adopted": (
        "adopt|passed|antog|antag|antas|verabschiedet|beschlossen",
        # Elsewhere 通过 is "through".
        "(?:会议|审议|表决|讨论)通过|通过(?=[《“）)。，]|$)",
    ),
    "amended": (
        "amend|revis|ändra|ändring|geändert|änderung|novell",
        "修订|修正|修改",
    ),
    "issued": (
        "issued|publish|publication|released|announced|launched|publicera|utfärda"
        "|offentliggjor|släpp|lansera|veröffentlich|erlassen|herausgegeben",
        "发布|公布|印发|颁布|启动",
    ),
    "deadline": (
        "deadline|closing date|no later than|at the latest|close|ends|ended"
        "|accepted until|sista dag|sista ansökningsdag|senast|slutar|frist"
        "|einsendeschluss|spätestens|endet",
        "截止|截至|结束",
    ),
    "start": (
        "start|beg[iau]n|open|launch|börja|inled|öppna|eröffn",
        "启动|开始|开工|开幕|开课",
    ),
    "completion": (
        "complet|finish|ends|ended|färdig|avsluta|fertig|abgeschlossen|abschluss",
        "完成|完工|竣工|建成|投产|结束",
    ),
}
"""What happens on a date."""

ALSO: dict[str, str] = {
    "issued": "start",
    "start": "issued",
    "costs": "investment",
    "investment": "costs",
}
"""Of which one word may tell the other: 启动 is started and announced."""
