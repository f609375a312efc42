"""The words for what a figure of money or a date is of: people can add to it."""

from __future__ import annotations

# Beginnings of words, and what stands anywhere in a Chinese text; both are patterns.
Words = tuple[str, str]

FLOWS: dict[str, Words] = {
    "exports": ("export|utför|ausfuhr", "出口"),
    "imports": ("import|inför|einfuhr", "进口"),
    "output": (
        "output|production|turnover|sales|revenue|income|\\w*omsättning|försäljning"
        "|omsetning|omsatte|liikevaihto|\\w*intäkt|\\w*einnahmen|\\w*produktion|\\w*(?:umsatz|umsätze)|erlös",
        "产值|产量|销售|营收|营业收入|交易额|收入",
    ),
    "gdp": (
        "gdp|gross domestic|bnp\\b|bruttonational|bip\\b|bruttoinland",
        "国内生产总值|地区生产总值",
    ),
    "investment": ("invest", "投资"),
    "budget": ("budget|haushalt(?:s|splan)?\\b", "预算"),
    "profit": (
        "profit|surplus|deficit|vinst|överskott|underskott|gewinn|überschuss|überschüss"
        "|defizit|fehlbetr",
        "利润|盈余|结余|亏损|赤字",
    ),
    "tax": ("tax|skatt|steuer", "税收|纳税|利税"),
    "costs": (
        "costs?\\b|expenditure|\\w*kostnad|kosta|\\w*kosten\\b|kostet|ausgaben|utgift"
        "|koster\\b|kustann|maksaa",
        "成本|耗资|造价|花费|支出",
    ),
    "fees": (
        "fees?\\b|charges?\\b|\\w*avgift|\\w*gebühr|gebyr|maksu",
        "(?<!消)费(?=[是为用率])|费用|收费|手续费|(?:申请|学|年|工本|管理)费",
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

ALSO: dict[str, frozenset[str]] = {
    "issued": frozenset({"start"}),
    "start": frozenset({"issued"}),
    "received": frozenset({"opened"}),
    "opened": frozenset({"received"}),
    "costs": frozenset({"investment", "fees"}),
    "fees": frozenset({"costs"}),
    "investment": frozenset({"costs"}),
}
"""What one word may tell for the other: 启动 is started and announced."""

CASES: Words = (
    "(?:cases?|applications?|complaints?|petitions?|requests?|claims?)\\b|\\w*ärende"
    "|mål(?:en)?\\b|\\w*ansök|\\w*anmäl|klagomål|\\w*anspråk|fälle|verfahren"
    "|\\w*anträge|beschwerden|klagen",
    "(?<![方档预草提])案|申请|投诉|举报|诉讼",
)
"""What an office receives and decides on."""

STAGES: dict[str, Words] = {
    "received": (
        "receiv|incoming|filed|lodged|submitted|registered|kom in\\b|inkom|inregistrer"
        "|registrera|lämnades in|eingegang|eingereicht|ging(?:en)?\\b|registriert",
        "收到|受理|新收|接收",
    ),
    "opened": (
        "opened|initiated|inled|väck|eingeleitet|eröffnet",
        "立案|提起",
    ),
    "decided": (
        "decided|settled|closed|concluded|resolved|avgjor|avgör|avsluta|handlades"
        "|entschied|erledigt|abgeschlossen|schl(?:oss|ossen|ießt|ießen)\\b",
        "办结|审结|结案",
    ),
    "granted": (
        "grant|approv|upheld|bevilja|bifall|bifölls|godkän|bewilligt|genehmigt"
        "|stattgegeben",
        "批准|获批|核准",
    ),
    "rejected": (
        "reject|refused|denied|dismissed|turned down|avslag|avslog|avslå|avvisa"
        "|abgelehnt|lehnte|zurückgewiesen",
        "驳回|拒绝|不予",
    ),
    "appealed": ("appealed|överklaga|angefocht", "上诉|抗诉"),
    "pending": (
        "pending|backlog|unresolved|balans|oavgjor|anhängig|unerledigt",
        "未结|待审|积压",
    ),
}
"""What becomes of a case."""
