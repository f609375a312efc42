"""What a question wants is told from its words; a figure is told from its shape."""

from __future__ import annotations

import pytest

from assistant.extract.questions import (
    begins_with_figure,
    classify_question,
    contains_figure,
)

FIGURE_QUESTIONS = """
What share of the grants goes to schools?
Welcher Anteil der Mittel geht an Schulen?
Welchen Prozentsatz zahlt die Stadt?
Hvilken andel av midlene går til skoler?
How many firms are in the Xuzhou cluster?
To how many countries does Xuzhou export glass?
How big is the technology glass industrial park that is being planned?
When the park is finished, how many hectares does it cover?
What is the total number of firms?
In what year was the association founded?
How old is the glass industry?
Hur många företag finns i klustret i Xuzhou?
Hur stort är området?
hur gammal är industrin
Hur stor andel går på export?
Vilket år grundades föreningen?
徐州集群有多少家企业？
园区面积有多大？
有几家企业？
产业有多久的历史？
哪一年成立？
Wie viele Firmen gibt es in Xuzhou?
Wieviel kostet das?
Combien d'entreprises y a-t-il ?
Quel est le nombre d'entreprises ?
¿Cuántas empresas hay?
Hvor mange bedrifter finnes det?
Hvor gammel er byen?
"""

SEVERAL_QUESTIONS = """
Vad är stadens fyra prioriterade områden?
Vad heter de tre hamnarna i provinsen?
Was sind die fünf Aufgaben des Amtes?
浙江的三大任务是什么？
园区的5个重点项目是什么？
What are the Shandong upgrading actions?
Which departments carried out the promotion activities?
Which industrial clusters are in Shandong?
What products does the glass industry make?
List the actions
Please list all departments.
Name the three actions.
Vilka åtgärder ingår?
Nämn tre åtgärder
lista departementen
有哪些行动？
列出六大行动
哪几项行动？
有什么产品？
Welche Maßnahmen gibt es?
Welche Städte sind dabei?
Nenne drei Maßnahmen
Quels sont les produits ?
Hvilke land deltok?
Which actions belong to the year of upgrading?
To which countries do the firms sell?
From which towns come the workers?
Which serious shortcomings of the office did the report list?
Aus welchen Maßnahmen besteht das Jahr der Aufwertung?
Mit welchen Behörden arbeitet das Amt zusammen?
In welchen wichtigen Feldern wird geforscht?
What are the main exports of Brazil?
What are the sales channels of the firm?
What were the rents and fees?
"""

# A sum of money is one figure, though its word is a plural.
SUMS = """
What were the rents in Lund?
What were wages in Wexcombe in 2023?
What are the sales of the firm?
What were the total exports in 2022?
What were the exports of Corwen?
Vilka var hyrorna i Hörby?
Vilka blev intäkterna 2022?
What share of exports does Torvik have?
"""

OTHER_QUESTIONS = """
Vad är artikel 12 i lagen?
第三项任务是什么？
Vad är kostnaden för de tre projekten?
Was waren die Kosten 2022?
两个项目的总投资是什么？
第12条是什么？
Who gave speeches at the launching ceremony?
Who decides how many firms may join?
Where was the launching ceremony of the upgrading year held?
What is Jiaxiang's industry?
Which company exports glass?
Which class was best?
Which city is that?
What was the reason?
Name the capital.
How is the park built?
Vilken stad är det?
Hur är det i Xuzhou?
Varför är det så många företag?
很多大企业在哪里？
多大型企业参加了？
几乎所有企业都在哪里？
徐州在哪里？
Welche Stadt ist das?
Où se trouve la ville ?
Which company exports glass?
Which address does the office have?
Which town in the north consists of islands?
Welchen Namen trägt die Messe?
In welchen Kreis gehört die Stadt?
"""

