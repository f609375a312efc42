"""What denies its source, or tells a plan as done, is not what the source says."""

from __future__ import annotations

import pytest

from assistant.check.polarity import is_turned
from assistant.facts import Claim

LATE = ("Late applications are not accepted.", "en")
PLAN = ("Till 2030 ska antalet företag öka till 480.", "sv")
GRANT = ("每个项目补助500万元。", "zh")
LIMIT = ("单个项目补助不超过500万元。", "zh")
MOST = ("Stödet är högst 50 000 kronor per företag.", "sv")
LEAST = ("Ein Betrieb muss mindestens 15 Lehrlinge haben.", "de")
BOTH = ("Grants are at least 15,000 and at most 250,000 euros.", "en")
HARBOUR = ("Der Hafen hat 40 Kräne, er soll 60 Kräne bekommen.", "de")


@pytest.mark.parametrize(
    ("statement", "language", "source"),
    [
        ("逾期申请也会受理。", "zh", LATE),
        ("Sena ansökningar godtas.", "sv", LATE),
        ("The number of firms has risen to 480.", "en", PLAN),
        ("企业数量已增至480家。", "zh", PLAN),
        (
            "Ett projekt får inte 5 miljoner yuan.",
            "sv",
            ("每个项目补助500万元。", "zh"),
        ),
        ("The port has got 60 cranes.", "en", HARBOUR),
        ("Stödet är minst 50 000 kronor per företag.", "sv", MOST),
        ("每家企业的补助不少于5万克朗。", "zh", MOST),
        ("A firm may have no more than 15 apprentices.", "en", LEAST),
        ("Ett projekt får minst 5 miljoner yuan.", "sv", LIMIT),
        ("The measures apply to foreign firms.", "en",
         ("本办法不适用于外资企业。", "zh")),
        ("外资企业享受该补贴。", "zh", ("外资企业不享受该补贴。", "zh")),
        ("外资企业可以申请补贴。", "zh", ("外资企业无法申请补贴。", "zh")),
        ("The project has been approved.", "en", ("该项目尚未获得批准。", "zh")),
        ("Stödet omfattar personalkostnader.", "sv", ("补贴不包括人员费用。", "zh")),
        ("Foreign firms are included.", "en", ("Foreign firms are excluded.", "en")),
        ("Utländska företag har rätt till stöd.", "sv",
         ("Utländska företag saknar rätt till stöd.", "sv")),
        ("Les entreprises étrangères peuvent la demander.", "fr",
         ("Les entreprises étrangères ne peuvent pas la demander.", "fr")),
        ("Foreign firms get the support.", "en",
         ("Støtten gis ikke til utenlandske foretak.", "no")),
        ("The grant is given to foreign firms.", "en",
         ("La subvención no se concede a empresas extranjeras.", "es")),
        ("Tukea myönnetään yrityksille.", "fi",
         ("Tukea ei myönnetä yrityksille.", "fi")),
        ("The 12 firms are not given support.", "en",
         ("Stöd lämnas inte till kommuner, men till 12 företag.", "sv")),
    ],
)  # fmt: skip
def test_a_statement_that_turns_its_source_is_told(
    statement: str, language: str, source: tuple[str, str]
) -> None:
    assert is_turned(Claim(statement, language), *source)


@pytest.mark.parametrize(
    ("statement", "language", "source"),
    [
        ("逾期不予受理。", "zh", LATE),
        ("Sena ansökningar avslås.", "sv", LATE),
        ("The number of firms is to rise to 480 by 2030.", "en", PLAN),
        ("到2030年，企业数量将增至480家。", "zh", PLAN),
        ("A project gets at most 5 million yuan.", "en", LIMIT),
        ("Ett projekt får högst 5 miljoner yuan.", "sv", LIMIT),
        ("The port had 40 cranes.", "en", HARBOUR),
        ("Support may not exceed 50,000 kronor per firm.", "en", MOST),
        ("一家企业至少有15名学徒。", "zh", LEAST),
        ("Ett bidrag är högst 250 000 euro.", "sv", BOTH),
        ("Ein Zuschuss beträgt mindestens 15.000 Euro.", "de", BOTH),
        ("Authorities publish overdue payments by 31 March.", "en",
         ("机关应当于3月31日前公开尚未支付的款项。", "zh")),
        ("企业在30天内付款。", "zh",
         ("Firms that are not members pay within 30 days.", "en")),
        ("Il porto ha 40 gru.", "it", HARBOUR),
        ("Support is at most 50 percent.", "en",
         ("Stödet får inte överstiga 50 procent.", "sv")),
        ("Projects that run late pay funds back.", "en",
         ("未按期完成的项目，应当退还资金。", "zh")),
        ("Wuxi has 50 firms.", "en", ("无锡市有50家企业。", "zh")),
        ("The industry keeps growing.", "en", ("不断扩大产业规模。", "zh")),
        ("Företagen är momsbefriade.", "sv", ("Firms are exempt from VAT.", "en")),
    ],
)  # fmt: skip
def test_a_statement_that_says_the_same_is_not(
    statement: str, language: str, source: tuple[str, str]
) -> None:
    assert not is_turned(Claim(statement, language), *source)
