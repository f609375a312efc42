"""The words of what a figure is for each of: a head, a household, a firm; a table."""

from __future__ import annotations

from functools import cache

from assistant.facts.unit_words import UNKNOWN, Unit

_OF_EACH = {
    "resident": (
        "capita inhabitant inhabitants resident residents invånare kopf einwohner"
        " einwohnerin tête habitant habitants innbygger indbygger 居民 常住人口 人口"
    ),
    "employee": (
        "employee employees worker workers anställd anställda medarbetare arbetstagare"
        " heltidsanställd sysselsatt beschäftigten beschäftigter beschäftigte"
        " mitarbeiter mitarbeiterin arbeitnehmer salarié employé ansatt ansat"
        " 员工 职工 工人 从业人员"
    ),
    "learner": (
        "student students pupil pupils trainee apprentice elev elever"
        " studerande lärling schüler studierenden auszubildenden"
        " auszubildendem élève"
        " étudiant apprenti"
        " 学生 学徒 学员"
    ),
    "resident|employee|learner": (
        "person persons head individual people participant applicant personer individ"
        " deltagare sökande personen teilnehmer antragsteller personne personnes"
        " 人 名 位 个人 人员"
    ),
    "household": (
        "household households family families hushåll hushållet familj haushalt"
        " haushalte familie ménage ménages foyer famille husholdning husstand 户 家庭"
        " 农户 住户"
    ),
    "organisation": (
        "company companies firm firms enterprise enterprises business businesses"
        " organisation organization employer företag företaget bolag bolaget firma"
        " arbetsgivare organisationen unternehmen arbeitgeber entreprise société"
        " employeur virksomhed bedrift 家 企业 公司 户企业 家企业 用人单位"
    ),
    "organisation|farm": "betrieb betriebe exploitation",
    "farm": "farm farms gård gården jordbruksföretag hof bauernhof ferme 农场",
    "project": "project projects projekt projektet projet projets 项目",
    "dwelling": (
        "dwelling dwellings apartment apartments flat home house lägenhet bostad"
        " wohnung wohneinheit logement appartement 套 住房"
    ),
    "vehicle": "vehicle vehicles car cars fordon bil fahrzeug auto véhicule 辆 车",
    "school": "school schools skola skolan schule école 学校 所",
    "municipality": "municipality kommun kommunen gemeinde kommune commune 乡镇",
    "park": "park parks industripark 园区",
    "product": "product products produkt produkten produit 产品",
}
_CLASSIFIERS = "名位个家户所套辆"
"""What stands between 每 and the thing: 每名员工 is each employee."""


@cache
def _words() -> dict[str, Unit]:
    return {
        word: frozenset(meaning.split("|"))
        for meaning, words in _OF_EACH.items()
        for word in words.split()
    }


def read_each(word: str) -> Unit:
    """Return what things one word means, or none that is known.

    Args:
        word: In lower case, with its Chinese classifier: "household", 名员工.
    """
    found = _words().get(word, UNKNOWN)
    if not found and word[:1] in _CLASSIFIERS:
        found = _words().get(word[1:], UNKNOWN)
    return found


def other_rates(one: Unit, other: Unit) -> bool:
    """Return whether what two figures are for each of cannot be the same.

    "A year and employee" is no month and employee, and no year and firm.
    """
    if not one or not other:
        return False
    if not one & other:
        return True
    things = _things()
    return any(
        bool(a and b) and not a & b
        for a, b in ((one & things, other & things), (one - things, other - things))
    )


@cache
def _things() -> Unit:
    return UNKNOWN.union(*_words().values())