FIGURES = """
252 firms | ２５２家 | ٢٥٢ شركة | XNUMX länder | 出口到XNUMX个国家 | 共XX家企业
twenty-two firms | forty | dozens of firms | half of them | Seven
sju typer | tusentals specifikationer | tvåhundrafemtiotvå | trettio | hälften | arton
二百五十二家 | 六万 | 近万人 | 数千种规格 | 两个 | 三年 | 百分之六十 | 十余家 | 二十一个
zweihundertzweiundfünfzig | Hunderte | fünfzig Jahre | zwei Millionen | siebzehn
seks bedrifter | quatre villes
12EFLOPS | 40GWh a year | 800TB lagring | 2Gbps | 算力达到3EFLOPS
one year | ett år | en månad | ein Jahr | eines Monats | et år | yksi vuosi
一年 | 有效期一年 | 一个月 | 一周内
1,4OO | 1.4OO personer | 2l5 firms | 共1O家企业 | 5OO
"""

NO_FIGURES = """
the province | one of the largest | often | tonnes of glass | seventh heaven | MAXXIM
en annan | a year | eine Woge
ett företag | den | ton glas | trender | einzig und allein | ein Sieb | und
第一批 | 5G网络 | 4K | B2B
一个国家 | 十分重要 | 万一 | 统一 | 三农 | 十三五规划 | 第十三届 | 千方百计
第一年 | 同一年 | 一年级
第一批 | 一个国家 | 十分重要 | 万一 | 统一 | 三农 | 十三五规划 | 第十三届 | 千方百计
"""


def lines(table: str) -> list[str]:
    return table.strip().splitlines()


def cells(table: str) -> list[str]:
    return [cell.strip() for line in lines(table) for cell in line.split(" | ")]


@pytest.mark.parametrize("question", lines(FIGURE_QUESTIONS) + lines(SUMS))
def test_a_question_for_a_figure_is_recognised(question: str) -> None:
    assert classify_question(question).wants_figure


@pytest.mark.parametrize("question", lines(SEVERAL_QUESTIONS) + lines(OTHER_QUESTIONS))
def test_other_questions_accept_an_answer_without_a_figure(question: str) -> None:
    assert not classify_question(question).wants_figure


@pytest.mark.parametrize("question", lines(SEVERAL_QUESTIONS))
def test_a_question_for_several_things_is_recognised(question: str) -> None:
    assert classify_question(question).wants_several


@pytest.mark.parametrize(
    "question", lines(FIGURE_QUESTIONS) + lines(SUMS) + lines(OTHER_QUESTIONS)
)
def test_other_questions_do_not_ask_for_a_list(question: str) -> None:
    assert not classify_question(question).wants_several


@pytest.mark.parametrize("text", cells(FIGURES))
def test_a_figure_is_found_in_digits_words_and_what_damage_left(text: str) -> None:
    assert contains_figure(text)


@pytest.mark.parametrize("text", cells(NO_FIGURES))
def test_articles_ordinals_and_idioms_are_no_figures(text: str) -> None:
    assert not contains_figure(text)


@pytest.mark.parametrize(
    "question",
    [
        "When was the association founded?",
        "Sedan 2010, när ändrades lagen?",
        "Wann wurde der Verein gegründet?",
        "Når ble foreningen stiftet?",
        "Quand a-t-elle été fondée ?",
        "协会什么时候成立的？",
    ],
)
def test_a_question_for_a_date_is_known(question: str) -> None:
    assert classify_question(question).wants_date


@pytest.mark.parametrize(
    "question", ["Who decides when it opens?", "How many came when it opened?"]
)
def test_when_inside_another_question_asks_for_no_date(question: str) -> None:
    assert not classify_question(question).wants_date


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("54 billion yuan", True),
        ("EUR 6.8 billion", True),
        ("US$ 40", True),
        ("€1,200", True),
        ("XNUMX länder", True),
        ("the 54 firms", False),
        ("USB 3", False),
    ],
)
def test_an_answer_that_is_a_figure_is_known(text: str, begins: bool) -> None:
    assert begins_with_figure(text) is begins
