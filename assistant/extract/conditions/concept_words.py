"""The words for what policy documents count, in the languages: people can add to it."""

from __future__ import annotations

_PEOPLE = "|people|person|människor|menschen|leute|mennesker|ihmis|henkilö|henkeä"

# Beginnings of words, or short ones whole, "|" between them; Chinese words stand in the
# text anywhere.
COUNTED: dict[str, str] = {
    "firms": "firm|firms|enterprise|compan|business|manufacturer|företag|bolag|firmor"
    "|unternehmen|betrieb|bedrift|virksomhed|selskap|selskab|yrity|yhtiö"
    "|企业|公司|厂家|厂商|商户|市场主体",
    "shops": "shop|stores|retailer|butik|laden|läden|myymäl|kauppoja"
    "|商店|店铺|门店|网店",
    "workers": "employee|worker|staff|workforce|jobs|anställd|arbetare|medarbetar"
    "|sysselsatt|beschäftigt|mitarbeiter|arbeitskräft|ansatt|arbeidstaker|arbejdstager"
    "|medarbeider|työnteki|从业人员|员工|职工|工人|就业" + _PEOPLE,
    "inhabitants": "inhabitant|resident |residents|population|invånar|befolkning"
    "|einwohner|bevölkerung|innbygger|indbygger|asuka|人口|居民" + _PEOPLE,
    "projects": "project|projekt|prosjekt|hank|项目|工程项目",
    "applications": "application|ansökning|ansökan|anträg|antrag|søknad|ansøgning"
    "|hakemu|申请",
    "patents": "patent|专利",
    "students": "student|pupil|studer|elever|schüler|opiskelij|oppilas|oppilai|学生"
    + _PEOPLE,
    "measures": "measure|åtgärd|maßnahme|tiltak|toimenpi|措施",
}
"""What is counted one by one."""

MEASURED: dict[str, str] = {
    "money": "yuan|rmb|euro|eur|kronor|kroner|kruunu|kr|sek|nok|dkk|dollar|usd|mkr"
    "|mnkr|tkr|cny|juan|元|美元|欧元|克朗",
    "share": "%|percent|procent|prozent|prosent|per cent|‰|百分之",
    "area": "mu|hectare|hektar|hehtaari|ha|km²|m²|square|kvadrat|quadrat|neliö"
    "|亩|公顷|平方",
    "weight": "tonne|tons|ton|tonni|kg|吨",
}
"""What a figure is of where it says a unit."""

CLASSIFIERS: dict[str, frozenset[str]] = {
    "家": frozenset({"firms", "shops"}),
    "人": frozenset({"workers", "inhabitants", "students"}),
    "名": frozenset({"workers", "inhabitants", "students"}),
}
"""Chinese words after a figure, and what can be counted with them."""

INDUSTRIES: dict[str, str] = {
    "textile": "textile|textil|garment|apparel|clothing|kläder|bekleidung|纺织|服装",
    "glass": "glass|glas|玻璃",
    "leather": "leather|läder|leder|皮革",
    "ceramics": "ceramic|keramik|陶瓷",
    "furniture": "furniture|möbel|möbler|家具",
    "steel": "steel|stål|stahl|stainless|rostfri|edelstahl|钢铁|不锈钢",
    "new energy": "new energy|ny energi|neue energie|renewable|förnybar|erneuerbar"
    "|新能源",
    "equipment": "equipment|utrustning|maskin|maschinenbau|anlagenbau|装备",
    "cars": "automotive|automobil|auto-cluster|fordon|bilindustri|bilkluster|汽车",
    "medicine": "biotech|biomed|pharma|bioteknik|läkemedel|生物(?!多样)|医药|制药",
    "chemicals": "chemical|chemie|chemisch|kemi|化工|化学",
    "tourism": "tourism|turism|besöksnäring|旅游|文旅",
    "food": "food|livsmedel|lebensmittel|食品",
    "software": "software|programvar|mjukvar|软件",
    "chips": "semiconductor|halvledar|halbleiter|半导体|集成电路|芯片",
    "ships": "shipbuilding|varv|skeppsbygg|schiffbau|船舶|造船",
    "aerospace": "aerospace|aviation|flyg|rymd|luftfahrt|raumfahrt|航空|航天",
    "wind power": "offshore wind|wind power|vindkraft|havsvind|windkraft|风电",
    "fisheries": "fisher|fiske|fischerei|渔业",
    "batteries": "batter|lithium|litium|电池|锂",
    "logistics": "logisti|物流",
}
"""What a cluster or the firms in it may be of."""

OPPOSITES: tuple[dict[str, str], ...] = (
    {
        "temporary": "temporary|tillfällig|tidsbegränsa|temporär|befristet"
        "|vorübergehend|midlertidig|临时|暂时",
        "permanent": "permanent|unbefristet|dauerhaft|永久|无限期",
    },
)
"""Words for two of a kind: a sentence that has one is of the other only with both."""

OPPOSITE_FIGURES: tuple[dict[str, str], ...] = (
    {
        "employed": "employed|employment|new jobs|sysselsatt|sysselsättning|nya jobb"
        "|beschäftigt|beschäftigung|erwerbstätig|sysselsett|sysselsætt|beskæftige"
        "|työlliset|työllisyy|就业",
        "unemployed": "unemploy|jobless|arbetslös|arbeitslos|erwerbslos|arbeidsløs"
        "|arbeidsledig|arbejdsløs|työttöm|失业(?!人员(?:实现)?再?就业)",
    },
    {
        "exports": "export|utförsel|ausfuhr|vienti|vienni|出口",
        "imports": "imports|imported|import |importe|importvärde|importwert|införsel"
        "|einfuhr|tuonti|tuonni|进口|进出口",
    },
    {
        "births": "births|newborn|födda|födslar|geburten|fødte|fødsler|syntyn|出生",
        "deaths": "deaths|died|dödsfall|avlidna|todesfäll|gestorben|døde|dødsfa|kuolle"
        "|死亡",
    },
    {
        "profit": "profit|vinst|gewinn|overskudd|overskud|voitto|voiton|利润|盈利",
        "loss": "loss|förlust|verlust|underskudd|underskud|tappio|亏损",
    },
    {
        "revenue": "revenue|income|intäkt|inkomst|einnahme|inntekt|indtægt|tulot|收入",
        "expenditure": "expenditure|spending|utgift|ausgaben|udgift|menot|支出",
    },
    {
        "immigrants": "immigra|invandr|einwander|zuwander|innvandr|indvandr|迁入|移入",
        "emigrants": "emigra|utvandr|auswander|abwander|udvandr|迁出|移出",
    },
)
"""The same for figures alone: who is without work may be told of employment."""

QUALIFIERS: tuple[dict[str, str], ...] = (
    INDUSTRIES,
    {
        "women": "women|female|kvinn|frauen|weiblich|女性|妇女",
        "men": "men|male|män|manlig|männer|männlich|男性",
    },
    {
        "large": "large|stora|större|groß|大型",
        "small": "small|små|mindre|klein|小型|小微|中小",
    },
    {
        "admitted": "admitted|admission|enrolled|enrolment|took in|takes in|antog"
        "|antagn|tog emot|tar emot|skrevs in|aufgenommen|aufnahme|eingeschrieben"
        "|tok inn|opptak|招生|招收|录取|入学",
        "graduated": "graduat|gick ut|går ut|examin|tog examen|absolvent|abschloss"
        "|abgeschlossen|uteksaminer|gikk ut|毕业",
    },
)
"""Groups of words of which one excludes the others."""
