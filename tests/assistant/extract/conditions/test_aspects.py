"""Exports are no output, and a rule is in force from another day than it is adopted."""

from __future__ import annotations

import pytest

from assistant.extract.conditions.aspects import check_aspect
from assistant.extract.conditions.outcomes import Outcome
from tests.assistant.extract.conditions.places import place_of

TRADE = (
    "In 2022 output was 31.2 billion yuan, exports 7.9 billion yuan to 40 countries."
)
HANDEL = "År 2022 var omsättningen 31,2 miljarder kronor och exporten 7,9 miljarder."
UMSATZ = "Der Umsatz betrug 31,2 Millionen Euro, davon gingen 7,9 in den Export."
HAN = "2022年产值达到31.2亿元，出口额7.9亿元，投资5亿元。"


@pytest.mark.parametrize(
    ("question", "text", "answer", "contradicted"),
    [
        ("How much did the cluster export in 2022?", TRADE, "31.2", True),
        ("How much did the cluster export in 2022?", TRADE, "7.9", False),
        ("产业集群2022年出口多少？", TRADE, "31.2", True),
        ("Hur stor var exporten?", HANDEL, "31,2", True),
        ("Hur stor var exporten?", HANDEL, "7,9", False),
        ("Wie hoch war der Umsatz?", HANDEL, "7,9", True),
        ("Wie hoch war der Umsatz?", UMSATZ, "31,2", False),
        ("How large was the turnover?", HAN, "31.2亿元", False),
        ("How large was the investment?", HAN, "7.9亿元", True),
        ("How large was the investment?", HAN, "5亿元", False),
        ("How much is it?", HAN, "7.9亿元", False),
        ("What share of the output is exported?", TRADE, "31.2", False),
    ],
)
def test_a_figure_of_another_flow_of_money_contradicts(
    question: str, text: str, answer: str, contradicted: bool
) -> None:
    outcome = check_aspect(question, place_of(text, answer))
    assert (outcome is Outcome.CONTRADICTED) is contradicted


BUILT = "The town opened a mill at a cost of 21 million yuan."
BYGGT = "Staden öppnade ett verk som kostade 21 miljoner kronor."
BAU = "Die Stadt eröffnete ein Werk; die Kosten betrugen 21 Millionen Euro."
HAN_BUILT = "该市建成一座工厂，耗资2100万元。"


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (BUILT, "21 million yuan"),
        (BYGGT, "21 miljoner kronor"),
        (BAU, "21 Millionen Euro"),
        (HAN_BUILT, "2100万元"),
    ],
)
@pytest.mark.parametrize(
    ("question", "contradicted"),
    [
        ("How large was the turnover?", True),
        ("Hur stor var omsättningen?", True),
        ("Wie hoch war der Umsatz?", True),
        ("营业收入是多少？", True),
        ("How much did the mill cost?", False),
        ("Hur stor var investeringen?", False),
        ("工厂的投资额是多少？", False),
    ],
)
def test_what_something_cost_is_no_turnover(
    text: str, answer: str, question: str, contradicted: bool
) -> None:
    outcome = check_aspect(question, place_of(text, answer))
    assert (outcome is Outcome.CONTRADICTED) is contradicted


YEARS = "Item: Export value | 2023: 7.9 | 2024: 8.4\nItem: Output | 2023: 31.2"


@pytest.mark.parametrize(
    ("question", "answer", "contradicted"),
    [
        ("How high were exports in 2024?", "8.4", False),
        ("Hur stor var exporten 2023?", "7.9", False),
        ("出口额2023年是多少？", "31.2", True),
    ],
)
def test_under_a_year_the_row_tells_what_flows(
    question: str, answer: str, contradicted: bool
) -> None:
    outcome = check_aspect(question, place_of(YEARS, answer))
    assert (outcome is Outcome.CONTRADICTED) is contradicted


RULES = "The rules were adopted on 3 May 2022 and enter into force on 1 July 2022."
REGLER = "Reglerna antogs den 3 maj 2022 och träder i kraft den 1 juli 2022."
REGELN = "Die Regeln wurden am 3. Mai 2022 verabschiedet und gelten ab 1. Juli 2022."
HAN_RULES = "（2022年5月3日常务委员会会议通过）本条例自2022年7月1日起施行。"
CALL = "Opens: 3 May 2022\nCloses: 1 July 2022 at noon"


@pytest.mark.parametrize(
    ("question", "text", "answer", "contradicted"),
    [
        ("When do the rules enter into force?", RULES, "3 May 2022", True),
        ("When do the rules enter into force?", RULES, "1 July 2022", False),
        ("När träder reglerna i kraft?", REGLER, "3 maj 2022", True),
        ("När antogs reglerna?", REGLER, "3 maj 2022", False),
        ("När antogs reglerna?", REGLER, "1 juli 2022", True),
        ("条例什么时候开始施行？", HAN_RULES, "2022年5月3日", True),
        ("条例什么时候开始施行？", HAN_RULES, "2022年7月1日", False),
        ("Wann wurde das Gesetz verabschiedet?", HAN_RULES, "2022年5月3日", False),
        ("Wann wurde das Gesetz verabschiedet?", REGELN, "3. Mai 2022", False),
        ("What is the deadline?", CALL, "3 May 2022", False),
        ("When is the deadline?", CALL, "3 May 2022", True),
        ("Wann endet die Frist?", CALL, "1 July 2022", False),
        ("When was that?", RULES, "3 May 2022", False),
    ],
)
def test_a_date_of_another_event_contradicts(
    question: str, text: str, answer: str, contradicted: bool
) -> None:
    outcome = check_aspect(question, place_of(text, answer))
    assert (outcome is Outcome.CONTRADICTED) is contradicted


