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
    "share": "%|percent|procent|prozent|prosent|per cent|‰",
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

QUALIFIERS: tuple[dict[str, str], ...] = (
    {
        "textile": "textile|textil|纺织",
        "glass": "glass|glas|玻璃",
        "leather": "leather|läder|leder|皮革",
        "ceramics": "ceramic|keramik|陶瓷",
        "furniture": "furniture|möbel|möbler|家具",
        "steel": "steel|stål|stahl|钢铁",
    },
    {
        "large": "large|stora|större|groß|大型",
        "small": "small|små|mindre|klein|小型|小微|中小",
    },
    {
        "women": "women|female|kvinn|frauen|weiblich|女性|妇女",
        "men": "men|male|män|manlig|männer|männlich|男性",
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