def test_the_label_of_a_row_tells_its_date_where_another_row_has_what_is_asked() -> (
    None
):
    text = "Date | 3 May 2022\nEntry into force | 1 July 2022"
    question = "When does the plan enter into force?"
    passed, in_force = place_of(text, "3 May 2022"), place_of(text, "1 July 2022")
    assert check_aspect(question, passed) is Outcome.CONTRADICTED
    assert check_aspect(question, in_force) is Outcome.SHOWN
    alone = place_of("Date | 3 May 2022", "3 May 2022")
    assert check_aspect(question, alone) is Outcome.SHOWN


def test_how_long_something_takes_is_of_no_flow_of_money() -> None:
    place = place_of("新增财政收入五年内全部返还开发区。", "五年内")
    assert check_aspect("Hur länge betalas skatten tillbaka?", place) is Outcome.SHOWN


AMENDED = (
    "2005年11月25日第十届人民代表大会常务委员会第十七次会议通过\n"
    "2015年7月24日第十二届人民代表大会常务委员会第十五次会议修正"
)
GOODS = "2004年国内生产总值达到13.65万亿元，粮食产量46947万吨。"


@pytest.mark.parametrize(
    ("question", "text", "answer", "contradicted"),
    [
        ("När antogs reglerna?", AMENDED, "2015年7月24日", True),
        ("När antogs reglerna?", AMENDED, "2005年11月25日", False),
        ("Wann wurde die Verordnung geändert?", AMENDED, "2005年11月25日", True),
        ("When were the rules amended?", AMENDED, "2015年7月24日", False),
        ("Från och med när gäller reglerna?", AMENDED, "2005年11月25日", True),
        ("Ab wann gilt die Verordnung?", AMENDED, "2015年7月24日", True),
        ("Från när gäller avtalet?", "Starting from May 1st, 2024.", "May 1st", False),
        ("How large was the grain output?", GOODS, "13.65万亿元", True),
        ("Hur stor var spannmålsproduktionen?", GOODS, "13.65万亿元", True),
        ("Hur stor var spannmålsproduktionen?", GOODS, "46947万吨", False),
    ],
)
def test_rules_are_adopted_amended_and_in_force_on_other_days(
    question: str, text: str, answer: str, contradicted: bool
) -> None:
    outcome = check_aspect(question, place_of(text, answer))
    assert (outcome is Outcome.CONTRADICTED) is contradicted


YEAR = "The theatre's turnover rose and was 48 million dollars in 2019."
ÅR = "Teaterns omsättning steg och var 48 miljoner kronor 2019."
JAHR = "Der Umsatz des Theaters betrug 2019 rund 48 Millionen Euro."


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        ("How large was the theatre's surplus in 2019?", YEAR, "48 million dollars"),
        ("Hur stort underskott hade teatern 2019?", ÅR, "48 miljoner kronor"),
        ("Wie hoch war der Überschuss des Theaters 2019?", JAHR, "48 Millionen Euro"),
        ("剧院2019年的盈余是多少？", "2019年剧院营业收入4800万元。", "4800万元"),
    ],
)
def test_a_turnover_is_no_surplus(question: str, text: str, answer: str) -> None:
    assert check_aspect(question, place_of(text, answer)) is Outcome.CONTRADICTED


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        (
            "What was the turnover of the fair in 2019?",
            "The fair's budget for 2020 is 7 million pounds; in 2019 it was 5 million.",
            "5 million",
        ),
        (
            "Hur stor var mässans omsättning 2019?",
            "Mässans budget för 2020 är 7 miljoner kronor; 2019 var den 5 miljoner.",
            "5 miljoner",
        ),
        (
            "Wie hoch war der Umsatz der Messe 2019?",
            "Der Haushalt für 2020 beträgt 7 Millionen; 2019 waren es 5 Millionen.",
            "5 Millionen",
        ),
        ("音乐节2019年营业收入是多少？", "音乐节2019年预算500万元。", "500万元"),
    ],
)
def test_a_budget_is_no_turnover_though_it_is_named_once(
    question: str, text: str, answer: str
) -> None:
    assert check_aspect(question, place_of(text, answer)) is Outcome.CONTRADICTED


def test_the_revenue_of_a_budget_is_both() -> None:
    place = place_of("全市一般公共预算收入120亿元。", "120亿元")
    assert check_aspect("全市预算收入是多少？", place) is Outcome.SHOWN
    assert check_aspect("全市财政收入是多少？", place) is Outcome.SHOWN


CASES = "In May the board received 410 complaints and settled 388 complaints."
ÄRENDEN = "Under maj inkom 410 anmälningar, varav 388 har avgjorts och 12 överklagats."
FÄLLE = "Im Mai gingen 410 Anträge ein; abgelehnt wurden 36 Anträge."
HAN_CASES = "5月仲裁委收到投诉410件，办结388件。"


@pytest.mark.parametrize(
    ("question", "text", "answer", "contradicted"),
    [
        ("How many complaints were settled in May?", CASES, "410", True),
        ("How many complaints were settled in May?", CASES, "388", False),
        ("How many complaints were received in May?", CASES, "410", False),
        ("How many complaints did the board get in May?", CASES, "410", False),
        ("Hur många ärenden avgjordes i maj?", ÄRENDEN, "410", True),
        ("Hur många ärenden avgjordes i maj?", ÄRENDEN, "388", False),
        ("Hur många ärenden avgjordes i maj?", ÄRENDEN, "12", True),
        ("Hur många anmälningar kom in i maj?", ÄRENDEN, "410", False),
        ("Wie viele Anträge wurden im Mai bewilligt?", FÄLLE, "36 Anträge", True),
        ("Wie viele Anträge wurden im Mai abgelehnt?", FÄLLE, "36 Anträge", False),
        ("Wie viele Fälle wurden im Mai erledigt?", ÄRENDEN, "410", True),
        ("仲裁委5月办结了多少案件？", HAN_CASES, "410件", True),
        ("仲裁委5月办结了多少案件？", HAN_CASES, "388件", False),
        ("仲裁委5月办结了多少案件？", CASES, "410", True),
    ],
)
def test_a_case_received_is_not_decided_nor_one_granted_rejected(
    question: str, text: str, answer: str, contradicted: bool
) -> None:
    outcome = check_aspect(question, place_of(text, answer))
    assert (outcome is Outcome.CONTRADICTED) is contradicted


def test_how_cases_were_decided_may_be_said_after_their_figure() -> None:
    text = "Of 300 decided applications 40 were approved."
    place = place_of(text, "40")
    question = "How many applications were approved?"
    assert check_aspect(question, place) is Outcome.SHOWN


STAY = "Every visitor needs 450 kronor for each day of the stay."
UPPEHALLE = "Varje besökare behöver ha 450 kronor för varje dag."
JE_TAG = "Jeder Besucher braucht 450 Kronen für jeden Tag."
HAN_STAY = "每位访客每天需有450克朗。"


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (STAY, "450 kronor"),
        (UPPEHALLE, "450 kronor"),
        (JE_TAG, "450 Kronen"),
        (HAN_STAY, "450克朗"),
    ],
)
@pytest.mark.parametrize(
    ("question", "contradicted"),
    [
        ("What is the fee for a visitor's application?", True),
        ("Hur hög är avgiften för besökare?", True),
        ("访客签证的收费是多少？", True),
        ("Wie hoch war der Export 2022?", True),
        ("Hur mycket exporterades?", True),
        ("How much does a visitor need?", False),
        ("Hur stor var omsättningen?", False),
    ],
)
def test_a_figure_is_no_fee_and_no_export_where_nothing_near_it_says_so(
    text: str, answer: str, question: str, contradicted: bool
) -> None:
    outcome = check_aspect(question, place_of(text, answer))
    assert (outcome is Outcome.CONTRADICTED) is contradicted
    heading = "Fees 2024 · Avgifter · Gebühren · 收费 · Export 2022 · 出口"
    named = check_aspect(question, place_of(text, answer, title=heading))
    assert named is Outcome.SHOWN


def test_the_names_of_a_row_in_all_its_columns_tell_what_its_figure_is_of() -> None:
    text = (
        "County: Norwick | Flow: Exports | Value: 31 | 2021: 7 | 2022: 8\n"
        "County: Norwick | Flow: Imports | Value: 44 | 2021: 9 | 2022: 10"
    )
    question = "How large were the exports of Norwick?"
    for right, wrong in (("31", "44"), ("8", "10")):
        assert check_aspect(question, place_of(text, right)) is Outcome.SHOWN
        assert check_aspect(question, place_of(text, wrong)) is Outcome.CONTRADICTED


def test_a_printed_row_is_of_its_names_and_not_of_the_figure_before() -> None:
    text = "Corwen | 出口 | 501 | 8450\nCorwen | 进口 | 502 | 8451"
    assert check_aspect("Corwen出口多少？", place_of(text, "8450")) is Outcome.SHOWN
    other = check_aspect("Corwen出口多少？", place_of(text, "8451"))
    assert other is Outcome.CONTRADICTED


def test_a_row_is_of_the_rents_that_stand_above_it() -> None:
    text = "Hyror per ort\n\nOrt: Eslöv | Kontor: 870\nOrt: Hörby | Kontor: 790"
    for question in ("Hur hög är hyran för kontor i Hörby?", "Vad kostar ett kontor?"):
        assert check_aspect(question, place_of(text, "790")) is Outcome.SHOWN
